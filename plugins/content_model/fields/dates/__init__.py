"""Dates as German editors write them: read, never guessed, always day first."""

from __future__ import annotations

from content_model.fields.dates.moments import parse_date, parse_moment
from content_model.fields.dates.spans import parse_end, parse_span
from content_model.fields.dates.times import parse_time
from content_model.fields.dates.values import BERLIN, DateSpan, DateValue

__all__ = [
    "BERLIN",
    "DateSpan",
    "DateValue",
    "parse_date",
    "parse_end",
    "parse_moment",
    "parse_span",
    "parse_time",
]
