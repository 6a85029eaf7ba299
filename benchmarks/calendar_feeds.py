"""Time and memory of all calendars: `python benchmarks/calendar_feeds.py` prints 1,000 and 10,000 events.

One event in twenty recurs; the dates lie in twelve years.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from content_model.build import Build, BuildForm
from content_model.catalogue import Record
from content_model.document import Document, Header
from content_model.fields.dates import BERLIN, DateSpan, DateValue
from content_model.media import MediaShelf
from content_model.models.event import Deviation, Event, Recurrence
from content_model.models.parts import Postal
from content_model.models.region import Region
from content_model.reading import Reference
from content_model.recurrence.grammar import parse_rule
from content_model.site_content import ShownEntry, SiteContent
from content_model.site_facts import SiteFacts
from event_calendar.calendar_check import calendar_findings
from event_calendar.calendar_entries import calendar_entries
from event_calendar.calendar_files import calendar_files
from event_calendar.dated_entries import DatedEntry, dated_entry

NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)
FIRST = datetime(2016, 1, 4, 18, tzinfo=BERLIN)
NAMESPACE = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")
RULES = ("jede Woche", "alle 2 Wochen", "jeden 1. Dienstag im Monat", "jeden 2. und 4. Montag im Monat")
REGIONS = 20
TOPICS = tuple(f"Thema {number}" for number in range(20))


def shown_entry(kind: str, name: str, entry: Event | Region) -> ShownEntry:
    """An entry without mistakes, as the reader hands it over."""
    document = Document(f"content/{name}.md", Header())
    address = f"{name}/"
    record = Record(
        name, kind, f"{name}.md", document, Header(), uuid5(NAMESPACE, name), entry, address=address
    )
    return ShownEntry(record, entry, "")  # type: ignore[arg-type]


def day_value(moment: datetime, *, hour: int) -> DateValue:
    """The hour of a day."""
    return DateValue(moment.year, moment.month, moment.day, moment.replace(hour=hour).time())


def on_rule(sentence: str, start: datetime) -> datetime:
    """The first moment from `start` on that fits the sentence."""
    rule = parse_rule(sentence)
    assert rule is not None
    day = next(rule.days(start.date()))
    return start.replace(year=day.year, month=day.month, day=day.day)


def events(count: int) -> Iterator[ShownEntry]:
    """Events over twelve years; one in twenty recurs, without holidays and with one cancelled date."""
    step = timedelta(days=12 * 365) / count
    for number in range(count):
        start = FIRST + step * number
        recurrence = None
        if number % 20 == 0:
            sentence = RULES[number // 20 % len(RULES)]
            start = on_rule(sentence, start)
            moved = Deviation.model_construct(
                on=DateValue(2027, 1, 5), moved_to=None, place=None, cancelled="Sturm", dropped=None
            )
            recurrence = Recurrence.model_construct(
                sentence=sentence, except_=("Feiertage",), exceptions=(moved,), additional=()
            )
        yield shown_entry(
            "event",
            f"veranstaltungen/{start.year}/netzwerktreffen-{number}",
            Event.model_construct(
                title=f"Netzwerktreffen für Genesungsbegleiter*innen und Angehörige {number}",
                summary="Wir lernen uns kennen, hören zwei kurze Vorträge und essen danach gemeinsam Kürbissuppe.",
                begin=DateSpan(day_value(start, hour=18)),
                end=day_value(start, hour=20),
                recurrence=recurrence,
                place=Postal.model_construct(
                    name="Haus der Begegnung", street="Lange Straße 1", postcode="18055", city="Rostock"
                ),
                topics=(TOPICS[number % 20],),
                format="Netzwerktreffen",
                region=Reference(f"regionen/region-{number % REGIONS}"),
            ),
        )


def site_of(count: int) -> SiteContent:
    """A site with so many events in twenty regions and on twenty topics."""
    regions = [
        shown_entry("region", f"regionen/region-{number}", Region.model_construct(title=f"Region {number}"))
        for number in range(REGIONS)
    ]
    entries = {shown.id: shown for shown in (*events(count), *regions)}
    facts = SiteFacts.model_construct(name="Netzwerk", namespace=NAMESPACE, land="Mecklenburg-Vorpommern")
    build = Build(BuildForm.PUBLISH, NOW)
    media = MediaShelf(Path(), "content", "", NOW.date(), findings=[])
    return SiteContent(entries, facts, media, build, "https://netz.example.org")


def measure(count: int) -> None:
    """Print what each step costs, in seconds of this process."""
    content = site_of(count)
    start = time.process_time()
    dated: list[DatedEntry] = [
        dated_entry(shown, NOW, {}, {}, content.facts.land) for shown in content.of_type("event")
    ]
    expanded = time.process_time()
    entries = tuple(calendar_entries(content, dated))
    rendered = time.process_time()
    files = list(calendar_files(content, entries))
    written = time.process_time()
    findings = list(calendar_findings(entries, NOW.date()))
    checked = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>6} events: dates {expanded - start:.2f} s, feeds {written - expanded:.2f} s"
        f" (VEVENTs {rendered - expanded:.2f} s), second opinion {checked - written:.2f} s,"
        f" {len(files)} files, largest {max(len(file.data) for file in files)} bytes,"
        f" {len(findings)} findings, {memory:.0f} MB"
    )


if __name__ == "__main__":
    measure(1_000)
    measure(10_000)
