"""Rules over the meetings of a group: one can compute them, and the calendar can show them."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from datetime import date

from content_model.document import Loc
from content_model.finding import Finding, Severity
from content_model.models.contact import ContactPoint, Meeting
from content_model.recurrence.meetings import needs_anchor
from content_model.wording import format_long_day

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

RULE: Loc = ("treffen", "wiederholung")
IN_CALENDAR: Loc = ("treffen", "im_kalender")


def meeting_findings(record: Record, today: date) -> Iterator[Finding]:
    """All findings over the meetings of a contact point."""
    point = record.partial
    if not isinstance(point, ContactPoint) or point.meeting is None:
        return
    yield from first_day_is_said(record, point.meeting)
    yield from calendar_has_dates(record, point.meeting)
    yield from meetings_go_on(record, point.meeting, today)


def meetings_go_on(record: Record, meeting: Meeting, today: date) -> Iterator[Finding]:
    """Nobody is sent to a group whose last meeting is over without its editors hearing of it."""
    until = meeting.recurrence.until if meeting.recurrence else None
    if until and until.last_date < today:
        yield record.document.finding(
            record.header.value_mark((*RULE, "bis")),
            "treffen",
            f"das letzte Treffen war spätestens am {format_long_day(until.last_date)}",
            "bis: auf einen späteren Tag setzen oder die Zeile löschen; trifft sich die Gruppe nicht mehr: aufnahme: ruht eintragen und treffen: löschen",
            Severity.WARNING,
        )


def first_day_is_said(record: Record, meeting: Meeting) -> Iterator[Finding]:
    """`alle 4 Wochen` needs a day from which one counts; the calendar cannot do without."""
    recurrence = meeting.recurrence
    rule = recurrence.rule if recurrence else None
    if recurrence is None or rule is None or meeting.first_day or not needs_anchor(rule, recurrence):
        return
    yield record.document.finding(
        record.header.value_mark((*RULE, "regel")),
        "treffen",
        "an welchen Tagen das ist, kann niemand ausrechnen",
        "unter treffen: den Tag irgendeines Treffens ergänzen, zum Beispiel ab: 06.11.2026",
        Severity.ERROR if meeting.in_calendar else Severity.WARNING,
    )


def calendar_has_dates(record: Record, meeting: Meeting) -> Iterator[Finding]:
    """What is to stand in the calendar has a rule and times."""
    if not meeting.in_calendar:
        return
    mark = record.header.value_mark(IN_CALENDAR)
    name = ".".join(str(part) for part in IN_CALENDAR)
    if meeting.recurrence is None or meeting.recurrence.rule is None:
        yield record.document.finding(
            mark,
            name,
            "ohne feste Tage steht die Gruppe nicht im Kalender",
            "regel: jeden 1. Dienstag im Monat, oder die Zeile im_kalender: löschen",
            Severity.WARNING,
        )
    elif meeting.begin is None or meeting.begin.start is None:
        yield record.document.finding(
            mark, name, "im Kalender fehlt die Uhrzeit", "beginn: 17–19 Uhr ergänzen", Severity.WARNING
        )
