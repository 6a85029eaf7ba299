"""Pictures, galleries and documents: what a header says of files."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator

from content_model.finding import Problem
from content_model.models.base import Model, named, required
from content_model.models.values import (
    Day,
    Line,
    MediaPath,
    as_list,
    choice,
    context_of,
    from_line,
    refers_to,
)
from content_model.reading import Reference

PEOPLE_IN_PICTURES = ("keine", "einwilligung", "§ 23")


class PictureRights(Model):
    """Credit and consent, for one picture or a whole gallery."""

    credit: Line | None = named("bildnachweis", "quelle", "foto", "fotos")
    people: Annotated[str, choice(*PEOPLE_IN_PICTURES)] | None = named("personen", "person")
    until: Day | None = named("bis")


class Picture(PictureRights):
    """A picture with the words that stand for it."""

    file: MediaPath = required("datei", "bild")
    alt: Line | None = named("alt", "beschreibung", "alternativtext")
    caption: Line | None = named("bildunterschrift", "unterschrift")

    def shown_on(self, day: date) -> bool:
        """Whether description and consent let the picture be shown on this day."""
        return bool(self.alt) and (self.until is None or self.until >= day)


OnePicture = Annotated[Picture, from_line("datei")]


class Gallery(Model):
    """A list of pictures, or a folder with descriptions; `shared` holds for all."""

    LIST_FIELD: ClassVar[str] = "liste"

    shared: PictureRights = named("alle", default=PictureRights())
    pictures: Annotated[tuple[OnePicture, ...], BeforeValidator(as_list)] = named(
        "liste", "bilder", default=()
    )
    folder: Line | None = named("ordner")
    descriptions: dict[str, Line] = named("beschreibungen", default={})

    @model_validator(mode="before")
    @classmethod
    def _from_one(cls, value: Any) -> Any:
        return {"liste": [value]} if isinstance(value, str) else value

    @field_validator("folder", mode="after")
    @classmethod
    def _folder_exists(cls, folder: str | None, info: ValidationInfo) -> str | None:
        if folder:
            context_of(info).files.folder(folder, context_of(info).entry_path)
        return folder

    @field_validator("descriptions", mode="after")
    @classmethod
    def _files_exist(cls, descriptions: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        context, folder = context_of(info), info.data.get("folder")
        if not folder:
            return descriptions
        names = {path.rsplit("/", 1)[-1] for path in context.files.folder(folder, context.entry_path)}
        for name in descriptions:
            if name not in names:
                raise Problem(
                    f"im Ordner {folder} gibt es die Datei „{name}“ nicht",
                    "vorhanden sind " + ", ".join(sorted(names)),
                )
        return descriptions


class FileLink(Model):
    """A document below an entry: a file, or the id of a material."""

    file: MediaPath | None = named("datei")
    material: Annotated[Reference, refers_to("material")] | None = named("material")
    title: Line | None = named("titel")
    kind: Line | None = named("art")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        is_file = "." in value.rsplit("/", 1)[-1]
        return {"datei" if is_file else "material": value}
