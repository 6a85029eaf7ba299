"""What the gate does not say about dates: ordinary files stay without a finding."""

from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import FACTS, findings_in, read_catalogue

LAND = {"netzwerk.yaml": FACTS + "land: Mecklenburg-Vorpommern\n"}

QUIET = {
    "a series that starts on its rule": "beginn: 03.11.2026\nwiederholung: jeden 1. Dienstag im Monat",
    "a series over a public holiday it leaves out": """\
beginn: 04.12.2026
wiederholung:
  regel: jeden Freitag
  außer: Feiertage""",
    "a series over a public holiday that has its own place": """\
beginn: 04.12.2026
wiederholung:
  regel: jeden Freitag
  anzahl: 4
  ausnahmen: {am: 25.12.2026, ort: Rathaus}""",
    "a series that runs through school holidays": "beginn: 02.12.2026\nwiederholung: {regel: alle 2 Wochen, bis: 28.02.2027}",
    "a past event on a holiday": "beginn: 03.10.2026 10:00",
    "a cancelled event on a holiday": "beginn: 06.05.2027\nabgesagt: Sturm",
    "an event moved away from a holiday": "beginn: 06.05.2027\nneuer_termin: 04.05.2027",
    "an event postponed without a day": "beginn: 06.05.2027\nstatus: verschoben",
    "an event whose summary names the holidays": "beginn: 16.02.2027\nzusammenfassung: In den Winterferien.",
    "a deadline on the day itself": "beginn: 01.12.2026 18:00\nanmeldung: {bis: 01.12.2026}",
    "a deadline before the new date": "beginn: 23.11.2026\nneuer_termin: 22.04.2027\nanmeldung: {bis: 08.04.2027}",
    "a deadline before the last of several dates": "beginn: 01.12.2026\ntermine: [08.12.2026]\nanmeldung: {bis: 07.12.2026}",
    "a time that only Berlin skips": "beginn: 14.03.2027 02:30",
    "two dates on one day at different times": "beginn: 01.12.2026 10:00\ntermine: [01.12.2026 14:00]",
    "a date moved beside another one": """\
beginn: 01.12.2026, 18–20 Uhr
wiederholung:
  regel: jeden Dienstag
  bis: 15.12.2026
  ausnahmen: {am: 08.12.2026, verlegt_auf: '15.12.2026, 15–17 Uhr'}""",
    "a date moved to where one was moved away": """\
beginn: 01.12.2026, 18–20 Uhr
wiederholung:
  regel: jeden Dienstag
  bis: 15.12.2026
  ausnahmen:
    - {am: 08.12.2026, verlegt_auf: 09.12.2026}
    - {am: 15.12.2026, verlegt_auf: 08.12.2026}""",
    "a date moved to where one is cancelled": """\
beginn: 01.12.2026, 18–20 Uhr
wiederholung:
  regel: jeden Dienstag
  bis: 15.12.2026
  ausnahmen:
    - {am: 08.12.2026, abgesagt: krank}
    - {am: 15.12.2026, verlegt_auf: 08.12.2026}""",
    "an exception on a public holiday": """\
beginn: 04.12.2026
wiederholung:
  regel: jeden Freitag
  bis: 31.12.2026
  außer: Feiertage
  ausnahmen: {am: 25.12.2026, verlegt_auf: 28.12.2026}""",
    "a weekend every month": "beginn: 27.–29.11.2026\nwiederholung: {regel: jeden letzten Freitag im Monat, anzahl: 1}",
    "a night every day": "beginn: 01.12.2026 22:00\nende: 02.12.2026 06:00\nwiederholung: {regel: jede Woche, bis: 15.12.2026}",
    "an event of unknown day": "beginn: '2013'",
    "meetings by arrangement": "beginn: 03.11.2026\nwiederholung: nach Absprache",
}


@pytest.mark.parametrize("header", QUIET.values(), ids=QUIET)
def test_ordinary_event_has_no_finding(header: str) -> None:
    assert findings_in(f"titel: Fest\n{header}", **LAND) == []


def test_facts_with_mistakes_do_not_blame_the_events() -> None:
    header = "titel: Fest\nbeginn: 04.12.2026\nwiederholung: {regel: jeden Freitag, außer: Feiertage}"
    found = findings_in(header, **{"netzwerk.yaml": "name: [\n"})
    assert [one for one in found if not one.startswith("content/netzwerk.yaml")] == []


def test_entry_with_a_wrong_recurrence_is_not_built() -> None:
    """Its pages and calendar files would contradict one another."""
    text = "---\ntitel: Fest\nbeginn: 04.11.2026\nwiederholung: jeden Dienstag\n---\n"
    record = read_catalogue({"veranstaltungen/2026/fest.md": text}).records["veranstaltungen/2026/fest"]
    assert record.entry is None
    assert record.partial is not None
