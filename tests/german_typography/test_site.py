"""German in a whole site: the star, the quotation marks, and what stays untouched."""

from __future__ import annotations

import io

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from tests.conftest import Build, BuildSite

NEWS = """\
---
titel: Die "Expert*innen" und Kolleg*innen - 10-12 Uhr
untertitel: Für Helfer*innen, Pfleger*innen und ihr "Netz"
datum: 03.11.2026
zusammenfassung: Alle Expert*innen und Helfer*innen sagen "Hallo".
bild:
  datei: medien/bild.png
  alt: Expert*innen und Kolleg*innen am "Tisch"
  bildunterschrift: Von Helfer*innen für Helfer*innen, 3. November
  bildnachweis: Foto Anna Beispiel
  personen: keine
siehe_auch:
  - link: https://example.org/a--b?c=1-2
    titel: Mehr von Expert*innen für Kolleg*innen - hier
---
Hinweis: Expert*innen und Teilnehmer*innen trafen sich, *wirklich*.

3. November war der Tag. [Expert*innen](https://example.org/x--y) und [Kolleg*innen](mitmachen.md#fuer-expertinnen-so).

![Expert*innen und Gäst*innen](/medien/bild.png)

| Für Expert*innen | Für Kolleg*innen |
|---|---|
| Ein*e Helfer*in | jede*r |

## "Expert*innen" -- und Kolleg*innen von 10-12 Uhr

`"a*b*c" -- d`
"""
FACTS = """\
name: Netz "Nord"
beschreibung: Für Helfer*innen und Gäst*innen
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
"""
PAGE = '---\ntitel: Mitmachen\n---\n## Für "Expert*innen" - so\n\nText\n'
ENGLISH = '---\ntitel: The "Peer" - Group\nlang: en\n---\nThey say "hello" - from 10-12.\n'


@pytest.fixture
def site(build_site: BuildSite) -> Build:
    picture = io.BytesIO()
    Image.new("RGB", (4, 3)).save(picture, "PNG")
    files = {
        "aktuelles/2026/neu.md": NEWS.replace("mitmachen.md", "../../seiten/mitmachen.md"),
        "seiten/mitmachen.md": PAGE,
        "seiten/peer.md": ENGLISH,
        "medien/bild.png": picture.getvalue(),
        "netzwerk.yaml": FACTS,
    }
    build = build_site(files, SITEURL="https://example.org/netz")
    assert build.code == 0, "\n".join(build.lines)
    return build


@pytest.fixture
def news(site: Build) -> BeautifulSoup:
    return BeautifulSoup(site.read("aktuelles/2026/neu/"), "lxml")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split(" ")) for tag in page.select(selector)]


def test_titles_and_summary_of_the_header_are_german(news: BeautifulSoup) -> None:
    title = "Die „Expert*innen“ und Kolleg*innen – 10–12\u00a0Uhr"
    assert texts(news, "h1") == [title]
    assert texts(news, "title") == [f"{title} – Netz „Nord“"]
    assert "Für Helfer*innen, Pfleger*innen und ihr „Netz“" in news.get_text()
    assert texts(news, ".lead") == ["Alle Expert*innen und Helfer*innen sagen „Hallo“."]
    assert [tag["content"] for tag in news.select("meta[name=description]")] == texts(news, ".lead")


def test_picture_of_the_header_is_german(news: BeautifulSoup) -> None:
    assert [tag["alt"] for tag in news.select("main img")] == [
        "Expert*innen und Kolleg*innen am „Tisch“",
        "Expert*innen und Gäst*innen",
    ]
    assert "Von Helfer*innen für Helfer*innen, 3.\u00a0November" in news.get_text()


def test_body_is_german(news: BeautifulSoup) -> None:
    prose = news.select_one(".prose")
    assert prose
    assert texts(prose, "p")[:2] == [
        "Hinweis: Expert*innen und Teilnehmer*innen trafen sich, wirklich.",
        "3.\u00a0November war der Tag. Expert*innen (andere Website) und Kolleg*innen.",
    ]
    assert texts(prose, "em") == ["wirklich"]
    assert prose.select("ol") == []


def test_tables_and_headings_are_german(news: BeautifulSoup) -> None:
    assert texts(news, "th, td") == ["Für Expert*innen", "Für Kolleg*innen", "Ein*e Helfer*in", "jede*r"]
    heading = "„Expert*innen“ – und Kolleg*innen von 10–12\u00a0Uhr"
    assert texts(news, ".prose h2") == [heading]
    assert [tag["id"] for tag in news.select(".prose h2")] == ["expertinnen-und-kolleginnen-von-10-12-uhr"]


def test_links_work_and_show_german(news: BeautifulSoup) -> None:
    links = {tag.get_text(): tag["href"] for tag in news.select("main a")}
    assert links["Expert*innen (andere Website)"] == "https://example.org/x--y"
    assert links["Kolleg*innen"] == "/netz/mitmachen/#fuer-expertinnen-so"
    assert (
        links["Mehr von Expert*innen für Kolleg*innen – hier (andere Website)"]
        == "https://example.org/a--b?c=1-2"
    )


def test_code_stays_as_typed(news: BeautifulSoup) -> None:
    assert texts(news, "code") == ['"a*b*c" -- d']


def test_structured_data_stays_as_typed(news: BeautifulSoup) -> None:
    data = "".join(tag.get_text() for tag in news.select("script[type='application/ld+json']"))
    assert r"Die \"Expert*innen\" und Kolleg*innen - 10-12 Uhr" in data


def test_anchor_of_a_page_is_a_slug(site: Build) -> None:
    assert '<h2 id="fuer-expertinnen-so">Für „Expert*innen“ – so</h2>' in site.read("mitmachen/")


def test_foreign_page_keeps_its_signs(site: Build) -> None:
    page = BeautifulSoup(site.read("peer/"), "lxml")
    assert texts(page, "h1") == ['The "Peer" - Group']
    assert texts(page, ".prose p") == ['They say "hello" - from 10-12.']


def test_feed_is_german(site: Build) -> None:
    feed = BeautifulSoup(site.read("feeds/alles.atom.xml"), "xml")
    title = "Die „Expert*innen“ und Kolleg*innen – 10–12\u00a0Uhr"
    assert texts(feed, "feed > title, entry > title") == ["Netz „Nord“: Alles Neue", title]
    assert texts(feed, "subtitle") == ["Für Helfer*innen und Gäst*innen"]
    assert [one.get_text()[:9] for one in feed.select("id")] == ["urn:uuid:"] * 2


def test_address_out_of_a_title_drops_star_and_quotes(build_site: BuildSite) -> None:
    files = {
        "kontakte/gruppe.md": '---\ntitel: "Gruppe"\nart: Gruppe\n---\n',
        "seiten/x.md": "---\ntitel: X\nslug: Die „Expert*innen“ - so\n---\n",
    }
    build = build_site(files)
    assert "<h1>X</h1>" in build.read("die-expertinnen-so/")


def test_first_line_with_a_colon_stays_in_the_text(build_site: BuildSite) -> None:
    """Pelican's own Markdown reader adds the extension `meta` to the settings of all readers."""
    markdown = {"extensions": ["markdown.extensions.meta"], "extension_configs": {"german_typography": {}}}
    build = build_site({"seiten/a.md": "---\ntitel: A\n---\nHinweis: so\n\nText\n"}, MARKDOWN=markdown)
    assert "<p>Hinweis: so</p>" in build.read("a/")


def test_quotes_are_an_option_for_the_whole_page(build_site: BuildSite) -> None:
    markdown = {"extensions": [], "extension_configs": {"german_typography": {"quotes": "»«"}}}
    build = build_site({"seiten/a.md": '---\ntitel: Das "A"\n---\nEin "Wort"\n'}, MARKDOWN=markdown)
    assert "<h1>Das »A«</h1>" in build.read("a/")
    assert "<p>Ein »Wort«</p>" in build.read("a/")
