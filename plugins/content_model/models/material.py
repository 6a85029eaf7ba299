"""Publications, flyers, forms, issues of a periodical, press pictures."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from content_model.finding import Problem
from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.values import Line, MediaPath, Moment, Url, YesNo, refers_to
from content_model.reading import Reference


class Material(Entry):
    """Something to download or order, at an address that stays."""

    file: MediaPath | None = named("datei")
    link: Url | None = Field(None, alias="link", validate_default=True)
    kind: Line | None = named("art")
    date: Moment | None = named("datum", "date")
    issue: Line | None = named("ausgabe")
    about: Annotated[Reference, refers_to("event", "project")] | None = named("zu")
    replaces: Annotated[Reference, refers_to("material")] | None = named("ersetzt")
    to_order: YesNo = Field(default=False, alias="bestellen", validate_default=True)
    credit: Line | None = named("bildnachweis")

    @field_validator("to_order", mode="after")
    @classmethod
    def _something_to_get(cls, to_order: YesNo, info: ValidationInfo) -> Any:
        if (
            not to_order
            and "file" in info.data
            and "link" in info.data
            and not (info.data["file"] or info.data["link"])
        ):
            raise Problem(
                "es gibt nichts herunterzuladen und nichts zu bestellen",
                "datei: medien/flyer.pdf, link: https://… oder bestellen: ja",
            )
        return to_order
