"""The theme's words in other languages: gettext catalogues, complete or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from content_model.finding import Finding
from content_model.page_language import ThemeWords

TEMPLATE = "theme.pot"
TRANSLATE = "das Wort übersetzen und die Zeile „#, fuzzy“ löschen, oder den Ordner der Sprache weglassen"
UPDATE = "invoke messages aufrufen und die neuen Wörter übersetzen"


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The words of all languages, and what is missing in them."""

    words: ThemeWords
    findings: tuple[Finding, ...] = ()


def read_catalogues(folder: Path) -> Catalogues:
    """Read `<lang>/LC_MESSAGES/theme.po` of every language below `folder` and compare each with `theme.pot`."""
    files = {file.parts[-3]: file for file in sorted(folder.glob("*/LC_MESSAGES/theme.po"))}
    if not files:
        return Catalogues(ThemeWords())
    wanted = _read(folder / TEMPLATE)
    catalogues = {lang: _read(file, lang) for lang, file in files.items()}
    findings = [
        found
        for lang, file in files.items()
        for found in find_gaps(catalogues[lang], wanted, file.relative_to(folder.parents[1]).as_posix())
    ]
    compiled = {lang: _compile(catalogue) for lang, catalogue in catalogues.items()}
    texts = {lang: _texts(catalogue) for lang, catalogue in catalogues.items()}
    return Catalogues(ThemeWords(compiled, texts), tuple(findings))


def find_gaps(catalogue: Catalog, wanted: Catalog, path: str) -> Iterator[Finding]:
    """A finding for every message of `wanted` that the catalogue lacks, leaves empty, doubts or breaks."""
    for message in wanted:
        said = catalogue.get(message.id) if message.id else None
        if message.id and (problem := _gap(said)):
            line, hint = (said.lineno or 1, TRANSLATE) if said else (1, UPDATE)
            yield Finding(path, line, 1, "", f"{problem} „{_first(message)}“", hint)


def _gap(message: Message | None) -> str | None:
    if message is None:
        return "hier fehlt"
    if message.fuzzy:
        return "noch zu prüfen ist"
    texts = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    if not all(texts):
        return "nicht übersetzt ist"
    if list(message.check()) or any(_fields(text or "") != _fields(_first(message)) for text in texts):
        return "andere Platzhalter hat"
    return None


def _fields(text: str) -> set[str]:
    """The names in braces, which scripts fill in; Babel itself looks after `%(name)s`."""
    return set(re.findall(r"{\w+}", text))


def _first(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def _read(file: Path, lang: str | None = None) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=lang)


def _texts(catalogue: Catalog) -> dict[str, str]:
    return {
        one.id: one.string for one in catalogue if isinstance(one.id, str) and isinstance(one.string, str)
    }


def _compile(catalogue: Catalog) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
