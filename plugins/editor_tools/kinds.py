"""The kinds of entries an editor can start: their words, their folder, their template."""

from __future__ import annotations

from dataclasses import dataclass

from content_model.fields.spelling import fold, nearest


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of entry: `words` name it, the first one in sentences; `by_year` adds a year folder."""

    template: str
    folder: str
    words: tuple[str, ...]
    by_year: bool = False


KINDS = (
    Kind("event", "veranstaltungen", ("veranstaltung", "termin"), by_year=True),
    Kind("report", "berichte", ("bericht", "rückblick"), by_year=True),
    Kind("news", "aktuelles", ("meldung", "nachricht"), by_year=True),
    Kind("contact", "kontakte", ("kontakt", "beratungsstelle")),
    Kind("group", "kontakte", ("gruppe", "selbsthilfegruppe")),
    Kind("person", "kontakte", ("person",)),
    Kind("region", "regionen", ("region",)),
    Kind("project", "projekte", ("projekt",)),
    Kind("material", "material", ("material", "flyer", "broschüre")),
    Kind("series", "reihen", ("reihe",)),
    Kind("topic", "themen", ("thema",)),
    Kind("venue", "veranstaltungsorte", ("ort", "veranstaltungsort")),
    Kind("organisation", "organisationen", ("organisation", "verein", "förderer")),
    Kind("page", "seiten", ("seite",)),
)


class UnknownKindError(ValueError):
    """A word that names no kind of entry, with the nearest words in the sentence."""


def find_kind(word: str) -> Kind:
    """The kind that a German word, a folder of content/ or a type names.

    >>> find_kind("Rueckblick").folder
    'berichte'
    """
    kinds = _kinds_by_word()
    if kind := kinds.get(fold(word.strip().strip("/"))):
        return kind
    near = nearest(word, kinds, 1)
    known = ", ".join(kind.words[0] for kind in KINDS)
    question = f"Meinten Sie „{near[0]}“? " if near else ""
    raise UnknownKindError(f"„{word}“ ist keine Art von Eintrag. {question}Möglich sind: {known}.")


def _kinds_by_word() -> dict[str, Kind]:
    """Folded word → kind; of two kinds in one folder the first has the folder's name."""
    kinds: dict[str, Kind] = {}
    for kind in KINDS:
        for word in (*kind.words, kind.folder, kind.template):
            kinds.setdefault(fold(word), kind)
    return kinds
