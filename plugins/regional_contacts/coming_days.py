"""What the next weeks bring: the dates of a group, public holidays that fall into the hours of a place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from content_model import views
from content_model.date_words import span_words
from content_model.fields.hours import OpeningHours
from content_model.fields.spelling import fold
from content_model.german_holidays import LANDS, holidays_of
from content_model.models.contact import ContactPoint
from content_model.models.event import CANCELLED
from content_model.recurrence.free_days import FreeDays, free_days
from content_model.recurrence.meetings import RESTING, anchor_of, expand_meeting
from content_model.recurrence.occurrences import Occurrence
from content_model.wording import format_long_day

MEETING_WINDOW, HOLIDAY_WINDOW = timedelta(days=92), timedelta(weeks=4)
OPENING_WINDOW = timedelta(days=365)
MOST_DATES = 3
KNOWN_LANDS = frozenset(map(fold, LANDS))


def next_meetings(point: ContactPoint, land: str | None, today: date) -> Iterator[str]:
    """The next dates of a group that does not rest, none where nobody can say them."""
    meeting = point.meeting
    if meeting is None or point.admission == RESTING:
        return
    dates = expand_meeting(meeting, today + MEETING_WINDOW, _free(point, land, today), today).occurrences
    coming = [one for one in dates if one.status != CANCELLED and _is_ahead(one, today)]
    for one in coming[:MOST_DATES]:
        yield span_words(one.span) + (" (verlegt)" if one.is_moved else "")


def _is_ahead(one: Occurrence, today: date) -> bool:
    return one.span.start.is_day and today <= one.span.start.date <= today + MEETING_WINDOW


def _free(point: ContactPoint, land: str | None, today: date) -> FreeDays | None:
    recurrence = point.meeting.recurrence if point.meeting else None
    first = anchor_of(point.meeting, today) if point.meeting else None
    if recurrence is None or first is None or land is None or fold(land) not in KNOWN_LANDS:
        return None
    return free_days(recurrence.except_, land, first, today)


def holidays_in(hours: OpeningHours | None, land: str | None, today: date) -> Iterator[str]:
    """The public holidays of the next four weeks that fall on a day with hours; who is there is not known."""
    if hours is None or land is None or fold(land) not in KNOWN_LANDS:
        return
    weekdays = {slot[0] for slot in hours.slots}
    public = holidays_of(land, today.year, today.year + 1).public
    for day in sorted(public):
        if today <= day < today + HOLIDAY_WINDOW and day.weekday() in weekdays:
            yield f"{format_long_day(day)} ({public[day]})"


def opening(hours: OpeningHours | None, land: str | None, today: date) -> views.Opening | None:
    """What the script needs to say whether somebody is there now; nothing where holidays are not known."""
    if hours is None or land is None or fold(land) not in KNOWN_LANDS:
        return None
    last = today + OPENING_WINDOW
    public = holidays_of(land, today.year, last.year).public
    days = tuple(day.isoformat() for day in sorted(public) if today <= day <= last)
    slots = tuple(f"{weekday} {start:%H:%M} {end:%H:%M}" for weekday, start, end in hours.slots)
    return views.Opening(slots, days, last.isoformat())
