"""The data of the finder: postcodes, places and Ortsteile → Kreise → who answers, in small JSON files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from content_model import views
from content_model.models.people import InlineContact
from content_model.site_content import ShownEntry
from content_model.typesetting import typeset_view
from regional_contacts.answer_card import answer_card
from regional_contacts.answers import Answer, LastResort
from regional_contacts.contact_card import inline_card, short_card
from regional_contacts.data_sources import LOCALITY_SOURCE, POSTCODE_SOURCE
from regional_contacts.finder_table import Json, Table, packed, packed_size
from regional_contacts.german_districts import LANDS, District
from regional_contacts.persons import person_views
from regional_contacts.postcodes import LandData, districts_of, postcodes
from regional_contacts.responsibility import Area, Areas, Responsibility

LICENCE = f"{POSTCODE_SOURCE.notice}, ODbL 1.0, {POSTCODE_SOURCE.url}; Ortsteile {LOCALITY_SOURCE.notice}, CC BY 4.0"
NO_LAND, SEVERAL_LANDS = " ", "-"
FIRST_LAND = "A"
MOST_PEOPLE = 3
WHOLE = "daten"
MOST_BYTES = 6000  # for one answer, packed
ROUNDING = 100  # the list of the parts
LEAST_ROOM = 2500
VERSION_LETTERS = 6


def finder_files(responsibility: Responsibility) -> dict[str, bytes]:
    """The JSON files of the finder by name; `theme/static/js/finder.js` reads them.

    `daten`: `l` licence · `n` the Land · `a` areas: [region, address, answers], an answer being
    [name, address, people, reason, [[number, tel, note]], e-mail] · `z` the Land of the codes that begin with 00 to 99
    (A = 01; - several, blank none) · `b` the names of the Länder, and a table:
    `k` Kreise: [full name, areas, name of the Land if it is another] · per Kreis, in the same order, `p` postcodes with
    places (each code as the distance to the one before, then its places; none: the same as before) and `o` Ortsteile ·
    `r` areas whose region can be typed · `x` postcode → areas.

    A table that is too large to be loaded for one answer is cut into parts. `t` then has the first postcodes and the first
    beginnings of names, which are also the ends of the parts' file names, and `v` is the same in all files of a build.
    """
    found = _Numbered(responsibility)
    table, common = found.table, found.common
    whole = {**common, **table.json(table.rows)}
    if packed_size(whole) <= MOST_BYTES:
        return {WHOLE: packed(whole)}
    room = max(LEAST_ROOM, MOST_BYTES - ROUNDING - packed_size(common))
    codes, names = table.parts_by_code(room), table.parts_by_name(room)
    version = sha256(packed({**common, **codes, **names})).hexdigest()[:VERSION_LETTERS]
    parts = {f"{WHOLE}-{start}": packed({"v": version, **part}) for start, part in (codes | names).items()}
    return {WHOLE: packed({**common, "t": [list(codes), list(names)], "v": version}), **parts}


class _Numbered:
    """Kreise and areas get numbers, so that each stands in the files once."""

    def __init__(self, responsibility: Responsibility) -> None:
        self._responsibility = responsibility
        self._places: dict[tuple[str, str, str], None] = {}
        self._districts: dict[str, District] = {}
        self._areas: dict[tuple[str | None, ...], tuple[int, Area]] = {}
        for position, land in enumerate(responsibility.lands):
            self._add_land(land, is_home=position == 0)
        self.table = self._table()

    @property
    def common(self) -> Json:
        """What each answer needs."""
        ask = self._responsibility
        return {
            "l": LICENCE,
            "n": ask.lands[0].name,
            "a": [_area(ask, area, ask.content.typesetter) for _, area in self._areas.values()],
            "z": lands_of_beginnings(),
            "b": list(LANDS.values()),
        }

    def _table(self) -> Table:
        ask = self._responsibility
        home = ask.lands[0]
        keys = sorted(self._districts, key=lambda ags: (ags[:2] != home.key, ags))
        kreise = {ags: self._district(self._districts[ags], home) for ags in keys}
        exceptions = {code: self._numbers(areas) for code, areas in ask.exceptions.items()}
        regions = self._regions()
        localities = (("", one.district.ags, one.name) for land in ask.lands for one in land.localities)
        rows = (
            *self._places,
            *(row for row in localities if row[1] in kreise),
            *(("", ags, "") for ags in kreise),
            *(("", "", name) for name in regions),
        )
        return Table(kreise, rows, regions, exceptions)

    def _regions(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, area in self._areas.values():
            if area.region:
                found.setdefault(area.region.entry.title, number)
        return found

    def _add_land(self, land: LandData, *, is_home: bool) -> None:
        ask = self._responsibility
        for district in land.districts:
            if is_home or ask.of_district(district.ags):
                self._districts[district.ags] = district
        for code, places in land.postcodes.items():
            if not is_home and not any(ask.of_district(place.district.ags) for place in places):
                continue
            for place in places:
                self._districts.setdefault(place.district.ags, place.district)
                self._places[code, place.district.ags, place.name] = None

    def _district(self, district: District, home: LandData) -> list[Any]:
        numbers = self._numbers(self._responsibility.of_district(district.ags))
        return [district.full_name, numbers, *([district.land] if district.land != home.name else [])]

    def _numbers(self, areas: Areas) -> list[int]:
        return [self._areas.setdefault(area.key, (len(self._areas), area))[0] for area in areas]


def lands_of_beginnings() -> str:
    """For 00 to 99 the Land of all postcodes that begin so: `A` for 01 and so on, or that there are several or none."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in postcodes():
        found[code[:2]] |= {district.ags[:2] for district in districts_of(code)}
    return "".join(_letter(found.get(f"{number:02}", set())) for number in range(100))


def _letter(lands: set[str]) -> str:
    if len(lands) != 1:
        return SEVERAL_LANDS if lands else NO_LAND
    return chr(ord(FIRST_LAND) + int(next(iter(lands))) - 1)


def _area(ask: Responsibility, area: Area, setter: Any) -> list[Any]:
    region = area.region
    title = setter(region.entry.title) if region else ""
    url = ask.content.url(region.address or "") if region else ""
    cards = (typeset_view(answer_view(ask, one), setter) for one in ask.answering(area))
    return [title, url, [list(_card(card)) for card in cards]]


def answer_view(ask: Responsibility, answer: Answer) -> views.ContactCard:
    """Who answers, as short as one needs it to call: name, numbers, people; `lead` says for whom."""
    who = answer.who
    if isinstance(who, LastResort):
        card = answer_card(ask.answers, answer)
    elif isinstance(who, InlineContact):
        card = inline_card(who)
    else:
        card = short_card(ask.answers, who)
    people = person_views(ask.answers, who) if isinstance(who, ShownEntry) else ()
    there = tuple(one for one in people if one.answer is None)
    phones = card.phones or tuple(_own_numbers(there))
    return views.ContactCard(
        card.title, card.url, lead=answer.why, phones=phones, email=card.email, persons=there
    )


def _own_numbers(people: Sequence[views.Person]) -> Iterator[views.Phone]:
    for person in people:
        yield from (views.Phone(one.display, one.url, person.name or person.role) for one in person.phones)


def _card(card: views.ContactCard) -> Iterator[Any]:
    people = list(filter(None, (person.name for person in card.persons)))
    yield card.title
    yield card.url or ""
    yield ", ".join(people[:MOST_PEOPLE])
    yield card.lead or ""
    yield [[one.display, one.url.removeprefix("tel:"), *filter(None, [one.note])] for one in card.phones]
    if card.email and not card.phones:
        yield card.email
