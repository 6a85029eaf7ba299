"""Lists that would be too long for one page: nothing is lost, everything has a way to it."""

from collections import Counter

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Build, BuildSite
from tests.regional_contacts.tiny_content import read_content

from content_model import views
from content_model.long_lists import LISTS, MOST, SOME, SUBJECTS, shorten
from content_model.page_parts import page_parts
from content_model.planned import PlannedPage
from site_checks.checks.links import LinkTargets
from site_checks.checks.pages import DifferentTitles
from site_checks.checks.search_engines import OwnAddresses, Sitemap
from site_checks.checks.structured_data import DataAddresses
from site_checks.checks.ways import Fragments, Orphans
from site_checks.inspection import inspect_site
from site_checks.site import open_site

CONTENT = read_content({"netzwerk.yaml": "name: Netz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"})

CHECKS = (
    LinkTargets(),
    Fragments(),
    Orphans(),
    DifferentTitles(),
    Sitemap(),
    OwnAddresses(),
    DataAddresses(),
)


def news(count: int, more: str = "") -> dict[str, str]:
    """As many pieces of news, one a day, the highest number first in lists."""
    return {
        f"aktuelles/m{number:03}.md": f"---\ntitel: Meldung {number:03}\ndatum: {number % 28 + 1}.{number // 28 % 12 + 1}.{2024 + number // 336}\n{more}---\nText.\n"
        for number in range(count)
    }


def reports(count: int, more: str = "") -> dict[str, str]:
    """As many reports, half of them on 2024, half on 2025."""
    return {
        f"berichte/b{number:03}.md": f"---\ntitel: Bericht {number:03}\ndatum: 01.01.2026\nbeginn: {number // 2 % 28 + 1}.{number // 56 + 1}.{2024 + number % 2}\n{more}---\nText.\n"
        for number in range(count)
    }


def titles(soup: BeautifulSoup, choose: str = "main h3") -> list[str]:
    return [title.get_text(strip=True) for title in soup.select(choose)]


def pager(soup: BeautifulSoup) -> dict[str, tuple[str, str]]:
    """Direction → words and address."""
    return {
        link["rel"][0]: (link.get_text(" ", strip=True), link["href"]) for link in soup.select(".pager a")
    }


def numbers(soup: BeautifulSoup) -> list[tuple[str, bool]]:
    """The row of page numbers: what stands there, and whether it is the page itself."""
    row = soup.select_one("nav[aria-label=Seite]")
    assert row is not None
    return [
        (one.get_text(strip=True), one.select_one("[aria-current=page]") is not None)
        for one in row.select("li")
    ]


def faults(built: Build) -> list[str]:
    """What the site's own checks say of its ways and titles."""
    checked = inspect_site(open_site(built.output), CHECKS)
    return [str(found) for result in checked for found in result.findings]


def test_a_list_of_as_many_as_fit_stays_one_page(build_site: BuildSite) -> None:
    built = build_site(news(MOST))
    assert len(titles(built.soup("aktuelles/"))) == MOST
    assert not built.soup("aktuelles/").select("nav[aria-label=Seite], .pager")
    assert not (built.output / "aktuelles/meldungen-2").exists()


def test_news_continue_on_pages_of_their_own(build_site: BuildSite) -> None:
    built = build_site(news(100))
    pages = [built.soup(f"aktuelles/{more}") for more in ("", "meldungen-2/", "meldungen-3/")]
    expected = [f"Meldung {number:03}" for number in reversed(range(100))]
    assert [titles(page) for page in pages] == [expected[:40], expected[40:80], expected[80:]]
    assert [pager(page) for page in pages] == [
        {"next": ("Weiter Seite 2 von 3", "/aktuelles/meldungen-2/")},
        {
            "prev": ("Zurück Seite 1 von 3", "/aktuelles/"),
            "next": ("Weiter Seite 3 von 3", "/aktuelles/meldungen-3/"),
        },
        {"prev": ("Zurück Seite 2 von 3", "/aktuelles/meldungen-2/")},
    ]
    assert numbers(pages[1]) == [("1", False), ("2", True), ("3", False)]
    assert pages[1].h1.get_text() == "Aktuelles, Seite 2"
    assert titles(pages[1], "nav[aria-label='Sie sind hier'] li") == ["Start", "Aktuelles", "Seite 2"]
    # The other ways to choose stay, but none of them is the page itself.
    assert [len(page.select("nav.filter [aria-current=page]")) for page in pages] == [3, 1, 1]
    assert faults(built) == []


def test_continued_pages_can_be_found_and_shared(build_site: BuildSite) -> None:
    built = build_site(news(100), "publishconf.py")
    page = built.soup("aktuelles/meldungen-3/")
    assert page.select_one("link[rel=canonical]")["href"] == (
        "https://netz.example.org/aktuelles/meldungen-3/"
    )
    assert "/aktuelles/meldungen-3/<" in built.read("sitemap.xml")


def test_many_pages_have_a_gap_in_their_numbers(build_site: BuildSite) -> None:
    built = build_site(news(8 * MOST - 5))
    assert [word for word, _ in numbers(built.soup("aktuelles/"))] == ["1", "2", "3", "…", "8"]
    middle = [word for word, _ in numbers(built.soup("aktuelles/meldungen-5/"))]
    assert middle == ["1", "…", "3", "4", "5", "6", "7", "8"]


def test_few_reports_stand_on_one_page_by_year(build_site: BuildSite) -> None:
    page = build_site(reports(30)).soup("berichte/")
    assert len(titles(page)) == 30
    assert titles(page, "h2")[:3] == ["Neueste Rückblicke", "2025", "2024"]


def test_many_reports_have_pages_by_year(build_site: BuildSite) -> None:
    built = build_site(reports(130))
    hub = built.soup("berichte/")
    assert len(titles(hub)) == 12
    years = [(link.get_text(), link["href"]) for link in hub.select("nav[aria-label=Jahr] a")]
    assert years == [("Neueste", "/berichte/"), ("2025", "/berichte/2025/"), ("2024", "/berichte/2024/")]
    of_year = [*titles(built.soup("berichte/2025/")), *titles(built.soup("berichte/2025/was-war-2/"))]
    assert of_year == [f"Bericht {number:03}" for number in reversed(range(1, 130, 2))]
    assert faults(built) == []


def test_topics_show_the_beginning_of_each_list(build_site: BuildSite) -> None:
    files = {**news(80, "themen: [Angst]\n"), **reports(20, "themen: [Angst]\n")}
    facts = {"seiten/start.md": "---\ntitel: Start\n---\n"}
    built = build_site({**facts, **files, "themen/angst.md": "---\ntitel: Angst\n---\nEin Wort vorab.\n"})
    assert built.code == 0, built.lines
    topic = built.soup("themen/angst/")
    counts = {section["id"]: len(titles(section, "h3")) for section in topic.select("section.section")}
    assert counts == {"rueckblicke": 20, "aktuelles": SOME}
    more = topic.select_one("#aktuelles .section-head a")
    assert (more.get_text(), more["href"]) == ("Aktuelles: alle 80", "/themen/angst/aktuelles/")
    parts = [built.soup(f"themen/angst/{name}/") for name in ("aktuelles", "aktuelles-2")]
    assert [title for part in parts for title in titles(part)] == [
        f"Meldung {number:03}" for number in reversed(range(80))
    ]
    assert [part.h1.get_text() for part in parts] == ["Angst: Aktuelles", "Angst: Aktuelles, Seite 2"]
    assert titles(parts[1], "nav[aria-label='Sie sind hier'] li") == [
        "Start",
        "Themen",
        "Angst",
        "Aktuelles, Seite 2",
    ]
    steps = [link["href"] for link in parts[1].select("nav[aria-label='Sie sind hier'] a")]
    assert steps == ["/", "/themen/", "/themen/angst/"]
    assert "Ein Wort vorab" not in parts[1].get_text()
    assert faults(built) == []


@pytest.mark.parametrize(("status", "is_named"), [("", True), ("status: versteckt\n", False)])
def test_what_a_hidden_page_lists_stays_hidden(build_site: BuildSite, status: str, is_named: bool) -> None:
    topic = {"themen/angst.md": f"---\ntitel: Angst\n{status}---\n"}
    built = build_site(
        {**news(80, "themen: [Angst]\n"), **reports(2, "themen: [Angst]\n"), **topic}, "publishconf.py"
    )
    assert built.code == 0, built.lines
    robots = built.soup("themen/angst/aktuelles-2/").select("meta[name=robots]")
    assert bool(robots) is not is_named
    assert ("/themen/angst/aktuelles-2/<" in built.read("sitemap.xml")) is is_named


ANXIETY = {**news(80, "themen: [Angst]\n"), **reports(50, "themen: [Angst]\n"), "themen/angst.md": "---\ntitel: Angst\n---\n"}  # fmt: skip


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"aktuelles/meldungen-2.md": "---\ntitel: X\ndatum: 3.3.2024\n---\n"}, ("1:1", "aktuelles/2024/meldungen-2", "meldungen-2-info")),
        ({"seiten/a.md": "---\ntitel: A\nurl: berichte/2025/\n---\n"}, ("3:6", "berichte/2025", "2025-info")),
        ({"seiten/a.md": "---\ntitel: A\nurl: themen/angst/aktuelles/\n---\n"}, ("3:6", "themen/angst/aktuelles", "aktuelles-info")),
        ({"seiten/a.md": "---\ntitel: A\nurl: themen/angst/aktuelles-2/\n---\n"}, ("3:6", "themen/angst/aktuelles-2", "aktuelles-2-info")),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["strict", "preview"])
def test_an_entry_with_the_address_of_a_part_is_told(
    build_site: BuildSite, files: dict[str, str], found: tuple[str, str, str], form: str
) -> None:
    files = {
        **files,
        **{f"aktuelles/n{day}.md": f"---\ntitel: N\ndatum: {day}.4.2024\n---\n" for day in range(1, 31)},
    }
    built = build_site({**ANXIETY, **files}, BUILD_FORM=form)
    place, address, name = found
    problem = f"die Adresse /{address}/ gehört einer Seite, die von selbst entsteht"
    assert built.findings == [
        f"content/{next(iter(files))}:{place}: slug: {problem}. So geht es: einen anderen Namen geben: slug: {name}"
    ]
    assert built.code == (1 if form == "strict" else 0)


@pytest.mark.parametrize("address", ["aktuelles/meldungen-2", "berichte/2025", "themen/angst/aktuelles-2"])
def test_a_former_address_that_hits_a_part_is_told(build_site: BuildSite, address: str) -> None:
    page = {"seiten/a.md": f"---\ntitel: A\nalte_adressen: [{address}]\n---\n"}
    assert build_site({**ANXIETY, **page}).findings == [
        f"content/seiten/a.md:3:16: alte_adressen: unter /{address}/ steht heute eine Seite, die von selbst entsteht. So geht es: diese Adresse löschen"
    ]


def test_the_agenda_leaves_far_months_to_their_own_pages(build_site: BuildSite) -> None:
    files = {
        f"veranstaltungen/e{number:03}.md": f"---\ntitel: Termin {number:03}\nbeginn: {number % 28 + 1}.{number // 28 % 12 + 1}.2027 18:00\n---\n"
        for number in range(100)
    }
    built = build_site(files)
    agenda = built.soup("veranstaltungen/")
    assert titles(agenda) == [f"Termin {number:03}" for number in range(MOST)]
    assert [link.get_text() for link in agenda.select("#januar-2027 .section-head a")] == [
        "Januar 2027 als Monatsblatt"
    ]
    more = agenda.select_one("#februar-2027 .section-head a")
    assert (more.get_text(), more["href"]) == ("Alle Termine im Februar 2027", "/kalender/2027/02/")
    later = agenda.select_one("#spaeter .link-list").get_text(" ", strip=True)
    assert later == "März 2027 (28 Termine) April 2027 (16 Termine)"
    assert faults(built) == []


def test_a_date_without_a_day_changes_nothing_about_its_month(build_site: BuildSite) -> None:
    files = {
        f"veranstaltungen/e{number:03}.md": f"---\ntitel: Termin {number:03}\nbeginn: {number % 28 + 1}.1.2027\n---\n"
        for number in range(60)
    }
    built = build_site({**files, "veranstaltungen/m.md": "---\ntitel: Im Januar\nbeginn: 1/2027\n---\n"})
    month = built.soup("veranstaltungen/").select_one("#januar-2027")
    assert titles(month, "h3")[:2] == ["Im Januar", "Termin 000"]
    assert titles(month, ".section-head a") == ["Alle Termine im Januar 2027"]
    assert not list((built.output / "veranstaltungen").glob("januar-2027*"))


def test_dates_without_a_month_leave_the_archive_its_address(build_site: BuildSite) -> None:
    dates = {
        f"veranstaltungen/j{number}.md": f"---\ntitel: Im Jahr {number}\nbeginn: 2026\n---\n"
        for number in range(30)
    }
    rules = {
        f"veranstaltungen/r{number}.md": f"---\ntitel: Kreis {number}\nbeginn: 6.1.2025\nwiederholung: jeden ersten Montag im Monat\n---\n"
        for number in range(15)
    }
    built = build_site({**dates, **rules, "veranstaltungen/w.md": "---\ntitel: War\nbeginn: 1.2.2026\n---\n"})
    assert built.lines[0].startswith("Fertig"), built.lines
    assert titles(built.soup("veranstaltungen/2026/")) == ["War"]
    assert len(titles(built.soup("veranstaltungen/jahr-2026/"))) == 30
    assert faults(built) == []


@given(
    st.lists(st.integers(0, 3 * MOST), min_size=1, max_size=4),
    st.sampled_from((*LISTS, *SUBJECTS)),
)
def test_no_card_is_lost_and_no_page_is_long(sizes: list[int], template: str) -> None:
    sections = tuple(
        views.Section(f"Liste {at}", f"liste-{at}", tuple(views.Card(f"{at}/{n}", "/") for n in range(size)))
        for at, size in enumerate(sizes)
    )
    view = views.PageView(template, sections=sections, **page_parts(CONTENT, "Ort", "ort/"))
    pages = [page.view for page in shorten(CONTENT, PlannedPage(template, view))]

    shown = Counter(card.title for page in pages for section in page.sections for card in section.cards)
    assert set(shown) == {card.title for section in sections for card in section.cards}
    assert max(shown.values(), default=1) <= 2  # at the beginning of a list and on the list's own page
    assert len({page.address for page in pages}) == len(pages)
    filled = [section for section in sections if section.cards]
    for page in pages:
        count = sum(len(section.cards) for section in page.sections)
        assert count <= max(MOST, SOME * len(filled))
