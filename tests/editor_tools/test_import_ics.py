"""Calendar files become event files: the same dates, through the gate, nothing overwritten, hostile input harmless."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar, Component
from tests.conftest import BuildSite
from tests.editor_tools.ics_stories import STORIES, Story
from tests.editor_tools.imported_calendars import (
    SERIES,
    SITE,
    calendar,
    header_of,
    new_files,
    only,
    remarks,
    run,
)

from content_model.fields.dates import DateValue
from content_model.models.event import CANCELLED, Event
from content_model.recurrence.occurrences import expand_event
from editor_tools.known_content import KnownContent

BERLIN = ZoneInfo("Europe/Berlin")


Moment = tuple[datetime | date, datetime | date, bool]


each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)


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
