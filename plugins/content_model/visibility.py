"""When an entry is to be seen: its day, its state, the consent of its person."""

from __future__ import annotations

from datetime import date

from content_model.bodies import EXPIRED
from content_model.consent import person_gap
from content_model.models.base import Model
from content_model.models.entry import DRAFT, SKIPPED, Entry
from content_model.models.news import News
from content_model.models.report import Report


def appears_on(entry: Model | None) -> date | None:
    """The day from which an entry is public, if it is bound to one."""
    if not isinstance(entry, Entry):
        return None
    if entry.visible_from:
        return entry.visible_from
    if isinstance(entry, News):
        return entry.date.date if entry.date.year else None
    return entry.date if isinstance(entry, Report) else None


def withheld_because(entry: Entry, today: date, *, published: bool) -> str | None:
    """Why an entry has no page in this build, or None if it has one."""
    if entry.status == SKIPPED:
        return "übersprungen (status: skip)"
    if gap := person_gap(entry, today):
        return gap
    return _not_public(entry, today) if published else None


def _not_public(entry: Entry, today: date) -> str | None:
    if entry.status == DRAFT:
        return "Entwurf"
    day = appears_on(entry)
    if day and day > today:
        return f"erscheint am {day:%d.%m.%Y}"
    if entry.visible_until and entry.visible_until < today:
        return f"{EXPIRED} am {entry.visible_until:%d.%m.%Y}"
    return None
