"""The dates of events against a table of dates written by hand."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.content_model.tiny_catalogue import TODAY, read_catalogue

from content_model.fields.dates import DateSpan, DateValue, parse_date
from content_model.models.event import Event
from content_model.recurrence.free_days import free_days
from content_model.recurrence.occurrences import Expansion, Occurrence, expand_event

TABLE: list[dict[str, Any]] = yaml.load(
    Path(__file__).with_name("dates_table.yaml").read_text(encoding="utf-8"),
    yaml.BaseLoader,  # noqa: S506  # texts only, as the header's reader has it
)
UNTIL = "31.12.2027"


@pytest.mark.parametrize("row", [pytest.param(row, id=row["was"]) for row in TABLE])
def test_event_takes_place_on_the_dates_of_the_table(row: dict[str, Any]) -> None:
    expansion = expand_row(row)
    told = days(expansion) if "tage" in row else lines(expansion)
    assert {
        "dates": told,
        "skipped": [f"{span.start.date:%d.%m.%Y}" for span in expansion.skipped],
        "last": f"{expansion.last:%d.%m.%Y}" if expansion.last else None,
    } == {
        "dates": row.get("tage", row.get("termine", [])),
        "skipped": row.get("aus", []),
        "last": row.get("letzter"),
    }


def expand_row(row: dict[str, Any]) -> Expansion:
    event = event_of(row["kopf"])
    today = parse_date(row["heute"]) if "heute" in row else TODAY
    assert event.begin is not None
    rule = event.recurrence
    free = (
        free_days(rule.except_, row["land"], event.begin.start.date, today)
        if rule and "land" in row
        else None
    )
    return expand_event(event, parse_date(row.get("bis", UNTIL)), free)


def event_of(header: dict[str, Any]) -> Event:
    """The event that this header describes; its findings are not the subject here."""
    text = yaml.safe_dump({"titel": "Treffen", **header}, allow_unicode=True)
    catalogue = read_catalogue({"veranstaltungen/2026/treffen.md": f"---\n{text}---\nText\n"})
    event = catalogue.records["veranstaltungen/2026/treffen"].partial
    assert isinstance(event, Event), catalogue.findings
    return event


def days(expansion: Expansion) -> list[str]:
    return [f"{one.span.start.date:%d.%m.%Y}" for one in expansion.occurrences]


def lines(expansion: Expansion) -> list[str]:
    return [line(one, ZoneInfo(expansion.zone)) for one in expansion.occurrences]


def line(one: Occurrence, zone: ZoneInfo) -> str:
    original = f" < {span_text(one.original, zone)}" if one.is_moved else ""
    state = ": ".join(filter(None, (one.status, one.reason)))
    state = f" ({state})" if state != "veröffentlicht" else ""
    return span_text(one.span, zone) + original + state


def span_text(span: DateSpan, zone: ZoneInfo) -> str:
    end = f" – {value_text(span.end, zone)}" if span.end else ""
    return value_text(span.start, zone) + end


def value_text(value: DateValue, zone: ZoneInfo) -> str:
    """The day, or the moment with its distance from universal time."""
    if value.time is None:
        return str(value.date)
    return datetime.combine(value.date, value.time, zone).isoformat(" ", "minutes")


def test_table_is_long_enough() -> None:
    assert len(TABLE) >= 40
    assert date(2026, 3, 29).weekday() == date(2026, 10, 25).weekday() == 6
