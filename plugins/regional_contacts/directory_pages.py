"""The directory by other ways than by region: offers, languages, names from A to Z."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from content_model import views
from content_model.fields.spelling import fold
from content_model.models.contact import ContactPoint
from content_model.page_parts import page_parts
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from regional_contacts.answers import Answers
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_points import point_row
from regional_contacts.typed_entries import point_of

TITLE = "Vor Ort"
A_TO_Z = f"{VOR_ORT}a-z/"
GERMAN = "Deutsch"
FEWEST_NAMES = 2
UMLAUTS = str.maketrans("ÄÖÜ", "AOU")


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to sort contact points: its folder, its words, what stands above and on its pages."""

    folder: str
    label: str
    lead: str
    words: Callable[[ContactPoint], Iterable[str]]


OFFERS = Facet("angebote", "Angebot", "Hier finden Sie, wer „{}“ anbietet.", lambda point: point.offers)
LANGUAGES = Facet(
    "sprachen",
    "Sprache",
    "Hier sprechen Sie {} oder bekommen eine Übersetzung.",
    lambda point: (*point.languages, *point.interpreting),
)


def directory_pages(answers: Answers) -> Iterator[views.PageView]:
    """A page for each offer and each language, and all names from A to Z, where there is something."""
    for facet in (OFFERS, LANGUAGES):
        found = by_word(answers, facet)
        for word, points in found.items():
            yield _facet_page(answers, facet, word, points)
    if names := by_letter(answers):
        yield _names_page(answers, names)


def directory_filters(answers: Answers, current: str = "") -> Iterator[views.Filter]:
    """The ways into the directory as links; `current` is the address of the page they stand on."""
    content = answers.content
    for facet in (LANGUAGES, OFFERS):
        links = tuple(
            _link(content, word, address, current)
            for word in by_word(answers, facet)
            if (address := _address(facet, word))
        )
        if links:
            yield views.Filter(facet.label, links)
    if by_letter(answers):
        yield views.Filter("Namen", (_link(content, "Alle von A bis Z", A_TO_Z, current),))


def _link(content: SiteContent, text: str, address: str, current: str) -> views.Link:
    return views.Link(text, content.url(address), current=address == current)


def by_word(answers: Answers, facet: Facet) -> dict[str, list[ShownEntry]]:
    """Word → the contact points it holds for, in the order of the vocabulary; German alone is no choice."""
    found: dict[str, list[ShownEntry]] = defaultdict(list)
    for shown in answers.usable_points:
        for word in dict.fromkeys(facet.words(point_of(shown))):
            found[word].append(shown)
    if facet is LANGUAGES and set(found) <= {GERMAN}:
        return {}
    words = answers.content.facts.words
    order = words.languages if facet is LANGUAGES else words.offers
    places = {word: place for place, word in enumerate(order)}
    ordered = sorted(found, key=lambda word: (places.get(word, len(places)), fold(word)))
    return {word: found[word] for word in ordered}


def _address(facet: Facet, word: str) -> str:
    return f"{VOR_ORT}{facet.folder}/{slug_of(word)}/"


def _facet_page(answers: Answers, facet: Facet, word: str, points: Iterable[ShownEntry]) -> views.PageView:
    address = _address(facet, word)
    rows = tuple(point_row(answers, shown, region_name(answers, shown)) for shown in points)
    filters = (one for one in directory_filters(answers, address) if one.label == facet.label)
    return views.PageView(
        type="contact_list",
        section=VOR_ORT,
        kicker=facet.label,
        lead=facet.lead.format(word),
        filters=tuple(filters),
        sections=(views.Section("", "liste", rows),),
        **page_parts(answers.content, word, address, [(TITLE, VOR_ORT)]),
    )


def region_name(answers: Answers, shown: ShownEntry) -> str:
    """The region of a contact point in a list that mixes regions."""
    region = answers.content.get(point_of(shown).region)
    return region.entry.title if region else "im ganzen Netzwerk"


def by_letter(answers: Answers) -> dict[str, list[ShownEntry]]:
    """Letter → contact points and persons by title; nothing for a single name."""
    found: dict[str, list[ShownEntry]] = defaultdict(list)
    points = sorted(answers.tree.all_points, key=lambda shown: fold(shown.entry.title))
    for shown in points:
        letter = shown.entry.title[:1].upper().translate(UMLAUTS)
        found[letter if letter.isalpha() else "0–9"].append(shown)
    return found if len(points) >= FEWEST_NAMES else {}


def _names_page(answers: Answers, names: dict[str, list[ShownEntry]]) -> views.PageView:
    letters = tuple(views.Link(letter, f"#{_anchor(letter)}") for letter in names)
    sections = tuple(
        views.Section(
            letter,
            _anchor(letter),
            tuple(point_row(answers, shown, region_name(answers, shown)) for shown in points),
        )
        for letter, points in names.items()
    )
    return views.PageView(
        type="contact_list",
        section=VOR_ORT,
        lead="Alle Stellen, Gruppen und Menschen nach dem Alphabet. Wer nicht genannt sein möchte, steht nicht hier.",
        filters=(views.Filter("Buchstabe", letters),),
        sections=sections,
        **page_parts(answers.content, "Von A bis Z", A_TO_Z, [(TITLE, VOR_ORT)]),
    )


def _anchor(letter: str) -> str:
    return f"buchstabe-{slug_of(letter)}"
