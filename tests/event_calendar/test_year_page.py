"""The overview of a year, and the page of all months."""

from bs4 import BeautifulSoup
from tests.conftest import FACTS, BuildSite

FILES = {
    "netzwerk.yaml": FACTS + "land: Mecklenburg-Vorpommern\n",
    "veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 30.12.2026 – 02.01.2027\n---\n",
    "veranstaltungen/lesung.md": "---\ntitel: Lesung\nbeginn: 12.12.2026 18:00\nabgesagt: Sturm\n---\n",
    "veranstaltungen/kurs.md": "---\ntitel: Kurs\nbeginn: 01.12.2026 10:00\nwiederholung: {regel: jeden 1. Dienstag im Monat, bis: 02/2027}\n---\n",
    "veranstaltungen/alt.md": "---\ntitel: Alt\nbeginn: 03.11.2024\n---\n",
}


def months_of(soup: BeautifulSoup) -> dict[str, list[str]]:
    """Month → its count, its dates, what else there is."""
    return {
        " ".join(month.h2.get_text().split()): [
            " ".join(part.get_text(" ", strip=True).replace("\u00a0", " ").split())
            for part in month.select("p, li")
        ]
        for month in soup.select(".year > li")
    }


def test_year_names_single_dates_and_counts_regular_ones(build_site: BuildSite) -> None:
    build = build_site(FILES)
    assert months_of(build.soup("kalender/2026/")) == {
        "November 2026": ["keine Termine"],
        "Dezember 2026": ["2 Termine", "12. Lesung (abgesagt)", "30.–31. Fest", "dazu 1 regelmäßiger Termin"],
    }
    assert months_of(build.soup("kalender/2027/")) == {
        "Januar 2027": ["1 Termin", "1.–2. Fest", "dazu 1 regelmäßiger Termin"],
        "Februar 2027": ["1 regelmäßiger Termin"],
    }


def test_year_names_the_holidays_of_the_land(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/2026/")
    words = [item.get_text().replace("\u00a0", " ") for item in soup.select("#schulferien li")]
    assert words[:2] == ["Weihnachtsferien: 1.–3. Januar 2026", "Winterferien: 9.–20. Februar 2026"]
    assert soup.select_one("#feiertage li").get_text(strip=True) == "Neujahr: 1.\u00a0Januar\u00a02026"


def test_years_lead_to_each_other(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/2026/")
    assert [link["href"] for link in soup.select(".pager a")] == ["/kalender/2024/", "/kalender/2027/"]


def test_all_months_start_with_this_year(build_site: BuildSite) -> None:
    soup = build_site(FILES).soup("kalender/")
    assert [section.h2.get_text() for section in soup.select("section.section")] == ["2026", "2027", "2024"]
    assert [link["href"] for link in soup.select("#jahr-2027 .link-list a")] == [
        "/kalender/2027/01/",
        "/kalender/2027/02/",
    ]


def test_site_without_events_has_no_calendar(build_site: BuildSite) -> None:
    build = build_site({"seiten/ueber-uns.md": "---\ntitel: Über uns\n---\n"})
    assert not (build.output / "kalender/index.html").exists()


def test_full_month_of_the_year_is_cut(build_site: BuildSite) -> None:
    files = {
        f"veranstaltungen/v{day}.md": f"---\ntitel: V{day}\nbeginn: {day:02}.12.2026\n---\n"
        for day in range(1, 12)
    }
    parts = months_of(build_site(files).soup("kalender/2026/"))["Dezember 2026"]
    assert (parts[0], len(parts), parts[-1]) == ("11 Termine", 10, "dazu 3 weitere")


def test_long_names_of_holidays_break_after_a_stroke(build_site: BuildSite) -> None:
    words = build_site(FILES).soup("kalender/2026/").select_one("#schulferien").get_text()
    assert "Himmelfahrts-/\u200bPfingstferien:" in words
