"""Venues; they have no page of their own."""

from __future__ import annotations

from typing import Annotated

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.parts import AccessFacts, PostalAddress
from content_model.models.values import Line, Phone, Url, refers_to
from content_model.reading import Reference


class Venue(Entry):
    """A place where events happen, with its accessibility facts."""

    address: PostalAddress | None = named("anschrift", "adresse")
    access: AccessFacts | None = named("barrierefreiheit", "zugang")
    directions: Line | None = named("anfahrt")
    web: Url | None = named("web", "website", "webseite", "homepage")
    phone: Phone | None = named("telefon")
    region: Annotated[Reference, refers_to("region")] | None = named("region")
