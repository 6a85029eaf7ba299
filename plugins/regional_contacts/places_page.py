"""„Orte und Postleitzahlen“: the finder on paper and without JavaScript."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from content_model import views
from content_model.fields.spelling import fold
from content_model.finder_views import PlaceAnswer, PlaceGroup, PlaceRow, PlacesIndex, PostcodeRow
from content_model.page_parts import page_parts
from content_model.site_content import SiteContent
from content_model.source_files import slug_of
from regional_contacts.answer_card import answer_link
from regional_contacts.contact_page import VOR_ORT
from regional_contacts.data_sources import LOCALITY_SOURCE, POSTCODE_SOURCE
from regional_contacts.finder import PLACES, SOURCES
from regional_contacts.finder_data import answer_view
from regional_contacts.german_districts import District
from regional_contacts.postcodes import Place
from regional_contacts.region_pages import TITLE
from regional_contacts.responsibility import Area, Areas, Responsibility

PAGE_TITLE = "Orte und Postleitzahlen"
ALPHABET, ALPHABET_TITLE = f"{PLACES}a-z/", "Orte von A bis Z"
LEAD = "Suchen Sie Ihre Postleitzahl oder Ihren Ort. Dahinter steht, wer für Sie da ist."
ALPHABET_LEAD = "Suchen Sie Ihren Ort. Dahinter steht die Region, die für Sie da ist."
MOST_CODES = 3
ACCENTS = str.maketrans("ÄÖÜ", "AOU")


def places_pages(responsibility: Responsibility) -> Iterator[views.PageView]:
    """Every postcode with its places, region and number; every place from A to Z with its region.

    Two pages, because the first bytes that a server sends hold one of the two lists, not both.
    """
    index, land = _Index(responsibility), responsibility.lands[0].name
    postcodes, places = tuple(index.postcode_groups()), tuple(index.place_groups())
    content, crumb = responsibility.content, (TITLE, VOR_ORT)
    ways = tuple(_jumps((("Postleitzahl", PLACES, postcodes), ("Ort", ALPHABET, places)), content))
    for groups, lead, description, parts in (
        (
            postcodes,
            LEAD,
            f"Alle Postleitzahlen in {land}: Wer ist wo zuständig, und unter welcher Nummer?",
            page_parts(content, PAGE_TITLE, PLACES, [crumb]),
        ),
        (
            places,
            ALPHABET_LEAD,
            f"Alle Orte in {land} von A bis Z: Welche Region ist wo zuständig?",
            page_parts(content, ALPHABET_TITLE, ALPHABET, [crumb, (PAGE_TITLE, PLACES)]),
        ),
    ):
        yield views.PageView(
            type="places",
            section=VOR_ORT,
            lead=lead,
            description=description,
            filters=ways,
            places=PlacesIndex(groups, _sources(content)),
            **parts,
        )


def _sources(content: SiteContent) -> tuple[views.Link, ...]:
    return (
        views.Link(POSTCODE_SOURCE.notice, POSTCODE_SOURCE.url),
        views.Link(LOCALITY_SOURCE.notice, LOCALITY_SOURCE.url),
        views.Link("Woher die Daten kommen", content.url(SOURCES)),
    )


def _jumps(
    lists: Iterable[tuple[str, str, Iterable[PlaceGroup]]], content: SiteContent
) -> Iterator[views.Filter]:
    for label, page, groups in lists:
        address = content.url(page)
        yield views.Filter(label, tuple(views.Link(group.title, f"{address}#{group.id}") for group in groups))


class _Index:
    """The rows of the page; each answer is worked out once."""

    def __init__(self, responsibility: Responsibility) -> None:
        self._ask = responsibility
        self._known: dict[tuple[str | None, ...], PlaceAnswer] = {}
        self._places: dict[tuple[str, District], list[str]] = defaultdict(list)
        self._codes: dict[str, dict[District, list[str]]] = defaultdict(lambda: defaultdict(list))
        for position, land in enumerate(responsibility.lands):
            for code, places in land.postcodes.items():
                if position == 0 or any(responsibility.of_district(one.district.ags) for one in places):
                    self._add(code, places)

    def _add(self, code: str, places: Iterable[Place]) -> None:
        for place in places:
            names = self._codes[code][place.district]
            if place.name not in names:
                names.append(place.name)
                self._places[place.name, place.district].append(code)

    def postcode_groups(self) -> Iterator[PlaceGroup]:
        """The postcodes by their first two digits."""
        groups: dict[str, list[PostcodeRow]] = defaultdict(list)
        for code in sorted(self._codes):
            groups[code[:2]].append(self._postcode(code))
        for digits, rows in groups.items():
            yield PlaceGroup(f"{digits} …", f"plz-{digits}", postcodes=tuple(rows))

    def place_groups(self) -> Iterator[PlaceGroup]:
        """The places and Ortsteile we answer for, by their first letter."""
        groups: dict[str, list[PlaceRow]] = defaultdict(list)
        rows = (*self._municipalities(), *self._localities())
        for row in sorted(rows, key=lambda one: (fold(one.name), one.note)):
            groups[row.name[:1].upper().translate(ACCENTS)].append(row)
        for letter, found in sorted(groups.items()):
            yield PlaceGroup(letter, f"ort-{slug_of(letter)}", places=tuple(found))

    def _postcode(self, code: str) -> PostcodeRow:
        home = self._ask.lands[0].name
        by_district = dict(sorted(self._codes[code].items(), key=lambda one: one[0].land != home))
        areas = {district: self._ask.of_postcode(code, district.ags) for district in by_district}
        text = ", ".join(name for names in by_district.values() for name in names)
        if len({tuple(area.key for area in found) for found in areas.values()}) == 1:
            return PostcodeRow(code, text, tuple(self._answers(*next(iter(areas.items())))))
        return PostcodeRow(code, "", tuple(self._divided(by_district, areas)))

    def _divided(
        self, by_district: Mapping[District, list[str]], areas: Mapping[District, Areas]
    ) -> Iterator[PlaceAnswer]:
        for district, names in by_district.items():
            for answer in self._answers(district, areas[district]):
                yield PlaceAnswer(answer.region, answer.phone, f"{', '.join(names)} ({district.full_name})")

    def _answers(self, district: District, areas: Areas) -> Iterator[PlaceAnswer]:
        yield from map(self._known_answer, areas)
        if not areas and district.land == self._ask.lands[0].name:
            yield self._answer(Area(None))
        elif not areas:
            yield PlaceAnswer(views.Link(f"liegt in {district.land}"))

    def _known_answer(self, area: Area) -> PlaceAnswer:
        if area.key not in self._known:
            self._known[area.key] = self._answer(area)
        return self._known[area.key]

    def _answer(self, area: Area) -> PlaceAnswer:
        content = self._ask.content
        answer = self._ask.answering(area)[0]
        phone = next(iter(answer_view(self._ask, answer).phones), None)
        link = answer_link(self._ask.answers, answer)
        note = link.text if area.points and area.region else None
        if area.region:
            link = views.Link(area.region.entry.title, content.url(area.region.address or ""))
        return PlaceAnswer(link, phone and views.Phone(phone.display, phone.url, note))

    def _municipalities(self) -> Iterator[PlaceRow]:
        twins = _twins(name for name, _ in self._places)
        for (name, district), codes in self._places.items():
            areas = {area.key: area for code in codes for area in self._ask.of_postcode(code, district.ags)}
            if areas:
                kind = f", {district.full_name}" if name in twins or district.is_town else ""
                yield PlaceRow(name, f"{_span(codes)}{kind}", self._regions(areas.values()))

    def _localities(self) -> Iterator[PlaceRow]:
        for land in self._ask.lands:
            for one in land.localities:
                areas = self._ask.of_district(one.district.ags)
                if areas and (one.name, one.district) not in self._places:
                    note = f"Ortsteil von {one.municipality}" if one.municipality else one.district.full_name
                    yield PlaceRow(one.name, note, self._regions(areas))

    def _regions(self, areas: Iterable[Area]) -> tuple[views.Link, ...]:
        found = [self._known_answer(area).region for area in areas]
        return tuple(dict.fromkeys(found))


def _twins(names: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {name for name in names if name in seen or seen.add(name)}  # type: ignore[func-returns-value]


def _span(codes: list[str]) -> str:
    if len(codes) > MOST_CODES:
        return f"{codes[0]} bis {codes[-1]}"
    return ", ".join(codes)
