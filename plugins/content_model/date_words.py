"""Dates, rules and their deviations as visitors read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content_model.fields.dates import DateSpan
from content_model.models.event import Deviation, Recurrence
from content_model.wording import format_long_day, format_span, format_times


def span_words(span: DateSpan) -> str:
    """Day and times: `Dienstag, 3. November 2026, 18–20 Uhr`."""
    single = span.end is None or (span.start.is_day and span.end.date == span.start.date)
    words = format_long_day(span.start.date) if single and span.start.is_day else format_span(span)
    start, end = span.start.time, span.end.time if span.end else None
    if start and single:
        return f"{words}, {format_times(start, end)}"
    return f"{words}, ab {format_times(start)}" if start else words


def rule_words(rule: Recurrence, times: str = "") -> str:
    """`jeden 1. Dienstag im Monat, 18–20 Uhr, bis Dezember 2027, nicht in: Schulferien`."""
    until = f"bis {format_span(DateSpan(rule.until))}" if rule.until and rule.until.year else ""
    except_ = "nicht in: " + ", ".join(rule.except_) if rule.except_ else ""
    return ", ".join(text for text in (rule.sentence, times, until, except_) if text)


def deviation_words(rule: Recurrence, today: date) -> Iterator[str]:
    """Each exception and additional date of the rule that is not past."""
    for one in rule.exceptions:
        last = one.moved_to.start if one.moved_to else one.on
        if last.year and last.last_date >= today:
            yield _deviation(one)
    for span in rule.additional:
        if span.start.year and span.start.last_date >= today:
            yield f"Zusätzlich: {span_words(span)}"


def _deviation(one: Deviation) -> str:
    day = span_words(DateSpan(one.on))
    if one.moved_to:
        return f"{day}: verlegt auf {span_words(one.moved_to)}"
    if one.cancelled:
        return f"{day}: abgesagt ({one.cancelled})"
    if one.dropped:
        return f"{day}: entfällt ({one.dropped})"
    return f"{day}: an einem anderen Ort"
