"""What a date field holds: a point in time as exactly as somebody knew it, or a span."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT_ENDS = dt.time(6)


@dataclass(frozen=True, slots=True, order=False)
class DateValue:
    """A moment, day, month, year or nothing at all, in Berlin time.

    >>> DateValue(2013, 10).date
    datetime.date(2013, 10, 1)
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    time: dt.time | None = None
    about: bool = False

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    @property
    def date(self) -> dt.date:
        """The first day of the known period; `ValueError` if even the year is unknown."""
        return dt.date(self._known_year, self.month or 1, self.day or 1)

    @property
    def last_date(self) -> dt.date:
        """The last day of the known period; `ValueError` if even the year is unknown."""
        month = self.month or 12
        last_day = calendar.monthrange(self._known_year, month)[1]
        return dt.date(self._known_year, month, self.day or last_day)

    @property
    def sort_key(self) -> tuple[int, int, int, dt.time]:
        """A key for lists with the newest first: what is less exactly known comes later."""
        return (self.year or 0, self.month or 0, self.day or 0, self.time or dt.time.min)

    @property
    def _known_year(self) -> int:
        if self.year is None:
            message = "the year of this date is unknown"
            raise ValueError(message)
        return self.year


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From `start` to `end`, the last day (and its end time) included.

    `end` is None for a single day, month or year. `open_end` marks `seit 2013`.
    Both ends are days, or neither is; `end` is never before `start`.
    """

    start: DateValue
    end: DateValue | None = None
    open_end: bool = False

    @property
    def last_evening(self) -> dt.date:
        """The last day of known days; a night until six belongs to its evening."""
        start, end = self.start, self.end or self.start
        if start.time is None or end.time is None or start.date == end.date:
            return end.date
        is_night = end.time <= NIGHT_ENDS and end.time < start.time
        return end.date - dt.timedelta(days=1) if is_night else end.date

    @property
    def is_one_evening(self) -> bool:
        """Whether it is one known day, the night after it included."""
        return self.start.is_day and self.last_evening == self.start.date
