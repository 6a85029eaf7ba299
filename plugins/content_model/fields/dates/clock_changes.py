"""Times that a clock shows never or twice, because it is put forward or back."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from zoneinfo import ZoneInfo

from content_model.fields.dates.values import DateValue


class ClockFault(StrEnum):
    """What is wrong with a local time."""

    MISSING = "missing"
    TWICE = "twice"


def clock_fault(value: DateValue, zone: str) -> ClockFault | None:
    """Whether the clocks of the zone (IANA) show this time never or twice; None for any other."""
    if value.time is None or not value.is_day:
        return None
    local = dt.datetime.combine(value.date, value.time, ZoneInfo(zone))
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return None
    exists = local.astimezone(dt.UTC).astimezone(local.tzinfo).time() == value.time
    return ClockFault.TWICE if exists else ClockFault.MISSING
