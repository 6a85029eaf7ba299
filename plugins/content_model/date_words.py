"""Dates, rules and their deviations as visitors read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from content_model.fields.dates import DateSpan
from content_model.german_holidays import PUBLIC_HOLIDAYS, SCHOOL_HOLIDAYS
from content_model.models.event import NO_REASON, Deviation, Recurrence
from content_model.recurrence.grammar import rule_sentence
from content_model.wording import format_day, format_long_day, format_span, format_times

FREE_WORDS = {PUBLIC_HOLIDAYS: "an Feiertagen", SCHOOL_HOLIDAYS: "in den Schulferien"}
A_YEAR = timedelta(days=366)


def span_words(span: DateSpan) -> str:
    """Day and times: `Dienstag, 3. November 2026, 18–20 Uhr`."""
    single = span.end is None or (span.start.is_day and span.end.date == span.start.date)
    words = format_long_day(span.start.date) if single and span.start.is_day else format_span(span)
    start, end = span.start.time, span.end.time if span.end else None
    if start and single:
        return f"{words}, {format_times(start, end)}"
    return f"{words}, ab {format_times(start)}" if start else words


def rule_words(rule: Recurrence, times: str = "") -> str:
    """`jeden 1. Dienstag im Monat, 18–20 Uhr, bis Dezember 2027, nicht an Feiertagen`.

    The sentence is the canonical one of the rule, not what was typed.
    """
    parsed = rule.rule
    sentence = rule_sentence(parsed) if parsed else rule.sentence.rstrip(".")
    until = f"bis {format_span(DateSpan(rule.until))}" if rule.until and rule.until.year else ""
    count = f"{rule.count} Termine" if rule.count else ""
    free = "nicht " + " und ".join(FREE_WORDS[word] for word in rule.except_) if rule.except_ else ""
    return ", ".join(text for text in (sentence, times, until, count, free) if text)


def series_words(rule: Recurrence, times: str, today: date) -> str:
    """The rule and what deviates within a year: `jede Woche am Montag, 18 Uhr; nicht am 6. Oktober`."""
    shorts = [text for one in rule.exceptions if (text := _short_deviation(one, today))]
    shorts += [
        f"zusätzlich am {_day(span.start.date, today)}"
        for span in rule.additional
        if _is_near(span.start.date, today)
    ]
    return "; ".join((rule_words(rule, times), *([", ".join(shorts)] if shorts else [])))


def deviation_words(rule: Recurrence, today: date) -> Iterator[str]:
    """Each exception and additional date of the rule that is not past."""
    for one in rule.exceptions:
        last = one.moved_to.start if one.moved_to else one.on
        if last.year and last.last_date >= today:
            yield f"{span_words(DateSpan(one.on))}: {exception_words(one)}"
    for span in rule.additional:
        if span.start.year and span.start.last_date >= today:
            yield f"Zusätzlich: {span_words(span)}"


def exception_words(one: Deviation) -> str:
    """`entfällt (Sommerpause)`, `verlegt auf Dienstag, 12. Januar 2027`."""
    if one.moved_to:
        return f"verlegt auf {span_words(one.moved_to)}"
    if one.cancelled:
        return f"abgesagt{_in_brackets(one.cancelled)}"
    if one.dropped:
        return f"entfällt{_in_brackets(one.dropped)}"
    return "an einem anderen Ort"


def _in_brackets(reason: str) -> str:
    return "" if reason == NO_REASON else f" ({reason})"


def _short_deviation(one: Deviation, today: date) -> str:
    """What deviates within a year of `today`, in a few words; empty for what is past."""
    last = one.moved_to.start.date if one.moved_to else one.on.date
    if not _is_near(last, today):
        return ""
    day = _day(one.on.date, today)
    if one.moved_to:
        to = format_day(last) if last.year == one.on.date.year else _day(last, today)
        return f"am {to} statt am {day}"
    if one.cancelled or one.dropped:
        return f"nicht am {day}"
    return f"am {day} an einem anderen Ort"


def _is_near(day: date, today: date) -> bool:
    return today <= day <= today + A_YEAR


def _day(day: date, today: date) -> str:
    """The day, with its year if it is not this one."""
    return format_day(day) if day.year == today.year else f"{format_day(day)} {day.year}"
