"""Which date stands in which month, and which months have a page."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from tests.conftest import BuildSite

from content_model.fields.dates import BERLIN, DateSpan, parse_moment, parse_span
from content_model.models.event import Event, Recurrence
from event_calendar.dated_entries import DatedEntry, dated_entry
from event_calendar.months import Months, month_address, months_of, year_address
from event_calendar.occurrences import listed_occurrences

NOW = datetime(2026, 11, 22, 12, tzinfo=BERLIN)


def entry(title: str, begin: str, new: str | None = None, **rule: object) -> DatedEntry:
    """An event without a site around it."""
    event = Event.model_construct(
        title=title,
        begin=parse_span(begin),
        new_date=parse_moment(new) if new else None,
        recurrence=Recurrence.model_construct(**rule) if rule else None,
    )
    record = SimpleNamespace(type="event", id=title)
    return dated_entry(SimpleNamespace(record=record, entry=event, id=title), NOW, {}, {})  # type: ignore[arg-type]


def months(*entries: DatedEntry) -> Months:
    return months_of(listed_occurrences(entries, NOW), NOW.date())


def titles(found: Months) -> dict[tuple[int, int], list[str]]:
    return {key: [one.dated.event.title for one in dates] for key, dates in found.by_month.items()}


@pytest.mark.parametrize(
    ("begin", "keys"),
    [
        ("30.11.2026", [(2026, 11)]),
        ("01.12.2026", [(2026, 12)]),
        ("30.11.–01.12.2026", [(2026, 11), (2026, 12)]),
        ("31.12.2026 – 01.01.2027", [(2026, 12), (2027, 1)]),
        ("15.10.2026 – 15.12.2026", [(2026, 10), (2026, 11), (2026, 12)]),
        ("31.12.2026 22:00 – 01.01.2027 02:00", [(2026, 12)]),
        ("29.02.2028", [(2028, 2)]),
        ("2027", []),
        ("unbekannt", []),
    ],
)
def test_date_stands_in_each_month_it_touches(begin: str, keys: list[tuple[int, int]]) -> None:
    assert sorted(months(entry("A", begin)).by_month) == keys


def test_month_without_a_day_stands_apart() -> None:
    found = months(entry("A", "12/2026"))
    assert (titles(found), [one.dated.event.title for one in found.undated[2026, 12]]) == ({}, ["A"])
    assert found.keys == ((2026, 11), (2026, 12))


def test_moved_date_stands_in_its_old_and_its_new_month() -> None:
    found = months(entry("A", "30.11.2026 10:00", new="22.04.2027"))
    assert titles(found) == {(2026, 11): ["A"], (2027, 4): ["A"]}


def test_rules_reach_thirteen_months_ahead_and_single_dates_as_far_as_they_go() -> None:
    rule = entry("Runde", "06.01.2026", sentence="jeden 1. Dienstag im Monat")
    found = months(rule, entry("Fern", "13.10.2031"))
    assert found.keys == (
        *((2026, month) for month in range(1, 13)),
        *((2027, month) for month in range(1, 13)),
        (2031, 10),
    )


def test_current_month_is_there_without_a_date() -> None:
    found = months(entry("A", "03.11.2025"))
    assert (found.keys, found.around((2026, 11))) == (((2025, 11), (2026, 11)), ((2025, 11), None))


def test_months_lead_only_to_months_with_something_in_them() -> None:
    found = months(entry("A", "03.11.2025"), entry("B", "03.02.2027"))
    assert [found.around(key) for key in found.keys] == [
        (None, (2026, 11)),
        ((2025, 11), (2027, 2)),
        ((2026, 11), None),
    ]
    assert found.years == (2025, 2026, 2027)


@pytest.mark.parametrize(
    ("begin", "rule", "regular"),
    [
        ("06.01.2026", {"sentence": "jeden 1. Dienstag im Monat"}, True),
        ("07.01.2025", {"sentence": "jede Woche am Dienstag", "until": parse_moment("12/2025")}, False),
        ("06.12.2026", {}, False),
    ],
    ids=["goes on", "has ended", "one date"],
)
def test_only_a_rule_that_goes_on_makes_a_regular_date(
    begin: str, rule: dict[str, object], regular: bool
) -> None:
    assert months(entry("Runde", begin, **rule)).regular is regular


def test_site_without_dates_has_no_months() -> None:
    assert months().keys == ()


@pytest.mark.parametrize(
    ("here", "month", "year"),
    [
        ("veranstaltungen/", "kalender/2026/11/", "kalender/2026/"),
        ("kalender/2027/02/", "kalender/2027/02/", "kalender/2027/"),
        ("kalender/2027/", "kalender/2027/02/", "kalender/2027/"),
        ("kalender/2026/", "kalender/2026/11/", "kalender/2026/"),
    ],
)
def test_views_beside_a_page_fit_it(here: str, month: str, year: str) -> None:
    found = months(entry("A", "03.11.2025"), entry("B", "03.02.2027"))
    assert list(found.views_beside(here)) == [
        ("Monat", month),
        ("Jahr", year),
        ("Alle Monate", "kalender/"),
    ]


def test_addresses_have_two_digits_for_the_month() -> None:
    assert (month_address(2027, 2), year_address(2027)) == ("kalender/2027/02/", "kalender/2027/")


def test_next_date_is_one_that_takes_place() -> None:
    rule = entry("Runde", "03.11.2026", sentence="jede Woche am Dienstag", until=parse_moment("12/2026"))
    assert (rule.next.span, rule.expansion.last) == (parse_span("24.11.2026"), date(2026, 12, 31))
    assert rule.next_span == DateSpan(parse_moment("24.11.2026"))


def test_past_of_a_group_is_not_invented(build_site: BuildSite) -> None:
    """Nobody said when the group began: the calendar begins with this month."""
    text = "---\ntitel: Gruppe\nart: Gruppe\ngeprüft_am: 02.11.2026\ntreffen: {regel: jeden Dienstag, beginn: 17 Uhr, im_kalender: ja}\n---\n"
    build = build_site({"kontakte/gruppe.md": text})
    months = sorted(path.parent.name for path in build.output.glob("kalender/2026/*/index.html"))
    assert (months, (build.output / "kalender/2025").exists()) == (["11", "12"], False)
