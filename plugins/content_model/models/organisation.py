"""Carriers, funders, members and partners."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.parts import PostalAddress
from content_model.models.pictures import OnePicture
from content_model.models.values import Email, Line, Phone, Url, as_words, choice, refers_to
from content_model.reading import Reference

CARRIER, FUNDER, MEMBER, PARTNER = "Träger", "Förderer", "Mitglied", "Partner"


def _some_words(value: Any) -> Any:
    """`art: []` says as little as `art:`, and without a kind no list would show the organisation."""
    return as_words(value) or (PARTNER,)


class Organisation(Entry):
    """An organisation, listed by each of its kinds."""

    kinds: Annotated[
        tuple[Annotated[str, choice(CARRIER, FUNDER, MEMBER, PARTNER)], ...], BeforeValidator(_some_words)
    ] = named("art", "arten", default=(PARTNER,))
    logo: OnePicture | None = named("logo")
    web: Url | None = named("web", "website", "webseite", "homepage", "link")
    email: Email | None = named("email", "e-mail", "mail")
    phone: Phone | None = named("telefon")
    address: PostalAddress | None = named("anschrift", "adresse")
    region: Annotated[Reference, refers_to("region")] | None = named("region")
    note: Line | None = named("hinweis")
