"""Rules over reports on one date of an event: it is a date that took place, and before the report."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from content_model.dated_source import source_of
from content_model.finding import Finding
from content_model.models.event import CANCELLED, POSTPONED
from content_model.models.report import Report
from content_model.recurrence.occurrences import Occurrence, expand_event
from content_model.site_facts import SiteFacts
from content_model.wording import format_long_day

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

ON = "am"
A_YEAR = timedelta(days=366)


def told_day_findings(
    records: Mapping[str, Record], facts: SiteFacts | None, today: date
) -> Iterator[Finding]:
    """`am` names a day on which the event took place; silent where its dates are unknown."""
    for record in records.values():
        report = record.partial
        event = records.get(report.about.id) if isinstance(report, Report) and report.about else None
        if event and isinstance(report, Report) and report.on and report.on.year:
            yield from _day_fits(record, report, _dates(event, report, facts, today))


def _dates(event: Record, report: Report, facts: SiteFacts | None, today: date) -> tuple[Occurrence, ...]:
    """All dates of the event up to a year after the report; none where one has no known day."""
    source = source_of(event, facts, today) if event.entry else None
    if source is None or report.on is None:
        return ()
    until = max(report.on.last_date, getattr(report, "date", today)) + A_YEAR
    dates = expand_event(source.event, until, source.free).occurrences
    return dates if all(one.original.start.is_day for one in dates) else ()


def _day_fits(record: Record, report: Report, dates: Iterable[Occurrence]) -> Iterator[Finding]:
    on, written = report.on, getattr(report, "date", date.max)
    assert on is not None
    days = sorted({one.span.start.date for one in dates if _took_place(one)})
    told = [day for day in days if day <= written]
    if not dates or (on.is_day and on.date in told):
        return
    if not on.is_day:
        problem = "hier steht kein Tag"
    elif on.date in days:
        problem = f"{format_long_day(on.date)} liegt nach dem Datum des Berichts"
    else:
        problem = f"am {format_long_day(on.date)} hat die Veranstaltung nicht stattgefunden"
    hint = " oder ".join(f"{ON}: {day:%d.%m.%Y}" for day in _nearest(told, on.last_date))
    fallback = "in der Veranstaltung den Tag nachtragen, an dem sie stattfand, oder die Zeile löschen"
    mark = record.header.value_mark(record.header.typed_loc((ON,)))
    yield record.document.finding(mark, ON, problem, hint or fallback)


def _took_place(one: Occurrence) -> bool:
    held = one.status != CANCELLED and (one.status != POSTPONED or one.is_moved)
    return held and one.span.start.is_day


def _nearest(days: list[date], day: date) -> list[date]:
    before, after = [one for one in days if one < day], [one for one in days if one >= day]
    return [*before[-1:], *after[:1]]
