"""Regions: a tree by `teil_von`, each with its districts."""

from __future__ import annotations

from typing import Annotated

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.parts import SafetyFields
from content_model.models.people import Contacts
from content_model.models.values import Line, Words, refers_to
from content_model.reading import Reference


class Region(Entry, SafetyFields):
    """An area with people who are responsible for it."""

    part_of: Annotated[Reference, refers_to("region")] | None = named("teil_von")
    land: Line | None = named("land")
    districts: Words = named("kreise", "kreis", default=())
    postcode_exceptions: Words = named("plz_ausnahmen", default=())
    contacts: Contacts = named("kontakt", "kontakte", default=())
