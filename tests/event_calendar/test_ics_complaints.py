"""What users of other calendars complain about, each with the test that ours does it right."""

import os
import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Timezone
from tests.conftest import Build
from tests.event_calendar.calendars import (
    SITE,
    build_calendars,
    clock,
    event_file,
    events_in,
    read_calendar,
    words_of,
)
from tests.event_calendar.event_forms import DATES, FORMS, RULE, VENUE

from event_calendar import calendar_files
from event_calendar.vtimezone import BERLIN_BLOCK
from safe_build.register import write_register

ALL = "kalender/alle.ics"
FEST = "veranstaltungen/2027/fest.md"
FILES = {
    FEST: event_file("beginn: 03.02.2027, 18–20 Uhr"),
    "veranstaltungen/2027/lauf.md": event_file("beginn: 04.02.2027, 18–20 Uhr", "Lauf"),
    "veranstaltungen/2027/kurs.md": event_file(DATES, "Kurs"),
    "veranstaltungen/2026/treff.md": event_file(RULE, "Treff"),
}


def blocks(build: Build) -> set[bytes]:
    """Each VEVENT of the calendar of everything, byte by byte."""
    data = (build.output / ALL).read_bytes()
    return set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT", data, re.DOTALL))


def publish(folder: Path, files: dict[str, str]) -> Build:
    """A build, after which what it published is entered into the register."""
    build = build_calendars(folder, files)
    write_register(folder / "content", build.output)
    return build


def revision(build: Build, title: str) -> tuple[int, str, str]:
    [event] = [event for event in events_in(build) if str(event["SUMMARY"]) == title]
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
    return int(event["SEQUENCE"]), clock(event["LAST-MODIFIED"].dt), str(event["UID"])


def test_edited_event_reaches_subscribers_with_a_higher_sequence(tmp_path: Path) -> None:
    before = publish(tmp_path, FILES)
    first, uid = blocks(before), revision(before, "Fest")[2]
    assert revision(before, "Fest")[:2] == (0, "2000-01-01 00:00 UTC")
    edited = event_file("beginn: 03.02.2027, 18–20 Uhr\ngeändert: 20.11.2026 10:00", "Sommerfest")
    after = publish(tmp_path, {FEST: edited})
    assert revision(after, "Sommerfest") == (1, "2026-11-20 09:00 UTC", uid)
    assert len(first - blocks(after)) == len(blocks(after) - first) == 1
    again = publish(tmp_path, {FEST: edited.replace("Sommerfest", "Parkfest")})
    assert revision(again, "Parkfest")[:2] == (2, "2026-11-20 09:00 UTC")


def test_edit_that_no_calendar_shows_changes_no_calendar(tmp_path: Path) -> None:
    before = (publish(tmp_path, FILES).output / ALL).read_bytes()
    told = event_file("beginn: 03.02.2027, 18–20 Uhr\ngeändert: 20.11.2026 10:00") + "Ein langer Text.\n"
    assert (publish(tmp_path, {FEST: told}).output / ALL).read_bytes() == before


def test_rebuild_on_another_day_or_in_another_zone_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in build_calendars(tmp_path, FILES).output.rglob("*.ics")}
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    try:
        build = build_calendars(tmp_path, FILES, BUILD_NOW="2026-12-24T23:59", SITEURL=f"{SITE}/")
        after = {path.name: path.read_bytes() for path in build.output.rglob("*.ics")}
    finally:
        monkeypatch.undo()
        time.tzset()
    assert after == before
    assert os.environ.get("TZ") != "Pacific/Auckland"


GROUP = """\
---
titel: Kreis
art: Gruppe
treffen:
  wiederholung: jeden 2. Dienstag im Monat
  beginn: 18–20 Uhr
  im_kalender: ja
---
"""


def test_new_year_raises_no_sequence(tmp_path: Path) -> None:
    """Then more holidays are known, and the meetings of a group are said to begin a year later."""
    rule = "beginn: 03.11.2026, 18–20 Uhr\nwiederholung:\n  regel: jede Woche\n  außer: Feiertage"
    files = {"kontakte/kreis.md": GROUP, "veranstaltungen/2026/treff.md": event_file(rule, "Treff")}
    old = {**revisions(publish(tmp_path, files))}
    new = build_calendars(tmp_path, files, BUILD_NOW="2027-01-15T12:00")
    assert revisions(new) == old == {"Kreis": 0, "Treff": 0}


def revisions(build: Build) -> dict[str, int]:
    return {str(event["SUMMARY"]): int(event["SEQUENCE"]) for event in events_in(build)}


def test_venue_that_moves_reaches_the_subscribers_of_its_events(tmp_path: Path) -> None:
    files = {**VENUE, FEST: event_file("beginn: 03.02.2027, 18–20 Uhr\nort: speicher")}
    publish(tmp_path, files)
    [(path, text)] = VENUE.items()
    assert revisions(build_calendars(tmp_path, {path: text.replace("Hafenzeile 3", "Hafenzeile 4")})) == {
        "Fest": 1
    }


def test_identity_stays_when_title_slug_and_address_change_so_that_nothing_doubles(tmp_path: Path) -> None:
    before = revision(build_calendars(tmp_path, FILES), "Fest")[2]
    changed = event_file("beginn: 05.03.2028, 19–20 Uhr\nslug: ball", "Ball")
    build = build_calendars(tmp_path, {FEST: changed}, SITEURL="https://neu.example.org/netz")
    assert revision(build, "Ball")[2] == before


def test_identity_is_unique_for_each_date(tmp_path: Path) -> None:
    ids = [
        (str(event["UID"]), event.get("RECURRENCE-ID") and clock(event["RECURRENCE-ID"].dt))
        for event in events_in(build_calendars(tmp_path, FILES))
    ]
    assert len(ids) == len(set(ids)) == 11
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", uid) for uid, _ in ids)


@pytest.fixture(scope="module")
def every_form(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files = {f"veranstaltungen/2027/{name}.md": event_file(header) for name, (header, _) in FORMS.items()}
    return build_calendars(tmp_path_factory.mktemp("forms"), {**VENUE, **files})


def test_every_zone_is_described_so_that_outlook_is_not_an_hour_off(every_form: Build) -> None:
    for path in every_form.output.rglob("*.ics"):
        calendar = Calendar.from_ical(path.read_bytes())
        zones = {str(zone["TZID"]) for zone in calendar.timezones}
        assert set(calendar.get_used_tzids()) <= zones
        assert "Europe/Berlin" in zones


def test_berlin_is_described_by_rules_and_not_by_dates(every_form: Build) -> None:
    """Outlook misreads lists of dates; the rules agree with the database on every day for forty years."""
    data = (every_form.output / "veranstaltungen/2027/times/termin.ics").read_bytes()
    assert b"RDATE" not in data
    assert BERLIN_BLOCK in data
    ours, theirs = (
        Timezone.from_ical(BERLIN_BLOCK.decode()).to_tz(lookup_tzid=False),
        ZoneInfo("Europe/Berlin"),
    )
    days = [datetime(1997, 1, 1, 12) + timedelta(days=day) for day in range(41 * 365 + 9)]  # noqa: DTZ001
    assert days[-1].date() >= date(2037, 12, 30)
    wrong = [day for day in days if ours.utcoffset(day) != theirs.utcoffset(day)]
    assert wrong == []
    assert ours.utcoffset(datetime(2027, 3, 28, 1, 59)) == timedelta(hours=1)  # noqa: DTZ001
    assert ours.utcoffset(datetime(2027, 3, 28, 3, 0)) == timedelta(hours=2)  # noqa: DTZ001


def test_cancelled_event_says_so_in_status_title_and_text(every_form: Build) -> None:
    """Some programs hide what is cancelled, some strike it through, some show only the title."""
    [event] = events_in(every_form, "veranstaltungen/2027/cancelled-on-a-phone/termin.ics")
    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "ABGESAGT: Fest")
    assert str(event["DESCRIPTION"]).startswith("Abgesagt: Sturm\n")


def test_single_date_of_a_series_falls_out_moves_or_is_cancelled(tmp_path: Path) -> None:
    events = events_in(
        build_calendars(tmp_path, {"veranstaltungen/2026/treff.md": FILES["veranstaltungen/2026/treff.md"]})
    )
    told = {
        str(words_of(event)["RECURRENCE-ID"])[:10]: (
            str(words_of(event)["DTSTART"])[:16],
            str(event["STATUS"]),
        )
        for event in events
        if "RECURRENCE-ID" in event
    }
    assert words_of(events[0])["EXDATE"] == ["2026-12-01 18:00 Europe/Berlin"]
    assert told == {
        "2027-01-05": ("2027-01-12 19:00", "CONFIRMED"),
        "2027-02-02": ("2027-02-02 18:00", "CANCELLED"),
        "2027-03-02": ("2027-03-02 18:00", "CONFIRMED"),
    }


def test_each_region_topic_series_and_event_has_a_calendar_of_its_own(tmp_path: Path) -> None:
    files = {
        "regionen/land.md": "---\ntitel: Land\n---\n",
        "regionen/rostock.md": "---\ntitel: Rostock\nteil_von: land\n---\n",
        "regionen/leer.md": "---\ntitel: Leer\n---\n",
        "reihen/treffen.md": "---\ntitel: Treffen\n---\n",
        "veranstaltungen/2027/a.md": event_file(
            "beginn: 03.02.2027\nregion: rostock\nthemen: Seelische Gesundheit", "A"
        ),
        "veranstaltungen/2027/b.md": event_file("beginn: 03.02.2027\nregion: land\nreihe: treffen", "B"),
        "veranstaltungen/2027/c.md": event_file("beginn: 03.02.2027", "C"),
    }
    build = build_calendars(tmp_path, files)
    found = {
        path.relative_to(build.output).as_posix(): "".join(
            str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).events
        )
        for path in build.output.rglob("*.ics")
    }
    assert found == {
        ALL: "ABC",
        "kalender/region/land.ics": "AB",
        "kalender/region/rostock.ics": "A",
        "kalender/region/leer.ics": "",
        "kalender/thema/seelische-gesundheit.ics": "A",
        "kalender/reihe/treffen.ics": "B",
        "veranstaltungen/2027/a/termin.ics": "A",
        "veranstaltungen/2027/b/termin.ics": "B",
        "veranstaltungen/2027/c/termin.ics": "C",
    }
    names = {
        name: str(read_calendar(build, f"kalender/{name}.ics")["NAME"]) for name in ("alle", "region/rostock")
    }
    assert names == {"alle": "Testnetz", "region/rostock": "Testnetz: Rostock"}


def test_past_events_stay_and_an_empty_calendar_is_whole(tmp_path: Path) -> None:
    old = event_file("beginn: 03.02.2011, 18–20 Uhr")
    build = build_calendars(
        tmp_path, {"veranstaltungen/2011/fest.md": old, "regionen/leer.md": "---\ntitel: Leer\n---\n"}
    )
    assert [str(event["SUMMARY"]) for event in events_in(build)] == ["Fest"]
    empty = read_calendar(build, "kalender/region/leer.ics")
    assert [part.name for part in empty.subcomponents] == ["VTIMEZONE"]


def test_full_calendar_keeps_what_is_near_and_each_year_has_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Google refuses calendars of 1 MB: here one entry is about 350 bytes and six fit."""
    monkeypatch.setattr(calendar_files, "MOST_BYTES", 2200)
    years = (2024, 2025, 2026, 2027, 2028, 2030)
    files = {
        f"veranstaltungen/{year}/{name}.md": event_file(f"beginn: 01.12.{year} 18:00", f"{name}{year}")
        for year in years
        for name in "ab"
    }
    build = build_calendars(tmp_path, files)
    assert [str(event["SUMMARY"]) for event in events_in(build)] == [
        f"{name}{year}" for year in (2025, 2026, 2027) for name in "ab"
    ]
    parts = {
        path.name: [str(event["SUMMARY"]) for event in events_in(build, f"kalender/{path.name}")]
        for path in (build.output / "kalender").glob("alle-*")
    }
    assert parts == {f"alle-{year}.ics": [f"a{year}", f"b{year}"] for year in years}
    assert all(path.stat().st_size < 3200 for path in build.output.rglob("*.ics"))


def test_overfull_year_goes_on_in_a_second_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_files, "MOST_BYTES", 700)
    files = {
        f"veranstaltungen/2027/{name}.md": event_file("beginn: 01.12.2027 18:00", name) for name in "abcde"
    }
    build = build_calendars(tmp_path, files)
    names = sorted(path.name for path in (build.output / "kalender").glob("alle*"))
    assert names == ["alle-2027-2.ics", "alle-2027-3.ics", "alle-2027.ics", "alle.ics"]
    parts = [
        events_in(build, f"kalender/{name}")
        for name in ("alle-2027.ics", "alle-2027-2.ics", "alle-2027-3.ics")
    ]
    assert [str(event["SUMMARY"]) for part in parts for event in part] == list("abcde")


LONG = "Größe: „Übermut“, 100 % süß; 🎉👩🏽‍🤝‍👨🏿 "


def test_folding_cuts_no_umlaut_and_no_emoji(tmp_path: Path) -> None:
    titles = [f"{'x' * shift}{LONG * 4}".strip() for shift in range(80)]
    files = {
        f"veranstaltungen/2027/{at:02}.md": event_file("beginn: 03.11.2027\nganztägig: ja", f"'{title}'")
        for at, title in enumerate(titles)
    }
    build = build_calendars(tmp_path, files)
    lines = (build.output / ALL).read_bytes().split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) == 75
    assert [
        line.decode() for line in lines if b"\n" in line or b"\r" in line
    ] == []  # each piece is whole UTF-8
    assert [str(event["SUMMARY"]) for event in events_in(build)] == [
        " ".join(title.split()) for title in titles
    ]


def test_signs_that_calendars_use_themselves_are_escaped(tmp_path: Path) -> None:
    title = r"Brot, Käse; C:\neu \, \n \\ und BEGIN:VEVENT"
    build = build_calendars(tmp_path, {FEST: f"---\ntitel: '{title}'\nbeginn: 03.11.2027\n---\n"})
    [event] = events_in(build)
    assert str(event["SUMMARY"]) == title


def test_all_day_event_lasts_to_the_end_of_its_last_day(every_form: Build) -> None:
    """DTEND is exclusive; a single day without it lasts one day."""
    [several] = events_in(every_form, "veranstaltungen/2027/several-days/termin.ics")
    [single] = events_in(every_form, "veranstaltungen/2027/all-day/termin.ics")
    assert (several.start, several.end) == (date(2027, 11, 3), date(2027, 11, 6))
    assert (single.start, single.end) == (date(2027, 11, 3), date(2027, 11, 4))


def test_running_event_is_in_the_calendar_with_its_true_start(tmp_path: Path) -> None:
    build = build_calendars(tmp_path, {"veranstaltungen/2026/fest.md": event_file("beginn: 20.–24.11.2026")})
    [event] = events_in(build)
    assert words_of(event)["DTSTART"] == "2026-11-20"


def test_calendar_for_subscribers_says_who_it_is_and_when_to_ask_again(tmp_path: Path) -> None:
    calendar = read_calendar(build_calendars(tmp_path, FILES), ALL)
    said = {name: value.to_ical().decode() for name, value in calendar.items()}
    assert said == {
        "PRODID": "-//Netzwerkstatt//Kalender//DE",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "UID": "urn:uuid:6308cb65-c519-56ba-be14-844542fc737a",
        "NAME": "Testnetz",
        "X-WR-CALNAME": "Testnetz",
        "REFRESH-INTERVAL": "PT12H",
        "X-PUBLISHED-TTL": "PT12H",
        "COLOR": "teal",
        "LAST-MODIFIED": "20000101T000000Z",
        "SOURCE": f"{SITE}/kalender/alle.ics",
        "URL": f"{SITE}/veranstaltungen/",
    }


def test_file_of_one_event_is_no_calendar_to_subscribe_to(tmp_path: Path) -> None:
    calendar = read_calendar(build_calendars(tmp_path, FILES), "veranstaltungen/2027/fest/termin.ics")
    assert {*calendar.keys()} == {"PRODID", "VERSION", "CALSCALE"}
    assert datetime(2000, 1, 1, tzinfo=UTC) == calendar.events[0]["DTSTAMP"].dt
