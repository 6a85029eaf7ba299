"""What else an event says in a calendar: words, places, states, and what is left over."""

from __future__ import annotations

import pytest
from tests.editor_tools.imported_calendars import calendar, header_of, only, outcomes, remarks

from content_model.front_matter import read_document
from editor_tools.ics_import import Options, Outcome
from editor_tools.known_content import KnownContent


def body_of(outcome: Outcome) -> str:
    return read_document("content/x.md", outcome.text.encode()).body.strip()


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
