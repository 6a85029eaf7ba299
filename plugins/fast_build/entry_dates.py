"""Dates in headers: the usual form read directly, and whether a date borrows from today."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import dateutil.parser
from pelican.readers import METADATA_PROCESSORS
from pelican.utils import SafeDatetime

DATES = ("date", "modified")
USUAL = re.compile(r"([1-9]\d{3})-(\d\d)-(\d\d)(?: +(\d\d):(\d\d)(?::(\d\d))?)?", re.ASCII)
TWO_DAYS = (datetime(1984, 2, 3), datetime(2012, 5, 6))  # noqa: DTZ001  # as naive as the texts


def read_date(name: str, value: Any) -> datetime | None:
    """What Pelican reads in `2026-11-22`, `2026-11-22 18:00` and `2026-11-22 18:00:00`; None for all else."""
    if name not in DATES or not isinstance(value, str) or not _is_pelicans(name):
        return None
    found = USUAL.fullmatch(value)
    if not found:
        return None
    try:
        return SafeDatetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
    except ValueError:
        return None


def is_without_today(name: str, value: Any) -> bool:
    """False if a part is missing, which Pelican takes from the current day; such a date is never kept."""
    if name not in DATES or not isinstance(value, str) or not value.strip():
        return True
    try:
        one, other = (dateutil.parser.parse(value.replace("_", " "), default=day) for day in TWO_DAYS)
    except (ValueError, TypeError, OverflowError):
        return True  # the reader will fail in its own words
    return one == other


def _is_pelicans(name: str) -> bool:
    """Other plugins may put their own function into Pelican's table."""
    return getattr(METADATA_PROCESSORS.get(name), "__module__", None) == "pelican.readers"
