"""Plain pages and pages of the editors' handbook."""

from __future__ import annotations

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.parts import SafetyFields
from content_model.models.people import Contacts
from content_model.models.pictures import Gallery
from content_model.models.values import Day, Line, YesNo


class Page(Entry, SafetyFields):
    """A plain page."""

    contacts: Contacts = named("kontakt", "kontakte", default=())
    pictures: Gallery | None = named("bilder")
    easy_language: YesNo = named("leichte_sprache", default=False)
    checked_by: Line | None = named("geprüft_von")
    checked: Day | None = named("geprüft_am")
    date: Day | None = named("datum", "date", "stand")
    giro_code: YesNo = named("girocode", "spendenkonto", default=False)


class HandbookPage(Entry):
    """A page of the handbook; it is built in previews only."""
