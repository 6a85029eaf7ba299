"""Pictures whose consent has ended: one mention that says so holds for every use of the file."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from content_model.catalogue import Record
from content_model.finding import Finding, Problem, Severity
from content_model.models.base import Model, nested_models
from content_model.models.contact import ContactPoint
from content_model.models.material import Material
from content_model.models.people import PersonFields
from content_model.models.pictures import FileLink, Gallery, Picture
from content_model.reading import MediaFiles
from content_model.wording import format_long_day

HOLDERS = (Picture, FileLink, Gallery)


@dataclass(frozen=True, slots=True)
class Mention:
    """A file that a field of an entry names, and the last day of the consent it states."""

    field: str
    file: str
    until: date | None


def ended_consents(records: Iterable[Record], files: MediaFiles, today: date) -> dict[str, date]:
    """Each file (path below content/) whose consent has ended, as some entry says or its person's consent, and when."""
    ended: dict[str, date] = {}
    for record in records:
        for mention in mentions_in(record, files):
            if mention.until and mention.until < today:
                ended[mention.file] = min(mention.until, ended.get(mention.file, mention.until))
    return ended


def consent_findings(
    records: Iterable[Record], files: MediaFiles, ended: Mapping[str, date]
) -> Iterator[Finding]:
    """A hint for each entry that uses such a file and does not know of the end."""
    for record in records if ended else ():
        for mention in mentions_in(record, files):
            until = ended.get(mention.file)
            if until and (mention.until is None or mention.until > until):
                problem = ended_problem(mention.file, until)
                mark = record.header.key_mark((mention.field,))
                what = problem.problem, problem.hint, problem.severity
                yield record.document.finding(mark, mention.field, *what)


def ended_problem(file: str, until: date) -> Problem:
    """What to say where such a file is used."""
    return Problem(
        f"das Bild „{file}“ wird nicht gezeigt, die Einwilligung galt bis {format_long_day(until)}",
        "das Bild hier herausnehmen, oder eine neue Einwilligung überall als bis: eintragen, wo das Bild steht",
        Severity.WARNING,
    )


def mentions_in(record: Record, files: MediaFiles) -> Iterator[Mention]:
    """Every picture and document that the header of an entry names."""
    entry = record.entry or record.partial
    if entry is None:
        return
    if isinstance(entry, Material) and entry.file:
        yield Mention(Material.model_fields["file"].alias or "file", entry.file, None)
    for name, file, until in _files_below(entry, record.path, files):
        yield Mention(type(entry).model_fields[name].alias or name, file, until)


@functools.cache
def _file_fields(model: type[Model]) -> tuple[str, ...]:
    """The fields in which, or somewhere below which, a picture or document can stand."""
    nested = nested_models(model)
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(issubclass(one, HOLDERS) or _file_fields(one) for one in nested[info.alias or ""])
    )


def _files_below(owner: Model, path: str, files: MediaFiles) -> Iterator[tuple[str, str, date | None]]:
    """The field of `owner` and each file in it, with the end of the picture's or the person's consent."""
    for name in _file_fields(type(owner)):
        consent = _persons_consent(owner, name)
        for file, until in _files_in(getattr(owner, name, None), path, files):
            yield name, file, min((day for day in (until, consent) if day), default=None)


def _persons_consent(owner: Model, name: str) -> date | None:
    """The last day on which the person agreed to the photo that stands in this field."""
    consent = getattr(owner, "consent", None) if isinstance(owner, PersonFields) else None
    if not (consent and consent.until and consent.covers("foto", consent.until)):
        return None
    return consent.until if name in _photo_fields(owner) else None


def _photo_fields(owner: Model) -> tuple[str, ...]:
    """The fields in which a photo of the person can stand; a picture that shows nobody is none."""
    picture = getattr(owner, "picture", None)
    of_person = isinstance(owner, ContactPoint) and owner.is_person
    return ("photo", "picture") if of_person and picture and picture.people != "keine" else ("photo",)


def _files_in(value: object, path: str, files: MediaFiles) -> Iterator[tuple[str, date | None]]:
    if isinstance(value, Picture):
        yield value.file, value.until
    elif isinstance(value, FileLink):
        if value.file:
            yield value.file, None
    elif isinstance(value, Gallery):
        yield from _gallery_files(value, path, files)
    elif isinstance(value, tuple):
        for item in value:
            yield from _files_in(item, path, files)
    elif isinstance(value, Model):
        yield from ((file, until) for _name, file, until in _files_below(value, path, files))


def _gallery_files(gallery: Gallery, path: str, files: MediaFiles) -> Iterator[tuple[str, date | None]]:
    yield from ((one.file, one.until or gallery.shared.until) for one in gallery.pictures)
    if gallery.folder:
        yield from ((file, gallery.shared.until) for file in files.folder(gallery.folder, path))
