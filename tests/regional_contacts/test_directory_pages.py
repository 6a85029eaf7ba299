"""The directory by topic, offer, language and name: pages with links, only where there is something."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import FACTS, BuildSite

PHONE = "telefon: 030 23125-100"
WORDS = (
    "vokabular: {angebote: [Reden, Gehen], sprachen: [Deutsch, Polnisch, Gebärdensprache], themen: [Sucht]}\n"
)
FILES: dict[str, str | bytes] = {
    "netzwerk.yaml": FACTS + WORDS,
    "regionen/nord.md": "---\ntitel: Nord\n---\n",
    "kontakte/haus.md": f"---\ntitel: Haus\nregion: nord\n{PHONE}\nangebote: [Gehen, Reden]\nsprachen: [Deutsch, Polnisch]\nthemen: Sucht\npersonen: [{{name: Ute, einwilligung: dienstlich}}, {{name: Kim, rolle: Hilfe}}]\n---\n",
    "kontakte/amt.md": f"---\ntitel: Ämtchen\n{PHONE}\nangebote: Reden\nsprachen: Deutsch\ndolmetschen: [Gebärdensprache, auf Bestellung]\n---\n",
    "kontakte/alt.md": f"---\ntitel: Altes\n{PHONE}\nangebote: Gehen\nsprachen: Polnisch\ngeprüft_am: 01.01.2015\nthemen: Sucht\n---\n",
    "kontakte/jana.md": f"---\ntitel: Jana\nart: Person\nregion: nord\n{PHONE}\neinwilligung: dienstlich\n---\n",
    "kontakte/ole.md": f"---\ntitel: Ole\nart: Person\nregion: nord\n{PHONE}\n---\n",
}


def texts(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.text.split()) for found in soup.select(selector)]


@pytest.mark.parametrize(
    ("address", "title", "points", "words"),
    [
        ("angebote/reden", "Angebot: Reden", ["Ämtchen", "Haus"], ["Reden", "Gehen"]),
        ("angebote/gehen", "Angebot: Gehen", ["Haus"], ["Reden", "Gehen"]),
        ("sprachen/polnisch", "Sprache: Polnisch", ["Haus"], ["Deutsch", "Polnisch", "Gebärdensprache"]),
        (
            "sprachen/gebaerdensprache",
            "Sprache: Gebärdensprache",
            ["Ämtchen"],
            ["Deutsch", "Polnisch", "Gebärdensprache"],
        ),
    ],
)
def test_word_has_a_page_of_those_it_holds_for(
    build_site: BuildSite, address: str, title: str, points: list[str], words: list[str]
) -> None:
    soup = build_site(FILES).soup(f"vor-ort/{address}/")
    assert (texts(soup, "h1"), texts(soup, "main .card h2"), texts(soup, ".filter li")) == (
        [title],
        points,
        words,
    )
    assert texts(soup, ".filter [aria-current]") == [title.split(": ")[1]]


def test_names_stand_from_a_to_z_as_far_as_consent_reaches(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("vor-ort/a-z/")
    sections = {texts(one, "h2")[0]: texts(one, "li") for one in soup.select("section.section")}
    assert sections == {"A": ["Ämtchen"], "H": ["Haus (Nord)"], "J": ["Jana (Nord)"], "U": ["Ute (Haus)"]}
    assert [link["href"] for link in soup.select(".filter a")] == [
        f"#{section['id']}" for section in soup.select("section.section")
    ]


def test_directory_leads_to_all_its_pages(build_site: BuildSite) -> None:
    build = build_site(FILES)
    filters = {
        str(one["aria-label"]): [link["href"] for link in one.select("a")]
        for one in build.soup("vor-ort/").select(".filter")
    }
    assert filters == {
        "Sprache": [f"/vor-ort/sprachen/{slug}/" for slug in ("deutsch", "polnisch", "gebaerdensprache")],
        "Angebot": [f"/vor-ort/angebote/{slug}/" for slug in ("reden", "gehen")],
        "Namen": ["/vor-ort/a-z/"],
    }
    assert all(build.read(str(address).strip("/")) for links in filters.values() for address in links)


def test_topic_names_who_answers_questions_about_it(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("themen/sucht/")
    assert texts(soup, "#weitere-ansprechstellen h3") == ["Haus"]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        pytest.param({"regionen/nord.md": None}, {"angebote", "sprachen", "a-z"}, id="no regions"),
        pytest.param(
            {"kontakte/haus.md": None, "kontakte/amt.md": None},
            {"angebote", "sprachen", "a-z"},
            id="one name",
        ),
    ],
)
def test_directory_has_no_page_without_anything_to_choose(
    build_site: BuildSite, changes: dict[str, None], missing: set[str]
) -> None:
    files = {path: text for path, text in FILES.items() if path not in changes}
    files = {
        path: text.replace("region: nord\n", "")
        if "regionen/nord.md" in changes and isinstance(text, str)
        else text
        for path, text in files.items()
    }
    output = build_site(files).output
    assert {name for name in missing if not (output / "vor-ort" / name).exists()} == missing


def test_german_alone_is_no_choice_of_language(build_site: BuildSite) -> None:
    files = {path: text for path, text in FILES.items() if "haus" not in path and "amt" not in path}
    files["kontakte/b.md"] = f"---\ntitel: B\n{PHONE}\nsprachen: Deutsch\n---\n"
    output = build_site(files).output
    assert (output / "vor-ort/a-z").exists()
    assert not (output / "vor-ort/sprachen").exists()


def test_letters_are_those_of_dictionaries(build_site: BuildSite) -> None:
    titles = ["Éclair", "Ernte", "ßtern", "Ähre", "„Anker“", "1. Hilfe", "Łódź"]
    files: dict[str, str | bytes] = {
        f"kontakte/k{number}.md": f"---\ntitel: {title}\n{PHONE}\n---\n"
        for number, title in enumerate(titles)
    }
    files["kontakte/eva.md"] = (
        f"---\ntitel: Dr. Éva Zoll\nart: Person\neinwilligung: dienstlich\n{PHONE}\n---\n"
    )
    soup = build_site({"regionen/nord.md": FILES["regionen/nord.md"], **files}).soup("vor-ort/a-z/")
    sections = {texts(one, "h2")[0]: texts(one, "li") for one in soup.select("section.section")}
    assert {
        letter: [name.replace("\u00a0", " ") for name in names] for letter, names in sections.items()
    } == {
        "0–9": ["1. Hilfe"],
        "A": ["Ähre", "„Anker“"],
        "E": ["Éclair", "Ernte", "Dr. Éva Zoll"],
        "L": ["Łódź"],
        "S": ["ßtern"],
    }
    ids = [str(one["id"]) for one in soup.select("section.section")]
    assert len(set(ids)) == len(ids)


def test_words_with_the_same_address_have_pages_of_their_own(build_site: BuildSite) -> None:
    words = "vokabular: {angebote: [C, C++, '++']}\n"
    point = f"---\ntitel: Haus\n{PHONE}\nangebote: [C, C++, '++']\n---\n"
    files = {"netzwerk.yaml": FACTS + words, "kontakte/haus.md": point}
    build = build_site({"regionen/nord.md": FILES["regionen/nord.md"], **files})
    titles = [texts(build.soup(f"vor-ort/angebote/{slug}/"), "h1") for slug in ("c", "c-2", "x")]
    assert titles == [["Angebot: C"], ["Angebot: C++"], ["Angebot: ++"]]
