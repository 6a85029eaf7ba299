"""The second opinion: other libraries read the finished calendars, and any difference stops the build."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import BuildSite
from tests.event_calendar.calendars import FACTS, event_file
from tests.event_calendar.event_forms import RULE

from content_model.recurrence.grammar import parse_rule
from event_calendar import vevents
from event_calendar.content_lines import folded, rule_line

TREFF = {"netzwerk.yaml": FACTS, "veranstaltungen/2026/treff.md": event_file(RULE, "Treff")}
PLACE = "content/veranstaltungen/2026/treff.md:5:1: wiederholung: Seite und Kalenderdatei nennen verschiedene Termine"
HINT = "So geht es: das ist ein Fehler im Programm: diese Meldung mit der Datei an die Technik geben"


def test_sound_calendars_have_no_finding(build_site: BuildSite) -> None:
    build = build_site(TREFF)
    assert (build.code, build.findings) == (0, [])


def test_rule_that_programs_read_otherwise_stops_the_build(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        vevents, "rule_line", lambda rule, until: rule_line(replace(rule, ordinals=(2,)), until)
    )
    build = build_site(TREFF)
    [finding] = build.findings
    assert build.code == 1
    assert finding.startswith(f"{PLACE} (nur auf der Seite: 06.04.2027 18:00 bis 06.04.2027 20:00, ")
    assert "; nur im Kalender: 10.11.2026 18:00 bis 10.11.2026 20:00, 08.12.2026 18:00" in finding
    assert finding.endswith(HINT)


def test_date_that_should_fall_out_stops_the_build(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vevents, "times_line", lambda _name, _values: b"")
    build = build_site(TREFF)
    assert (build.code, build.findings) == (
        1,
        [f"{PLACE} (nur im Kalender: 01.12.2026 18:00 bis 01.12.2026 20:00). {HINT}"],
    )


RULES = [
    "jeden 1. Dienstag im Monat", "jeden letzten Freitag im Monat", "jeden 5. Montag im Monat",
    "jeden 2. und 4. Mittwoch im Monat", "jede Woche", "jede Woche am Montag und Donnerstag", "alle 2 Wochen",
    "14-täglich am Sonntag", "alle 3 Monate am 1. Samstag", "jeden Tag", "am 28. jedes Monats", "jedes Jahr",
]  # fmt: skip
TIMES = ["", " 00:30", " 02:30", ", 18–20 Uhr", " 23:00"]


NIGHTS = [
    ("03.01.2026 22:00", "04.01.2026 04:00", "jede Woche"),
    ("02.01.2026 20:00", "04.01.2026 14:00", "jede Woche"),
    ("03.01.2026 01:00", "03.01.2026 03:30", "jeden Tag"),
    ("03.01.2026", "04.01.2026", "jede Woche"),
    ("03.01.2026 15:00", "04.01.2026", "jede Woche"),
    ("04.01.2026 01:00", "04.01.2026 03:00\nzeitzone: America/New_York", "jede Woche"),
]


def anchored(sentence: str, day: date) -> date:
    rule = parse_rule(sentence)
    assert rule is not None
    return next(rule.days(day))


def test_all_rules_at_all_times_agree_with_the_other_libraries(build_site: BuildSite) -> None:
    """Through both clock changes, over the turn of the year and without the school holidays."""
    files = {"netzwerk.yaml": FACTS}
    for at, sentence in enumerate(RULES):
        for number, times in enumerate(TIMES):
            first = anchored(sentence, date(2026, 1, 5 + number))
            more = ["", "\n  außer: [Feiertage, Schulferien]", "\n  bis: 30.06.2027"][(at + number) % 3]
            all_day = "" if times else "\nganztägig: ja"
            header = f"beginn: {first:%d.%m.%Y}{times}{all_day}\nwiederholung:\n  regel: {sentence}{more}"
            files[f"veranstaltungen/2026/r{at}-{number}.md"] = event_file(header)
    for at, (begin, end, sentence) in enumerate(NIGHTS):
        header = f"beginn: {begin}\nende: {end}\nwiederholung: {sentence}"
        files[f"veranstaltungen/2026/n{at}.md"] = event_file(header)
    build = build_site(files)
    assert [line for line in build.findings if "Kalenderdatei" in line] == []
    assert build.code == 0


@settings(max_examples=300)
@given(st.text(min_size=1))
def test_folded_lines_are_short_and_whole(text: str) -> None:
    line = f"SUMMARY:{text}".replace("\r", "").replace("\n", "").encode("utf-8", "replace")
    pieces = folded(line).split(b"\r\n ")
    assert b"".join(pieces) == line
    assert [piece.decode() for piece in pieces]
    assert max(len(piece) + (at > 0) for at, piece in enumerate(pieces)) <= 75
