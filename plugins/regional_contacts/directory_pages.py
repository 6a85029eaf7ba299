"""The directory by other ways than by region: offers, languages, names from A to Z."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from content_model import views
from content_model.fields.spelling import fold
from content_model.models.contact import ContactPoint
from content_model.models.people import PersonEntry
from content_model.page_parts import page_parts
from content_model.site_content import ShownEntry
from content_model.source_files import slug_of
from regional_contacts.answers import Answers
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.contact_points import point_row
from regional_contacts.index_names import IndexName, index_name
from regional_contacts.region_pages import TITLE
from regional_contacts.typed_entries import point_of

A_TO_Z = f"{VOR_ORT}a-z/"
GERMAN = "Deutsch"
FEWEST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to sort contact points: its folder, its word, what stands on its pages."""

    folder: str
    label: str
    lead: str


OFFERS = Facet("angebote", "Angebot", "Hier finden Sie, wer „{}“ anbietet.")
LANGUAGES = Facet("sprachen", "Sprache", "Wo Sie in dieser Sprache verstanden werden.")


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a facet with its address and the contact points it holds for."""

    facet: Facet
    word: str
    address: str
    points: tuple[ShownEntry, ...]


class Directory:
    """The contact points by offer, by language and by name; empty where there are no regions to start from."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        words = answers.content.facts.words
        self._points = answers.usable_points if answers.tree.has_regions else ()
        self._rows: dict[str, views.Card] = {}
        self.languages = tuple(self._choices(LANGUAGES, words.languages))
        self.offers = tuple(self._choices(OFFERS, words.offers))
        if {choice.word for choice in self.languages} <= {GERMAN}:
            self.languages = ()
        names = sorted(self._names())
        self.letters = _by_letter(names) if len(names) >= FEWEST_NAMES else {}

    def _choices(self, facet: Facet, vocabulary: Sequence[str]) -> Iterator[Choice]:
        """Every word in use, in the order of the vocabulary, each with an address of its own."""
        found: dict[str, dict[str, ShownEntry]] = defaultdict(dict)
        names: dict[str, str] = {}
        for shown in self._points:
            for word in _words(point_of(shown), facet, vocabulary):
                found[names.setdefault(fold(word), word)][shown.id] = shown
        places = {word: place for place, word in enumerate(vocabulary)}
        taken: set[str] = set()
        for word in sorted(found, key=lambda one: (places.get(one, len(places)), fold(one))):
            slug = _free_slug(word, taken)
            yield Choice(facet, word, f"{VOR_ORT}{facet.folder}/{slug}/", tuple(found[word].values()))

    def _names(self) -> Iterator[IndexName]:
        """Every contact point, and every person in one who agreed to be named."""
        for shown in self._points:
            point, url = point_of(shown), self.answers.content.url(shown.address or "")
            link = views.Link(point.title, url, region_name(self.answers, shown), point.lang)
            yield index_name(link, is_person=point.is_person)
            for person in point.persons:
                if isinstance(person, PersonEntry) and person.name:
                    yield index_name(views.Link(person.name, url, point.title), is_person=True)

    def filters(self) -> Iterator[views.Filter]:
        """The ways into the directory as links."""
        yield from self._filter(self.languages)
        yield from self._filter(self.offers)
        if self.letters:
            link = views.Link("Alle von A bis Z", self.answers.content.url(A_TO_Z))
            yield views.Filter("Namen", (link,))

    def _filter(self, choices: Sequence[Choice], current: str = "") -> Iterator[views.Filter]:
        url = self.answers.content.url
        links = (views.Link(one.word, url(one.address), current=one.address == current) for one in choices)
        if choices:
            yield views.Filter(choices[0].facet.label, tuple(links))

    def pages(self) -> Iterator[views.PageView]:
        """A page for each offer and each language, and all names from A to Z."""
        for choices in (self.offers, self.languages):
            for choice in choices:
                yield self._choice_page(choice, tuple(self._filter(choices, choice.address)))
        if self.letters:
            yield self._names_page()

    def _choice_page(self, choice: Choice, filters: tuple[views.Filter, ...]) -> views.PageView:
        rows = tuple(map(self._row, choice.points))
        return views.PageView(
            type="contact_list",
            section=VOR_ORT,
            lead=choice.facet.lead.format(choice.word),
            filters=filters,
            sections=(views.Section("", "liste", rows),),
            **page_parts(
                self.answers.content,
                f"{choice.facet.label}: {choice.word}",
                choice.address,
                [(TITLE, VOR_ORT)],
            ),
        )

    def _row(self, shown: ShownEntry) -> views.Card:
        """The same contact point stands on several pages."""
        if shown.id not in self._rows:
            self._rows[shown.id] = point_row(self.answers, shown, region_name(self.answers, shown))
        return self._rows[shown.id]

    def _names_page(self) -> views.PageView:
        sections = tuple(
            views.Section(letter, _anchor(letter), links=tuple(names), layout="links")
            for letter, names in self.letters.items()
        )
        letters = tuple(views.Link(letter, f"#{_anchor(letter)}") for letter in self.letters)
        return views.PageView(
            type="contact_list",
            section=VOR_ORT,
            lead="Alle Stellen, Gruppen und Menschen nach dem Alphabet. Wer nicht mit Namen genannt sein möchte, steht nicht hier.",
            filters=(views.Filter("Buchstabe", letters),),
            sections=sections,
            **page_parts(self.answers.content, "Von A bis Z", A_TO_Z, [(TITLE, VOR_ORT)]),
        )


def _by_letter(names: Iterable[IndexName]) -> dict[str, list[views.Link]]:
    found: dict[str, list[views.Link]] = defaultdict(list)
    for name in names:
        found[name.letter].append(name.link)
    return found


def _words(point: ContactPoint, facet: Facet, vocabulary: Sequence[str]) -> Iterable[str]:
    if facet is OFFERS:
        return point.offers
    return (*point.languages, *(word for word in point.interpreting if word in vocabulary))


def _free_slug(word: str, taken: set[str]) -> str:
    """The slug of a word; `C` and `C++` have the same one, so the second has a number."""
    slug = slug_of(word)
    names = (f"{slug}-{number}" if number > 1 else slug for number in count(1))
    free = next(name for name in names if name not in taken)
    taken.add(free)
    return free


def region_name(answers: Answers, shown: ShownEntry) -> str | None:
    """The region of a contact point in a list that mixes regions."""
    region = answers.content.get(point_of(shown).region)
    return region.entry.title if region else None


def _anchor(letter: str) -> str:
    return f"buchstabe-{slug_of(letter)}"
