"""Pages of events, series and reports as structured data for search engines (schema.org)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias
from uuid import uuid5

from content_model.fields.dates import DateValue
from content_model.models.report import Report
from content_model.network import network
from content_model.page_parts import describe
from content_model.recurrence.occurrences import Occurrence
from content_model.site_content import ShownEntry, SiteContent
from content_model.structured_data import CONTEXT, Article, JsonObject, article
from event_calendar.dated_entries import DatedEntry
from event_calendar.json_dates import date_data, head_data, image_of, one_or_all, start_of
from event_calendar.state import Phase, phase_of
from event_calendar.told_dates import told_date

MOST_DATES = 20
DateOfEvent: TypeAlias = tuple[DatedEntry, Occurrence]


def page_data(content: SiteContent, dated: DatedEntry) -> JsonObject | None:
    """What an event's page is about: the event, its dates, or the report with the event it tells of."""
    told = told_date(content, dated.event)
    about = (date_data(content, *told) if told else None) or event_data(content, dated)
    if dated.report:
        return article(_article(content, dated, dated.report)) | {"about": about}
    return {"@context": CONTEXT, **about} if about else None


def event_data(content: SiteContent, dated: DatedEntry) -> JsonObject | None:
    """The event with one date, or as a series of its dates; None while day or place is unknown."""
    dates = [(dated, one) for one in dated.expansion.occurrences]
    if dated.event.recurrence and not dated.expansion.rule:
        return None
    if len(dates) == 1 and not dated.expansion.rule:
        return date_data(content, *dates[0])
    return _series(content, dated.shown, dates)


def series_data(content: SiteContent, series: ShownEntry, events: Iterable[DatedEntry]) -> JsonObject | None:
    """A series with the dates of its events; None while no day and place is known."""
    dates = [
        (dated, one)
        for dated in events
        if dated.expansion.rule or not dated.event.recurrence
        for one in dated.expansion.occurrences
    ]
    data = _series(content, series, dates)
    return {"@context": CONTEXT, **data} if data else None


def _series(content: SiteContent, shown: ShownEntry, dates: Iterable[DateOfEvent]) -> JsonObject | None:
    near = _near(content, sorted(dates, key=_sort_key))
    found = [data for dated, one in near if (data := date_data(content, dated, one))]
    if not found:
        return None
    places = [place for data in found for place in _listed(data["location"])]
    return {
        **head_data(content, shown),
        "@type": "EventSeries",
        "@id": shown.uid.urn,
        "startDate": found[0]["startDate"],
        "endDate": found[-1]["endDate"] or found[-1]["startDate"],
        "location": one_or_all([place for at, place in enumerate(places) if place not in places[:at]]),
        "subEvent": found,
    }


def _near(content: SiteContent, dates: Sequence[DateOfEvent]) -> Sequence[DateOfEvent]:
    """The next dates, filled up with the last ones before."""
    past = sum(_is_past(content, dated, one) for dated, one in dates)
    first = max(0, min(past, len(dates) - MOST_DATES))
    return dates[first : first + MOST_DATES]


def _is_past(content: SiteContent, dated: DatedEntry, one: Occurrence) -> bool:
    return phase_of(one.span, content.build.now, dated.zone) is Phase.PAST


def _sort_key(date: DateOfEvent) -> tuple[int, int, int, object]:
    return start_of(date[1]).sort_key


def _article(content: SiteContent, dated: DatedEntry, report: ShownEntry) -> Article:
    entry = report.entry
    assert isinstance(entry, Report)
    return Article(
        # A report that carries its event's facts leaves its id to the event, as in calendars.
        id=(uuid5(report.uid, "bericht") if report is dated.shown else report.uid).urn,
        url=content.full_url(dated.shown.address or ""),
        headline=entry.title,
        published=entry.date,
        publisher=network(content),
        modified=_day(entry.modified),
        author=entry.author.name if entry.author else None,
        description=describe(report),
        image=image_of(content, entry.picture) or image_of(content, dated.event.picture),
        language=entry.lang or content.facts.lang,
        type="Article",
    )


def _day(value: DateValue | None) -> date | None:
    return value.date if value and value.is_day else None


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
