"""Each date of an event on its own: its facts, its days, its moments."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from content_model.fields.dates import BERLIN, parse_moment, parse_span
from content_model.models.event import Event
from content_model.models.parts import Access, Postal
from content_model.recurrence.occurrences import Occurrence, Origin
from event_calendar.occurrences import days_of, facts_on
from event_calendar.state import Phase, period_of, phase_of, utc_iso

SPAN = parse_span("05.12.2026 18:00–20:00")
HOME = Postal.model_construct(name="Haus am See", city="Rostock")
AWAY = Postal.model_construct(city="Anklam")
STEPS = Access.model_construct(facts=("stufenlos",))


def event(**facts: object) -> Event:
    return Event.model_construct(title="Kurs", begin=SPAN, place=HOME, access=STEPS, online=None, **facts)


def on(**differences: object) -> Occurrence:
    return Occurrence(SPAN, SPAN, Origin.EXTRA, **({"status": "veröffentlicht"} | differences))  # type: ignore[arg-type]


def test_date_without_differences_has_the_facts_of_its_event() -> None:
    kurs = event()
    assert facts_on(kurs, on()) is kurs


@pytest.mark.parametrize(
    ("differences", "changed"),
    [
        ({"title": "Schlaf"}, {"title": "Kurs: Schlaf"}),
        ({"place": AWAY}, {"place": AWAY, "access": None, "moved_online": None}),
        ({"place": HOME}, {}),
        ({"online": "https://example.org/raum"}, {"online": "https://example.org/raum"}),
        ({"status": "ausgebucht"}, {"status": "ausgebucht"}),
        ({"status": "abgesagt", "reason": "Sturm"}, {"status": "abgesagt", "cancelled": "Sturm"}),
    ],
)
def test_date_has_facts_of_its_own(differences: dict[str, object], changed: dict[str, object]) -> None:
    kurs = event()
    facts = facts_on(kurs, on(**differences))
    assert {name: getattr(facts, name) for name in Event.model_fields} == {
        **{name: getattr(kurs, name) for name in Event.model_fields},
        **changed,
    }


def test_date_is_held_although_its_event_was_put_off() -> None:
    kurs = event(new_date=parse_moment("12.12.2026"))
    facts = facts_on(kurs, on(status="ausgebucht"))
    assert (facts.status, facts.new_date) == ("ausgebucht", None)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("05.12.2026", ["05"]),
        ("05.12.2026 18:00–20:00", ["05"]),
        ("04.–06.12.2026", ["04", "05", "06"]),
        ("12/2026", []),
        ("unbekannt", []),
    ],
)
def test_span_has_days(typed: str, days: list[str]) -> None:
    assert [day.isoformat() for day in days_of(parse_span(typed))] == [f"2026-12-{day}" for day in days]


@pytest.mark.parametrize(("end", "days"), [("02:00", 1), ("06:00", 1), ("06:30", 2)])
def test_night_belongs_to_its_evening(end: str, days: int) -> None:
    span = parse_span(f"31.12.2026 22:00 – 01.01.2027 {end}")
    assert len(list(days_of(span))) == days


def test_slip_in_the_year_makes_no_thousand_days() -> None:
    assert len(list(days_of(parse_span("05.12.2026 – 06.12.2036")))) == 366


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("05.12.2026 18:00–20:00", "2026-12-05T17:00Z", "2026-12-05T19:00Z"),
        ("05.07.2026 18:00–20:00", "2026-07-05T16:00Z", "2026-07-05T18:00Z"),
        ("28.03.2027", "2027-03-27T23:00Z", "2027-03-28T22:00Z"),  # clocks go forward: 23 hours
        ("25.10.2026", "2026-10-24T22:00Z", "2026-10-25T23:00Z"),  # clocks go back: 25 hours
        ("24.–25.10.2026", "2026-10-23T22:00Z", "2026-10-25T23:00Z"),
    ],
)
def test_moments_follow_the_clock_changes(typed: str, start: str, end: str) -> None:
    period = period_of(parse_span(typed))
    assert period is not None
    assert (utc_iso(period.start), utc_iso(period.end)) == (start, end)


@pytest.mark.parametrize(("fold", "phase"), [(0, Phase.RUNNING), (1, Phase.PAST)])
def test_hour_that_comes_twice_is_told_apart(fold: int, phase: Phase) -> None:
    """What ends at half past two is over when the clock shows a quarter past two for the second time."""
    now = datetime(2026, 10, 25, 2, 15, tzinfo=BERLIN, fold=fold)
    assert phase_of(parse_span("24.10.2026 22:00 – 25.10.2026 02:30"), now) is phase


def test_phase_follows_the_clock_of_its_zone() -> None:
    span, now = parse_span("05.12.2026 18:00–20:00"), datetime(2026, 12, 5, 18, 30, tzinfo=BERLIN)
    zones = ("Europe/Berlin", "Europe/London", "Europe/Athens", "Asia/Tokyo")
    assert [phase_of(span, now, ZoneInfo(zone)) for zone in zones] == [
        *(Phase.RUNNING, Phase.AHEAD, Phase.RUNNING, Phase.PAST)
    ]


def test_days_of_a_span_are_in_order() -> None:
    assert list(days_of(parse_span("30.11.–02.12.2026"))) == [
        date(2026, 11, 30),
        date(2026, 12, 1),
        date(2026, 12, 2),
    ]
