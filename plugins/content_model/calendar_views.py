"""What templates receive of calendars: a month as a table, a year in months, the dates of one event.

Texts and addresses are ready to print, as in `views`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content_model.views import Badge, Link

ROOM_ON_A_SHEET = 9


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of an event: `text` "Dienstag, 1. Dezember 2026, 18–20 Uhr", `notes` what differs.

    `start_iso` and `end_iso` are ISO 8601 for `<time datetime>`; `start` and `end` are moments in
    UTC for the script in the page. `link` leads to the meeting room or to the report on this date.
    """

    text: str
    start_iso: str | None = None
    end_iso: str | None = None
    start: str | None = None
    end: str | None = None
    badges: tuple[Badge, ...] = ()
    notes: tuple[str, ...] = ()
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class DateList:
    """The dates of one event under a title, with the way to all further ones; `phase` as of a section."""

    title: str
    rows: tuple[DateRow, ...]
    more: Link | None = None
    text: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class DayEntry:
    """What is on one day: `time` "18 Uhr", `note` its state or "bis 5. November", `place` in short.

    `is_off` is true for what does not take place on this day.
    """

    title: str
    url: str
    time: str | None = None
    time_iso: str | None = None
    note: str | None = None
    place: str | None = None
    is_off: bool = False
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A cell of the month: `date` "2026-11-03", `label` "Dienstag, 3. November 2026".

    A day of another month has no `date` and nothing else. `notes` name holidays. The day begins at `since`,
    a moment in UTC such as "2026-11-02T23:00Z", so that scripts need no time zones, which are slow to load.
    """

    number: int
    date: str | None = None
    since: str = ""
    label: str = ""
    notes: tuple[str, ...] = ()
    entries: tuple[DayEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A month as a table: names of the weekdays, weeks of seven days from Monday.

    `is_over` is true once nothing in it can change with the clock any more.
    """

    caption: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[MonthDay, ...], ...]
    is_over: bool = False

    @property
    def is_crowded(self) -> bool:
        """Whether the fullest days of all weeks, one below the other, need small print on a sheet."""
        return sum(max(len(day.entries) for day in week) for week in self.weeks) > ROOM_ON_A_SHEET


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A date in the overview of a year: `day` "3." or "3.–5."."""

    day: str
    title: str
    url: str
    note: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month in the overview of its year; `count` says how many dates, `more` what is not listed."""

    title: str
    url: str
    count: str
    entries: tuple[YearEntry, ...] = ()
    more: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarLink:
    """A calendar to subscribe to: `url` for `href`, `full_url` to copy, `webcal` for programs.

    Without the site's address both of the latter are None. `help_url` is the page that tells how.
    """

    text: str
    url: str
    full_url: str | None
    webcal: str | None
    help_url: str


@dataclass(frozen=True, slots=True)
class CalendarGroup:
    """Calendars of one kind: "Nur meine Region"; `id` is the anchor."""

    title: str
    id: str
    calendars: tuple[CalendarLink, ...]


@dataclass(frozen=True, slots=True)
class Instructions:
    """How one calendar program subscribes, step by step."""

    program: str
    steps: tuple[str, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CalendarOffer:
    """All calendars of the site: the one with everything, then by kind; and how to subscribe."""

    whole: CalendarLink
    groups: tuple[CalendarGroup, ...]
    instructions: tuple[Instructions, ...]


@dataclass(frozen=True, slots=True)
class NextDate:
    """The next date in two lines: what, and the day with its times in words; over at `end`, a moment in UTC."""

    title: str
    url: str
    when: str
    lang: str | None = None
    end: str | None = None
