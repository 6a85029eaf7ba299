"""The meetings of a group as an event, so that they are expanded and shown like all others."""

from __future__ import annotations

from datetime import date, timedelta

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.contact import ContactPoint, Meeting
from content_model.models.event import Event, Recurrence, place_of_line
from content_model.reading import Reference
from content_model.recurrence.free_days import FreeDays
from content_model.recurrence.occurrences import Expansion, expand_event
from content_model.recurrence.rule import Frequency, Rule

RESTING = "ruht"
NOTHING = Expansion(())


def meeting_event(point: ContactPoint, today: date, point_id: str | None = None) -> Event | None:
    """The group's meetings as an event with its title, place, region and topics.

    None without a rule, while the group rests (`aufnahme: ruht`), and where nobody can say on
    which days it meets (`anchor_of`). `point_id` makes the group the event's contact.
    """
    meeting = point.meeting
    first = anchor_of(meeting, today) if meeting and point.admission != RESTING else None
    if meeting is None or first is None:
        return None
    begin, end = _times_on(first, meeting)
    return Event.model_construct(
        title=point.title,
        subtitle=point.subtitle,
        status=point.status,
        summary=point.summary,
        topics=point.topics,
        lang=point.lang,
        visible_from=point.visible_from,
        visible_until=point.visible_until,
        begin=DateSpan(begin),
        end=end,
        recurrence=meeting.recurrence,
        place=place_of_line(meeting.place),
        region=point.region,
        audience=point.audience,
        languages=point.languages,
        interpreting=point.interpreting,
        access=point.access,
        contacts=(Reference(point_id),) if point_id else (),
    )


def expand_meeting(meeting: Meeting, until: date, free: FreeDays | None, today: date) -> Expansion:
    """All dates of the meetings up to the day `until`; none where nobody can say which days."""
    first = anchor_of(meeting, today)
    if first is None:
        return NOTHING
    begin, end = _times_on(first, meeting)
    event = Event.model_construct(
        title="", begin=DateSpan(begin), end=end, recurrence=meeting.recurrence, place=None
    )
    return expand_event(event, until, free)


def anchor_of(meeting: Meeting, today: date) -> date | None:
    """The first day of the meetings, None if it is not said and nobody can derive it.

    A rule that does not need to know it begins on its first day of the last calendar year, so
    that the calendars keep twelve months of the past and stay the same from day to day; one
    that has ended stays where it was.
    """
    rule = meeting.recurrence.rule if meeting.recurrence else None
    if rule is None or meeting.recurrence is None:
        return None
    if meeting.first_day is not None:
        return meeting.first_day
    if needs_anchor(rule, meeting.recurrence):
        return None
    until = meeting.recurrence.until
    year = min(today.year, until.year) if until and until.year else today.year
    return next(rule.days(date(max(year - 1, 1), 1, 1)), None)


def told_since(meeting: Meeting, today: date) -> date | None:
    """The day from which the dates may be told: of a derived past nobody knows whether it was."""
    return None if meeting.first_day else today.replace(day=1)


def needs_anchor(rule: Rule, recurrence: Recurrence) -> bool:
    """Whether the days of the rule depend on its first day."""
    leaves_open = (rule.frequency is Frequency.WEEKLY and not rule.weekdays) or (
        rule.frequency is Frequency.YEARLY and rule.month is None
    )
    return rule.interval > 1 or leaves_open or recurrence.count is not None


def _times_on(first: date, meeting: Meeting) -> tuple[DateValue, DateValue | None]:
    begin = DateValue(first.year, first.month, first.day, meeting.begin.start if meeting.begin else None)
    if meeting.begin is None or meeting.begin.end is None:
        return begin, None
    start, end = meeting.begin.start, meeting.begin.end
    last = first + timedelta(days=1) if start and end < start else first  # a night ends on the next day
    return begin, DateValue(last.year, last.month, last.day, end)
