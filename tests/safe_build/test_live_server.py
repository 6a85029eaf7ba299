import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.browser.chromium import launch_chromium

from safe_build import live_server
from safe_build.live_server import Reloads, open_server

STRICT = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">"
PAGE = f"<!doctype html><html lang=de><head>{STRICT}<title>Eins</title></head><header>ä</header></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kontakt").mkdir()
    (tmp_path / "leer").mkdir()
    (tmp_path / "kontakt/index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "main.css").write_text("body{}")
    (tmp_path / "404.html").write_text("<head></head>Nicht gefunden")
    return tmp_path


@pytest.fixture
def reloads() -> Reloads:
    return Reloads()


@pytest.fixture
def port(folder: Path, reloads: Reloads) -> Iterator[int]:
    with open_server(folder, 0, reloads) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_port
        reloads.announce()
        server.shutdown()


def get(port: int, address: str) -> tuple[int, str, str]:
    """Status, kind and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, str(answer.headers.get_content_type()), answer.read().decode()


def script(reloads: Reloads) -> str:
    events = f'new EventSource("/.live/{reloads.version}")'
    return f"<script>{events}.onmessage = () => location.reload()</script>"


def test_page_is_served_with_the_reload_and_without_a_policy_against_it(port: int, reloads: Reloads) -> None:
    expected = PAGE.replace(f"<head>{STRICT}", f"<head>{script(reloads)}")
    assert get(port, "/kontakt/?x=1") == (200, "text/html", expected)
    assert get(port, "/kontakt/index.html") == (200, "text/html", expected)


def test_other_file_is_served_as_it_is(port: int) -> None:
    assert get(port, "/main.css") == (200, "text/css", "body{}")


@pytest.mark.parametrize("address", ["/fehlt/", "/fehlt.css", "/leer/", "/../../etc/passwd"])
def test_unknown_address_gets_the_404_page(port: int, reloads: Reloads, address: str) -> None:
    assert get(port, address) == (404, "text/html", f"<head>{script(reloads)}</head>Nicht gefunden")


def test_unknown_address_before_the_first_build_gets_a_page_that_reloads(
    port: int, reloads: Reloads, folder: Path
) -> None:
    (folder / "404.html").unlink()
    status, _kind, text = get(port, "/")
    assert (status, script(reloads) in text, "Hier ist noch keine Seite." in text) == (404, True, True)


def test_address_without_its_slash_is_corrected(port: int) -> None:
    assert get(port, "/kontakt")[0] == 301


def test_outdated_page_is_told_at_once(port: int) -> None:
    assert get(port, "/.live/0") == (200, "text/event-stream", "data: neu\n\n")


def test_current_page_is_told_when_there_is_something_new(
    port: int, reloads: Reloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_server, "_SECONDS_BETWEEN_SIGNS_OF_LIFE", 0.2)
    threading.Timer(0.3, reloads.announce).start()
    assert get(port, f"/.live/{reloads.version}")[2] == ": noch da\n\ndata: neu\n\n"


def test_browser_shows_the_new_page_in_spite_of_a_strict_policy(
    port: int, reloads: Reloads, folder: Path
) -> None:
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/kontakt/")
        for title in ("Zwei", "Drei"):
            (folder / "kontakt/index.html").write_text(PAGE.replace("Eins", title))
            reloads.announce()
            page.wait_for_function("title => document.title === title", arg=title, timeout=5000)
        browser.close()
