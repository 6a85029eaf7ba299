"""A page stays true between two builds: the same files, looked at on other days and from other time zones."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.axe import run_axe
from tests.browser.visits import WITHOUT_BEAM
from tests.conftest import Build, run_build, write_files

FACTS = """\
name: Testnetz
beschreibung: Ein Netz für Tests.
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
"""
SITE = {
    "netzwerk.yaml": FACTS,
    "veranstaltungen/lauf.md": "---\ntitel: Läuft\nbeginn: 20.–24.11.2026\nort: Rostock\nreihe: winter\nregion: kueste\n---\n",
    "veranstaltungen/heute.md": "---\ntitel: Heute Abend\nbeginn: 22.11.2026 18:00\nende: 20:00\nort: Rostock\nreihe: winter\n---\n",
    "veranstaltungen/sturm.md": "---\ntitel: Sturm\nbeginn: 25.11.2026 10:00\nende: 12:00\nabgesagt: Sturm\n---\n",
    "veranstaltungen/fest.md": "---\ntitel: Fest\nbeginn: 05.12.2026 18:00\nende: 20:00\nort: Rostock\nanmeldung: {bis: 01.12.2026, email: fest@example.org}\n---\n",
    "veranstaltungen/runde.md": "---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nende: 20:00\nort: Rostock\nwiederholung: {regel: jede Woche am Dienstag, bis: 08.12.2026}\n---\n",
    "veranstaltungen/alt.md": "---\ntitel: Alt\nbeginn: 03.11.2025\nort: Rostock\nreihe: winter\n---\n",
    "reihen/winter.md": "---\ntitel: Winterreihe\n---\n",
    "regionen/kueste.md": "---\ntitel: Küste\n---\n",
}
BUILT = "2026-11-22T12:00+01:00"
AGENDA, FEST, RUNDE = "veranstaltungen/", "veranstaltungen/2026/fest/", "veranstaltungen/2026/runde/"
MONTH = "kalender/2026/11/"
ALL_PAGES = ("", AGENDA, FEST, RUNDE, "veranstaltungen/2026/lauf/", "reihen/winter/", "vor-ort/kueste/")
LISTS = """() => Object.fromEntries([...document.querySelectorAll('section[data-phase]:not([hidden])')].map(
  section => [section.querySelector('h2').textContent.trim(),
    [...section.querySelectorAll('h3')].map(title => title.textContent.trim())]))"""


@dataclass(frozen=True)
class Visitor:
    """Opens pages of one built site at a moment, with a clock in a time zone."""

    browser: Browser
    address: str

    def open(self, page: str, moment: str, zone: str = "Europe/Berlin", *, scripts: bool = True) -> Page:
        """The page as somebody sees it at the moment (ISO 8601 with its offset)."""
        context = self.browser.new_context(
            locale="de-DE", timezone_id=zone, java_script_enabled=scripts, reduced_motion="reduce"
        )
        opened = context.new_page()
        opened.clock.set_fixed_time(datetime.fromisoformat(moment))
        opened.goto(self.address + page)
        return opened


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A tiny site with something running, coming, cancelled, recurring and over."""
    folder = tmp_path_factory.mktemp("freshness")
    write_files(folder / "content", SITE)
    return run_build(folder)


@pytest.fixture(scope="module")
def address(built: Build, serve: Callable[..., str]) -> str:
    """Where the tiny site is served."""
    return serve(built.output)


@pytest.fixture
def visitor(address: str, browser: Browser) -> Iterator[Visitor]:
    """Somebody who looks at the tiny site."""
    yield Visitor(browser, address)
    for context in browser.contexts:
        context.close()


def lists(page: Page) -> dict[str, list[str]]:
    """Heading of each visible group of dates → titles of its entries."""
    found: dict[str, list[str]] = page.evaluate(LISTS)
    return found


@pytest.mark.parametrize("page", ALL_PAGES)
def test_nothing_changes_at_the_moment_of_the_build(visitor: Visitor, page: str) -> None:
    plain = visitor.open(page, BUILT, scripts=False).inner_html("main")
    assert visitor.open(page, BUILT).inner_html("main") == plain


NOVEMBER, DECEMBER = ["Heute Abend", "Runde", "Sturm"], ["Runde", "Fest", "Runde"]


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(
            "2026-11-22T17:59+01:00",
            {"Läuft gerade": ["Läuft"], "November 2026": NOVEMBER, "Dezember 2026": DECEMBER},
            id="before it begins",
        ),
        pytest.param(
            "2026-11-22T18:00+01:00",
            {
                "Läuft gerade": ["Läuft", "Heute Abend"],
                "November 2026": ["Runde", "Sturm"],
                "Dezember 2026": DECEMBER,
            },
            id="while it runs",
        ),
        pytest.param(
            "2026-11-22T20:00+01:00",
            {
                "Läuft gerade": ["Läuft"],
                "November 2026": ["Runde", "Sturm"],
                "Dezember 2026": DECEMBER,
                "Was war": ["Heute Abend"],
            },
            id="after its end",
        ),
        pytest.param(
            "2026-11-24T23:59+01:00",
            {
                "Läuft gerade": ["Läuft"],
                "November 2026": ["Sturm"],
                "Dezember 2026": DECEMBER,
                "Was war": ["Runde", "Heute Abend"],
            },
            id="last minute of the last day",
        ),
        pytest.param(
            "2026-11-25T00:00+01:00",
            {
                "November 2026": ["Sturm"],
                "Dezember 2026": DECEMBER,
                "Was war": ["Runde", "Heute Abend", "Läuft"],
            },
            id="after the last day",
        ),
        pytest.param(
            "2026-11-25T11:00+01:00",
            {
                "November 2026": ["Sturm"],
                "Dezember 2026": DECEMBER,
                "Was war": ["Runde", "Heute Abend", "Läuft"],
            },
            id="what is cancelled never runs",
        ),
        pytest.param(
            "2027-02-01T00:00+01:00",
            {"Was war": ["Runde", "Fest", "Runde", "Sturm", "Runde", "Heute Abend", "Läuft"]},
            id="long after",
        ),
    ],
)
def test_past_events_do_not_stay_upcoming_without_a_build(
    visitor: Visitor, moment: str, expected: dict[str, list[str]], zone: str
) -> None:
    assert lists(visitor.open(AGENDA, moment, zone)) == expected


def test_site_stays_true_for_half_a_year_when_the_daily_build_has_stopped(visitor: Visitor) -> None:
    page = visitor.open(AGENDA, "2027-05-22T12:00+02:00")
    ahead = page.locator(
        "section[data-phase=upcoming]:visible [data-end], section[data-phase=running]:visible [data-end]"
    )
    ends = [one.get_attribute("data-end") for one in ahead.all() if one.is_visible()]
    assert [end for end in ends if end and end < "2027-05-22T10:00:00Z"] == []
    assert "Fest" in lists(page)["Was war"]


def test_running_event_of_several_days_stays_until_its_last_day_is_over(visitor: Visitor) -> None:
    page = "veranstaltungen/2026/lauf/"
    badges = {
        moment: visitor.open(page, moment).locator(".page-head .badge").all_inner_texts()
        for moment in ("2026-11-23T12:00+01:00", "2026-11-24T23:59+01:00", "2026-11-25T00:00+01:00")
    }
    assert list(badges.values()) == [["läuft gerade"], ["läuft gerade"], ["vorbei"]]


def test_past_dates_drop_out_of_the_start_page(visitor: Visitor) -> None:
    seen = [
        lists(visitor.open("", moment)).get("Nächste Termine")
        for moment in (BUILT, "2026-11-22T20:00+01:00", "2026-12-05T20:00+01:00")
    ]
    assert seen == [
        ["Läuft", "Heute Abend", "Runde", "Fest"],
        ["Läuft", "Runde", "Fest"],
        ["Runde"],
    ]


def test_group_that_is_empty_now_disappears(visitor: Visitor) -> None:
    page = visitor.open("vor-ort/kueste/", "2026-11-25T00:00+01:00")
    assert not page.locator("#termine").is_visible()


def test_series_page_moves_its_dates_to_what_was(visitor: Visitor) -> None:
    assert lists(visitor.open("reihen/winter/", "2026-11-22T20:00+01:00")) == {
        "Läuft gerade": ["Läuft"],
        "Was war": ["Heute Abend", "Alt"],
    }


@pytest.mark.parametrize(
    ("moment", "registration"),
    [
        pytest.param(
            "2026-12-01T23:59+01:00",
            ["Anmeldung bis Dienstag, 1. Dezember 2026", "Anmeldung fest@example.org"],
            id="until the deadline",
        ),
        pytest.param(
            "2026-12-02T00:00+01:00", ["Anmeldung Die Anmeldung ist geschlossen"], id="after the deadline"
        ),
    ],
)
def test_registration_closes_after_its_deadline(
    visitor: Visitor, moment: str, registration: list[str]
) -> None:
    facts = visitor.open(FEST, moment, "Pacific/Auckland").locator(".facts > div:visible").all_inner_texts()
    words = [" ".join(fact.split()) for fact in facts]
    assert [fact for fact in words if fact.startswith("Anmeldung")] == registration


def test_recurring_event_names_only_dates_that_are_still_to_come(visitor: Visitor) -> None:
    page = visitor.open(RUNDE, "2026-11-24T20:00+01:00")
    rows = [row.split(",")[1].strip() for row in page.locator(".dates li").all_inner_texts()]
    assert rows == ["1.\u00a0Dezember\u00a02026", "8.\u00a0Dezember\u00a02026"]
    assert [page.locator(f"{part}:visible").count() for part in (".leaf", "dt:text('Nächster Termin')")] == [
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("moment", "zone", "today"),
    [
        pytest.param("2026-11-22T12:00+01:00", "Europe/Berlin", "2026-11-22", id="at noon"),
        pytest.param("2026-11-22T22:59+00:00", "Asia/Tokyo", "2026-11-22", id="still today in Berlin"),
        pytest.param("2026-11-22T23:00+00:00", "America/New_York", "2026-11-23", id="midnight in Berlin"),
        pytest.param("2026-11-30T22:59+00:00", "Europe/Berlin", "2026-11-30", id="last day"),
    ],
)
def test_month_marks_today_in_berlin(visitor: Visitor, moment: str, zone: str, today: str) -> None:
    marked = visitor.open(MONTH, moment, zone).locator("[aria-current=date]")
    days = [cell.locator("> time").get_attribute("datetime") for cell in marked.all()]
    assert (days, "heute" in marked.inner_text()) == ([today], True)


def test_month_without_today_marks_nothing(visitor: Visitor) -> None:
    assert visitor.open(MONTH, "2026-12-01T00:00+01:00").locator("[aria-current=date]").count() == 0


def test_page_shown_again_after_days_is_brought_up_to_date(visitor: Visitor) -> None:
    page = visitor.open(AGENDA, BUILT)
    page.clock.set_fixed_time(datetime.fromisoformat("2026-11-25T00:00+01:00"))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert lists(page)["Was war"] == ["Runde", "Heute Abend", "Läuft"]


@pytest.mark.parametrize("path", [AGENDA, FEST, RUNDE, MONTH, ""])
def test_axe_finds_nothing_on_a_page_that_the_clock_has_changed(visitor: Visitor, path: str) -> None:
    page = visitor.open(path, "2026-11-30T12:00+01:00")
    page.evaluate(WITHOUT_BEAM)
    assert run_axe(page).violations == ()


def test_clock_that_is_slow_changes_nothing(visitor: Visitor) -> None:
    plain = visitor.open(AGENDA, BUILT, scripts=False).inner_html("main")
    slow = visitor.open(AGENDA, "2015-01-01T00:00+01:00")
    assert lists(slow) == lists(visitor.open(AGENDA, BUILT))
    assert "Läuft gerade" in plain


def test_only_pages_that_tell_the_time_load_the_script(built: Build) -> None:
    loaded = {
        address: [
            Path(script["src"]).name.split(".")[0] for script in built.soup(address).select("script[src]")
        ]
        for address in (
            "",
            AGENDA,
            FEST,
            RUNDE,
            MONTH,
            "reihen/winter/",
            "veranstaltungen/2025/",
            "berichte/",
        )
        if (built.output / address / "index.html").exists()
    }
    dated = {address: ["freshness"] for address in ("", AGENDA, FEST, RUNDE, MONTH, "reihen/winter/")}
    assert loaded == dated | {"veranstaltungen/2025/": []}


def test_policy_allows_scripts_only_where_there_is_one(built: Build) -> None:
    policies = {
        address: built.soup(address).find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        for address in (AGENDA, "veranstaltungen/2025/")
    }
    assert "script-src 'self';" in policies[AGENDA]
    assert "script-src" not in policies["veranstaltungen/2025/"]


def test_script_is_small_and_keeps_nothing(built: Build) -> None:
    scripts = [script.read_bytes() for script in built.output.glob("theme/freshness.*.js")]
    assert len(scripts) == 1  # no page of another language links it
    for code in scripts:
        assert len(gzip.compress(code, 9)) <= 2048
        for word in (b"fetch", b"XMLHttp", b"Storage", b"cookie", b"?.", b"??", b"innerHTML"):
            assert word not in code


def test_a_date_without_a_day_stays_when_the_others_of_its_month_are_over(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    """Nobody knows whether it is over, too."""
    vague = {"veranstaltungen/irgendwann.md": "---\ntitel: Irgendwann\nbeginn: 12/2026\n---\n"}
    write_files(tmp_path / "content", {**SITE, **vague})
    page = Visitor(browser, serve(run_build(tmp_path).output)).open(AGENDA, "2026-12-20T12:00+01:00")
    assert lists(page)["Dezember 2026"] == ["Irgendwann"]
    page.context.close()


def test_month_that_is_cut_leads_to_its_rest_when_all_it_shows_is_over(
    tmp_path: Path, browser: Browser, serve: Callable[..., str]
) -> None:
    """What it does not show may still come."""
    many = {
        f"veranstaltungen/n{number}.md": f"---\ntitel: Abend {number}\nbeginn: {23 + number // 40}.11.2026 18:00\n---\n"
        for number in range(45)
    }
    write_files(tmp_path / "content", {"netzwerk.yaml": FACTS, **many})
    page = Visitor(browser, serve(run_build(tmp_path).output)).open(AGENDA, "2026-11-24T12:00+01:00")
    assert lists(page)["November 2026"] == []
    assert page.locator("#november-2026 a").all_inner_texts() == ["Alle Termine im November 2026"]
    page.context.close()
