"""Events as VEVENTs: every state and form, read back by the library."""

from pathlib import Path

import pytest
from tests.conftest import Build
from tests.event_calendar.calendars import build_calendars, event_file, events_in, read_calendar, words_of
from tests.event_calendar.event_forms import BERLIN, DATES, FORMS, RULE, VENUE


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Build:
    files = {f"veranstaltungen/2027/{name}.md": event_file(header) for name, (header, _) in FORMS.items()}
    return build_calendars(tmp_path_factory.mktemp("forms"), {**VENUE, **files})


@pytest.mark.parametrize("name", FORMS)
def test_event_says_in_a_calendar_what_its_page_says(forms: Build, name: str) -> None:
    page = f"https://netz.example.org/veranstaltungen/2027/{name}/"
    said = {"SUMMARY": "Fest", "STATUS": "CONFIRMED", "URL": page, "DESCRIPTION": "\n{url}", **FORMS[name][1]}
    said["DESCRIPTION"] = str(said["DESCRIPTION"]).replace("{url}", page).removeprefix("\n")
    [event] = events_in(forms, f"veranstaltungen/2027/{name}/termin.ics")
    assert words_of(event) == said


def test_series_is_one_rule_with_its_deviations(tmp_path: Path) -> None:
    build = build_calendars(tmp_path, {"veranstaltungen/2026/treff.md": event_file(RULE, "Treff")})
    events = events_in(build, "veranstaltungen/2026/treff/termin.ics")
    page = "https://netz.example.org/veranstaltungen/2026/treff/"
    shared = {"SUMMARY": "Treff", "STATUS": "CONFIRMED", "URL": page, "DESCRIPTION": page}
    shared |= {"LOCATION": "Haus, Lange Straße 1, 18055 Rostock"}
    uid = str(events[0]["UID"])
    assert [words_of(event) for event in events] == [
        shared
        | {
            "DTSTART": f"2026-11-03 18:00 {BERLIN}",
            "DTEND": f"2026-11-03 20:00 {BERLIN}",
            "RRULE": "FREQ=MONTHLY;UNTIL=20271231T170000Z;BYDAY=1TU",
            "EXDATE": [f"2026-12-01 18:00 {BERLIN}"],
        },
        shared
        | {
            "DTSTART": f"2026-12-15 18:00 {BERLIN}",
            "DTEND": f"2026-12-15 20:00 {BERLIN}",
            "RELATED-TO": uid,
        },
        shared
        | {
            "DTSTART": f"2027-01-12 19:00 {BERLIN}",
            "DTEND": f"2027-01-12 21:00 {BERLIN}",
            "RECURRENCE-ID": f"2027-01-05 18:00 {BERLIN}",
            "DESCRIPTION": f"Verschoben vom 5. Januar 2027, 18 Uhr.\n\n{page}",
        },
        shared
        | {
            "DTSTART": f"2027-02-02 18:00 {BERLIN}",
            "DTEND": f"2027-02-02 20:00 {BERLIN}",
            "RECURRENCE-ID": f"2027-02-02 18:00 {BERLIN}",
            "SUMMARY": "ABGESAGT: Treff",
            "STATUS": "CANCELLED",
            "DESCRIPTION": f"Abgesagt: Sturm\n\n{page}",
        },
        shared
        | {
            "DTSTART": f"2027-03-02 18:00 {BERLIN}",
            "DTEND": f"2027-03-02 20:00 {BERLIN}",
            "RECURRENCE-ID": f"2027-03-02 18:00 {BERLIN}",
            "LOCATION": "Hafen, 18055 Rostock",
        },
    ]
    assert [str(event["UID"]) == uid for event in events] == [True, False, True, True, True]


def test_dates_without_a_rule_are_events_of_their_own(tmp_path: Path) -> None:
    """A date keeps its UID when it moves, because that comes out of the start first said."""
    build = build_calendars(tmp_path, {"veranstaltungen/2027/kurs.md": event_file(DATES, "Kurs")})
    events = events_in(build, "veranstaltungen/2027/kurs/termin.ics")
    told = [
        (str(event["SUMMARY"]), words_of(event)["DTSTART"], str(event["STATUS"]), str(event.get("LOCATION")))
        for event in events
    ]
    assert told == [
        ("Kurs", f"2027-02-05 09:00 {BERLIN}", "CONFIRMED", "None"),
        ("Kurs: Zweiter Tag", f"2027-02-06 09:00 {BERLIN}", "CONFIRMED", "None"),
        ("Kurs", f"2027-02-27 10:00 {BERLIN}", "CONFIRMED", "https://raum.example.org/b"),
        ("ABGESAGT: Kurs", "2027-03-06", "CANCELLED", "None"),
    ]
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == 4
    assert [event.get("RELATED-TO") and str(event["RELATED-TO"]) for event in events] == [None, *uids[:1] * 3]
    unmoved = DATES.replace("    neuer_termin: 27.02.2027 10:00\n", "")
    again = build_calendars(tmp_path, {"veranstaltungen/2027/kurs.md": event_file(unmoved, "Kurs")})
    assert [str(event["UID"]) for event in events_in(again, "veranstaltungen/2027/kurs/termin.ics")] == uids


@pytest.mark.parametrize("line", ["beginn: 2027", "beginn: 3/2027", "beginn: unbekannt"])
def test_event_without_a_day_is_in_no_calendar(tmp_path: Path, line: str) -> None:
    build = build_calendars(tmp_path, {"veranstaltungen/2027/fest.md": event_file(line)})
    assert events_in(build) == []
    assert list(build.output.rglob("termin.ics")) == []


@pytest.mark.parametrize("line", ["status: entwurf", "status: versteckt", "sichtbar_ab: 01.12.2026"])
@pytest.mark.parametrize("form", ["strict", "preview", "publish"])
def test_what_is_not_public_is_in_no_calendar(tmp_path: Path, line: str, form: str) -> None:
    files = {"veranstaltungen/2027/fest.md": event_file(f"beginn: 03.11.2027\n{line}")}
    build = build_calendars(tmp_path, files, BUILD_FORM=form)
    assert events_in(build) == []
    assert list(build.output.rglob("termin.ics")) == []


def test_report_with_its_own_facts_is_in_the_calendar_and_a_told_event_only_once(tmp_path: Path) -> None:
    build = build_calendars(
        tmp_path,
        {
            "veranstaltungen/2026/fest.md": event_file("beginn: 01.10.2026", "Das Fest"),
            "berichte/2026/fest.md": event_file("datum: 02.10.2026\nbericht_zu: fest", "So war das Fest"),
            "berichte/2026/lauf.md": event_file("datum: 02.10.2026\nbeginn: 01.09.2026", "Der Lauf"),
        },
    )
    told = [(str(event["SUMMARY"]), str(event["DESCRIPTION"]).splitlines()[0]) for event in events_in(build)]
    assert told == [
        ("Der Lauf", "https://netz.example.org/veranstaltungen/2026/lauf/"),
        ("Das Fest", "https://netz.example.org/veranstaltungen/2026/fest/"),
    ]


def test_without_an_address_of_the_site_calendars_name_none(tmp_path: Path) -> None:
    files = {"veranstaltungen/2027/fest.md": event_file("beginn: 03.11.2027 18:00")}
    build = build_calendars(tmp_path, files, SITEURL="", BUILD_FORM="strict")
    [event] = events_in(build)
    assert words_of(event) == {
        "DTSTART": f"2027-11-03 18:00 {BERLIN}",
        "SUMMARY": "Fest",
        "STATUS": "CONFIRMED",
    }
    assert {"SOURCE", "URL"}.isdisjoint(event_names(build))


def event_names(build: Build) -> set[str]:
    return set(read_calendar(build, "kalender/alle.ics").keys())
