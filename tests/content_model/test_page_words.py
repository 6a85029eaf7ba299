"""Pages in the language of their entry: what the theme knows is translated, the rest is marked."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

from content_model import views
from content_model.calendar_views import DateRow
from content_model.page_words import Speech, own_texts, spoken

SPEECH = Speech("en", {"Wann": "When", "Kontakt": "Contact", "Text:": "By:"}, "de", frozenset({"Everyone"}))
ARABIC = Speech("ar", {}, "de")
FILES = {
    "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\nText\n",
    "seiten/english.md": "---\ntitel: In English\nsprache: en\nautor: Eva Muster\nsiehe_auch: [ueber-uns, stelle]\n"
    "kontakt: stelle\ndatum: 3.11.2026\n---\nText in English.\n",
    "seiten/arabisch.md": "---\ntitel: مرحبا\nsprache: fa\n---\nText\n",
    "kontakte/stelle.md": "---\ntitel: Geschäftsstelle\ntelefon: 030 23125-100\ngeprüft_am: 1.11.2026\n---\n",
    "veranstaltungen/2026/fest.md": "---\ntitel: Summer party\nlang: en\nbeginn: 3.12.2026 18:00\n"
    "ende: 3.12.2026 20:00\nzielgruppe: Everyone\nstatus: abgesagt\n---\nCome!\n",
    "aktuelles/2026/neu.md": "---\ntitel: Something new\nsprache: en\ndatum: 3.11.2026\n---\nNews!\n",
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Wann", "When"),
        ("Unbekannt", '<span lang="de">Unbekannt</span>'),
        ("A & B", '<span lang="de">A &amp; B</span>'),
        ("Text: Eva", 'By: <span lang="de">Eva</span>'),
        ("Kontakt · 3.\u00a0November 2026", "Contact · 3 November 2026"),
        ("Everyone", "Everyone"),
        ("Kontakt, Montag", "Contact, Monday"),
        ("Kontakt, Rostock", '<span lang="de">Kontakt, Rostock</span>'),
        ("18055", "18055"),
    ],
)
def test_words_are_translated_or_marked(text: str, said: str) -> None:
    assert SPEECH.say(text) == said


def test_marked_words_turn_in_pages_from_right_to_left() -> None:
    assert ARABIC.say("Wann") == '<span lang="de" dir="ltr">Wann</span>'


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (views.Link("Kontakt", "/kontakt/"), views.Link("Contact", "/kontakt/")),
        (views.Link("Kontakt", "/de/", lang="de"), views.Link("Kontakt", "/de/", lang="de")),
        (views.Link("Rostock", "/rostock/"), views.Link("Rostock", "/rostock/", lang="de")),
        (
            views.Link("a@example.org", "mailto:a@example.org"),
            views.Link("a@example.org", "mailto:a@example.org"),
        ),
        (views.Link("Everyone"), views.Link("Everyone")),
        (views.Filter("Wann", ()), views.Filter("When", ())),
        (views.Filter("Ort", ()), views.Filter("Ort", ())),
        (views.Card("Fest", "/fest/"), views.Card("Fest", "/fest/", lang="de")),
        (views.Card("Fête", "/fete/", lang="fr"), views.Card("Fête", "/fete/", lang="fr")),
        (
            views.Fact("Wann", (views.Link("3. November 2026"),), "2026-11-03"),
            views.Fact("When", (views.Link("Tuesday, 3 November 2026"),), "2026-11-03"),
        ),
        (DateRow("3. November 2026", "2026-11-03"), DateRow("Tuesday, 3 November 2026", "2026-11-03")),
    ],
    ids=lambda view: type(view).__name__,
)
def test_view_is_spoken(view: object, said: object) -> None:
    assert spoken(view, SPEECH) == said


def test_own_texts_are_found_at_any_depth() -> None:
    assert set(own_texts({"a": "A", "b": ["B", {"c": "C"}], "d": 4})) == {"A", "B", "C"}


def text_of(soup: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(part.get_text(" ").split()) for part in soup.select(selector)]


def test_pages_speak_the_language_of_their_entry(build_site: BuildSite) -> None:
    site = build_site(FILES)
    page = site.soup("english")
    assert (page.html["lang"], page.html.get("dir")) == ("en", None)
    assert text_of(page, ".skip, .site-nav li, .breadcrumb li, h2, .link-list a, p.lines") == [
        *("Skip to content", "Events", "News", "About us", "Search", "Home", "In English", "Contact"),
        *("See also", "About us", "Geschäftsstelle", "By: Eva Muster · As of: Tuesday, 3 November 2026"),
    ]
    assert text_of(page, '[lang="de"]') == [
        *("Testnetz", "Geschäftsstelle", "Geschäftsstelle", "Testnetz"),
    ]
    event = site.soup("veranstaltungen/2026/fest")
    assert text_of(event, ".badge, .facts-head h2, dt, dd time") == [
        *("cancelled", "At a glance", "It was planned for", "Thursday, 3 December 2026 · 18:00", "20:00"),
        *("Calendar", "For whom"),
    ]
    assert text_of(event, ".leaf i, .leaf b") == ["Thu", "3", "Dec 2026"]
    assert text_of(site.soup("aktuelles/2026/neu"), ".kicker") == ["News · 3 November 2026"]
    foreign = site.soup("arabisch")
    assert (foreign.html["lang"], text_of(foreign, ".skip")) == ("de", ["Zum Inhalt springen"])
    assert [(part["lang"], part["dir"]) for part in foreign.select(".page-head, .prose")] == [
        ("fa", "rtl")
    ] * 2
    german = site.soup("ueber-uns")
    assert (german.html["lang"], german.select("[lang=de]")) == ("de", [german.html])


def test_translations_point_to_one_another(build_site: BuildSite) -> None:
    site = build_site(
        {
            "seiten/wir.md": "---\ntitel: Wir\n---\nText\n",
            "seiten/we.md": "---\ntitel: We\nsprache: en\nübersetzung_von: wir\n---\nText\n",
            "seiten/nahnu.md": "---\ntitel: نحن\nsprache: ar\nübersetzung_von: wir\n---\nText\n",
            "seiten/nous.md": "---\ntitel: Nous\nsprache: fr\nübersetzung_von: wir\nstatus: versteckt\n---\nText\n",
        },
        SITEURL="https://netz.example.org/wir",
    )
    english, arabic = ("/wir/we/", "en", "ltr", "English"), ("/wir/nahnu/", "ar", "rtl", "العربية")
    german = ("/wir/wir/", "de", "ltr", "Deutsch")
    shown = {}
    for address in ("wir", "we", "nahnu"):
        page = site.soup(address)
        links = page.select(".translations a")
        around = page.html.get("dir", "ltr")
        shown[address] = [
            (link["href"], link["hreflang"], link.get("dir", around), link.get_text()) for link in links
        ]
        alternates = {link["href"] for link in page.select("link[hreflang]")}
        assert alternates == {f"https://netz.example.org/wir/{name}/" for name in ("wir", "we", "nahnu")}
    assert shown == {"wir": [arabic, english], "we": [german, arabic], "nahnu": [german, english]}
    assert site.soup("nahnu").html["dir"] == "rtl"
