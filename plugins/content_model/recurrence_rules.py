"""Rules over a recurrence and its exceptions: they fit the first day, each other and the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from content_model.dated_source import DatedSource
from content_model.fields.dates import DateSpan
from content_model.fields.dates.clock_changes import ClockFault, clock_fault
from content_model.fields.spelling import quoted
from content_model.finding import Finding, Severity
from content_model.models.event import CANCELLED
from content_model.recurrence.free_days import FreeDays
from content_model.recurrence.grammar import rule_sentence
from content_model.recurrence.occurrences import BERLIN_ZONE, Occurrence, Origin, expand_event, moved
from content_model.recurrence.rule import Frequency, Rule
from content_model.wording import format_long_day, format_times

LONGEST_GAP = timedelta(days=800)  # two occurrences of any rule but a yearly one lie nearer than that
A_YEAR = timedelta(days=366)
LATEST_CHANGE = 4  # the hour until which clocks are changed, in any zone of Europe and America


def series_findings(source: DatedSource) -> Iterator[Finding]:
    """All findings of a series; what lies on a first day that does not fit is not looked at."""
    event, recurrence = source.event, source.event.recurrence
    rule = recurrence.rule if recurrence else None
    if rule is None or event.begin is None:
        return
    wrong = list(start_fits(source, rule))
    yield from wrong
    if wrong:
        return
    for check in CHECKS:
        yield from check(source, rule)


def start_fits(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """The first day is known and one of the rule's own (RFC 5545, 3.8.5.3)."""
    assert source.event.begin is not None
    start = source.event.begin.start
    if not start.is_day:
        yield source.finding(
            source.begin,
            "die Wiederholung braucht einen Tag, an dem sie beginnt",
            "beginn: 03.11.2026 18:00, oder die Zeile wiederholung: löschen",
        )
        return
    day, anchored = start.date, rule.anchored(start.date)
    if rule.frequency is Frequency.YEARLY and (anchored.month, anchored.month_day) == (2, 29):
        yield source.finding(
            source.begin,
            "den 29. Februar gibt es nur in Schaltjahren, dazwischen fiele der Termin aus",
            f"beginn: 28.02.{day.year}, oder die Tage einzeln unter termine:",
        )
    elif next(anchored.days(day), None) != day:
        time = f" {start.time:%H:%M}" if start.time and source.begin[-1] != "ab" else ""
        near = _neighbours(replace(anchored, interval=1), day)
        yield source.finding(
            source.begin,
            f"{format_long_day(day)} passt nicht zu {quoted(rule_sentence(rule))}",
            f"{source.begin[-1]}: {' oder '.join(f'{one:%d.%m.%Y}{time}' for one in near)}; sonst die Regel ändern",
        )


def parts_fit(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """An end after the beginning, a Land for the holidays, no date of all moved at once."""
    event, recurrence = source.event, source.event.recurrence
    assert recurrence is not None
    assert event.begin is not None
    del rule
    ends_early = recurrence.until and recurrence.until.last_date < event.begin.start.date
    if ends_early and recurrence.until and not source.is_derived:
        yield source.finding(
            source.rule_loc("bis"),
            "die Reihe endet, bevor sie beginnt",
            f"bis: einen Tag nach dem {event.begin.start.date:%d.%m.%Y}",
        )
    if recurrence.except_ and source.facts and source.land is None:
        yield source.finding(
            source.rule_loc("außer"),
            "ohne Bundesland ist nicht bekannt, wann Feiertage und Ferien sind",
            "in content/netzwerk.yaml eine Zeile ergänzen: land: Mecklenburg-Vorpommern",
        )
    if event.new_date:
        yield source.finding(
            ("neuer_termin",),
            "bei einer Reihe ist unklar, welcher Termin verlegt ist",
            "unter wiederholung: ausnahmen: mit am: und verlegt_auf:",
        )


def dates_come_one_by_one(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """No date lasts into the next one, as happens when the end of the series is taken for an end."""
    span = source.event.span
    assert span is not None
    days = rule.days(span.start.date)
    first, second = next(days), next(days, None)
    if second and span.end and span.end.date >= second and not span.is_one_evening:
        begin = f"{first:%d.%m.%Y}" + (f" {span.start.time:%H:%M}" if span.start.time else "")
        yield source.finding(
            ("ende",) if source.event.end else source.begin,
            f"der Termin dauert bis {format_long_day(span.end.date)}, der nächste beginnt schon am {second:%d.%m.%Y}",
            f"soll die Reihe dann enden: beginn: {begin} und unter wiederholung: bis: {span.end.date:%d.%m.%Y}",
        )


def exceptions_hit_dates(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """Every exception names a day of the rule, and no day twice."""
    event, recurrence = source.event, source.event.recurrence
    assert recurrence is not None
    assert event.begin is not None
    first, last = event.begin.start.date, _last_day(source)
    if source.is_derived:  # an exception stays right when the derived first day has moved on
        first = min([first, *(one.on.date for one in recurrence.exceptions)])
    seen: dict[date, int] = {}
    for at, one in enumerate(recurrence.exceptions):
        loc, day = source.rule_loc("ausnahmen", at, "am"), one.on.date
        if day in seen:
            line = source.header.value_mark(
                source.header.typed_loc(source.rule_loc("ausnahmen", seen[day], "am"))
            ).line
            problem = f"für {format_long_day(day)} steht schon eine Ausnahme da (Zeile {line})"
            yield source.finding(loc, problem, "beide zu einer zusammenfassen")
        elif not _hits(rule, first, last, day):
            near = _neighbours(rule, day, first, last)
            hint = " oder ".join(f"am: {one:%d.%m.%Y}" for one in near) or "die Ausnahme löschen"
            yield source.finding(loc, f"{format_long_day(day)} ist kein Tag dieser Reihe", hint)
        seen.setdefault(day, at)


def moves_land_on_free_days(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """Nothing is moved onto a date that takes place already."""
    recurrence = source.event.recurrence
    assert recurrence is not None
    del rule
    targets = [one.moved_to.start.date for one in recurrence.exceptions if one.moved_to]
    if not targets:
        return
    dates = expand_event(source.event, max(targets), source.free).occurrences
    for at, one in enumerate(recurrence.exceptions):
        mine = next(
            (date for date in dates if one.moved_to and date.original.start.date == one.on.date), None
        )
        if mine and any(_collide(mine, other) for other in dates):
            yield source.finding(
                source.rule_loc("ausnahmen", at, "verlegt_auf"),
                f"am {format_long_day(mine.span.start.date)} ist schon ein Termin dieser Reihe",
                "einen anderen Tag wählen, oder entfällt: mit dem Grund",
            )


def further_dates_are_new(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """A further date of the rule is not one of the rule's own."""
    event, recurrence = source.event, source.event.recurrence
    assert recurrence is not None
    assert event.span is not None
    del rule
    spans = [moved(event.span, span) for span in recurrence.additional]
    if not spans:
        return
    dates = expand_event(event, max(span.start.date for span in spans), source.free).occurrences
    for at, span in enumerate(spans):
        if sum(one.span.start == span.start for one in dates) > 1:
            yield source.finding(
                source.rule_loc("zusätzlich", at),
                f"{format_long_day(span.start.date)} ist schon ein Termin dieser Reihe",
                "die Zeile löschen",
            )


def some_date_is_left(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """Free days and exceptions leave something over; the first date is not one that falls out."""
    event, recurrence = source.event, source.event.recurrence
    assert recurrence is not None
    assert event.begin is not None
    del rule
    if source.is_derived or not (recurrence.except_ or recurrence.exceptions):
        return
    first = event.begin.start.date
    expansion = expand_event(event, first + A_YEAR, source.free)
    if not expansion.occurrences:
        yield source.finding(
            source.rule_loc("regel"),
            "alle Termine dieser Reihe fallen aus",
            "bis:, außer: oder ausnahmen: ändern",
        )
    elif (
        first >= source.today
        and source.free
        and source.free.is_free(first)
        and _skipped(expansion.skipped, first)
    ):
        after = expansion.occurrences[0].span.start.date
        yield source.finding(
            source.begin,
            f"der erste Termin fällt selbst aus: {source.free.name_of(first)}",
            f"{source.begin[-1]}: {after:%d.%m.%Y}",
            Severity.WARNING,
        )


def clock_shows_all_times(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """No date of the coming two years begins or ends while the clock is put forward."""
    span, zone = source.event.span, source.event.zone or BERLIN_ZONE
    assert span is not None
    del rule
    if not any(value.time.hour < LATEST_CHANGE for value in (span.start, span.end) if value and value.time):
        return
    dates = expand_event(source.event, source.today + 2 * A_YEAR, source.free).occurrences
    values = [value for one in dates for value in (one.span.start, one.span.end) if value]
    ahead = [value for value in values if value.is_day and value.date >= source.today]
    missing = next((value for value in ahead if clock_fault(value, zone) is ClockFault.MISSING), None)
    if missing:
        yield source.finding(
            source.rule_loc("regel"),
            f"am {missing.date:%d.%m.%Y} gibt es {format_times(missing.time)} nicht, weil die Uhr vorgestellt wird",
            "diesen Tag unter ausnahmen: auf eine andere Uhrzeit verlegen",
            Severity.WARNING,
        )


def holidays_are_known(source: DatedSource, rule: Rule) -> Iterator[Finding]:
    """A series that runs past the known holidays ends with them for now."""
    recurrence, free = source.event.recurrence, source.free
    assert recurrence is not None
    del rule
    if free and recurrence.count and (known := _counted(source, free)) < int(recurrence.count):
        yield source.finding(
            source.rule_loc("anzahl"),
            f"Feiertage und Ferien stehen erst bis {free.known_until:%d.%m.%Y} fest, so weit reicht die Reihe",
            f"anzahl: {known}, später erhöhen",
            Severity.WARNING,
        )
    if free and recurrence.until and recurrence.until.last_date > free.known_until:
        yield source.finding(
            source.rule_loc("bis"),
            f"Feiertage und Ferien stehen erst bis {free.known_until:%d.%m.%Y} fest, so weit reicht die Reihe",
            f"bis: {free.known_until:%d.%m.%Y}, später verlängern",
            Severity.WARNING,
        )


CHECKS: tuple[Callable[[DatedSource, Rule], Iterator[Finding]], ...] = (
    parts_fit,
    dates_come_one_by_one,
    exceptions_hit_dates,
    moves_land_on_free_days,
    further_dates_are_new,
    some_date_is_left,
    clock_shows_all_times,
    holidays_are_known,
)


def _last_day(source: DatedSource) -> date | None:
    """The last day of the rule, None for an endless one."""
    assert source.event.begin is not None
    return expand_event(source.event, source.event.begin.start.date, source.free).last


def _counted(source: DatedSource, free: FreeDays) -> int:
    """How many of the dates that `anzahl` counts lie within the known holidays."""
    expansion = expand_event(source.event, free.known_until, free)
    recurrence = source.event.recurrence
    dropped = {one.on.date for one in recurrence.exceptions if one.dropped} if recurrence else set()
    of_rule = sum(one.origin is Origin.RULE for one in expansion.occurrences)
    return of_rule + sum(span.start.date in dropped for span in expansion.skipped)


def _hits(rule: Rule, first: date, last: date | None, day: date) -> bool:
    if last and day > last:
        return False
    return next((one for one in rule.days(first) if one >= day), None) == day


def _neighbours(rule: Rule, day: date, first: date | None = None, last: date | None = None) -> list[date]:
    """The nearest days of the rule before and after `day`; from `first` to `last` if they are given."""
    before, after = None, None
    for one in rule.days(first or day - LONGEST_GAP):
        if last and one > last:
            break
        if one > day:
            after = one
            break
        before = one if one < day else before
    return [one for one in (before, after) if one]


def _skipped(skipped: tuple[DateSpan, ...], day: date) -> bool:
    return any(span.start.date == day for span in skipped)


def _collide(mine: Occurrence, other: Occurrence) -> bool:
    """Whether both take place on the same days, and at overlapping times where both have times."""
    if other is mine or CANCELLED in (mine.status, other.status) or not other.span.start.is_day:
        return False
    return _begins(mine.span) < _ends(other.span) and _begins(other.span) < _ends(mine.span)


def _begins(span: DateSpan) -> tuple[date, str]:
    return span.start.date, str(span.start.time or "")


def _ends(span: DateSpan) -> tuple[date, str]:
    """The end; without a time of its own the whole day."""
    last = span.end or span.start
    return last.date, str(last.time) if span.end and last.time else "~"
