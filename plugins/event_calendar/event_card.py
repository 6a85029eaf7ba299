"""Events and reports as cards in lists."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.access_words import access_words
from content_model.date_words import rule_words
from content_model.fields.dates import DateSpan
from content_model.models.event import EventFacts
from content_model.page_parts import describe, leaf_view
from content_model.site_content import SiteContent
from content_model.wording import format_day, format_span, format_times
from event_calendar.dated_entries import DatedEntry
from event_calendar.places import access_of, short_place
from event_calendar.state import Phase, badges_of

MAX_FACTS = 2


def event_card(content: SiteContent, dated: DatedEntry) -> views.Card:
    """A row of the agenda."""
    event = dated.event
    return views.Card(
        title=event.title,
        url=content.url(dated.shown.address or ""),
        leaf=None if dated.recurs else leaf_view(dated.next_span),
        lines=tuple(_lines(content, dated)),
        badges=(*badges_of(event, dated.phase), *_access_badges(content, dated)),
        lang=event.lang,
    )


def _lines(content: SiteContent, dated: DatedEntry) -> Iterator[str]:
    event = dated.event
    if dated.recurs:
        yield recurrence_words(event)
    elif times := times_of(dated.next_span):
        yield times
    elif (
        dated.phase is Phase.AHEAD
        and not event.all_day
        and dated.next_span.end is None
        and dated.next_span.start.is_day
    ):
        yield "Uhrzeit folgt"
    if len(dated.spans) > 1:
        yield f"{len(dated.spans)} Termine"
    if place := short_place(content, event, dated.phase):
        yield place
    if event.registration and event.registration.until and event.registration.until >= content.today:
        yield f"Anmeldung bis {format_day(event.registration.until)}"
    if event.new_date and event.span:
        yield f"verschoben vom {format_span(event.span)}"


def recurrence_words(event: EventFacts) -> str:
    """The event's rule with its times of day."""
    span, rule = event.span, event.recurrence
    times = format_times(span.start.time, span.end.time if span.end else None) if span else ""
    return rule_words(rule, times) if rule else ""


def times_of(span: DateSpan) -> str | None:
    """`18–20 Uhr` for a single day, `ab 15 Uhr` for several days; None without times."""
    start, end = span.start.time, span.end.time if span.end else None
    if start is None:
        return None
    one_day = span.end is None or span.end.date == span.start.date
    return format_times(start, end) if one_day else f"ab {format_times(start)}"


def _access_badges(content: SiteContent, dated: DatedEntry) -> Iterator[views.Badge]:
    if dated.phase is Phase.PAST:
        return
    words = [
        word for word in access_words(access_of(content, dated.event)) if len(word) <= 24 and ":" not in word
    ]
    yield from (views.Badge(word) for word in words[:MAX_FACTS])


def report_card(content: SiteContent, dated: DatedEntry) -> views.Card:
    """A tile or row of the reports: picture, date, place, first words."""
    shown = dated.report or dated.shown
    pictures = (shown.entry.picture, dated.shown.entry.picture)
    picture = next((view for one in pictures if one and (view := content.media.picture(one))), None)
    place = short_place(content, dated.event, Phase.PAST)
    lines = [format_span(dated.next_span), *([place] if place else [])]
    return views.Card(
        title=shown.entry.title,
        url=content.url(dated.shown.address or ""),
        leaf=leaf_view(dated.next_span),
        kicker=", ".join(lines),
        text=describe(shown.entry, shown.body),
        badges=(views.Badge("Entwurf", "draft"),) if shown.is_draft else (),
        picture=picture,
        lang=shown.entry.lang,
    )
