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
NEW_TIME = "neue Uhrzeit"
A_YEAR = timedelta(days=366)


def span_words(span: DateSpan) -> str:
    """Day and times: `Dienstag, 3. November 2026, 18–20 Uhr`."""
    start, end = span.start.time, span.end.time if span.end else None
    if span.is_one_evening:
        words = format_long_day(span.start.date)
        return f"{words}, {format_times(start, end)}" if start else words
    if start and span.end and end:
        first, last = format_span(DateSpan(span.start)), format_span(DateSpan(span.end))
        return f"{first}, {format_times(start)}, bis {last}, {format_times(end)}"
    return f"{format_span(span)}, ab {format_times(start)}" if start else format_span(span)


def rule_words(rule: Recurrence, times: str = "") -> str:
    """`jeden 1. Dienstag im Monat, 18–20 Uhr, bis Dezember 2027, nicht an Feiertagen`.

    The sentence is the canonical one of the rule, not what was typed.
    """
    parsed = rule.rule
    sentence = rule_sentence(parsed) if parsed else rule.sentence.rstrip(".")
    until = f"bis {format_span(DateSpan(rule.until))}" if rule.until and rule.until.year else ""
    count = _count_words(rule)
    free = "nicht " + " und ".join(FREE_WORDS[word] for word in rule.except_) if rule.except_ else ""
    return ", ".join(text for text in (sentence, times, until, count, free) if text)


def _count_words(rule: Recurrence) -> str:
    """How many of the dates that `anzahl` counts take place."""
    left = int(rule.count or 0) - sum(bool(one.dropped or one.cancelled) for one in rule.exceptions)
    return "" if left < 1 else "1 Termin" if left == 1 else f"{left} Termine"


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
    if one.moved_to and one.moved_to.start.date == one.on.date:
        return ", ".join(filter(None, (NEW_TIME, _times(one.moved_to))))
    if one.moved_to:
        return f"verlegt auf {span_words(one.moved_to)}"
    if one.cancelled:
        return f"abgesagt{_in_brackets(one.cancelled)}"
    if one.dropped:
        return f"entfällt{_in_brackets(one.dropped)}"
    return "an einem anderen Ort"


def time_change_words(before: DateSpan, now: DateSpan) -> str | None:
    """`neue Uhrzeit, vorher 18–20 Uhr` for a date that keeps its day; None for another day."""
    known = before.start.is_day and now.start.is_day
    if not known or before.start.date != now.start.date:
        return None
    times = _times(before)
    return f"{NEW_TIME}, vorher {times}" if times else NEW_TIME


def _times(span: DateSpan) -> str:
    return format_times(span.start.time, span.end.time if span.end else None)


def _in_brackets(reason: str) -> str:
    return "" if reason == NO_REASON else f" ({reason})"


def _short_deviation(one: Deviation, today: date) -> str:
    """What deviates within a year of `today`, in a few words; empty for what is past."""
    last = one.moved_to.start.date if one.moved_to else one.on.date
    if not _is_near(last, today):
        return ""
    day = _day(one.on.date, today)
    if one.moved_to and last == one.on.date:
        times = _times(one.moved_to)
        return f"am {day} {NEW_TIME}" + (f" ({times})" if times else "")
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
