"""Time and memory of the calendar's views: `python benchmarks/calendar_views.py`.

Limits: 10,000 events, 500 of them series, over twelve years: all dates and the tables of all months
in 2 s and 400 MB; ten times the events take at most twelve times as long. Each size runs in a
process of its own, so that memory is the size's own. The series begin spread over the twelve years
and last two years each: half of them monthly, a third every two weeks, the rest weekly.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from types import SimpleNamespace
from typing import cast
from uuid import UUID

from content_model.build import Build, BuildForm
from content_model.catalogue import Record
from content_model.fields.dates import BERLIN, DateSpan, DateValue
from content_model.models.event import Event, Recurrence
from content_model.models.parts import Postal
from content_model.site_content import ShownEntry, SiteContent
from content_model.site_facts import SiteFacts
from event_calendar.dated_entries import dated_entries
from event_calendar.month_table import month_table
from event_calendar.months import months_of
from event_calendar.occurrences import listed_occurrences

SIZES = (1_000, 10_000)
YEARS, DAYS = 12, 12 * 365
FIRST = date(2016, 1, 4)
NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
LIMIT_S, LIMIT_MB, LIMIT_GROWTH = 2.0, 400, 12.0
SENTENCES = ("jeden 1. Dienstag im Monat",) * 3 + ("alle 2 Wochen am Dienstag",) * 2 + ("jeden Dienstag",)
SIX, EIGHT = clock_time(18), clock_time(20)
PLACE = Postal.model_construct(name="Haus der Begegnung", city="Rostock")


def example_site(count: int) -> SiteContent:
    """A site with `count` events, every twentieth of them a series."""
    entries = {shown.id: shown for shown in map(_shown, range(count), _events(count))}
    facts = SiteFacts.model_construct(
        name="Testnetz", land="Mecklenburg-Vorpommern", namespace=UUID(int=1), lang="de"
    )
    media = cast("object", SimpleNamespace())
    return SiteContent(entries, facts, media, Build(BuildForm.STRICT, NOW), "")  # type: ignore[arg-type]


def _events(count: int) -> Iterator[Event]:
    for number in range(count):
        day = FIRST + timedelta(days=number * DAYS // count)
        rule = None
        if number % 20 == 0:
            day += timedelta(days=(1 - day.weekday()) % 7)
            sentence = SENTENCES[number // 20 % len(SENTENCES)]
            if sentence.startswith("jeden 1."):
                day = day.replace(day=1)
                day += timedelta(days=(1 - day.weekday()) % 7)
            rule = Recurrence.model_construct(sentence=sentence, until=DateValue(day.year + 2, day.month, 28))
        begin = DateValue(day.year, day.month, day.day, SIX)
        end = DateValue(day.year, day.month, day.day, EIGHT)
        yield Event.model_construct(
            title=f"Termin {number}", begin=DateSpan(begin), end=end, recurrence=rule, place=PLACE
        )


def _shown(number: int, event: Event) -> ShownEntry:
    record = SimpleNamespace(
        type="event",
        path=f"veranstaltungen/{number}.md",
        id=f"e{number}",
        address=f"veranstaltungen/{number}/",
    )
    return ShownEntry(cast("Record", record), event, cast("object", ""))  # type: ignore[arg-type]


def measure(count: int) -> tuple[float, float, int]:
    """Seconds of the processor for dates and months, the process's memory in MB, and how many dates there are."""
    content = example_site(count)
    content.of_type("event")
    begin = time.process_time()
    months = months_of(listed_occurrences(dated_entries(content), content.build.now), content.today)
    for key in months.keys:
        month_table(content, key, months.by_month.get(key, ()))
    seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, memory, len(months.occurrences)


def main() -> int:
    """Prints both sizes; 1 if a limit is broken."""
    if len(sys.argv) > 1:
        print(*measure(int(sys.argv[1])))
        return 0
    times = []
    for count in SIZES:
        command = [sys.executable, __file__, str(count)]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()  # noqa: S603  # ourselves
        seconds, memory, dates = float(output[0]), float(output[1]), int(output[2])
        times.append(seconds)
        print(f"{count:6} Veranstaltungen, {dates:6} Termine: {seconds:5.2f} s, {memory:4.0f} MB")
    growth = times[1] / times[0]
    print(f"Zehnmal so viele brauchen {growth:.1f}-mal so lange.")
    return 0 if seconds <= LIMIT_S and memory <= LIMIT_MB and growth <= LIMIT_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
