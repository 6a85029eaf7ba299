"""One rich event, byte by byte: `python -m tests.event_calendar.test_ics_golden` rewrites the file."""

import sys
import tempfile
from pathlib import Path

from tests.event_calendar.calendars import build_calendars

GOLDEN = Path(__file__).parents[1] / "golden/event.ics"
ADDRESS = "veranstaltungen/2026/offener-treff/termin.ics"
FILES = {
    "veranstaltungsorte/speicher.md": (
        "---\ntitel: Speicher am Peenehafen\nanschrift: Hafenzeile 3, 17389 Anklam\n"
        "barrierefreiheit:\n  stufenlos: ja\n  wc: ja\n---\n"
    ),
    "veranstaltungen/2026/offener-treff.md": """\
---
titel: "Offener Treff: Kaffee, Kuchen & Gespräche"
zusammenfassung: Für alle, die jemanden suchen; auch für Großeltern. Wir hören zu – ohne Rat, ohne Eile.
beginn: Di, 03.11.2026, 18–20 Uhr
wiederholung:
  regel: jeden 1. Dienstag im Monat
  außer: Feiertage
  bis: 31.12.2027
  ausnahmen:
    - am: 01.12.2026
      entfällt: Advent
    - am: 05.01.2027
      verlegt_auf: 12.01.2027 19:00
    - am: 02.02.2027
      abgesagt: Sturm
    - am: 02.03.2027
      ort: online
  zusätzlich: [15.12.2026]
ort: speicher
online: https://raum.example.org/treff
themen: [Angehörige, Selbsthilfe]
format: Treff
anmeldung:
  bis: 01.11.2026
  email: treff@example.org
  kosten: kostenfrei
geändert: 20.11.2026 10:00
---
""",
}


def event_bytes(folder: Path) -> bytes:
    return (build_calendars(folder, FILES).output / ADDRESS).read_bytes()


def test_rich_event_is_written_as_it_always_was(tmp_path: Path) -> None:
    assert event_bytes(tmp_path).decode().splitlines() == GOLDEN.read_bytes().decode().splitlines()


def test_lines_end_with_cr_and_lf(tmp_path: Path) -> None:
    data = event_bytes(tmp_path)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_bytes(event_bytes(Path(folder)))
    sys.exit(0)
