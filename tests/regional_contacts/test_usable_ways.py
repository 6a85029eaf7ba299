"""Whoever is named as answering can be reached on the same page, and nobody's number stands in their place."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite
from tests.regional_contacts.tiny_content import read_answers

from content_model.models.people import InlineContact
from content_model.reading import Reference
from regional_contacts.contact_card import full_card, short_card
from regional_contacts.persons import person_views
from regional_contacts.shelf import ContactShelf

FACTS = "name: Netz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"
PHONE = "telefon: 030 23125-100"
AWAY = "abwesend: {bis: 03.12.2026}"
HAUS = "titel: Haus\nart: Regionalzentrum\nregion: insel"
BASE = {"netzwerk.yaml": FACTS, "regionen/insel.md": "titel: Insel"}
INSIDE = "personen: [{name: Ute, einwilligung: dienstlich, telefon: 030 23125-101}]"


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        pytest.param(INSIDE, ("Ute", "tel:+493023125101"), id="person"),
        pytest.param("web: https://haus.example.org", ("https://haus.example.org",), id="web"),
        pytest.param("onlineberatung: https://rat.example.org", ("https://rat.example.org",), id="online"),
        pytest.param("anschrift: Weg 1, 18055 Rostock", ("Weg 1",), id="address"),
        pytest.param(
            "treffen: {wiederholung: jeden Montag, ort: Cafe am Eck}", ("Cafe am Eck",), id="meeting"
        ),
    ],
)
def test_card_prints_what_makes_who_answers_reachable(ways: str, expected: tuple[str, ...]) -> None:
    jana = f"titel: Jana\nart: Person\neinwilligung: dienstlich\n{PHONE}\nregion: insel\n{AWAY}"
    answers = read_answers({**BASE, "kontakte/haus.md": f"{HAUS}\n{ways}", "kontakte/jana.md": jana})
    asked = answers.content.entries["kontakte/jana"]
    card = short_card(answers, asked)
    assert card.answer is not None
    assert card.answer.title == "Haus"
    assert all(words in str(card.answer) for words in expected)
    assert (card.phones, card.email) == ((), None)


@pytest.mark.parametrize(
    "ways", [INSIDE, "onlineberatung: https://rat.example.org", "web: https://a.example.org"]
)
def test_short_card_of_a_point_without_numbers_shows_another_way(ways: str) -> None:
    answers = read_answers({**BASE, "kontakte/haus.md": f"{HAUS}\n{ways}"})
    card = short_card(answers, answers.content.entries["kontakte/haus"])
    found = (bool(card.persons and card.persons[0].phones), bool(card.facts), card.web is not None)
    assert found == (ways == INSIDE, "onlineberatung" in ways, "web:" in ways)
    assert card.answer is None


def test_full_card_names_online_counselling_once() -> None:
    answers = read_answers({**BASE, "kontakte/haus.md": f"{HAUS}\nonlineberatung: https://rat.example.org"})
    card = full_card(answers, answers.content.entries["kontakte/haus"])
    assert [one.label for one in card.facts] == ["Online-Beratung"]


@pytest.mark.parametrize(
    ("hours", "note"),
    [
        pytest.param("Montag bis Donnerstag 9–16 Uhr, Freitag 9–12 Uhr", None, id="equal"),
        pytest.param("Mo–Do 9–16", "Mo–Do 9–16", id="fewer"),
        pytest.param("Mo–Do 9–16, Fr 9–12, abends nie", "Mo–Do 9–16, Fr 9–12, abends nie", id="more words"),
    ],
)
def test_hours_of_a_number_that_are_those_of_the_office_are_said_once(hours: str, note: str | None) -> None:
    ways = f"telefon: {{nummer: 030 23125-100, zeiten: '{hours}'}}\nsprechzeiten: {{Mo–Do: 9–16, Fr: 9–12}}"
    answers = read_answers({**BASE, "kontakte/haus.md": f"{HAUS}\n{ways}"})
    card = short_card(answers, answers.content.entries["kontakte/haus"])
    assert [phone.note for phone in card.phones] == [note]
    assert card.hours


def test_person_who_is_away_has_the_numbers_of_the_deputy() -> None:
    jana = f"titel: Jana\nart: Person\neinwilligung: dienstlich\n{PHONE}"
    ute = "personen: [{name: Ute, einwilligung: dienstlich, telefon: 030 23125-101, vertretung: jana, abwesend: {bis: 03.12.2026}}]"
    answers = read_answers({**BASE, "kontakte/haus.md": f"{HAUS}\n{ute}", "kontakte/jana.md": jana})
    (person,) = person_views(answers, answers.content.entries["kontakte/haus"])
    assert [person.phones, person.answer and person.answer.text] == [(), "Jana"]
    assert [phone.display for phone in person.answer_phones] == ["030\u00a023125-100"]


def shelf_of(files: dict[str, str]) -> ContactShelf:
    answers = read_answers({**BASE, **files})
    return ContactShelf(lambda: answers.content)


PETRA = f"titel: Petra\nart: Person\n{PHONE}"
OFFICE = {"kontakte/buero.md": f"titel: Büro\nart: Geschäftsstelle\n{PHONE}"}
JANA = {"kontakte/jana.md": f"titel: Jana\nart: Person\neinwilligung: dienstlich\n{PHONE}"}
CENTRE = {"kontakte/haus.md": f"{HAUS}\n{PHONE}"}
ENDED = "einwilligung: {umfang: name, bis: 01.01.2026}"


@pytest.mark.parametrize(
    "why", [ENDED, "einwilligung: dienstlich\nstatus: entwurf"], ids=["consent", "draft"]
)
@pytest.mark.parametrize(
    ("petra", "files", "region", "expected"),
    [
        pytest.param("vertretung: jana", JANA, None, "Jana", id="deputy"),
        pytest.param(
            "", {"kontakte/haus.md": f"{HAUS}\n{PHONE}\npersonen: petra"}, None, "Haus", id="centre"
        ),
        pytest.param("region: insel", CENTRE, None, "Haus", id="her region"),
        pytest.param("", CENTRE, "regionen/insel", "Haus", id="region of the event"),
        pytest.param("", {}, "regionen/insel", "Büro", id="office"),
    ],
)
def test_hidden_person_is_answered_for_without_a_name(
    why: str, petra: str, files: dict[str, str], region: str | None, expected: str
) -> None:
    shelf = shelf_of({**OFFICE, **files, "kontakte/petra.md": f"{PETRA}\n{why}\n{petra}".strip()})
    where = Reference(region) if region else None
    (card,) = shelf.cards([Reference("kontakte/petra")], where)
    assert card.title == expected
    assert "Petra" not in str(card)


def test_typed_contact_without_a_way_is_followed_by_who_answers() -> None:
    shelf = shelf_of({**OFFICE, **CENTRE})
    cards = shelf.cards([InlineContact.model_validate({"name": "Nur Name"})], Reference("regionen/insel"))
    assert [card.title for card in cards] == ["Nur Name", "Haus"]
    assert (
        cards[1].lead
        == "Für „Nur Name“ steht hier weder eine Telefonnummer noch eine E-Mail-Adresse. Es antwortet:"
    )


def test_office_reached_through_a_person_shows_the_number_on_region_pages(build_site: BuildSite) -> None:
    office = f"---\ntitel: Büro\nart: Geschäftsstelle\n{INSIDE}\n---\n"
    build = build_site({"kontakte/buero.md": office, "regionen/insel.md": "---\ntitel: Insel\n---\n"})
    soup = BeautifulSoup(build.read("vor-ort/insel/"), "html.parser")
    assert [link["href"] for link in soup.select(".contact-card a.phone")] == ["tel:+493023125101"]
