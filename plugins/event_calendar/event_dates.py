"""The dates of one event on its page: when it is, the next or all dates, what the state means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from content_model import views
from content_model.calendar_views import DateList, DateRow
from content_model.date_words import deviation_words
from content_model.models.event import CANCELLED, FULL, POSTPONED, TO_FOLLOW, Recurrence
from content_model.page_parts import fact
from content_model.site_content import SiteContent
from content_model.wording import format_long_day, format_span, iso
from event_calendar.dated_entries import DatedEntry
from event_calendar.event_card import recurrence_words
from event_calendar.months import Months, month_address
from event_calendar.occurrences import ListedOccurrence, listed_occurrences, next_occurrence
from event_calendar.places import short_place
from event_calendar.state import Phase, state_badge, status_of
from event_calendar.when import date_words, lacks_time, state_words, tentative_words

MOST = 10
NO_PLACE_LEFT = "Alle Plätze sind vergeben."


def when_facts(content: SiteContent, dated: DatedEntry) -> Iterator[views.Fact]:
    """When it is, in the facts box."""
    event, one = dated.event, next_occurrence(dated)
    if event.recurrence:
        words = recurrence_words(event)
        yield from fact("Wann", words[:1].upper() + words[1:])
        if dated.expansion.rule:
            yield from _next_fact(one)
        yield from fact("Abweichungen", *_unlisted_deviations(content, dated, event.recurrence))
    elif len(dated.expansion.occurrences) > 1:
        yield from fact("Wann", _range_words(dated))
        yield from _next_fact(one)
    else:
        yield from _date_fact("Wann" if one.takes_place else "Geplant war", one)


def _next_fact(one: ListedOccurrence) -> Iterator[views.Fact]:
    """The next date one can go to."""
    if one.phase is Phase.PAST or not one.takes_place:
        return
    until = one.moments[1] if one.moments else None
    yield from (replace(row, until=until) for row in _date_fact("Nächster Termin", one))


def _unlisted_deviations(content: SiteContent, dated: DatedEntry, rule: Recurrence) -> Iterator[str]:
    """What deviates and stands not among the next dates: what falls out, what lies far ahead."""
    dates = listed_occurrences((dated,), content.build.now)
    ahead = [one for one in dates if one.phase is not Phase.PAST][:MOST]
    listed = {one.occurrence.original.start.date for one in ahead if one.span.start.is_day}
    exceptions = tuple(one for one in rule.exceptions if one.on.is_day and one.on.date not in listed)
    additional = tuple(span for span in rule.additional if span.start.date not in listed)
    left = rule.model_copy(update={"exceptions": exceptions, "additional": additional})
    yield from deviation_words(left, content.today)


def _date_fact(label: str, one: ListedOccurrence) -> Iterator[views.Fact]:
    span, zone = one.span, one.dated.zone
    words = date_words(one)
    if one.phase is Phase.AHEAD and lacks_time(one):
        words += " (Uhrzeit folgt)"
    yield from fact(label, words, start=iso(span.start, zone), end=iso(span.end, zone) if span.end else None)


def _range_words(dated: DatedEntry) -> str:
    dates = dated.expansion.occurrences
    first, last = format_span(dates[0].span), format_span(dates[-1].span)
    return f"{len(dates)} Termine vom {first} bis zum {last}"


def date_list(content: SiteContent, dated: DatedEntry, months: Months) -> DateList | None:
    """The next ten dates of a rule, or all dates of an event that has several."""
    dates = list(listed_occurrences((dated,), content.build.now))
    if dated.event.recurrence is None:
        several = len(dates) > 1
        return DateList("Alle Termine", tuple(_row(content, one) for one in dates)) if several else None
    ahead = [one for one in dates if one.phase is not Phase.PAST]
    if not ahead:
        return None
    rows = tuple(_row(content, one) for one in ahead[:MOST])
    return DateList("Nächste Termine", rows, _further(content, ahead[MOST:], months), phase="coming")


def _further(content: SiteContent, rest: Sequence[ListedOccurrence], months: Months) -> views.Link | None:
    """The month of the next date that the list leaves out."""
    key = (rest[0].span.start.date.year, rest[0].span.start.date.month) if rest else None
    if key is None or key not in months.keys or not content.is_listed(rest[0].dated.shown):
        return None
    return views.Link("Alle weiteren im Kalender", content.url(month_address(*key)))


def _row(content: SiteContent, one: ListedOccurrence) -> DateRow:
    span, zone = one.span, one.dated.zone
    start, end = one.moments or (None, None)
    same = one.occurrence.status == status_of(one.dated.event) and one.phase is not Phase.RUNNING
    badge = None if same else state_badge(one.occurrence.status, one.phase)
    return DateRow(
        text=date_words(one),
        start_iso=iso(span.start, zone),
        end_iso=iso(span.end, zone) if span.end else None,
        start=start,
        end=end,
        badges=(badge,) if badge else (),
        notes=tuple(_notes(content, one, badge.text if badge else None)),
        link=_row_link(content, one),
    )


def _notes(content: SiteContent, one: ListedOccurrence, badge: str | None) -> Iterator[str]:
    if one.occurrence.title:
        yield one.occurrence.title
    yield from state_words(one, badge)
    place = short_place(content, one.event, one.phase)
    if one.occurrence.place == TO_FOLLOW and one.takes_place and one.phase is Phase.AHEAD:
        yield "Ort folgt"
    elif place and place != short_place(content, one.dated.event, one.phase):
        yield place


def _row_link(content: SiteContent, one: ListedOccurrence) -> views.Link | None:
    report, online = one.report, one.occurrence.online
    if report and report.address:
        return views.Link("Rückblick", content.url(report.address))
    if online and one.takes_place and one.phase is not Phase.PAST:
        return views.Link("Link zur Teilnahme", online)
    return None


def state_notices(content: SiteContent, dated: DatedEntry) -> Iterator[views.Notice]:
    """What whoever wants to go there must know before reading on."""
    event, status, one = dated.event, status_of(dated.event), next_occurrence(dated)
    if status == CANCELLED:
        reason = (event.cancelled,) if event.cancelled else ()
        yield views.Notice("Diese Veranstaltung ist abgesagt", "alert", reason)
    elif event.new_date:
        lines = (f"Neuer Termin: {date_words(one)}", *_full(dated))
        yield views.Notice("Verschoben", "alert", lines)
    elif status == POSTPONED:
        yield views.Notice("Verschoben", "alert", ("Ein neuer Termin steht noch nicht fest.",))
    elif event.moved_online and dated.phase is not Phase.PAST:
        words = "Die Veranstaltung ist nicht vor Ort, sondern online."
        link = views.Link("Zur Online-Veranstaltung", event.moved_online)
        yield views.Notice("Findet online statt", "alert", (words, *_full(dated)), (link,))
    elif any(_full(dated)):
        yield views.Notice("Ausgebucht", "info", (NO_PLACE_LEFT,))
    elif dated.phase is Phase.AHEAD and (words := tentative_words(one)):
        yield views.Notice("Zum Vormerken", "info", (words,))
    if status != CANCELLED and not event.new_date:
        yield from _next_date_notice(content, dated)


def _full(dated: DatedEntry) -> Iterator[str]:
    """That there is no place left, beside what else has changed."""
    if status_of(dated.event) == FULL and dated.phase is Phase.AHEAD:
        yield f"Ausgebucht: {NO_PLACE_LEFT}"


def _next_date_notice(content: SiteContent, dated: DatedEntry) -> Iterator[views.Notice]:
    """The next date of several, if it falls out or has moved."""
    dates = listed_occurrences((dated,), content.build.now)
    one = next((one for one in dates if one.phase is not Phase.PAST), None)
    if one is None or len(dated.expansion.occurrences) == 1 or not one.occurrence.original.start.is_day:
        return
    day = format_long_day(one.occurrence.original.start.date)
    if one.occurrence.is_moved:
        yield views.Notice(
            f"Der Termin vom {day}, ist verlegt", "alert", (f"Neuer Termin: {date_words(one)}",)
        )
    elif one.occurrence.status == CANCELLED:
        following = next_occurrence(dated)
        lines = [one.occurrence.reason, following.takes_place and f"Nächster Termin: {date_words(following)}"]
        said = tuple(line for line in lines if line)
        yield views.Notice(f"Der Termin am {day}, fällt aus", "alert", said)
