"""Calendar files become event files: the same dates, through the gate, nothing overwritten, hostile input harmless."""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Component
from tests.conftest import FACTS, BuildSite, run_build, write_files
from tests.editor_tools.ics_stories import STORIES, Story

from content_model.fields.dates import DateValue
from content_model.front_matter import read_document
from content_model.models.event import CANCELLED, Event
from content_model.recurrence.occurrences import expand_event
from editor_tools import import_ics
from editor_tools.ics_import import Options, Outcome, plan_import
from editor_tools.ics_source import UnusableFileError, read_calendar
from editor_tools.known_content import KnownContent, read_content

BERLIN = ZoneInfo("Europe/Berlin")
SITE = {
    "netzwerk.yaml": FACTS + "vokabular:\n  themen: [Selbsthilfe, Ehrenamt]\n",
    "regionen/kueste.md": "---\ntitel: Küste\n---\n",
    "reihen/stammtische.md": "---\ntitel: Stammtische\n---\n",
    "veranstaltungsorte/haus.md": "---\ntitel: Haus der Begegnung\nanschrift: Lange Straße 1, 18055 Rostock\n---\n",
}
Moment = tuple[datetime | date, datetime | date, bool]
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a tiny website, in which the command runs."""
    write_files(tmp_path / "content", SITE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def known(site: Path) -> KnownContent:
    return read_content(site / "content")


def calendar(*events: str, head: str = "") -> str:
    """A calendar file; each event is the lines between BEGIN and END, a start is added if it has none."""
    blocks = ""
    for number, event in enumerate(events):
        start = "" if "DTSTART" in event else "DTSTART;TZID=Europe/Berlin:20261106T180000\n"
        uid = "" if "UID:" in event else f"UID:{number}\n"
        blocks += f"BEGIN:VEVENT\n{uid}{start}{event}\nEND:VEVENT\n"
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{blocks}END:VCALENDAR\n"


def outcomes(text: str, known: KnownContent, options: Options | None = None) -> tuple[Outcome, ...]:
    return plan_import(read_calendar("x.ics", text.encode()), known, options or Options())


def header_of(outcome: Outcome) -> Mapping[str, Any]:
    assert outcome.path is not None, outcome.reason
    document = read_document(f"content/{outcome.path}", outcome.text.encode())
    assert document.findings == ()
    return document.header.values


def body_of(outcome: Outcome) -> str:
    return read_document("content/x.md", outcome.text.encode()).body.strip()


def only(text: str, known: KnownContent, options: Options | None = None) -> Outcome:
    [outcome] = outcomes(text, known, options)
    return outcome


def remarks(outcome: Outcome) -> list[str]:
    return [str(remark) for remark in outcome.remarks]


def run(site: Path, text: str | bytes, *words: str) -> int:
    (site / "kalender.ics").write_bytes(text.encode() if isinstance(text, str) else text)
    return import_ics.main(["kalender.ics", *words])


def new_files(site: Path) -> dict[str, str]:
    folder = site / "content"
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: file.read_text(encoding="utf-8") for path, file in files.items() if path not in SITE}


# The same dates


def source_dates(text: str) -> set[Moment]:
    """All dates from 2025 to 2031 as recurring-ical-events finds them in the file itself."""
    found = recurring_ical_events.of(Calendar.from_ical(text)).between((2025, 1, 1), (2032, 1, 1))
    return {
        (start, end, str(one.get("STATUS", "")) == "CANCELLED")
        for one in found
        if (start := in_berlin(one, "DTSTART")) and (end := in_berlin(one, "DTEND"))
    }


def in_berlin(component: Component, name: str) -> date:
    value: date = component[name].dt
    if component.get("X-MICROSOFT-CDO-ALLDAYEVENT") and isinstance(value, datetime):
        return value.date()
    if not isinstance(value, datetime):
        return value
    return (value if value.tzinfo else value.replace(tzinfo=BERLIN)).astimezone(UTC)


def entry_dates(entry: Event) -> set[Moment]:
    """The same out of the imported entry; days with an exclusive end."""
    zone = ZoneInfo(entry.zone or "Europe/Berlin")
    expansion = expand_event(entry, date(2031, 12, 31))
    return {
        (moment(one.span.start, zone), end_of(one.span.end or one.span.start, zone), one.status == CANCELLED)
        for one in expansion.occurrences
    }


def moment(value: DateValue, zone: ZoneInfo) -> date:
    if value.time is None:
        return value.date
    return datetime.combine(value.date, value.time, zone).astimezone(UTC)


def end_of(value: DateValue, zone: ZoneInfo) -> date:
    return moment(value, zone) if value.time else date.fromordinal(value.date.toordinal() + 1)


@each_story
def test_imported_event_has_the_dates_of_the_calendar(story: Story, known: KnownContent) -> None:
    outcome = only(story.text, known)
    assert outcome.path is not None
    entry, stopping = known.check(outcome.path, "event", outcome.text)
    assert stopping == ()
    assert isinstance(entry, Event)
    assert entry_dates(entry) == source_dates(story.text)


@each_story
def test_header_says_what_an_editor_would_have_written(story: Story, known: KnownContent) -> None:
    header = header_of(only(story.text, known))
    assert {name: header.get(name) for name in story.header} == story.header


def test_all_stories_pass_the_gate_of_a_real_build(site: Path, build_site: BuildSite) -> None:
    for story in STORIES:
        text = story.text.replace("SUMMARY:Treffen", f"SUMMARY:{story.id}")
        assert run(site, text, "--write", "--region", "kueste", "--reihe", "Stammtische") == 0
    build = build_site(SITE)
    assert (build.code, [line for line in build.findings if "veranstaltungen/" in line]) == (0, [])
    assert len(new_files(site)) == len(STORIES)


SERIES = "DTSTART;TZID=Europe/Berlin:20261006T180000\nDTEND;TZID=Europe/Berlin:20261006T200000\n"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param(
            ["RRULE:FREQ=WEEKLY;COUNT=9\nEXDATE;TZID=Europe/Berlin:20261013T180000"],
            [{"am": "13.10.2026", "entfällt": "ohne Angabe eines Grundes"}],
            id="falls-out",
        ),
        pytest.param(
            [
                "RRULE:FREQ=WEEKLY;COUNT=9",
                (
                    "UID:0\nRECURRENCE-ID;TZID=Europe/Berlin:20261013T180000\n"
                    "DTSTART;TZID=Europe/Berlin:20261014T190000\nDTEND;TZID=Europe/Berlin:20261014T200000"
                ),
            ],
            [{"am": "13.10.2026", "verlegt_auf": "14.10.2026, 19:00–20:00"}],
            id="moved",
        ),
        pytest.param(
            [
                "RRULE:FREQ=WEEKLY;COUNT=9",
                (
                    f"UID:0\nRECURRENCE-ID;TZID=Europe/Berlin:20261013T180000\n{SERIES.replace('1006', '1013')}"
                    "STATUS:CANCELLED\nLOCATION:Haus der Begegnung"
                ),
            ],
            [{"am": "13.10.2026", "ort": "haus", "abgesagt": "ohne Angabe eines Grundes"}],
            id="cancelled-elsewhere",
        ),
    ],
)
def test_single_dates_of_a_series_become_exceptions(
    events: list[str], expected: list[dict[str, str]], known: KnownContent
) -> None:
    first, *others = events
    header = header_of(only(calendar(f"{SERIES}{first}", *others), known))
    assert header["wiederholung"]["ausnahmen"] == expected


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=31", "den 31. gibt es nicht in jedem Monat", id="31st"),
        pytest.param("FREQ=YEARLY;BYWEEKNO=20", "nach Kalenderwochen", id="week-number"),
        pytest.param("FREQ=HOURLY", "mehrmals am Tag", id="hourly"),
        pytest.param(
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "aus mehreren Wochentagen", id="setpos"
        ),
        pytest.param("FREQ=WEEKLY;INTERVAL=0", "Abstand 0", id="interval-0"),
        pytest.param("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "mehrmals am Tag", id="never"),
        pytest.param("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "BYMONTH", id="no-such-day"),
        pytest.param("FREQ=MONTHLY;BYMONTHDAY=6;BYDAY=TU;COUNT=61", "Wochentag und Monatstag", id="too-many"),
        pytest.param("FREQ=DAILY;BYHOUR=8,12,18", "andere Uhrzeiten", id="hours"),
        pytest.param("FREQ=WOECHENTLICH", "nicht zu lesen", id="broken"),
        pytest.param("FREQ=WEEKLY\nRRULE:FREQ=MONTHLY", "mehrere Regeln", id="two-rules"),
    ],
)
def test_rule_outside_the_grammar_becomes_a_draft_of_the_first_date(
    rule: str, reason: str, known: KnownContent
) -> None:
    started = time.process_time()
    outcome = only(calendar(f"{SERIES}SUMMARY:Treffen\nRRULE:{rule}"), known)
    assert header_of(outcome) == {
        "titel": "Treffen",
        "status": "entwurf",
        "beginn": "06.10.2026 18:00",
        "ende": "20:00",
    }
    [remark] = remarks(outcome)
    assert remark.startswith("Zeile 8: die Wiederholung ist nicht übernommen, weil ")
    assert reason in remark
    assert (
        f"\n# Wiederholung im Kalender: {rule.split(chr(10), maxsplit=1)[0].split(';', maxsplit=1)[0]}"
        in outcome.text
    )
    assert time.process_time() - started < 2


def test_rule_outside_the_grammar_with_sixty_dates_is_written_out(known: KnownContent) -> None:
    outcome = only(
        calendar(f"{SERIES}SUMMARY:Treffen\nRRULE:FREQ=MONTHLY;BYMONTHDAY=6;BYDAY=TU;COUNT=60"), known
    )
    header = header_of(outcome)
    assert (header["beginn"], len(header["termine"])) == ("06.10.2026 18:00", 59)
    assert header["termine"][:2] == ["06.04.2027, 18:00–20:00", "06.07.2027, 18:00–20:00"]
    assert remarks(outcome) == [
        "Zeile 8: die Wiederholung steht als 60 einzelne Termine unter termine:, weil sie Wochentag und Monatstag verbindet"
    ]


# Words, places, states


def test_words_of_the_event_stand_in_its_header(known: KnownContent) -> None:
    text = calendar(
        "SUMMARY:Fest\nLOCATION:Lange Straße 1\\, 18055 Rostock\nCATEGORIES:selbsthilfe,Kaffee\n"
        "STATUS:TENTATIVE\nURL:https://example.org/fest\nDESCRIPTION:Erste Zeile\\nZweite Zeile\\n\\nEnde"
    )
    outcome = only(text, known)
    assert header_of(outcome) == {
        "titel": "Fest",
        "status": "vorgemerkt",
        "beginn": "06.11.2026 18:00",
        "ort": "haus",
        "themen": ["Selbsthilfe"],
        "siehe_auch": [{"link": "https://example.org/fest"}],
    }
    assert body_of(outcome) == "Erste Zeile  \nZweite Zeile\n\nEnde"
    assert remarks(outcome) == [
        (
            "Zeile 8: die Kategorie „Kaffee“ ist kein Thema dieser Website – ein anderes unter themen: eintragen"
            " oder das Wort in content/netzwerk.yaml ergänzen"
        )
    ]


@pytest.mark.parametrize(
    ("lines", "place", "online"),
    [
        pytest.param("LOCATION:Haus der Begegnung", "haus", None, id="venue-by-title"),
        pytest.param("LOCATION:Haus der Begegnung\\, Raum 3", "haus", None, id="venue-with-room"),
        pytest.param(
            "LOCATION:Markt 5\\, 17033 Neubrandenburg", "Markt 5, 17033 Neubrandenburg", None, id="address"
        ),
        pytest.param("LOCATION:hinterhof", {"name": "hinterhof"}, None, id="no-known-venue"),
        pytest.param("LOCATION:Zoom", "online", None, id="online-word"),
        pytest.param(
            "LOCATION:https://treffen.example.org/a", "online", "https://treffen.example.org/a", id="link"
        ),
        pytest.param(
            "LOCATION:Rathaus\\, https://treffen.example.org/a",
            "Rathaus",
            "https://treffen.example.org/a",
            id="hybrid",
        ),
        pytest.param(
            "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://treffen.example.org/b",
            "online",
            "https://treffen.example.org/b",
            id="conference",
        ),
        pytest.param(
            "X-GOOGLE-CONFERENCE:https://treffen.example.org/c",
            "online",
            "https://treffen.example.org/c",
            id="google",
        ),
        pytest.param(
            "LOCATION:javascript:alert(1)", {"name": "javascript:alert(1)"}, None, id="no-web-address"
        ),
    ],
)
def test_place_is_recognised(lines: str, place: object, online: str | None, known: KnownContent) -> None:
    header = header_of(only(calendar(f"SUMMARY:Fest\n{lines}"), known))
    assert (header.get("ort"), header.get("online")) == (place, online)


@pytest.mark.parametrize(
    ("lines", "options", "expected"),
    [
        pytest.param("STATUS:CONFIRMED", Options(), {}, id="confirmed"),
        pytest.param("STATUS:CANCELLED", Options(), {"status": "abgesagt"}, id="cancelled"),
        pytest.param("STATUS:TENTATIVE", Options(draft=True), {"status": "entwurf"}, id="tentative-draft"),
        pytest.param(
            "STATUS:CANCELLED",
            Options(draft=True),
            {"status": "entwurf", "abgesagt": "ohne Angabe eines Grundes"},
            id="cancelled-draft",
        ),
        pytest.param(
            "STATUS:CONFIRMED",
            Options(region="kueste", series="stammtische"),
            {"region": "kueste", "reihe": "stammtische"},
            id="region-and-series",
        ),
    ],
)
def test_states_and_options(
    lines: str, options: Options, expected: dict[str, str], known: KnownContent
) -> None:
    header = dict(header_of(only(calendar(f"SUMMARY:Fest\n{lines}"), known, options)))
    del header["titel"], header["beginn"]
    assert header == expected


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        pytest.param("ATTENDEE:mailto:a@example.org\nATTENDEE:mailto:b@example.org", "eingeladene Personen (2)", id="attendee"),
        pytest.param("ORGANIZER:mailto:a@example.org", "wer eingeladen hat", id="organizer"),
        pytest.param("ATTACH:https://example.org/a.pdf", "Anhänge (1)", id="attachment"),
        pytest.param("BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT5M\nEND:VALARM", "Erinnerungen", id="alarm"),
        pytest.param("DTEND:gestern", "DTEND ist nicht zu lesen", id="broken-value"),
        pytest.param("URL:gestern", "keine Webadresse", id="no-url"),
        pytest.param("LOCATION:https://treffen.example.org/a", "wird für alle sichtbar", id="link-in-public"),
    ],
)  # fmt: skip
def test_what_is_left_over_is_reported_with_its_line(lines: str, what: str, known: KnownContent) -> None:
    outcome = only(calendar(f"SUMMARY:Fest\n{lines}"), known)
    [remark] = remarks(outcome)
    assert remark.startswith("Zeile 7: ")
    assert what in remark
    assert "a@example.org" not in outcome.text


@pytest.mark.parametrize("word", ["PRIVATE", "CONFIDENTIAL"])
def test_private_events_stay_private(word: str, known: KnownContent) -> None:
    outcome = only(calendar(f"SUMMARY:Zahnarzt\nCLASS:{word}"), known)
    assert (outcome.path, outcome.text) == (None, "")


def test_event_without_title_is_a_draft(known: KnownContent) -> None:
    header = header_of(only(calendar("LOCATION:Rathaus"), known))
    assert (header["titel"], header["status"]) == ("Veranstaltung am 06.11.2026", "entwurf")


def test_newest_version_of_an_event_counts(known: KnownContent) -> None:
    text = calendar("UID:1\nSEQUENCE:2\nSUMMARY:Neu", "UID:1\nSEQUENCE:1\nSUMMARY:Alt")
    assert header_of(only(text, known))["titel"] == "Neu"


@pytest.mark.parametrize(
    ("start", "begin"),
    [
        pytest.param("DTSTART:20270328T003000Z", "28.03.2027 01:30", id="before-spring-change"),
        pytest.param("DTSTART:20270328T013000Z", "28.03.2027 03:30", id="after-spring-change"),
        pytest.param(
            "DTSTART;TZID=Europe/Berlin:20270328T023000", "28.03.2027 03:30", id="time-that-is-skipped"
        ),
        pytest.param("DTSTART:20271031T003000Z", "31.10.2027 02:30", id="first-half-past-two"),
        pytest.param("DTSTART:20271031T013000Z", "31.10.2027 02:30", id="second-half-past-two"),
        pytest.param("DTSTART;TZID=Unbekannt:20271031T180000", "31.10.2027 18:00", id="unknown-zone"),
        pytest.param(
            "DTSTART;TZID=../../etc/passwd:20271031T180000", "31.10.2027 18:00", id="zone-is-a-path"
        ),
    ],
)
def test_begin_is_told_on_the_clock_of_berlin(start: str, begin: str, known: KnownContent) -> None:
    assert header_of(only(calendar(f"SUMMARY:Fest\n{start}"), known))["beginn"] == begin


@pytest.mark.parametrize(
    "start",
    [
        "DTSTART:00010101T000000Z",
        "DTSTART:99991231T235959Z",
        "DTSTART:quatsch",
        "DTSTART;VALUE=DATE:30200101",
    ],
)
def test_impossible_begin_is_refused_with_its_line(start: str, known: KnownContent) -> None:
    refused, taken = outcomes(calendar(f"SUMMARY:Alt\n{start}", "SUMMARY:Neu"), known)
    assert (refused.path, refused.line, refused.known) == (None, 3, False)
    assert refused.reason
    assert taken.path == "veranstaltungen/2026/neu.md"


# The command


def test_dry_run_shows_and_writes_nothing(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, calendar("SUMMARY:Fest\nATTACH:https://example.org/a.pdf")) == 0
    assert new_files(site) == {}
    assert capsys.readouterr().out.splitlines() == [
        "neu: content/veranstaltungen/2026/fest.md (Fest, 06.11.2026 18:00)",
        "  Zeile 7: nicht übernommen: Anhänge (1) – die Dateien nach content/medien/ legen und unter dokumente: nennen",
        "",
        "1 Termin im Kalender: 1 neu, 0 schon vorhanden, 0 nicht übernommen.",
        "Mit --write werden die Dateien angelegt.",
    ]


def test_written_file_is_what_an_editor_would_write(site: Path) -> None:
    text = calendar(
        f"{SERIES}SUMMARY:Stammtisch\nRRULE:FREQ=MONTHLY;BYDAY=1TU\nDESCRIPTION:Alle sind eingeladen."
    )
    assert run(site, text, "--write", "--region=kueste") == 0
    assert new_files(site) == {
        "veranstaltungen/2026/stammtisch.md": """\
---
titel: Stammtisch
beginn: 06.10.2026 18:00
ende: 20:00
wiederholung: jeden 1. Dienstag im Monat
region: kueste
# Kalender-Kennung: 5feceb66ffc86f38
---

Alle sind eingeladen.
"""
    }


def test_second_import_makes_no_copy(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = calendar("SUMMARY:Fest", "SUMMARY:Feier")
    run(site, text, "--write")
    before = new_files(site)
    capsys.readouterr()
    assert run(site, text, "--write") == 0
    assert new_files(site) == before
    assert (
        "2 Termine im Kalender: 0 angelegt, 2 schon vorhanden, 0 nicht übernommen." in capsys.readouterr().out
    )


def test_event_is_recognised_after_title_and_begin_were_changed(site: Path) -> None:
    run(site, calendar("SUMMARY:Fest"), "--write")
    [path] = new_files(site)
    file = site / "content" / path
    text = (
        file.read_text(encoding="utf-8")
        .replace("titel: Fest", "titel: Großes Fest")
        .replace("18:00", "19:00")
    )
    file.write_text(text, encoding="utf-8")
    run(site, calendar("SUMMARY:Fest"), "--write")
    assert new_files(site) == {path: text}


def test_event_typed_by_hand_is_recognised_by_title_and_begin(site: Path) -> None:
    typed = {
        "content/veranstaltungen/2026/x.md": "---\ntitel: FEST\nbeginn: Fr, 6. November 2026, 18 Uhr\n---\n"
    }
    write_files(site, typed)
    run(site, calendar("SUMMARY:Fest"), "--write")
    assert list(new_files(site)) == ["veranstaltungen/2026/x.md"]


def test_names_are_numbered_and_nothing_is_overwritten(site: Path) -> None:
    write_files(site, {"content/veranstaltungen/2026/fest.md": "---\ntitel: Fest\nbeginn: 01.01.2026\n---\n"})
    write_files(
        site, {"content/veranstaltungen/2025/fest-2.md": "---\ntitel: Fest\nbeginn: 02.01.2026\n---\n"}
    )
    before = new_files(site)
    run(site, calendar("SUMMARY:Fest", "SUMMARY:Fest\nDTSTART:20261224T170000"), "--write")
    assert {path: text for path, text in new_files(site).items() if path in before} == before
    assert new_files(site).keys() - before.keys() == {
        "veranstaltungen/2026/fest-3.md",
        "veranstaltungen/2026/fest-4.md",
    }


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(b"", "kalender.ics ist leer.", id="empty"),
        pytest.param(b" \r\n\t\n", "kalender.ics ist leer.", id="blank"),
        pytest.param(b"Hallo", "kalender.ics ist keine Kalenderdatei (iCalendar, .ics).", id="text"),
        pytest.param(b"\x89PNG\r\n\x00\x01", "kalender.ics ist keine Kalenderdatei (iCalendar, .ics).", id="binary"),
        pytest.param(
            b"<!DOCTYPE html><html>",
            "kalender.ics ist eine Webseite, kein Kalender. Vielleicht verlangt die Adresse eine Anmeldung.",
            id="html",
        ),
        pytest.param(b"BEGIN:VCARD\nEND:VCARD", "kalender.ics ist ein Adressbuch (vCard), kein Kalender.", id="vcard"),
        pytest.param(
            calendar("SUMMARY:x")[:60].encode(),
            "kalender.ics bricht mitten im Kalender ab. Bitte noch einmal herunterladen oder ausgeben.",
            id="truncated",
        ),
        pytest.param(
            calendar("SUMMARY:x", head="METHOD:REPLY\n").encode(),
            "kalender.ics ist die Antwort auf eine Einladung, kein Kalender.",
            id="reply",
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VTODO\nEND:VCALENDAR",
            "kalender.ics enthält nur Aufgaben, keine Termine.",
            id="tasks",
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nEND:VCALENDAR", "kalender.ics enthält keine Termine.", id="no-events"
        ),
        pytest.param(
            b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR",
            "kalender.ics bricht mitten im Kalender ab. Bitte noch einmal herunterladen oder ausgeben.",
            id="unbalanced",
        ),
        pytest.param(
            b"x" * 10_000_001,
            "kalender.ics ist größer als 10 MB. Bitte im Kalenderprogramm einen kürzeren Zeitraum ausgeben.",
            id="too-large",
        ),
    ],
)  # fmt: skip
def test_unusable_file_is_refused_in_one_sentence(
    data: bytes, sentence: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(site, data, "--write") == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")
    assert new_files(site) == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param(
            ["fehlt.ics"],
            "fehlt.ics gibt es nicht. So geht es: Ordner und Namen der Datei mit ihrer Endung nennen.",
            id="missing-file",
        ),
        pytest.param(
            [], "So geht es: invoke import-ics kalender.ics, dann dasselbe mit --write", id="no-file"
        ),
        pytest.param(
            ["--wirte", "x.ics"],
            "So geht es: invoke import-ics kalender.ics, dann dasselbe mit --write",
            id="misspelt",
        ),
        pytest.param(
            ["kalender.ics", "--region", "kuste"],
            "„kuste“ ist nicht bekannt (Region). So geht es: meinten Sie „Küste“?",
            id="unknown-region",
        ),
        pytest.param(
            ["kalender.ics", "--reihe", "xyz"],
            "„xyz“ ist nicht bekannt (Reihe). So geht es: vorhanden sind stammtische",
            id="unknown-series",
        ),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(
    words: list[str], sentence: str, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "kalender.ics").write_text(calendar("SUMMARY:Fest"), encoding="utf-8")
    assert import_ics.main(words) == 1
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_file_that_appeared_meanwhile_is_not_overwritten(
    site: Path, known: KnownContent, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = only(calendar("SUMMARY:Fest"), known)
    write_files(site, {f"content/{outcome.path}": "von Hand"})
    assert import_ics.write_files([outcome], site / "content") == 1
    assert new_files(site) == {"veranstaltungen/2026/fest.md": "von Hand"}
    assert "content/veranstaltungen/2026/fest.md gibt es schon und bleibt" in capsys.readouterr().err


# Hostile input

TITLES = (
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "Fest\\nstatus: entwurf",
    "x" * 3000,
    "lang " * 600,
    "titel: 'neu' \"alt\" #1",
    "- nein",
    "--- Trenner",
    "{{ jinja }} {% raw %}",
    "*fett* _kursiv_ [Link](javascript:alert(1))",
    "👩‍👩‍👧 Familienfest 🎉",
    "🎉",
    "لقاء في روستوك",
    "\u202efest\u200b\ufeff",
    "!tag &anker *alias %YAML @x `y`",
    "null",
    "[]",
    "|",
)
TEXTS = (
    "# Überschrift\\n<b onclick=alert(1)>x</b><script>alert(1)</script>",
    "---\\ntitel: zwei\\n---\\nText",
    "titel: zwei\\nbeginn: 01.01.2026\\n---\\n",
    "    Code\\n```\\nx\\n~~~",
    "1. eins\\n2. zwei\\n\\n* a\\n* b\\n\\n5. Mai\\n> Zitat\\nUnter\\n=====",
    "[x]: https://example.org\\n![Bild](https://example.org/a.png) [a](/seiten/fehlt.md) [b][x]",
    "{: onclick=x } *[HTML]: y\\n: Liste\\na | b\\n--|--\\n[^1]: Fuß",
    "&lt;img src=x onerror=alert(1)&gt; &nbsp; <https://example.org>",
    "<p>Hallo <a href='javascript:alert(1)'>hier</a> und <a href='https://example.org/a'>da</a><br>Ende</p>",
    "https://example.org/a_b_c?x=1&y=2) und <mailto:x@example.org>",
    "\\n".join(">" * n for n in range(1, 60)),
    "*" * 2000 + "_" * 2000 + "[" * 2000,
)


def test_hostile_texts_pass_the_gate_and_stay_text(site: Path, build_site: BuildSite) -> None:
    """Every title with one text: the build finds nothing to stop and no sign of it becomes code."""
    events = [
        f"UID:{number}\nSUMMARY:{title}\nLOCATION:{title[:290]}\nCATEGORIES:{title[:50]}\nURL:{title}\nDESCRIPTION:"
        f"{TEXTS[number % len(TEXTS)]}"
        for number, title in enumerate(TITLES)
    ]
    assert run(site, calendar(*events), "--write") == 0
    files = new_files(site)
    assert len(files) == len(TITLES)
    assert all(re.fullmatch(r"veranstaltungen/2026/[a-z0-9-]{1,90}\.md", path) for path in files)
    build = build_site(SITE)
    assert (build.code, [line for line in build.findings if "veranstaltungen/" in line]) == (0, [])
    for path in files:
        soup = build.soup(path.removesuffix(".md") + "/")
        main = soup.find("main")
        assert main is not None
        assert not main.find_all(["script", "iframe", "table", "blockquote", "pre"])
        assert not [tag for tag in main.select("*") if any(name.startswith("on") for name in tag.attrs)]
        assert not [
            link for link in main.find_all("a") if str(link.get("href")).lower().startswith("javascript")
        ]


LINES = st.lists(st.sampled_from(TEXTS) | st.text(max_size=80), max_size=4).map("\\n".join)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(TITLES) | st.text(max_size=60),
        LINES,
        st.dates(date(2020, 1, 1), date(2035, 1, 1)),
        st.sampled_from(["", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY;COUNT=5", "RRULE:FREQ=YEARLY;UNTIL=20400101"]),
        st.sampled_from(["", "STATUS:CANCELLED", "DURATION:P2D", "DURATION:P9D"]),
    ),
    min_size=8,
    max_size=20,
)  # fmt: skip


def escaped(text: str) -> str:
    return re.sub(r"[\r\n\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", "", text)


@given(EVENTS)
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_event_passes_the_gate_of_a_real_build(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str, date, str, str]]
) -> None:
    site = tmp_path_factory.mktemp("site")
    write_files(site / "content", SITE)
    text = calendar(
        *(
            f"UID:{number}\nSUMMARY:{escaped(title)}\nDTSTART;VALUE=DATE:{day:%Y%m%d}\n{rule}\n{more}\n"
            f"DESCRIPTION:{escaped(body)}"
            for number, (title, body, day, rule, more) in enumerate(events)
        )
    ).replace("\n\n", "\n")
    found = outcomes(text, read_content(site / "content"))
    assert len(found) == len(events)
    write_files(site / "content", {one.path: one.text for one in found if one.path})
    build = run_build(site)
    assert build.findings == []
    assert build.code == 0


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data + b"\nEND:VEVENT\nEND:VCALENDAR\n"):
        with contextlib.suppress(UnusableFileError):
            read_calendar("x.ics", whole)


NAMES = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "CLASS",
         "CATEGORIES", "URL", "LOCATION", "SUMMARY", "DESCRIPTION", "UID", "CONFERENCE", "GEO"]  # fmt: skip
VALUES = ["", ":", ";VALUE=DATE:20261106", ":20261106T180000", ":20261106T180000Z", ":PT1H", ":-P1D", ":1", ":x",
          ":FREQ=WEEKLY", ":FREQ=WEEKLY;COUNT=-1", ":FREQ=MONTHLY;BYDAY=99XX", ":FREQ=YEARLY;UNTIL=1",
          ":FREQ=MONTHLY;BYSETPOS=1;BYDAY=TU", ":FREQ=DAILY;COUNT=0", ":20261106T180000/PT1H",
          ";VALUE=PERIOD:20261106T180000Z/PT2H", ";TZID=:20261106T180000", ";TZID=Nirgends:20261106T180000"]  # fmt: skip


@given(lines=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=8))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_properties_end_in_an_outcome(lines: list[tuple[str, str]], known: KnownContent) -> None:
    event = "\n".join(f"{name}{value}" for name, value in lines)
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n"
    with contextlib.suppress(UnusableFileError):
        assert all(outcome.path or outcome.reason for outcome in outcomes(text, known))


def test_five_thousand_events_take_linear_time(known: KnownContent) -> None:
    def seconds(count: int) -> float:
        text = calendar(*(f"UID:{n}\nSUMMARY:Treffen\nDESCRIPTION:Text\nDTSTART:20261106T{n % 24:02}{n % 60:02}00Z"
                          for n in range(count)))  # fmt: skip
        started = time.process_time()
        assert len(outcomes(text, known)) == count
        return time.process_time() - started

    small, large = seconds(1000), seconds(5000)
    assert large < 10
    assert large < small * 8
