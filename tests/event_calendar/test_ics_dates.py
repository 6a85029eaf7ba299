"""What a calendar says of one date that differs from its event."""

from pathlib import Path

import pytest
from tests.event_calendar.calendars import build_calendars, event_file, events_in, words_of
from tests.event_calendar.event_forms import HAUS, VENUE

SERIES = "beginn: 05.01.2027, 18–20 Uhr\n{facts}\nwiederholung:\n  regel: jeden 1. Dienstag im Monat\n  bis: 31.12.2027\n  ausnahmen:\n    - am: 02.02.2027\n      {lines}"
MOVED_ONLINE = f"{HAUS}\nonline_statt_vor_ort: https://raum.example.org/a"
HAFEN = "ort: Hafen, 18055 Rostock"
CLUB = {
    "veranstaltungsorte/club.md": "---\ntitel: Club\nanschrift: Ring 5, 17033 Neubrandenburg\nbarrierefreiheit: {stufenlos: nein}\n---\n"
}


def told_dates(folder: Path, header: str) -> list[tuple[str, str]]:
    """Place and remarks of each VEVENT, without the address of the page."""
    build = build_calendars(folder, {**VENUE, **CLUB, "veranstaltungen/2027/kurs.md": event_file(header)})
    words = [words_of(event) for event in events_in(build, "veranstaltungen/2027/kurs/termin.ics")]
    return [
        (str(one.get("LOCATION")), str(one["DESCRIPTION"]).rpartition("https://netz")[0].rstrip())
        for one in words
    ]


@pytest.mark.parametrize(
    ("lines", "place", "remark"),
    [
        ("ort: club", "Club, Ring 5, 17033 Neubrandenburg", "Barrierefreiheit: stufenlos: nein"),
        (HAFEN, "Hafen, 18055 Rostock", ""),
        ("ort: online", "online", ""),
        ("ort: folgt", "Der Ort folgt", ""),
        (
            "abgesagt: Sturm",
            "Speicher, Hafenzeile 3, 17389 Anklam",
            "Abgesagt: Sturm\nBarrierefreiheit: stufenlos",
        ),
    ],
)
def test_each_date_names_the_access_of_its_own_place(
    tmp_path: Path, lines: str, place: str, remark: str
) -> None:
    told = told_dates(tmp_path, SERIES.format(facts="ort: speicher", lines=lines))
    assert told == [("Speicher, Hafenzeile 3, 17389 Anklam", "Barrierefreiheit: stufenlos"), (place, remark)]


def test_further_date_names_the_access_of_its_own_place(tmp_path: Path) -> None:
    told = told_dates(
        tmp_path,
        "beginn: 05.01.2027 18:00\nort: speicher\ntermine:\n  - beginn: 06.01.2027 18:00\n    ort: club",
    )
    assert [remark for _, remark in told] == [
        "Barrierefreiheit: stufenlos",
        "Barrierefreiheit: stufenlos: nein",
    ]


@pytest.mark.parametrize(
    "header",
    [
        SERIES.format(facts=MOVED_ONLINE, lines=HAFEN),
        f"beginn: 05.01.2027 18:00\n{MOVED_ONLINE}\ntermine:\n  - beginn: 02.02.2027 18:00\n    {HAFEN}",
    ],
    ids=["exception", "further-date"],
)
def test_date_with_a_place_of_its_own_is_not_online(tmp_path: Path, header: str) -> None:
    assert told_dates(tmp_path, header) == [
        ("https://raum.example.org/a", "Findet online statt: https://raum.example.org/a"),
        ("Hafen, 18055 Rostock", ""),
    ]


@pytest.mark.parametrize(
    ("lines", "remark"),
    [
        ("beginn: 02.02.2027, 18–20 Uhr\nneuer_termin: 02.02.2027 19:00", "Neue Uhrzeit (vorher 18–20 Uhr)."),
        ("beginn: 02.02.2027\nneuer_termin: 02.02.2027 19:00", "Neue Uhrzeit."),
        (
            "beginn: 02.02.2027 18:00\nneuer_termin: 03.02.2027 18:00",
            "Verschoben vom 2. Februar 2027, 18 Uhr.",
        ),
    ],
)
def test_another_time_of_the_same_day_is_no_other_day(tmp_path: Path, lines: str, remark: str) -> None:
    [(_, said)] = told_dates(tmp_path, lines)
    assert said == remark


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("abgesagt: Sturm", "Abgesagt: Sturm"),
        ("status: vorgemerkt", "Zum Vormerken: Änderungen sind möglich.\nDie Uhrzeit folgt."),
    ],
)
def test_time_follows_only_of_what_takes_place(tmp_path: Path, line: str, remark: str) -> None:
    [(_, said)] = told_dates(tmp_path, f"beginn: 02.02.2027\n{line}")
    assert said == remark
