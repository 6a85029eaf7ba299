"""Rules over the single dates of an event: deadline, clock, doubles, holidays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from content_model.dated_source import DatedSource
from content_model.document import Loc
from content_model.fields.dates import DateSpan, DateValue
from content_model.fields.dates.clock_changes import ClockFault, clock_fault
from content_model.finding import Finding, Severity
from content_model.german_holidays import GermanHolidays, holidays_of
from content_model.models.event import CANCELLED, POSTPONED
from content_model.models.report import Report
from content_model.recurrence.occurrences import (
    BERLIN_ZONE,
    Occurrence,
    Origin,
    event_status,
    expand_event,
    moved,
)
from content_model.wording import format_long_day, format_times

A_YEAR = timedelta(days=366)
MOST_DAYS = 100  # of an event; whatever lasts longer has holidays in it anyway
MOST_NAMED = 3


def date_findings(source: DatedSource) -> Iterator[Finding]:
    """All findings over the single dates of an event."""
    yield from deadline_comes_first(source)
    yield from clock_shows_the_times(source)
    yield from dates_are_told_once(source)
    if source.land and not isinstance(source.event, Report):
        yield from holidays_are_noticed(source, source.land)


def deadline_comes_first(source: DatedSource) -> Iterator[Finding]:
    """One can register until the last date begins, not after it."""
    registration = source.event.registration
    if source.event.recurrence or not registration or not registration.until:
        return
    dates = expand_event(source.event, source.today).occurrences
    starts = [span.start.date for one in dates for span in (one.span, one.original) if span.start.is_day]
    if starts and registration.until > max(starts):
        yield source.finding(
            ("anmeldung", "bis"),
            f"die Anmeldung endet erst nach dem Beginn am {max(starts):%d.%m.%Y}",
            f"bis: {max(starts):%d.%m.%Y} oder früher",
        )


def clock_shows_the_times(source: DatedSource) -> Iterator[Finding]:
    """No time that the clock skips, and a word about the hour that it shows twice."""
    zone = source.event.zone or BERLIN_ZONE
    for loc, value in _typed_values(source):
        fault = clock_fault(value, zone)
        if fault is None or value.time is None:
            continue
        day, time = f"{value.date:%d.%m.%Y}", format_times(value.time)
        if fault is ClockFault.MISSING:
            problem = f"am {day} gibt es {time} nicht, weil die Uhr vorgestellt wird"
            yield source.finding(loc, problem, "eine Stunde früher oder später")
        else:
            problem = f"am {day} gibt es {time} zweimal, weil die Uhr zurückgestellt wird; gemeint ist das erste Mal"
            hint = "eine Stunde früher oder später, wenn es nicht auf diese Stunde ankommt"
            yield source.finding(loc, problem, hint, Severity.WARNING)


def dates_are_told_once(source: DatedSource) -> Iterator[Finding]:
    """No further date is there already, by `beginn`, by the rule or among the others."""
    event = source.event
    if not event.dates:
        return
    known = [event.span.start] if event.span else []
    if event.recurrence and event.begin and event.begin.start.is_day:
        days = [one.begin.start.last_date for one in event.dates if one.begin.start.year]
        ruled = expand_event(
            event.model_copy(update={"dates": ()}), max(days, default=source.today), source.free
        )
        known = [one.span.start for one in ruled.occurrences]
    for at, one in enumerate(event.dates):
        if one.begin.start in known and one.begin.start.is_day:
            yield source.finding(
                ("termine", at, "beginn"),
                f"{_spoken(one.begin.start)} steht schon da",
                "den doppelten Termin löschen",
            )
        known.append(one.begin.start)


def holidays_are_noticed(source: DatedSource, land: str) -> Iterator[Finding]:
    """A date ahead falls on a public holiday or into school holidays, and the text does not say so.

    For a series without `außer:` only public holidays count: it runs through the school
    holidays on purpose, as a rule. Whoever names the holidays in the text knows about them.
    """
    holidays = holidays_of(land, source.today.year, source.today.year + 3)
    ahead: Iterator[tuple[Loc, Occurrence, Callable[[date], str | None]]]
    if source.event.recurrence:
        yield from _holidays_of_series(source, holidays)
        ahead = ((loc, one, holidays.public.get) for loc, one in _further_ahead(source))
    else:
        ahead = ((loc, one, holidays.name_of) for loc, one in _dates_ahead(source))
    for loc, one, name_of in ahead:
        name = next((name for day in _days_of(one.span) if (name := name_of(day))), None)
        if name and not _is_known(source, name):
            yield _free_day(source, loc, f"an diesem Tag ist in {land} frei: {name}", name)
            return


def _free_day(source: DatedSource, loc: Loc, problem: str, name: str) -> Finding:
    hint = f"ist das gewollt, {name} im Text erwähnen, dann wissen es auch die Gäste; sonst einen anderen Tag wählen"
    return source.finding(loc, problem, hint, Severity.WARNING)


def _holidays_of_series(source: DatedSource, holidays: GermanHolidays) -> Iterator[Finding]:
    rule, event = source.event.recurrence, source.event
    if rule is None or rule.except_ or event_status(event)[0] == CANCELLED:
        return
    dates = expand_event(event, source.today + A_YEAR).occurrences
    hit = [
        (one.span.start.date, name)
        for one in dates
        if one.origin is Origin.RULE and one.span.start.date >= source.today and one.status != CANCELLED
        if not one.is_moved and one.place is None and (name := holidays.public.get(one.span.start.date))
        if not _is_known(source, name)
    ]
    if hit:
        named = ", ".join(f"{day:%d.%m.%Y} ({name})" for day, name in hit[:MOST_NAMED])
        yield source.finding(
            source.rule_loc("regel"),
            f"Termine dieser Reihe fallen auf Feiertage: {named}",
            "unter wiederholung: außer: Feiertage; oder die Feiertage im Text erwähnen",
            Severity.WARNING,
        )


def _is_known(source: DatedSource, name: str) -> bool:
    """Whether the entry itself speaks of the holidays."""
    text = " ".join((source.event.title, source.event.summary or "", source.document.body)).lower()
    return any(word in text for word in ("ferien", "feiertag", name.lower()))


def _dates_ahead(source: DatedSource) -> Iterator[tuple[Loc, Occurrence]]:
    """The dates of an event without a rule that lie ahead and take place, with their places."""
    yield from _ahead(source, _single_spans(source))


def _further_ahead(source: DatedSource) -> Iterator[tuple[Loc, Occurrence]]:
    """The dates beside the rule that lie ahead: `außer` leaves none of them out."""
    event, rule = source.event, source.event.recurrence
    spans = list(_single_spans(source))[1 if event.span else 0 :]
    for at, span in enumerate(rule.additional if rule else ()):
        spans.append((source.rule_loc("zusätzlich", at), moved(event.span, span) if event.span else span))
    yield from _ahead(source, spans)


def _ahead(source: DatedSource, spans: Iterable[tuple[Loc, DateSpan]]) -> Iterator[tuple[Loc, Occurrence]]:
    dates = [
        one
        for one in expand_event(source.event, source.today, source.free).occurrences
        if one.origin is not Origin.RULE
    ]
    for loc, span in spans:
        one = next((one for one in dates if one.original == span), None)
        if one is None or one.status == CANCELLED or not one.span.start.is_day:
            continue
        if (one.span.end or one.span.start).date >= source.today and (
            one.status != POSTPONED or one.is_moved
        ):
            yield (("neuer_termin",) if one.is_moved and loc == source.begin else loc), one


def _single_spans(source: DatedSource) -> Iterator[tuple[Loc, DateSpan]]:
    """The dates that the header names one by one, with their places."""
    if span := source.event.span:
        yield source.begin, span
    for at, one in enumerate(source.event.dates):
        span = DateSpan(one.begin.start, one.end) if one.end else one.begin
        yield ("termine", at, "beginn"), span


def _typed_values(source: DatedSource) -> Iterator[tuple[Loc, DateValue]]:
    """Every moment that the header names, with its place; each place once."""
    event, rule = source.event, source.event.recurrence
    spans: list[tuple[Loc, DateSpan | None]] = [(source.begin, event.begin)]
    spans += [(("ende",), DateSpan(event.end) if event.end and not source.where else None)]
    spans += [(("neuer_termin",), DateSpan(event.new_date) if event.new_date else None)]
    for at, date_ in enumerate(event.dates):
        spans += [(("termine", at, "beginn"), date_.begin)]
        spans += [(("termine", at, "ende"), DateSpan(date_.end) if date_.end else None)]
        spans += [(("termine", at, "neuer_termin"), DateSpan(date_.new_date) if date_.new_date else None)]
    for at, one in enumerate(rule.exceptions if rule else ()):
        spans += [(source.rule_loc("ausnahmen", at, "verlegt_auf"), one.moved_to)]
    for at, further in enumerate(rule.additional if rule else ()):
        spans += [(source.rule_loc("zusätzlich", at), further)]
    for loc, span in spans:
        yield from ((loc, value) for value in (span.start, span.end) if value) if span else ()


def _days_of(span: DateSpan) -> Iterator[date]:
    first, last = span.start.date, (span.end or span.start).date
    yield from (first + timedelta(days=at) for at in range(min((last - first).days + 1, MOST_DAYS)))


def _spoken(value: DateValue) -> str:
    time = f", {format_times(value.time)}," if value.time else ""
    return f"{format_long_day(value.date)}{time}"
