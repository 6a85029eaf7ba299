"""What a value may need to know while it is read: other entries, words, files."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from content_model.fields.spelling import fold, nearest, quoted, shown
from content_model.finding import Problem

GERMAN_TYPES = {
    "event": "Veranstaltung",
    "report": "Bericht",
    "news": "Meldung",
    "contact": "Kontakt",
    "region": "Region",
    "project": "Projekt",
    "material": "Material",
    "series": "Reihe",
    "topic": "Thema",
    "venue": "Veranstaltungsort",
    "organisation": "Organisation",
    "page": "Seite",
    "handbook": "Handbuchseite",
}

MOST_TYPES_NAMED = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to another entry by its full id."""

    id: str


@dataclass(frozen=True, slots=True)
class EntryName:
    """The names under which an entry can be referred to."""

    id: str
    type: str
    path: str
    file_name: str
    title: str


class EntryIndex:
    """All entries by file name, title and id; answers what a reference means."""

    def __init__(self, names: Iterable[EntryName]) -> None:
        self._by_name: dict[str, dict[str, list[EntryName]]] = defaultdict(lambda: defaultdict(list))
        for name in names:
            for word in {fold(name.file_name), fold(name.title), fold(name.id)} - {""}:
                self._by_name[name.type][word].append(name)

    def find(self, text: str, types: Sequence[str]) -> Reference | None:
        """The one entry that `text` names; None if there is none. Raises Problem for two."""
        word = fold(text.strip())
        found = {name.id: name for kind in types for name in self._by_name[kind].get(word, ())}
        if len(found) > 1:
            both = " und ".join(sorted(name.path for name in found.values()))
            ids = " oder ".join(sorted(found))
            raise Problem(
                f"{quoted(text)} passt auf mehrere Einträge: {both}", f"die volle Kennung schreiben: {ids}"
            )
        return next((Reference(found_id) for found_id in found), None)

    def require(self, text: str, types: Sequence[str]) -> Reference:
        """The one entry that `text` names. Raises Problem with the nearest names."""
        if reference := self.find(text, types):
            return reference
        kinds = (
            f" ({' oder '.join(GERMAN_TYPES[kind] for kind in types)})"
            if len(types) <= MOST_TYPES_NAMED
            else ""
        )
        near = self.near(text, types)
        hint = (
            "meinten Sie " + " oder ".join(quoted(word) for word in near) + "?"
            if near
            else self._known(types)
        )
        raise Problem(f"{quoted(text)} ist nicht bekannt{kinds}", hint)

    def near(self, text: str, types: Sequence[str], count: int = 3) -> list[str]:
        """File names and titles close to `text`, best first."""
        names = {
            name.file_name: name for kind in types for all_ in self._by_name[kind].values() for name in all_
        }
        words = {fold(file_name): file_name for file_name in names}
        words |= {fold(name.title): name.title for name in names.values() if name.title}
        near = [words[fold(word)] for word in nearest(text, words.values(), count) if fold(word) in words]
        return near or _holding(text, words)

    def is_slip(self, text: str, types: Sequence[str]) -> bool:
        """Whether `text` lies within two letters of a known name."""
        word = fold(text)
        return any(_close(word, known) for kind in types for known in self._by_name[kind])

    def _known(self, types: Sequence[str]) -> str:
        names = sorted(
            {name.file_name for kind in types for all_ in self._by_name[kind].values() for name in all_}
        )
        if not names:
            return "zuerst die Datei dafür anlegen"
        return "vorhanden sind " + ", ".join(names[:8]) + (" …" if len(names) > 8 else "")


Answers = Mapping[tuple[str, str, tuple[str, ...]], object]
"""What an index said to each kind of question, text and types; a Problem is told as None."""


class AskedIndex(EntryIndex):
    """An index that remembers what it has said; `answers` is None if any name might have a say in it."""

    def __init__(self, index: EntryIndex) -> None:
        self._by_name = index._by_name  # noqa: SLF001 - of its own kind
        self.answers: dict[tuple[str, str, tuple[str, ...]], object] | None = {}

    def find(self, text: str, types: Sequence[str]) -> Reference | None:
        """The one entry that `text` names; None if there is none. Raises Problem for two."""
        self._note("find", text, types, None)  # also if it raises
        found = super().find(text, types)
        self._note("find", text, types, found)
        return found

    def near(self, text: str, types: Sequence[str], count: int = 3) -> list[str]:
        """File names and titles close to `text`, best first."""
        self.answers = None
        return super().near(text, types, count)

    def is_slip(self, text: str, types: Sequence[str]) -> bool:
        """Whether `text` lies within two letters of a known name."""
        said = super().is_slip(text, types)
        self._note("is_slip", text, types, said)
        return said

    def _note(self, question: str, text: str, types: Sequence[str], answer: object) -> None:
        if self.answers is not None:
            self.answers[question, text, tuple(types)] = answer


def says_again(index: EntryIndex, answers: Answers | None) -> bool:
    """Whether an index gives the answers that one before it has given."""
    if answers is None:
        return False
    ask = {"find": index.find, "is_slip": index.is_slip}
    try:
        return all(ask[question](text, types) == told for (question, text, types), told in answers.items())
    except Problem:
        return False


def _holding(text: str, words: Mapping[str, str]) -> list[str]:
    """The one name of which `text` is a whole word: `Seenplatte`; several names are no help."""
    found = [name for folded, name in words.items() if fold(text) in re.split(r"[\W_]+", folded)]
    return found[:1] if len({re.sub(r"[\W_]+", " ", fold(name)) for name in found}) == 1 else []


def _close(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 2 or not one or not other:
        return False
    if len(set(one) ^ set(other)) > 4:  # each changed letter changes two at most
        return False
    return _distance(one, other) <= 2


def _distance(one: str, other: str) -> int:
    """Levenshtein distance of two short words."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, letter2 in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != letter2))
    return row[-1]


@dataclass(frozen=True, slots=True)
class MediaFiles:
    """The files below content/ that are no entries, by path ("medien/logo.svg") and size."""

    sizes: Mapping[str, int]
    _folders: dict[str, list[str]] = field(default_factory=dict, compare=False)
    _composed: dict[str, str] = field(default_factory=dict, compare=False)

    def resolve(self, text: str, entry_path: str) -> str:
        """The path below content/ that `text`, written in the entry at `entry_path`, names.

        Raises Problem when there is no such file or it would lie outside content/.
        """
        plain = text.removeprefix("{static}").removeprefix("{attach}").removeprefix("{filename}")
        rooted = plain.removeprefix("/").removeprefix("content/")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(entry_path), plain))
        for candidate in (beside, posixpath.normpath(rooted), posixpath.normpath("medien/" + rooted)):
            if found := self._same(candidate):
                return found
        if beside.startswith("..") and posixpath.normpath(rooted).startswith(".."):
            raise Problem(
                f"{quoted(text)} liegt außerhalb von content/",
                "die Datei nach content/medien/ legen, dann medien/name.jpg schreiben",
            )
        raise Problem(f"die Datei {quoted(text)} gibt es nicht", self._hint(rooted))

    def _same(self, path: str) -> str | None:
        """The file at `path`; a Mac keeps „ü“ in names as two characters (Unicode form NFD)."""
        if path in self.sizes:
            return path
        if not self._composed:
            self._composed.update((normalize("NFC", known), known) for known in self.sizes)
        return self._composed.get(normalize("NFC", path))

    def folder(self, text: str, entry_path: str) -> tuple[str, ...]:
        """The files directly in the folder that `text` names, sorted. Raises Problem if none."""
        plain = text.strip("/").removeprefix("content/")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(entry_path), plain))
        if not self._folders:
            for path in sorted(self.sizes):
                self._folders.setdefault(posixpath.dirname(path), []).append(path)
        for candidate in (plain, beside, "medien/" + plain):
            if files := self._folders.get(candidate):
                return tuple(files)
        raise Problem(
            f"der Ordner {quoted(text)} ist leer oder fehlt",
            "Bilder nach content/medien/ordner/ legen, dann medien/ordner schreiben",
        )

    def _hint(self, path: str) -> str:
        name = posixpath.basename(path.replace("\\", "/").rstrip("/")) or "bild.jpg"
        if near := nearest(name, {posixpath.basename(known) for known in self.sizes}):
            full = next(known for known in sorted(self.sizes) if posixpath.basename(known) == near[0])
            return f"meinten Sie {quoted(full)}?"
        return f"die Datei nach content/medien/ legen, dann medien/{shown(name)} schreiben"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words the site allows in one field."""

    field: str
    words: tuple[str, ...]

    def require(self, text: str) -> str:
        """The listed spelling of `text`. Raises Problem with the nearest words."""
        folded = {fold(word): word for word in self.words}
        if word := folded.get(fold(text)):
            return word
        near = nearest(text, self.words)
        meant = "meinten Sie " + " oder ".join(quoted(word) for word in near) + "? Sonst " if near else ""
        raise Problem(
            f"{quoted(text)} steht nicht in der Liste „{self.field}“",
            f"{meant}das Wort in content/netzwerk.yaml unter vokabular, {self.field} ergänzen",
        )


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """Passed to every validator as pydantic's context; `entry_path` is below content/."""

    index: EntryIndex
    files: MediaFiles
    entry_path: str
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
