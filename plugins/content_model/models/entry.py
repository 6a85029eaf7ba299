"""What all types share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator

from content_model.fields.flags import parse_choice
from content_model.finding import Problem
from content_model.models.base import Model, named, required
from content_model.models.parts import ALL_TYPES, OneAuthor, SeeAlsoList
from content_model.models.pictures import FileLink, OnePicture
from content_model.models.values import (
    Day,
    Language,
    Line,
    Moment,
    Name,
    SitePath,
    Slug,
    TopicWords,
    as_list,
    refers_to,
    text_of,
)
from content_model.reading import Reference

DRAFT, PUBLISHED, HIDDEN, SKIPPED = "entwurf", "veröffentlicht", "versteckt", "übersprungen"
ENGLISH_STATUS = {"draft": DRAFT, "published": PUBLISHED, "hidden": HIDDEN, "skip": SKIPPED}


class Entry(Model):
    """The fields every type has; `STATES` are the words its `status` takes."""

    STATES: ClassVar[Sequence[str]] = (DRAFT, PUBLISHED, HIDDEN)

    title: Name = required("titel", "title")
    subtitle: Line | None = named("untertitel", "subtitle")
    id: Line | None = named("id")
    slug: Slug | None = named("slug")
    status: str = named("status", default=PUBLISHED)
    summary: Line | None = named("zusammenfassung", "summary", "beschreibung", "description")
    picture: OnePicture | None = named("bild")
    documents: Annotated[tuple[FileLink, ...], BeforeValidator(as_list)] = named(
        "dokumente", "dokument", default=()
    )
    see_also: SeeAlsoList = named("siehe_auch", default=())
    topics: TopicWords = named("themen", "thema", "tags", "schlagworte", "schlagwort", "keywords", default=())
    lang: Language | None = named("lang", "sprache")
    translation_of: Annotated[Reference, refers_to(*ALL_TYPES)] | None = named("übersetzung_von")
    visible_from: Day | None = named("sichtbar_ab", "veröffentlichen_ab")
    visible_until: Day | None = named("sichtbar_bis", "gültig_bis")
    old_addresses: Annotated[tuple[SitePath, ...], BeforeValidator(as_list)] = named(
        "alte_adressen", "alte_adresse", default=()
    )
    modified: Moment | None = named("geändert", "modified")
    author: OneAuthor | None = named("autor", "autorin", "author", "authors")
    url: SitePath | None = named("url")
    save_as: SitePath | None = named("save_as")
    category: Line | None = named("category")
    template: Line | None = named("template")
    translation: Line | None = named("translation")

    @field_validator("status", mode="before")
    @classmethod
    def _known_status(cls, value: Any) -> str:
        text = text_of(value)
        if word := ENGLISH_STATUS.get(text.lower()):
            return word
        return parse_choice(text, cls.STATES)

    @field_validator("visible_until", mode="after")
    @classmethod
    def _visible_in_order(cls, until: date | None, info: ValidationInfo) -> date | None:
        start = info.data.get("visible_from")
        if until and start and until < start:
            raise Problem(
                "der Eintrag verschwindet, bevor er erscheint",
                "sichtbar_bis: einen Tag nach sichtbar_ab eintragen",
            )
        return until

    @property
    def listed(self) -> bool:
        """Whether the entry appears in lists, feeds and the sitemap."""
        return self.status != HIDDEN
