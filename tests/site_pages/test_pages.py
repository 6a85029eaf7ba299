"""News, projects, material, topics, organisations, plain and legal pages: what stands where."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import FACTS, BuildSite

NEWS = "---\ntitel: {title}\ndatum: {date}\n{more}---\n"


def news(title: str, date: str, more: str = "") -> str:
    return NEWS.format(title=title, date=date, more=more)


def titles(soup: BeautifulSoup, where: str = "main") -> list[str]:
    return [title.get_text(strip=True) for title in soup.select(f"{where} h3")]


NEWS_SITE = {
    "aktuelles/alt.md": news("Alt", "09.02.2017"),
    "aktuelles/neu.md": news("Neu", "18.11.2026"),
    "aktuelles/fest.md": news("Angeheftet", "04.05.2026", "angeheftet: ja\n"),
    "aktuelles/stelle.md": news("Stelle", "12.11.2026", "rubrik: stelle\nfrist: 31.12.2031\n"),
    "aktuelles/vorbei.md": news("Frist vorbei", "01.11.2026", "frist: 21.11.2026\n"),
    "aktuelles/abgelaufen.md": news("Abgelaufen", "01.01.2025", "sichtbar_bis: 31.01.2025\n"),
    "aktuelles/versteckt.md": news("Versteckt", "02.11.2026", "status: versteckt\n"),
}


def test_news_list_holds_what_is_current_pinned_first(build_site: BuildSite) -> None:
    soup = build_site(NEWS_SITE).soup("aktuelles/")
    assert titles(soup) == ["Angeheftet", "Neu", "Stelle", "Alt"]
    kickers = [kicker.get_text(strip=True).replace("\u00a0", " ") for kicker in soup.select(".kicker")]
    assert kickers[:3] == [
        "Angeheftet · 4. Mai 2026",
        "18. November 2026",
        "12. November 2026 · Stelle · noch bis 31. Dezember 2031",
    ]


def test_news_archive_and_rubrics_have_pages(build_site: BuildSite) -> None:
    build = build_site(NEWS_SITE)
    assert titles(build.soup("aktuelles/2026/")) == ["Neu", "Stelle", "Frist vorbei", "Angeheftet"]
    assert titles(build.soup("aktuelles/2017/")) == ["Alt"]
    assert titles(build.soup("aktuelles/rubrik/stelle/")) == ["Stelle"]


def test_expired_news_is_gone_when_published(build_site: BuildSite) -> None:
    build = build_site(NEWS_SITE, "publishconf.py", SITEURL="https://netz.example.org")
    assert not (build.output / "aktuelles/2025/abgelaufen").exists()
    assert (build.output / "aktuelles/2026/versteckt/index.html").exists()
    assert "versteckt" not in build.read("sitemap.xml")


def test_projects_are_running_or_ended_and_gather_what_belongs_to_them(build_site: BuildSite) -> None:
    files = {
        "projekte/p.md": "---\ntitel: Läuft\nlaufzeit: 2025–2031\nziel: Mehr Gruppen\n---\n",
        "projekte/q.md": "---\ntitel: Geendet\nlaufzeit: 01/2022–12/2024\n---\n",
        "veranstaltungen/e.md": "---\ntitel: Auftakt\nbeginn: 05.12.2026\nprojekt: p\n---\n",
        "material/m.md": "---\ntitel: Flyer\nlink: https://example.org/flyer\nzu: p\n---\n",
    }
    build = build_site(files)
    lists = {
        part["id"]: titles(build.soup("projekte/"), f"#{part['id']}")
        for part in build.soup("projekte/").select("section")
    }
    assert lists == {"laufend": ["Läuft"], "abgeschlossen": ["Geendet"]}
    assert titles(build.soup("projekte/p/")) == ["Auftakt", "Flyer"]


def test_replaced_material_leads_to_the_newer_one(build_site: BuildSite) -> None:
    files = {
        "material/alt.md": "---\ntitel: Flyer 2025\nlink: https://example.org/a\n---\n",
        "material/neu.md": "---\ntitel: Flyer 2027\nart: Flyer\nbestellen: ja\nersetzt: alt\n---\n",
    }
    build = build_site(files)
    assert titles(build.soup("material/")) == ["Flyer 2027"]
    assert build.soup("material/").select(".kicker") == []  # the heading says the kind
    assert build.soup("material/alt/").select_one(".notice a")["href"] == "/material/neu/"
    order = build.soup("material/neu/").select_one("a[href^=mailto]")["href"]
    assert order.startswith("mailto:netz@example.org?subject=Bestellung%3A%20Flyer%202027&body=")


def test_material_says_whether_it_is_printed_only(build_site: BuildSite) -> None:
    files = {
        "material/a.md": "---\ntitel: Heft\nart: Broschüre\nbestellen: ja\n---\n",
        "material/b.md": "---\ntitel: Flyer\nart: Flyer\nlink: https://example.org/flyer\nbestellen: ja\n---\n",
    }
    badges = build_site(files).soup("material/").select(".badge")
    assert [badge.text for badge in badges] == ["nur gedruckt", "auch gedruckt"]


def test_topic_in_use_has_a_page_with_or_without_a_file(build_site: BuildSite) -> None:
    files = {
        "themen/angst.md": "---\ntitel: Angst\n---\nEin Text.\n",
        "veranstaltungen/e.md": "---\ntitel: Abend\nbeginn: 05.12.2026\nthemen: [Angst, Seelische Gesundheit]\n---\n",
        "aktuelles/n.md": news("Neues", "01.11.2026", "thema: Angst\n"),
    }
    build = build_site(files)
    assert [link["href"] for link in build.soup("themen/").select("main h2 a")] == [
        "/themen/angst/",
        "/themen/seelische-gesundheit/",
    ]
    assert titles(build.soup("themen/angst/")) == ["Abend", "Neues"]
    assert titles(build.soup("themen/seelische-gesundheit/")) == ["Abend"]


def test_organisations_stand_in_the_list_of_each_of_their_kinds(build_site: BuildSite) -> None:
    files = {
        "organisationen/a.md": "---\ntitel: Alpha\nart: [Partner, Mitglied]\nweb: https://alpha.example.org\n---\nText.\n",
        "organisationen/b.md": "---\ntitel: Beta\nart: Förderer\n---\n",
        "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\n",
    }
    build = build_site(files)
    assert {name: titles(build.soup(name)) for name in ("partner/", "mitglieder/", "foerderer/")} == {
        "partner/": ["Alpha(andere Website)"],
        "mitglieder/": ["Alpha(andere Website)"],
        "foerderer/": ["Beta"],
    }
    links = [link["href"] for link in build.soup("ueber-uns/").select("#mit-wem-wir-arbeiten a")]
    assert links == ["/partner/", "/mitglieder/", "/foerderer/"]
    assert build.soup("foerderer/").select_one("main h3 a") is None


def test_footnotes_speak_german(build_site: BuildSite) -> None:
    page = build_site({"seiten/a.md": "---\ntitel: A\n---\nText[^1]\n\n[^1]: Quelle\n"}).soup("a/")
    assert page.select_one(".footnote-backref")["title"] == "Zurück zur Fußnote 1 im Text"


def test_legal_pages_come_out_of_the_facts(build_site: BuildSite) -> None:
    facts = FACTS + (
        "rechtsname: Testnetz e. V.\nanschrift: Weg 1, 18055 Rostock\nvertretungsberechtigte: [Ada Beispiel]\n"
        "datenschutz: {hoster: GitHub Pages}\nbarrierefreiheit: {status: teilweise vereinbar, stand: 16.11.2026}\n"
    )
    build = build_site({"netzwerk.yaml": facts})
    imprint = build.soup("impressum/").select_one("dl.facts").get_text(" ", strip=True)
    for words in ("Testnetz e.", "Weg 1", "18055\u00a0Rostock", "Ada Beispiel", "netz@example.org"):
        assert words in imprint
    assert "GitHub Pages" in build.read("datenschutz/")
    assert "teilweise vereinbar" in build.read("barrierefreiheit/")


def test_donation_page_shows_account_and_code(build_site: BuildSite) -> None:
    account = "konto: {inhaber: Testnetz e. V., iban: DE02120300000000202051}\n"
    page = "---\ntitel: Spenden\ngirocode: ja\n---\n"
    soup = build_site({"netzwerk.yaml": FACTS + account, "seiten/spenden.md": page}).soup("spenden/")
    assert "DE02 1203 0000 0000 2020 51" in soup.select_one("main").get_text(" ").replace("\u00a0", " ")
    assert soup.select_one("svg.giro-code-picture") is not None


@pytest.mark.parametrize(("form", "there"), [("pelicanconf.py", True), ("publishconf.py", False)])
def test_handbook_style_guide_and_drafts_are_for_previews(
    build_site: BuildSite, form: str, there: bool
) -> None:
    files = {
        "handbuch/index.md": "---\ntitel: Handbuch\n---\n",
        "seiten/entwurf.md": "---\ntitel: Entwurf\nstatus: entwurf\n---\n",
    }
    build = build_site(files, form)
    for address in ("handbuch", "stil", "entwurf"):
        assert (build.output / address / "index.html").exists() is there
        if there:
            assert build.soup(address).select_one("meta[name=robots]")["content"] == "noindex"


def test_start_page_says_who_when_and_what_is_new(build_site: BuildSite) -> None:
    files = {
        "netzwerk.yaml": FACTS + "leitsatz: Niemand muss da allein durch.\n",
        "regionen/nord.md": "---\ntitel: Nord\n---\n",
        "veranstaltungen/e.md": "---\ntitel: Abend\nbeginn: 05.12.2026\n---\n",
        "aktuelles/n.md": news("Neues", "01.11.2026"),
    }
    soup = build_site(files).soup("")
    assert soup.h1.get_text(strip=True) == "Niemand muss da allein durch."
    assert [link["href"] for link in soup.select("main a")[:2]] == ["/vor-ort/nord/", "/vor-ort/"]
    assert titles(soup) == ["Abend", "Neues"]


def test_navigation_names_only_what_has_content(build_site: BuildSite) -> None:
    soup = build_site({"aktuelles/n.md": news("Neues", "01.11.2026")}).soup("aktuelles/")
    links = [(link.get_text(strip=True), link.get("aria-current")) for link in soup.select(".site-nav a")]
    assert [words for words, _ in links] == ["Aktuelles", "Suche"]
    assert links[0][1] is not None
