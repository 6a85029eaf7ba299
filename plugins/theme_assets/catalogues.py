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
from theme_assets.kept_values import KeptValues

TEMPLATE = "theme.pot"
TRANSLATE = "das Wort übersetzen und die Zeile „#, fuzzy“ löschen, oder den Ordner der Sprache weglassen"
UPDATE = "invoke messages aufrufen und die neuen Wörter übersetzen"

Gap = tuple[str, int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Catalogues:
    """The words of all languages, and what is missing in them."""

    words: ThemeWords
    findings: tuple[Finding, ...] = ()


def read_catalogues(folder: Path, kept: KeptValues) -> Catalogues:
    """Read `<lang>/LC_MESSAGES/theme.po` of every language below `folder` and compare each with `theme.pot`."""
    files = {file.parts[-3]: file for file in sorted(folder.glob("*/LC_MESSAGES/theme.po"))}
    if not files:
        return Catalogues(ThemeWords())
    wanted = (folder / TEMPLATE).read_bytes()
    read = {
        lang: kept.take(
            _catalogue, lang, file.read_bytes(), wanted, file.relative_to(folder.parents[1]).as_posix()
        )
        for lang, file in files.items()
    }
    compiled = {lang: GNUTranslations(BytesIO(data)) for lang, (data, _texts, _gaps) in read.items()}
    texts = {lang: texts for lang, (_data, texts, _gaps) in read.items()}
    findings = (Finding(*gap) for _data, _texts, gaps in read.values() for gap in gaps)
    return Catalogues(ThemeWords(compiled, texts), tuple(findings))


def _catalogue(
    lang: str, said: bytes, wanted: bytes, path: str
) -> tuple[bytes, dict[str, str], tuple[Gap, ...]]:
    """The words of a language, compiled and plain, and what is missing."""
    catalogue = _read(said, lang)
    return _compile(catalogue), _texts(catalogue), tuple(find_gaps(catalogue, _read(wanted), path))


def find_gaps(catalogue: Catalog, wanted: Catalog, path: str) -> Iterator[Gap]:
    """The fields of a finding for every message of `wanted` that the catalogue lacks, leaves empty, doubts or breaks."""
    for message in wanted:
        said = catalogue.get(message.id) if message.id else None
        if message.id and (problem := _gap(said)):
            line, hint = (said.lineno or 1, TRANSLATE) if said else (1, UPDATE)
            yield path, line, 1, "", f"{problem} „{_first(message)}“", hint


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


def _read(data: bytes, lang: str | None = None) -> Catalog:
    return read_po(BytesIO(data), locale=lang)


def _texts(catalogue: Catalog) -> dict[str, str]:
    return {
        one.id: one.string for one in catalogue if isinstance(one.id, str) and isinstance(one.string, str)
    }


def _compile(catalogue: Catalog) -> bytes:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()
