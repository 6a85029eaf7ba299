"""The browser tools see what they are for: each fault is put on a page and must be found."""

from collections.abc import Callable
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser
from tests.browser.nu import check_folder
from tests.browser.visits import VIEWS, Visit, choose_pages, visit_pages

PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Leuchtturm</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{head}</head>
<body><header><p>Der Turm</p></header><main><h1>Leuchtturm</h1>{body}</main></body></html>"""
STRICT = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:">"""
DARK_GREY = """<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }</style>"""


@pytest.fixture
def visit(tmp_path: Path, browser: Browser, serve: Callable[..., str]) -> Callable[..., Visit]:
    """visit(head="", body="") shows a small page and tells what happened."""

    def show(head: str = "", body: str = "") -> Visit:
        (tmp_path / "index.html").write_text(PAGE.format(head=head, body=body), encoding="utf-8")
        return visit_pages(browser, serve(tmp_path), [""])[""]

    return show


def rules(found: Visit) -> dict[str, set[str]]:
    return {view: {result.rule for result in report.violations} for view, report in found.axe.items()}


@pytest.mark.parametrize(
    "head", [pytest.param("", id="plain"), pytest.param(STRICT, id="content security policy")]
)
def test_visit_of_a_good_page_finds_nothing(visit: Callable[..., Visit], head: str) -> None:
    found = visit(head=head)
    assert (rules(found), found.overflow, found.foreign, found.complaints) == (
        {view: set() for view in VIEWS},
        dict.fromkeys(VIEWS, 0),
        set(),
        [],
    )


def test_axe_finds_a_picture_without_text(visit: Callable[..., Visit]) -> None:
    assert rules(visit(body='<img src="data:,">')) == {view: {"image-alt"} for view in VIEWS}


def test_axe_finds_faint_text_in_the_dark_only(visit: Callable[..., Visit]) -> None:
    dark = {"320 dark", "1280 dark"}
    assert rules(visit(head=DARK_GREY)) == {
        view: {"color-contrast"} if view in dark else set() for view in VIEWS
    }


def test_visit_measures_sideways_scrolling(visit: Callable[..., Visit]) -> None:
    found = visit(head="<style>body { margin: 0 } p { width: 400px }</style>")
    assert found.overflow == {"320 light": 80, "320 dark": 80, "1280 light": 0, "1280 dark": 0}


def test_visit_notes_requests_to_other_places(visit: Callable[..., Visit]) -> None:
    found = visit(body='<img src="http://127.0.0.2:9/zaehler.png" alt="">')
    assert found.foreign == {"http://127.0.0.2:9/zaehler.png"}


def test_visit_notes_console_and_script_errors(visit: Callable[..., Visit]) -> None:
    found = visit(body='<script>console.error("dunkel"); throw new Error("aus")</script>')
    assert found.complaints == ["dunkel", "aus"]


def test_choose_pages_takes_some_of_every_type() -> None:
    types = {"a/": "event", "b/": "event", "c/": "event", "d/": "event", "e/": "region"}
    assert choose_pages(types) == ["a/", "b/", "c/", "e/"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            '<img src="turm.png">', "error: An “img” element must have an “alt” attribute", id="error"
        ),
        pytest.param("<section><p>Licht</p></section>", "warning: Section lacks heading", id="warning"),
        pytest.param("<br/>", "note: Trailing slash on void elements", id="note"),
        pytest.param("<p>Licht</p>", None, id="valid"),
    ],
)
def test_nu_checker_reports_what_it_sees(tmp_path: Path, body: str, expected: str | None) -> None:
    page = tmp_path / "städte" / "index.html"
    page.parent.mkdir()
    page.write_text(PAGE.format(head="", body=body), encoding="utf-8")
    faults = [str(fault) for fault in check_folder(tmp_path)]
    wanted = [f"städte/index.html:4: {expected}"] if expected else []
    assert [fault[: len(start)] for fault, start in zip(faults, wanted, strict=True)] == wanted


def answer_of(address: str) -> tuple[int, str]:
    try:
        with urlopen(address) as answer:  # noqa: S310 (our own server)
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        pytest.param("/", "", (200, "Start"), id="directory index"),
        pytest.param("/netzwerk/", "orte/", (200, "Orte"), id="below a sub path"),
        pytest.param("/netzwerk/", "orte", (200, "Orte"), id="redirect to the final slash"),
        pytest.param("/", "impressum", (200, "Impressum"), id="page without .html"),
        pytest.param("/", "nirgends/", (404, "Verirrt"), id="own page for what is missing"),
        pytest.param("/netzwerk/", "/orte/", (404, "Verirrt"), id="outside of the sub path"),
        pytest.param("/", "leer/", (404, "Verirrt"), id="no list of files"),
    ],
)
def test_server_answers_like_github_pages(
    tmp_path: Path, serve: Callable[..., str], base: str, address: str, expected: tuple[int, str]
) -> None:
    pages = {
        "index.html": "Start",
        "orte/index.html": "Orte",
        "impressum.html": "Impressum",
        "404.html": "Verirrt",
    }
    for name, content in {**pages, "leer/turm.txt": ""}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert answer_of(urljoin(serve(tmp_path, base), address)) == expected
