"""What an event is at a given moment: ahead, running, past; planned, cancelled or moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from content_model.fields.dates import BERLIN, DateSpan
from content_model.models.entry import DRAFT
from content_model.models.event import CANCELLED, FULL, ONLINE, POSTPONED, TENTATIVE, EventFacts
from content_model.views import Badge

AHEAD_KINDS = {FULL: "full", TENTATIVE: "soon"}


class Phase(StrEnum):
    """Where an event lies in time."""

    AHEAD = "ahead"
    RUNNING = "running"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Period:
    """First and last moment of an event, both aware, in Berlin."""

    start: datetime
    end: datetime


def period_of(span: DateSpan) -> Period | None:
    """The period of a span of known days, None for months, years and the unknown.

    Without an end time an event lasts until the end of its day.
    """
    if span.start.year is None or not span.start.is_day:
        return None
    last = span.end or span.start
    start = datetime.combine(span.start.date, span.start.time or time.min, BERLIN)
    end_time = last.time if span.end else None
    end = (
        datetime.combine(last.date, end_time, BERLIN)
        if end_time
        else datetime.combine(last.date + timedelta(days=1), time.min, BERLIN)
    )
    return Period(start, end)


def phase_of(span: DateSpan, now: datetime) -> Phase:
    """Where the span lies; a span without a known day is ahead only while its period lasts."""
    period = period_of(span)
    if period is None:
        ahead = span.start.year is not None and (span.end or span.start).last_date >= now.date()
        return Phase.AHEAD if ahead else Phase.PAST
    if now < period.start:
        return Phase.AHEAD
    return Phase.RUNNING if now < period.end else Phase.PAST


def status_of(event: EventFacts) -> str:
    """The event's status, the short forms typed on a phone included."""
    if event.cancelled:
        return CANCELLED
    if event.new_date:
        return POSTPONED
    return event.status


def badges_of(event: EventFacts, phase: Phase) -> tuple[Badge, ...]:
    """State and form of an event in a word or two each."""
    badges = (_state_badge(status_of(event), phase), _form_badge(event, phase))
    return tuple(badge for badge in badges if badge)


def _state_badge(status: str, phase: Phase) -> Badge | None:
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
        return Badge("jetzt online", "alert" if phase is Phase.AHEAD else "plain")
    if event.place == ONLINE or (event.online and event.place is None):
        return Badge("online")
    return Badge("auch online") if event.online else None
