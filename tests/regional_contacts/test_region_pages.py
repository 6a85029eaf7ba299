import pytest
from bs4 import BeautifulSoup, Tag
from tests.conftest import FACTS, Build, BuildSite

OFFICE = "---\ntitel: Büro\nart: Geschäftsstelle\ntelefon: 030 23125-100\n---\n"


def contact(title: str, kind: str, region: str = "nord", more: str = "") -> str:
    return f"---\ntitel: {title}\nart: {kind}\nregion: {region}\ntelefon: 030 23125-140\n{more}\n---\n"


def region(title: str, more: str = "") -> str:
    return f"---\ntitel: {title}\n{more}\n---\n"


def soup_of(build: Build, address: str) -> BeautifulSoup:
    assert build.code == 0, build.lines
    return BeautifulSoup(build.read(address), "html.parser")


def texts(soup: BeautifulSoup | Tag, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in soup.select(selector)]


def sections_in(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Title of each section → the titles in it."""
    return {
        texts(section, "h2")[0]: texts(section, "h3, ul.links a, li > a")
        for section in soup.select("section.section")
    }


def test_region_page_leads_from_the_centre_to_groups_dates_and_news(build_site: BuildSite) -> None:
    build = build_site(
        {
            "kontakte/buero.md": OFFICE,
            "kontakte/g.md": contact("Gruppe Anklam", "Gruppe"),
            "kontakte/b.md": contact("Beratung Anklam", "Beratungsstelle"),
            "kontakte/z.md": contact("Zentrum Nord", "Regionalzentrum", more="personen: [p]"),
            "kontakte/f.md": contact("Fach Anklam", "Fachbereich"),
            "kontakte/p.md": contact("Jana Brandt", "Person", more="einwilligung: dienstlich"),
            "kontakte/q.md": contact("Ole Martens", "Person", more="einwilligung: dienstlich"),
            "regionen/nord.md": region("Nord"),
            "regionen/sued.md": region("Süd"),
            "veranstaltungen/t.md": "---\ntitel: Treff\nbeginn: 03.12.2026\nregion: nord\n---\n",
            "veranstaltungen/s.md": "---\ntitel: Anderswo\nbeginn: 03.12.2026\nregion: sued\n---\n",
            "berichte/r.md": "---\ntitel: Gewesen\ndatum: 01.11.2026\nbeginn: 30.10.2026\nregion: nord\n---\n",
            "aktuelles/n.md": "---\ntitel: Neues\ndatum: 01.11.2026\nregion: nord\n---\n",
            "aktuelles/m.md": "---\ntitel: Neues im Süden\ndatum: 01.11.2026\nregion: sued\n---\n",
        }
    )
    soup = soup_of(build, "vor-ort/nord/")
    assert texts(soup, ".contact-card h2") == ["Zentrum Nord", "Beratung Anklam"]
    assert sections_in(soup) == {
        "Gruppen": ["Gruppe Anklam"],
        "Fachbereiche": ["Fach Anklam"],
        "Menschen": ["Ole Martens"],
        "Nächste Termine": ["Treff"],
        "Rückblicke": ["Gewesen"],
        "Aktuelles": ["Neues"],
    }
    assert texts(soup, ".filter li") == ["Nord", "Süd"]


def test_region_without_a_centre_says_so_and_shows_the_office(build_site: BuildSite) -> None:
    build = build_site(
        {
            "kontakte/buero.md": OFFICE,
            "kontakte/g.md": contact("G", "Gruppe"),
            "regionen/nord.md": region("Nord"),
        }
    )
    soup = soup_of(build, "vor-ort/nord/")
    assert [texts(card, "h2, p, a.phone") for card in soup.select(".contact-card")] == [
        [
            "Büro",
            "Geschäftsstelle",
            "Nord hat noch kein eigenes Zentrum. Ihre Fragen sind hier trotzdem richtig: Unsere Geschäftsstelle ist auch für Sie da.",
            "030 23125-100",
            "030 23125-100",
        ]
    ]


@pytest.mark.parametrize(
    ("named", "cards"),
    [
        pytest.param("kontakt: buero", ["Büro"], id="the office"),
        pytest.param("kontakt: g", ["G"], id="a group"),
        pytest.param("kontakt: {name: Kim, telefon: 030 23125-101}", ["Kim"], id="typed here"),
        pytest.param("kontakt: [g, {name: Kim}]", ["G", "Kim"], id="both"),
    ],
)
def test_region_shows_whom_it_names(build_site: BuildSite, named: str, cards: list[str]) -> None:
    build = build_site(
        {
            "kontakte/buero.md": OFFICE,
            "kontakte/g.md": contact("G", "Gruppe"),
            "regionen/nord.md": region("Nord", named),
        }
    )
    assert texts(soup_of(build, "vor-ort/nord/"), ".contact-card h2") == cards


@pytest.mark.parametrize(
    ("facts", "card"),
    [
        pytest.param("telefon: 030 23125-100\n", ["Testnetz", "030 23125-100"], id="the network"),
        pytest.param(
            "hilfe_sofort: [{titel: Notruf, telefon: 112}]\n",
            ["Hilfe sofort", "112 Notruf"],
            id="crisis numbers",
        ),
    ],
)
def test_region_without_anybody_names_the_last_resort(
    build_site: BuildSite, facts: str, card: list[str]
) -> None:
    facts = FACTS.replace("email: netz@example.org\n", facts)
    build = build_site({"regionen/nord.md": region("Nord"), "netzwerk.yaml": facts})
    soup = soup_of(build, "vor-ort/nord/")
    closing = "Es antwortet:" if "Testnetz" in card else "Diese Nummern sind Tag und Nacht besetzt:"
    assert [texts(one, "h2, p") for one in soup.select(".contact-card")] == [
        [card[0], f"Nord hat noch keine eigene Ansprechstelle. {closing}", *card[1:]]
    ]


@pytest.mark.parametrize(
    ("centre", "lead"),
    [
        pytest.param(
            "abwesend: {bis: 31.12.2026}", "Zentrum Insel ist bis 31. Dezember 2026 nicht da.", id="away"
        ),
        pytest.param(
            "geprüft_am: 01.05.2015",
            "Die Angaben zu „Zentrum Insel“ hat seit Mai 2015 niemand geprüft. Deshalb stehen sie hier nicht mehr.",
            id="unchecked",
        ),
        pytest.param(None, "Insel hat noch keine eigene Ansprechstelle.", id="vacancy"),
    ],
)
def test_region_says_why_the_region_around_it_answers(
    build_site: BuildSite, centre: str | None, lead: str
) -> None:
    files = {
        "kontakte/z.md": contact("Zentrum Nord", "Regionalzentrum"),
        "regionen/nord.md": region("Nord"),
        "regionen/insel.md": region("Insel", "teil_von: nord"),
    }
    if centre:
        files["kontakte/i.md"] = contact("Zentrum Insel", "Regionalzentrum", "insel", centre)
    cards = soup_of(build_site(files), "vor-ort/insel/").select(".contact-card")
    assert [texts(card, "h2, p")[:3] for card in cards] == [
        ["Zentrum Nord", "Regionalzentrum", f"{lead} Es antwortet:"]
    ]


def test_larger_region_shows_what_lies_inside_it(build_site: BuildSite) -> None:
    build = build_site(
        {
            "regionen/nord.md": region("Nord"),
            "regionen/insel.md": region("Insel", "teil_von: nord"),
            "regionen/kueste.md": region("Küste", "teil_von: nord"),
            "kontakte/g.md": contact("Inselgruppe", "Gruppe", "insel"),
            "veranstaltungen/t.md": "---\ntitel: Inseltreff\nbeginn: 03.12.2026\nregion: insel\n---\n",
        }
    )
    soup = soup_of(build, "vor-ort/nord/")
    assert sections_in(soup) == {
        "Teilregionen": ["Insel", "Küste"],
        "Gruppen": ["Inselgruppe"],
        "Nächste Termine": ["Inseltreff"],
    }
    inside = soup_of(build, "vor-ort/insel/")
    assert (texts(inside, ".breadcrumb li"), texts(inside, ".filter li")) == (
        ["Start", "Vor Ort", "Nord", "Insel"],
        ["Insel", "Küste"],
    )


@pytest.mark.parametrize(
    "regions",
    [
        pytest.param({"a": "teil_von: b", "b": "teil_von: a"}, id="circle"),
        pytest.param({"a": "teil_von: a", "b": ""}, id="part of itself"),
        pytest.param({"a": "status: versteckt", "b": "teil_von: a"}, id="hidden parent"),
    ],
)
def test_no_region_is_lost_by_a_strange_tree(build_site: BuildSite, regions: dict[str, str]) -> None:
    files = {f"regionen/{name}.md": region(name.upper(), more) for name, more in regions.items()}
    build = build_site(files, BUILD_FORM="preview")
    listed = [name.upper() for name, more in regions.items() if "versteckt" not in more]
    assert texts(soup_of(build, "vor-ort/"), "#regionen h3") == listed


def test_directory_names_who_answers_the_office_and_all_groups(build_site: BuildSite) -> None:
    build = build_site(
        {
            "kontakte/buero.md": OFFICE,
            "kontakte/z.md": contact("Zentrum Nord", "Regionalzentrum"),
            "kontakte/g.md": contact(
                "Gruppe Nord",
                "Gruppe",
                more="treffen: {regel: jede Woche am Montag, beginn: 18 Uhr, ort: Markt 3}",
            ),
            "kontakte/h.md": contact("Gruppe geheim", "Gruppe", more="status: versteckt"),
            "kontakte/i.md": contact("Gruppe morgen", "Gruppe", more="sichtbar_bis: 21.11.2026"),
            "regionen/nord.md": region("Nord", "zusammenfassung: Der Norden."),
            "regionen/sued.md": region("Süd"),
        }
    )
    soup = soup_of(build, "vor-ort/")
    assert [texts(tile, "h3, p") for tile in soup.select("#regionen li")] == [
        ["Nord", "Zentrum Nord · 030 23125-140", "Der Norden."],
        ["Süd", "Büro · 030 23125-100"],
    ]
    assert [(link.text, link["href"]) for link in soup.select("#im-ganzen-land a")] == [
        ("030\u00a023125-100", "tel:+493023125100"),
        ("Büro", "/kontakt/"),
    ]
    assert [texts(row, "h3, p") for row in soup.select("#gruppen li")] == [
        ["Nord", "Gruppe Nord", "Jede Woche am Montag, 18 Uhr · Markt 3"]
    ]


def test_contact_points_of_the_whole_network_are_listed_under_about_us(build_site: BuildSite) -> None:
    files: dict[str, str | bytes] = {
        "kontakte/buero.md": OFFICE,
        "kontakte/v.md": "---\ntitel: Vorstand\nart: Gremium\n---\n",
        "kontakte/a.md": "---\ntitel: AG Sprache\nart: Arbeitsgruppe\n---\n",
        "kontakte/f.md": "---\ntitel: Fach Jugend\nart: Fachbereich\n---\n",
        "kontakte/o.md": "---\ntitel: Ohne Art\n---\n",
        "kontakte/g.md": contact("G", "Gruppe"),
        "regionen/nord.md": region("Nord"),
    }
    expected = {
        "Fachbereiche": ["Fach Jugend"],
        "Arbeitsgruppen": ["AG Sprache"],
        "Gremien": ["Vorstand"],
        "Weitere Ansprechstellen": ["Ohne Art"],
    }
    assert sections_in(soup_of(build_site(files), "ueber-uns/")) == expected
    written = soup_of(
        build_site({**files, "seiten/ueber-uns.md": "---\ntitel: Wer wir sind\n---\n"}), "ueber-uns/"
    )
    assert (texts(written, "h1"), sections_in(written)) == (["Wer wir sind"], expected)


def test_region_names_its_districts(build_site: BuildSite) -> None:
    files = {"regionen/nord.md": "---\ntitel: Nord\nkreise: [Hansestadt Rostock, Landkreis Rostock]\n---\n"}
    page = build_site(files).read("vor-ort/nord/")
    assert "Rostock (kreisfreie Stadt)" in page
    assert "Landkreis Rostock" in page
