"""Who takes part in an event: a contact by its id is named as far as consent reaches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from content_model.catalogue import Record
from content_model.consent import name_gap
from content_model.fields.spelling import fold
from content_model.models.entry import Entry
from content_model.models.event import EventFacts
from content_model.models.parts import Contributor, ProgrammeEntry


class Contributors:
    """All contacts by file name, id and title, and whether their names may be shown on `today`."""

    def __init__(self, records: Iterable[Record], today: date) -> None:
        self._names: dict[str, str | None] = {}
        for record in records:
            if record.type == "contact" and record.entry:
                title = record.entry.title
                stem = record.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
                name = None if name_gap(record.entry, today) else title
                self._names |= dict.fromkeys(map(fold, (stem, record.id, title)), name)

    def named(self, entry: Entry) -> Entry:
        """The entry with titles in place of contacts' ids, and without those who may not be named."""
        if not isinstance(entry, EventFacts) or not (entry.contributors or entry.programme):
            return entry
        contributors = tuple(found for one in entry.contributors if (found := self._contributor(one)))
        programme = tuple(map(self._item, entry.programme))
        return entry.model_copy(update={"contributors": contributors, "programme": programme})

    def _contributor(self, one: Contributor) -> Contributor | None:
        name = self._shown(one.name) if one.name else None
        if one.name and not name:
            return None
        return one.model_copy(update={"name": name})

    def _item(self, item: ProgrammeEntry) -> ProgrammeEntry:
        speakers = (self._shown(name) for name in item.speakers)
        return item.model_copy(update={"speakers": tuple(name for name in speakers if name)})

    def _shown(self, name: str) -> str | None:
        """The contact's title, nothing if it is withheld, any other name as it is."""
        return self._names.get(fold(name), name)
