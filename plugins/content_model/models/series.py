"""Series of events."""

from __future__ import annotations

from typing import Annotated

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.people import Contacts
from content_model.models.values import refers_to
from content_model.reading import Reference


class Series(Entry):
    """What belongs together over the years."""

    region: Annotated[Reference, refers_to("region")] | None = named("region")
    contacts: Contacts = named("kontakt", "kontakte", default=())
