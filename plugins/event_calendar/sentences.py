"""The recurrence of an event in words, as far as it is known without expansion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content_model import views
from content_model.fields.dates import DateSpan
from content_model.models.event import Deviation, EventFacts
from content_model.wording import format_long_day, format_span, format_times


def recurrence_words(event: EventFacts) -> str:
    """`jeden 1. Dienstag im Monat, 18–20 Uhr, bis Dezember 2027`."""
    rule, span = event.recurrence, event.span
    if rule is None:
        return ""
    words = [rule.sentence]
    if span and (times := format_times(span.start.time, span.end.time if span.end else None)):
        words.append(times)
    if rule.until and rule.until.year:
        words.append(f"bis {format_span(DateSpan(rule.until))}")
    if rule.except_:
        words.append("nicht in: " + ", ".join(rule.except_))
    return ", ".join(words)


def exception_words(event: EventFacts, today: date) -> Iterator[views.Link]:
    """Each exception and additional date of the rule that is not past, in words."""
    rule = event.recurrence
    if rule is None:
        return
    for one in rule.exceptions:
        last = one.moved_to.start if one.moved_to else one.on
        if last.year and last.last_date >= today:
            yield views.Link(_exception(one))
    for span in rule.additional:
        if span.start.year and span.start.last_date >= today:
            yield views.Link(f"Zusätzlich: {span_words(span)}")


def _exception(one: Deviation) -> str:
    day = format_long_day(one.on.date) if one.on.is_day else format_span(DateSpan(one.on))
    if one.moved_to:
        return f"{day}: verlegt auf {span_words(one.moved_to)}"
    if one.cancelled:
        return f"{day}: abgesagt ({one.cancelled})"
    if one.dropped:
        return f"{day}: entfällt ({one.dropped})"
    return f"{day}: an einem anderen Ort"


def span_words(span: DateSpan) -> str:
    """Day and times: `Dienstag, 3. November 2026, 18–20 Uhr`."""
    single = span.end is None or (span.start.is_day and span.end.date == span.start.date)
    words = format_long_day(span.start.date) if single and span.start.is_day and span.start.year else format_span(span)
    start, end = span.start.time, span.end.time if span.end else None
    if start and single:
        return f"{words}, {format_times(start, end)}"
    return f"{words}, ab {format_times(start)}" if start else words
