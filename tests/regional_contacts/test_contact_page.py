from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from tests.conftest import FACTS, BuildSite

ZENTRUM = """\
---
titel: Haus am Markt
art: Beratungsstelle
zusammenfassung: Beratung am Markt.
traeger: Uferlicht gGmbH
zuständig_für: [Landkreis Rostock, 17389]
anschrift: {strasse: Marktstraße 3, plz: 17389, stadt: Anklam, zusatz: Eingang im Hof}
telefon:
  - nummer: 030 23125-0
    durchwahl: 140
    zeiten: Mo–Do
    sprachen: [Deutsch, Polnisch]
  - nummer: 116 123
email: markt@example.org
web: https://www.markt.example.org/haus
onlineberatung: https://chat.example.org/
sprechzeiten: {Mo–Do: 9–16, Fr: 9–12}
nach_vereinbarung: ja
angebote: [Gruppe finden, Fortbildung]
zielgruppen: [Frauen, Angehörige]
sprachen: [Deutsch, Polnisch]
dolmetschen: Gebärdensprache
beratung_per: [vor Ort, Video]
kosten: kostenfrei
anonym: ja, auf Wunsch
vertraulich: ja
barrierefreiheit: {stufenlos: ja, wc: nein}
geprüft_am: 19.10.2026
---
Kommen Sie herein.
"""


def facts_in(box: Tag) -> dict[str, list[str]]:
    """Label → values of a list of facts."""
    rows = box.select("dl.facts > div")
    return {
        row.dt.text: [" ".join(value.text.split()) for value in row.find_all("dd")] for row in rows if row.dt
    }


def page_of(
    build_site: BuildSite, files: dict[str, str | bytes], address: str, **settings: Any
) -> BeautifulSoup:
    build = build_site(files, **settings)
    assert build.code == 0, build.lines
    return BeautifulSoup(build.read(address), "html.parser")


def one(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in soup.select(selector)]


def test_contact_page_says_everything_in_words(build_site: BuildSite) -> None:
    soup = page_of(build_site, {"kontakte/markt.md": ZENTRUM}, "ueber-uns/markt/")
    assert facts_in(one(soup, ".page-side")) == {
        "Zuständig für": ["Landkreis Rostock", "17389"],
        "Träger": ["Uferlicht gGmbH"],
        "Angebote": ["Gruppe finden", "Fortbildung"],
        "Für wen": ["Frauen", "Angehörige"],
        "Beratung": ["vor Ort, Video"],
        "Online-Beratung": ["Zur Online-Beratung (andere Website)"],
        "Kosten": ["kostenfrei"],
        "Anonym": ["auf Wunsch"],
        "Vertraulich": ["ja, was Sie sagen, bleibt unter uns"],
        "Sprachen": ["Deutsch, Polnisch"],
        "Dolmetschen": ["Gebärdensprache"],
        "Barrierefreiheit": ["stufenlos", "barrierefreies WC: nein"],
    }


def test_contact_card_has_numbers_hours_and_day_of_checking(build_site: BuildSite) -> None:
    soup = page_of(build_site, {"kontakte/markt.md": ZENTRUM}, "ueber-uns/markt/")
    card = one(soup, ".contact-card")
    assert [
        (link["href"], link.parent and " ".join(link.parent.text.split())) for link in card.select("a")
    ] == [
        ("tel:+493023125140", "030 23125-140 Mo–Do · Deutsch, Polnisch"),
        ("tel:116123", "116 123 kostenfrei"),
        ("mailto:markt@example.org", "markt@example.org"),
        ("https://www.markt.example.org/haus", "markt.example.org (andere Website)"),
        ("/ueber-uns/markt/kontakt.vcf", "Kontakt speichern (vCard)"),
    ]
    assert facts_in(card) == {
        "Adresse": ["Eingang im HofMarktstraße 317389 Anklam"],
        "Sprechzeiten": ["Montag bis Donnerstag: 9–16 Uhr", "Freitag: 9–12 Uhr", "und nach Vereinbarung"],
    }
    assert texts(card, "p.lines") == ["Zuletzt geprüft: Oktober 2026"]


def test_contact_without_hours_offers_appointments_alone(build_site: BuildSite) -> None:
    files: dict[str, str | bytes] = {"kontakte/a.md": "---\ntitel: A\nnach_vereinbarung: ja\n---\n"}
    soup = page_of(build_site, files, "ueber-uns/a/")
    assert facts_in(one(soup, ".contact-card")) == {"Sprechzeiten": ["nach Vereinbarung"]}


def test_contact_of_which_only_the_title_is_known_says_who_answers(build_site: BuildSite) -> None:
    soup = page_of(build_site, {"kontakte/a.md": "---\ntitel: A\n---\n"}, "ueber-uns/a/")
    assert texts(one(soup, ".contact-card"), "p") == [
        "Für „A“ steht hier weder eine Telefonnummer noch eine E-Mail-Adresse. Es antwortet:",
        "Testnetz",
        "030 23125-100",
        "netz@example.org",
    ]


@pytest.mark.parametrize(
    ("meeting", "lines"),
    [
        pytest.param(
            "treffen: jeden 1. Dienstag im Monat", ["Jeden 1. Dienstag im Monat"], id="sentence alone"
        ),
        pytest.param(
            "treffen: {regel: jeden 1. Dienstag im Monat, beginn: 17–19 Uhr, ort: 'Markt 3, Anklam', hinweis: Bitte klingeln}",
            ["Jeden 1. Dienstag im Monat, 17–19 Uhr", "Markt 3, Anklam", "Bitte klingeln"],
            id="with time and place",
        ),
        pytest.param("treffen: {beginn: 18 Uhr}", ["18 Uhr"], id="time alone"),
        pytest.param(
            """treffen:
  wiederholung:
    regel: jede Woche am Montag
    bis: 06/2027
    außer: [Feiertage]
    ausnahmen:
      - {am: 07.12.2026, entfällt: Advent}
      - {am: 14.12.2026, verlegt_auf: 15.12.2026}
      - {am: 21.12.2026, ort: Rathaus}
    zusätzlich: [03.01.2027]""",
            [
                "Jede Woche am Montag, bis Juni 2027, nicht an Feiertagen",
                "Montag, 7. Dezember 2026: entfällt (Advent)",
                "Montag, 14. Dezember 2026: verlegt auf Dienstag, 15. Dezember 2026",
                "Montag, 21. Dezember 2026: an einem anderen Ort",
                "Zusätzlich: Sonntag, 3. Januar 2027",
            ],
            id="exceptions",
        ),
    ],
)
def test_group_says_when_it_meets(build_site: BuildSite, meeting: str, lines: list[str]) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/g.md": f"---\ntitel: G\nart: Gruppe\n{meeting}\n---\n",
        "netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n",
    }
    soup = page_of(build_site, files, "ueber-uns/g/")
    assert facts_in(one(soup, ".contact-card"))["Treffen"] == lines


def test_group_names_its_next_dates_without_those_that_fall_out(build_site: BuildSite) -> None:
    meeting = """treffen:
  wiederholung:
    regel: jede Woche am Montag
    außer: [Feiertage]
    ausnahmen:
      - {am: 23.11.2026, abgesagt: krank}
      - {am: 30.11.2026, verlegt_auf: 01.12.2026}
  beginn: 17–19 Uhr"""
    group = f"---\ntitel: G\nart: Gruppe\n{meeting}\n---\n"
    event = "---\ntitel: T\nbeginn: 03.12.2026\nkontakt: g\n---\n"
    facts = f"{FACTS}land: Mecklenburg-Vorpommern\n"
    build = build_site({"kontakte/g.md": group, "veranstaltungen/t.md": event, "netzwerk.yaml": facts})
    dates = [
        "Dienstag, 1. Dezember 2026, 17–19 Uhr (verlegt)",
        "Montag, 7. Dezember 2026, 17–19 Uhr",
        "Montag, 14. Dezember 2026, 17–19 Uhr",
    ]
    for address in ("ueber-uns/g/", "veranstaltungen/2026/t/"):
        assert facts_in(one(build.soup(address), ".contact-card"))["Nächste Treffen"] == dates


@pytest.mark.parametrize("more", ["aufnahme: ruht", "art: Gruppe"], ids=["rests", "by arrangement"])
def test_group_without_known_dates_names_none(build_site: BuildSite, more: str) -> None:
    rule = "nach Absprache" if more == "art: Gruppe" else "jede Woche am Montag"
    files: dict[str, str | bytes] = {"kontakte/g.md": f"---\ntitel: G\ntreffen: {rule}\n{more}\n---\n"}
    soup = page_of(build_site, files, "ueber-uns/g/")
    assert "Nächste Treffen" not in facts_in(one(soup, ".contact-card"))


@pytest.mark.parametrize(
    ("hours", "days"),
    [
        ("Fr 9-12", ["Freitag, 25. Dezember 2026 (Erster Weihnachtstag)"]),
        ("Do 9-12", None),
    ],
    ids=["open on a Friday", "never open on a holiday"],
)
def test_public_holidays_within_the_hours_are_named(
    build_site: BuildSite, hours: str, days: list[str] | None
) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/a.md": f"---\ntitel: A\nsprechzeiten: {hours}\n---\n",
        "netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\n",
    }
    soup = page_of(build_site, files, "ueber-uns/a/", BUILD_NOW="2026-12-01T12:00")
    assert facts_in(one(soup, ".contact-card")).get("Feiertage in dieser Zeit") == days


@pytest.mark.parametrize(
    ("admission", "words"),
    [
        ("offen", "offen, Sie können einfach kommen"),
        ("nach Anmeldung", "bitte vorher anmelden"),
        ("in Gründung", "die Gruppe entsteht gerade"),
        ("geschlossen", "zurzeit kein Platz frei"),
        ("ruht", "trifft sich zurzeit nicht"),
    ],
)
def test_group_says_whether_one_can_join(build_site: BuildSite, admission: str, words: str) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/g.md": f"---\ntitel: G\nart: Gruppe\naufnahme: {admission}\n---\n"
    }
    soup = page_of(build_site, files, "ueber-uns/g/")
    assert (texts(soup, ".page-head .badge"), facts_in(one(soup, ".page-side"))) == (
        [admission],
        {"Aufnahme": [words]},
    )


PERSON = """\
---
titel: Jana Brandt
art: Person
funktion: Beratung
telefon: 030 23125-141
einwilligung: dienstlich
{more}
---
"""


@pytest.mark.parametrize(
    ("absence", "words"),
    [
        pytest.param(
            "{von: 01.11.2026, bis: 31.12.2026, text: in Elternzeit}",
            "Jana Brandt ist bis 31. Dezember 2026 nicht da (in Elternzeit).",
            id="reason and end",
        ),
        pytest.param("{bis: 31.12.2026}", "Jana Brandt ist bis 31. Dezember 2026 nicht da.", id="end alone"),
        pytest.param(
            "{text: bis Jahresende im Urlaub}",
            "Jana Brandt ist zurzeit nicht da (bis Jahresende im Urlaub).",
            id="end in the reason",
        ),
        pytest.param("{von: 01.11.2026}", "Jana Brandt ist zurzeit nicht da.", id="open"),
    ],
)
def test_absent_person_says_so_and_the_only_number_is_of_who_answers(
    build_site: BuildSite, absence: str, words: str
) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/jana.md": PERSON.format(more=f"abwesend: {absence}\nvertretung: ole"),
        "kontakte/ole.md": "---\ntitel: Ole Martens\nart: Person\nfunktion: Beratung\ntelefon: 030 23125-142\neinwilligung: dienstlich\n---\n",
        "veranstaltungen/t.md": "---\ntitel: T\nbeginn: 03.12.2026\nkontakt: jana\n---\n",
    }
    build = build_site(files)
    for address in ("ueber-uns/jana/", "veranstaltungen/2026/t/"):
        card = one(build.soup(address), ".contact-card")
        assert texts(card, ".stand-in > p") == [
            f"{words} Es antwortet:",
            "Ole Martens, Beratung",
            "030 23125-142",
        ]
        assert [link["href"] for link in card.select("a:not(.vcard-link)")] == [
            *(["/ueber-uns/jana/"] if "/t/" in address else []),
            "/ueber-uns/ole/",
            "tel:+493023125142",
        ]


@pytest.mark.parametrize("absence", ["{bis: 21.11.2026}", "{von: 23.11.2026}"], ids=["over", "not yet"])
def test_person_who_is_there_is_not_called_absent(build_site: BuildSite, absence: str) -> None:
    build = build_site(
        {
            "kontakte/jana.md": PERSON.format(more=f"abwesend: {absence}"),
            "kontakte/haus.md": "---\ntitel: Haus\npersonen: [jana]\ntelefon: 030 23125-140\n---\n",
        }
    )
    pages = [build.read(address) for address in ("ueber-uns/jana/", "ueber-uns/haus/")]
    assert ["nicht da" in page for page in pages] == [False, False]


def test_person_in_a_contact_point_links_to_the_own_page_and_back(build_site: BuildSite) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/jana.md": PERSON.format(more="abwesend: {text: krank}\nsprachen: [Deutsch, Polnisch]"),
        "kontakte/haus.md": "---\ntitel: Haus\npersonen: [jana]\ntelefon: 030 23125-140\n---\n",
    }
    build = build_site(files)
    person = one(BeautifulSoup(build.read("ueber-uns/haus/"), "html.parser"), ".person")
    assert [(link.text, link["href"]) for link in person.select("a")] == [
        ("Jana Brandt", "/ueber-uns/jana/"),
    ]
    assert texts(person, "p")[:3] == ["Beratung", "zurzeit nicht da (krank)", "Deutsch, Polnisch"]
    own = BeautifulSoup(build.read("ueber-uns/jana/"), "html.parser")
    assert facts_in(one(own, ".page-side"))["Gehört zu"] == ["Haus"]


OFFICE = "---\ntitel: Büro\nart: Geschäftsstelle\ntelefon: 030 23125-100\n---\n"
REGION = "---\ntitel: Nord\n---\n"


@pytest.mark.parametrize(
    ("contact", "address", "trail"),
    [
        pytest.param(OFFICE, "kontakt/", ["Start", "Büro"], id="office"),
        pytest.param(
            "---\ntitel: A\nregion: nord\n---\n",
            "vor-ort/nord/a/",
            ["Start", "Vor Ort", "Nord", "A"],
            id="in a region",
        ),
        pytest.param("---\ntitel: A\n---\n", "ueber-uns/a/", ["Start", "Über uns", "A"], id="everywhere"),
    ],
)
def test_every_step_of_the_breadcrumb_exists(
    build_site: BuildSite, contact: str, address: str, trail: list[str]
) -> None:
    build = build_site({"kontakte/a.md": contact, "regionen/nord.md": REGION})
    crumbs = one(BeautifulSoup(build.read(address), "html.parser"), ".breadcrumb")
    assert texts(crumbs, "li") == trail
    for link in crumbs.select("a"):
        assert build.read(str(link["href"]).strip("/") or ".")


def test_event_shows_its_contacts_as_cards(build_site: BuildSite) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/a.md": OFFICE,
        "veranstaltungen/t.md": "---\ntitel: T\nbeginn: 03.12.2026\nkontakt:\n  - a\n  - {name: Kim, rolle: Fahrdienst, telefon: 030 23125-101, email: kim@example.org}\n---\n",
    }
    soup = page_of(build_site, files, "veranstaltungen/2026/t/")
    assert [texts(card, "h3, p") for card in soup.select(".contact-card")] == [
        ["Büro", "Geschäftsstelle", "030 23125-100"],
        ["Kim", "Fahrdienst", "030 23125-101", "kim@example.org"],
    ]
