"""A digest of all that calendars say about an event: it changes when an editor changes that, and only then."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from content_model.models.contact import ContactPoint
from content_model.models.event import EventFacts
from event_calendar.vevents import Planned, categories_of

LENGTH = 16


def digest_of(planned: Planned, land: str | None) -> str:
    """Words, dates as the editor wrote them, categories and page.

    What rolls on with the day stays out: how far the holidays of an `außer:` are known, and where
    the meetings of a group are said to begin. So does the address of the site itself.
    """
    facts = [
        [[text.summary, text.status, text.location, text.notes] for _one, text in planned.texts],
        _dates(planned),
        list(categories_of(planned.event)),
        planned.dated.shown.address,
        planned.expansion.zone,
        land if planned.event.recurrence and planned.event.recurrence.except_ else None,
    ]
    return sha256(_json(facts).encode()).hexdigest()[:LENGTH]


def _dates(planned: Planned) -> list[Any]:
    event, shown = planned.event, planned.dated.shown
    begin: list[Any] = [_said(event.begin), _said(event.end)]
    if isinstance(shown.entry, ContactPoint) and shown.entry.meeting:
        begin = [_said(shown.entry.meeting.begin), _said(shown.entry.meeting.first_day)]
    rule = event.recurrence
    return [*begin, event.all_day, *_moves(event), [_dump(one) for one in event.dates], rule and _dump(rule)]


def _moves(event: EventFacts) -> list[Any]:
    return [event.status, event.cancelled, _said(event.new_date), event.moved_online]


def _said(value: object) -> str | None:
    return None if value is None else repr(value)


def _dump(model: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = model.model_dump(exclude_defaults=True)
    return dumped


def _json(facts: object) -> str:
    return json.dumps(facts, ensure_ascii=False, default=str)
