"""The ways to write the dates of a series into a header, and whether they are the calendar's dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Component

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.event import CANCELLED, Event
from content_model.recurrence.occurrences import expand_event
from editor_tools.ics_events import Leftover
from editor_tools.ics_headers import repeated_dates, single_dates, slot_values
from editor_tools.ics_horizon import few_dates, has_too_many_deviations, horizon
from editor_tools.ics_places import PlaceReader
from editor_tools.ics_rules import Repetition, RuleRefusedError, parts_of, read_rule
from editor_tools.ics_series import Series, dates_of
from editor_tools.ics_times import Slot

# What the libraries raise over properties that hold another kind of value than they should.
UNREADABLE = (ValueError, KeyError, TypeError, OverflowError, AttributeError)


@dataclass(frozen=True, slots=True)
class Draft:
    """One way to write the dates of a series; `remark` goes into the header as a comment."""

    values: dict[str, Any]
    leftover: Leftover | None = None
    remark: str = ""
    needs_care: bool = False


def dated_drafts(series: Series, slot: Slot, places: PlaceReader) -> Iterator[Draft]:
    """The ways to write the dates, the best one first; the last says only the first date."""
    component = series.master.component
    if not series.repeats:
        yield Draft(slot_values(slot))
        return
    reason = "so nicht in unseren Sätzen vorkommt"
    if "RRULE" in component:
        try:
            repetition = _repetition(series, slot)
            yield Draft(repeated_dates(series, slot, repetition, places))
            reason = "sie sich mit unseren Sätzen nicht genau wiedergeben lässt"
        except RuleRefusedError as refusal:
            reason = str(refusal)
    try:
        dates = few_dates(series)
    except UNREADABLE:
        dates = ()
    if dates:
        yield Draft(single_dates(dates, places), _listed(series, reason, len(dates)))
    rule = _rule_text(component)
    cure = f"die Datei ist ein Entwurf mit dem ersten Termin; wiederholung: oder termine: von Hand eintragen ({rule})"
    line = series.master.line("RRULE")
    left = Leftover(line, f"die Wiederholung ist nicht übernommen, weil {reason}", cure)
    yield Draft(slot_values(slot), left, f"Wiederholung im Kalender: {rule}", needs_care=True)


def _listed(series: Series, reason: str, count: int) -> Leftover | None:
    if "RRULE" not in series.master.component:
        return None
    what = f"die Wiederholung steht als {count} einzelne Termine unter termine:, weil {reason}"
    return Leftover(series.master.line("RRULE"), what)


def _repetition(series: Series, slot: Slot) -> Repetition:
    """The rule with its end on the event's wall clock. Raises RuleRefusedError."""
    parts = parts_of(series.master.component)
    if parts is None:
        raise RuleRefusedError("es mehrere Regeln sind oder die Regel nicht zu lesen ist")
    if has_too_many_deviations(series):
        raise RuleRefusedError("zu viele einzelne Termine davon abweichen")
    until = {"UNTIL": [_local_until(one, slot, series.zone) for one in parts.get("UNTIL", ())]}
    return read_rule({**parts, **until} if until["UNTIL"] else parts, slot.start)


def _local_until(until: Any, slot: Slot, zone: ZoneInfo) -> Any:
    """UNTIL against a start with a time: a day alone ends at midnight, a time without zone is UTC.

    RFC 5545 wants the same kind of value as DTSTART and leaves all else open; this is how
    recurring-ical-events and dateutil read it.
    """
    if slot.is_all_day or not isinstance(until, date):
        return until.date() if isinstance(until, datetime) else until
    if not isinstance(until, datetime):
        return datetime.combine(until, datetime.min.time())
    return until.replace(tzinfo=until.tzinfo or UTC).astimezone(zone).replace(tzinfo=None)


def _rule_text(component: Component) -> str:
    rules = component.get("RRULE", "")
    many = rules if isinstance(rules, list) else [rules]
    texts = [
        one.to_ical().decode("utf-8", "replace") if hasattr(one, "to_ical") else str(one) for one in many
    ]
    return " ".join("".join(sign for sign in text if sign.isprintable()) for text in texts)[:200]


def has_same_dates(entry: Event, series: Series) -> bool:
    """Whether the entry has the dates that recurring-ical-events finds in the calendar."""
    if not series.repeats:
        return True
    recurrence = entry.recurrence
    until = horizon(series, recurrence.until.date if recurrence and recurrence.until else None)
    try:
        expected = {one.key for one in dates_of(series, until)}
    except UNREADABLE:
        return False
    ours = {
        (slot.start, slot.end, one.status == CANCELLED)
        for one in expand_event(entry, until).occurrences
        if (slot := slot_from(one.span)).day <= until
    }
    if entry.status == CANCELLED or entry.cancelled:
        return {key[:2] for key in ours} == {key[:2] for key in expected}
    return ours == expected


def slot_from(span: DateSpan) -> Slot:
    """The span of an entry as a slot."""
    end = moment_of(span.end) if span.end else None
    start = moment_of(span.start)
    return Slot(start, end if end != start else None)


def moment_of(value: DateValue) -> date:
    """The day or time of a header's value."""
    return datetime.combine(value.date, value.time) if value.time else value.date
