import http.client
import re
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from safe_build.live_server import Version, open_server

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
def version() -> Version:
    return Version()


@pytest.fixture
def port(folder: Path, version: Version) -> Iterator[int]:
    with open_server(folder, 0, version) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_port
        server.shutdown()


def get(port: int, address: str) -> tuple[int, str, str]:
    """Status, kind and text of an answer, the reload script shortened to the version it knows."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", address)
    answer = connection.getresponse()
    text = re.sub(r'<script>.*?!== "(\d+)".*?</script>', r"[\1]", answer.read().decode(), flags=re.DOTALL)
    return answer.status, answer.headers["Content-Type"], text


HTML = "text/html; charset=utf-8"


@pytest.mark.parametrize("address", ["/kontakt/?x=1", "/kontakt/index.html"])
def test_page_gets_the_reload_and_loses_the_policy_against_it(
    port: int, version: Version, address: str
) -> None:
    expected = PAGE.replace(f"<head>{STRICT}", f"<head>[{version.name}]")
    assert get(port, address) == (200, HTML, expected)


def test_other_file_is_served_as_it_is(port: int) -> None:
    assert get(port, "/main.css") == (200, "text/css; charset=utf-8", "body{}")


@pytest.mark.parametrize("address", ["/fehlt/", "/fehlt.css", "/leer/", "/../../etc/passwd"])
def test_unknown_address_gets_the_404_page(port: int, version: Version, address: str) -> None:
    assert get(port, address) == (404, HTML, f"<head>[{version.name}]</head>Nicht gefunden")


def test_before_the_first_build_there_is_a_page_that_reloads(
    port: int, version: Version, folder: Path
) -> None:
    (folder / "404.html").unlink()
    status, _kind, text = get(port, "/")
    assert (status, f"[{version.name}]" in text, "Hier ist noch keine Seite." in text) == (404, True, True)


def test_address_without_its_slash_is_corrected(port: int) -> None:
    assert get(port, "/kontakt")[0] == 301


def test_version_is_another_after_each_renewal(port: int, version: Version) -> None:
    before = get(port, "/.version")
    version.renew()
    assert (before[0], before[2] != version.name) == (200, True)
    assert get(port, "/.version")[2] == version.name


def test_browser_that_goes_away_is_no_news(
    port: int, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "gross.bin").write_bytes(bytes(20_000_000))
    with socket.create_connection(("127.0.0.1", port)) as browser:
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        browser.sendall(b"GET /gross.bin HTTP/1.0\r\n\r\n")
        browser.recv(10)
    time.sleep(0.2)
    assert capfd.readouterr() == ("", "")


def test_browser_shows_the_new_page_in_spite_of_a_strict_policy(
    port: int, version: Version, folder: Path, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{port}/kontakt/")
    for title in ("Zwei", "Drei"):
        (folder / "kontakt/index.html").write_text(PAGE.replace("Eins", title))
        version.renew()
        page.wait_for_function("title => document.title === title", arg=title, timeout=5000)
    page.close()
