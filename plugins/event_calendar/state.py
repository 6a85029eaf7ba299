"""What an event is at a given moment: ahead, running, past; planned, cancelled or moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from content_model.fields.dates import BERLIN, DateSpan
from content_model.models.entry import DRAFT
from content_model.models.event import CANCELLED, FULL, ONLINE, POSTPONED, TENTATIVE, EventFacts
from content_model.recurrence.occurrences import event_status
from content_model.views import Badge

AHEAD_KINDS = {FULL: "full", TENTATIVE: "soon"}
FAR = timedelta(days=2)  # more than any two time zones lie apart


class Phase(StrEnum):
    """Where an event lies in time; the words stand in `data-phase`."""

    AHEAD = "upcoming"
    RUNNING = "running"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last moment of an event, both aware, in the zone of its clock."""

    start: datetime
    end: datetime


def period_of(span: DateSpan, zone: tzinfo = BERLIN) -> Period | None:
    """The period of a span of known days, None for months, years and the unknown.

    Without an end time an event lasts until the end of its day.
    """
    if span.start.year is None or not span.start.is_day:
        return None
    last = span.end or span.start
    start = datetime.combine(span.start.date, span.start.time or time.min, zone)
    end_time = last.time if span.end else None
    end = (
        datetime.combine(last.date, end_time, zone)
        if end_time
        else datetime.combine(last.date + timedelta(days=1), time.min, zone)
    )
    return Period(start, end)


def phase_of(span: DateSpan, now: datetime, zone: tzinfo = BERLIN) -> Phase:
    """Where the span lies; a span without a known day is ahead only while its period lasts."""
    if span.start.year is None:
        return Phase.PAST
    last, today = (span.end or span.start).last_date, now.date()
    if not span.start.is_day:
        return Phase.AHEAD if last >= today else Phase.PAST
    if last + FAR < today:
        return Phase.PAST
    if span.start.date - FAR > today:
        return Phase.AHEAD
    period = period_of(span, zone)
    assert period is not None
    # Within one zone Python compares by the clock, which is wrong in the hour that comes twice.
    moment = now.astimezone(UTC)
    if moment < period.start.astimezone(UTC):
        return Phase.AHEAD
    return Phase.RUNNING if moment < period.end.astimezone(UTC) else Phase.PAST


def utc_iso(moment: datetime) -> str:
    """A moment for the script in the page: `2026-12-01T17:00Z`."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


def status_of(event: EventFacts) -> str:
    """The event's status, the short forms typed on a phone included."""
    return event_status(event)[0]


def badges_of(event: EventFacts, phase: Phase) -> tuple[Badge, ...]:
    """State and form of an event in a word or two each."""
    badges = (state_badge(status_of(event), phase), _form_badge(event, phase))
    return tuple(badge for badge in badges if badge)


def state_badge(status: str, phase: Phase) -> Badge | None:
    """The state in a word, None for what is planned as usual."""
    if status == DRAFT:
        return Badge("Entwurf", "draft")
    if status in (CANCELLED, POSTPONED):
        return Badge(status, "alert")
    if phase is Phase.RUNNING:
        return Badge("läuft gerade", "live")
    if phase is Phase.AHEAD and status in AHEAD_KINDS:
        return Badge(status, AHEAD_KINDS[status])
    return None


def _form_badge(event: EventFacts, phase: Phase) -> Badge | None:
    if event.moved_online:
        return Badge("online statt vor Ort", "alert" if phase is Phase.AHEAD else "plain")
    if event.place == ONLINE or (event.online and event.place is None):
        return Badge("online")
    return Badge("auch online") if event.online else None
