"""When a date is, in words: times of day, foreign clocks, what moved and what is still to follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content_model.date_words import span_words
from content_model.fields.dates import BERLIN, DateSpan
from content_model.models.event import CANCELLED, NO_REASON, POSTPONED, TENTATIVE, TO_FOLLOW, EventFacts
from content_model.recurrence.occurrences import BERLIN_ZONE, Occurrence
from content_model.wording import (
    format_day,
    format_short_day,
    format_span,
    format_times,
    format_weekday_day,
    format_zone,
)
from event_calendar.occurrences import ListedOccurrence
from event_calendar.state import Phase, period_of, status_of

MOVED_FROM = "verschoben vom"


def times_of(one: ListedOccurrence) -> str | None:
    """`18–20 Uhr` for a single day, `ab 15 Uhr` for several days; None without times."""
    words = times_on_day(one.span)
    return words + clock_note(one) if words else None


def times_on_day(span: DateSpan) -> str | None:
    """`18–20 Uhr`, `22–2 Uhr` for a night, `ab 15 Uhr` for several days; None without times."""
    start, end = span.start.time, span.end.time if span.end else None
    if start is None:
        return None
    return format_times(start, end) if span.is_one_evening else f"ab {format_times(start)}"


def card_times(one: ListedOccurrence) -> str | None:
    """`18–20 Uhr` beside the leaf of a single day; several days say both ends, with times as far as known.

    `Fr., 5. Juni, 16 Uhr bis So., 7. Juni 2026, 13 Uhr`.
    """
    span = one.span
    if span.end is None or not span.start.is_day or not span.end.is_day or span.is_one_evening:
        return times_of(one)
    first, last = span.start.date, span.end.date
    begin = format_weekday_day(first, year=first.year != last.year)
    ends = ((begin, span.start), (format_weekday_day(last), span.end))
    said = (f"{day}, {format_times(end.time)}" if end.time else day for day, end in ends)
    return " bis ".join(said) + clock_note(one)


def date_words(one: ListedOccurrence) -> str:
    """Day and times: `Dienstag, 3. November 2026, 18–20 Uhr`."""
    return span_words(one.span) + clock_note(one)


def clock_note(one: ListedOccurrence) -> str:
    """` (Ortszeit London, 19 Uhr in Deutschland)` where another clock holds, else nothing."""
    span, zone = one.span, one.dated.zone
    if one.dated.expansion.zone == BERLIN_ZONE or span.start.time is None or not span.start.is_day:
        return ""
    period = period_of(span, zone)
    assert period is not None
    here = period.start.astimezone(BERLIN)
    if here.utcoffset() == period.start.utcoffset():
        return ""
    end = period.end.astimezone(BERLIN) if span.end and span.end.time else None
    return f" (Ortszeit {format_zone(zone.key)}, {_berlin_words(here, end, span)} in Deutschland)"


def _berlin_words(start: datetime, end: datetime | None, span: DateSpan) -> str:
    one_day = end is not None and end.date() == start.date()
    times = format_times(start.time(), end.time() if end and one_day else None)
    return times if start.date() == span.start.date else f"{times} am {format_day(start.date())}"


def moved_words(one: ListedOccurrence, moved_from: str = MOVED_FROM) -> str | None:
    """`verschoben vom 5. Januar 2027`, or that only the time is another; None where nothing moved."""
    before, now = one.occurrence.original, one.span
    if before == now:
        return None
    if is_new_time(one.occurrence):
        times = times_on_day(before)
        return f"neue Uhrzeit, vorher {times}" if times else "neue Uhrzeit"
    return f"{moved_from} {format_span(before)}"


def is_new_time(one: Occurrence) -> bool:
    """Whether the day stays and only its times are others."""
    before, now = one.original.start, one.span.start
    return one.is_moved and before.is_day and now.is_day and before.date == now.date


def moved_away_words(one: ListedOccurrence) -> str:
    """`verlegt auf Di., 12. Jan.`: what the old day says in a month."""
    return f"verlegt auf {_short(one.span)}"


def moved_here_words(one: ListedOccurrence) -> str | None:
    """`verlegt von Di., 5. Jan.`: what the new day says in a month; None where nothing moved."""
    if is_new_time(one.occurrence) or not one.occurrence.is_moved:
        return moved_words(one)
    return f"verlegt von {_short(one.occurrence.original)}"


def _short(span: DateSpan) -> str:
    return format_short_day(span.start.date) if span.start.is_day else format_span(span)


def state_words(one: ListedOccurrence, badge: str | None) -> Iterator[str]:
    """What the state of a date means for whoever wants to go there, without repeating the words of its badge."""
    event = one.event
    if moved := moved_words(one, "ursprünglich" if badge == POSTPONED else MOVED_FROM):
        yield moved
    elif status_of(event) == POSTPONED:
        yield "neuer Termin folgt"
    if one.occurrence.status == CANCELLED and one.occurrence.reason not in (None, NO_REASON):
        yield f"{'Grund' if badge == CANCELLED else CANCELLED}: {one.occurrence.reason}"


def missing_words(one: ListedOccurrence) -> str | None:
    """`Uhrzeit folgt`, `Ort folgt`, `Ort und Uhrzeit folgen`; None when all is said or it is over.

    Of groups nothing follows: who wants to know asks.
    """
    if one.phase is not Phase.AHEAD or one.dated.is_meeting or not one.takes_place:
        return None
    event = one.event
    missing = [word for word, lacks in (("Ort", lacks_place(event)), ("Uhrzeit", lacks_time(one))) if lacks]
    return f"{' und '.join(missing)} {'folgen' if len(missing) > 1 else 'folgt'}" if missing else None


def lacks_place(event: EventFacts) -> bool:
    """Whether nobody has said yet where it takes place."""
    if event.moved_online:
        return False
    return event.place == TO_FOLLOW or (event.place is None and not event.online)


def lacks_time(one: ListedOccurrence) -> bool:
    """Whether a single day has no time yet; all-day events and several days need none."""
    start = one.span.start
    return start.is_day and start.time is None and one.span.end is None and not one.event.all_day


def tentative_words(one: ListedOccurrence) -> str:
    """What a save-the-date promises."""
    return f"{missing_words(one) or 'Einzelheiten folgen'}." if status_of(one.event) == TENTATIVE else ""
