"""Time of recurrences: `python benchmarks/recurrence.py`.

Limit: 500 series over 12 years, weekly and monthly ones mixed, are expanded within 1 s; twice as
many series take about twice as long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from content_model.fields.dates import parse_span
from content_model.models.event import Event, Recurrence
from content_model.recurrence.free_days import free_days
from content_model.recurrence.occurrences import expand_event

SERIES, YEARS, LIMIT_S = 500, 12, 1.0
TODAY = date(2026, 11, 22)
FIRST = date(2014, 1, 6)  # a Monday
LAND = "Mecklenburg-Vorpommern"
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
TIMES = ("9.30–11 Uhr", "16–18 Uhr", "17–19 Uhr", "18–20 Uhr", "18.30–20.30 Uhr", "19–21 Uhr")
SENTENCES = (
    "jede Woche am {weekday}",
    "jeden 1. {weekday} im Monat",
    "alle 2 Wochen am {weekday}",
    "jeden letzten {weekday} im Monat",
    "jeden 2. und 4. {weekday} im Monat",
)


def series(count: int) -> Iterator[Event]:
    """So many series that run from 2014 on, every fifth of them not on public holidays."""
    for number in range(count):
        weekday = WEEKDAYS[number % 7]
        day = FIRST + timedelta(days=number % 7)
        sentence = SENTENCES[number % 5].format(weekday=weekday)
        facts = {"regel": sentence, "außer": "Feiertage" if number % 5 == 0 else ()}
        yield Event.model_construct(
            title=f"Reihe {number}",
            begin=parse_span(f"{day:%d.%m.%Y}, {TIMES[number % 6]}"),
            recurrence=Recurrence.model_validate(facts),
        )


def measure(count: int) -> tuple[int, float]:
    """Dates and seconds of processor time for expanding so many series."""
    events = list(series(count))
    until = date(FIRST.year + YEARS, 12, 31)
    free_days(["Feiertage"], LAND, FIRST, TODAY)  # the library's own time is not ours
    begin = time.process_time()
    dates = 0
    for event in events:
        free = free_days(event.recurrence.except_ if event.recurrence else (), LAND, FIRST, TODAY)
        dates += len(expand_event(event, until, free).occurrences)
    return dates, time.process_time() - begin


def main() -> int:
    """Print both sizes; 1 if the limit is passed."""
    for count in (SERIES, 2 * SERIES):
        dates, seconds = min((measure(count) for _ in range(3)), key=lambda result: result[1])
        sys.stdout.write(f"{count} Reihen über {YEARS} Jahre: {dates} Termine in {seconds:.2f} s\n")
        if count == SERIES:
            code = int(seconds > LIMIT_S)
    return code


if __name__ == "__main__":
    sys.exit(main())
