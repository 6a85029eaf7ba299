"""Serving as GitHub Pages does, over real connections."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.browser.pages_server import serve_folder

from safe_build import pages_server
from safe_build.pages_server import Answer, answer

FILES = {
    "index.html": "Start",
    "404.html": "Nicht da",
    "kontakt/index.html": "Kontakt",
    "alt.html": "Alt",
    "kontakt/karte.vcf": "BEGIN",
    "Groß/index.html": "Groß",
    "ohne/bild.avif": "",
    ".well-known/security.txt": "Contact",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path.parent / "geheim.txt").write_text("geheim")
    return tmp_path


@pytest.fixture(params=["/", "/netzwerk/"], ids=["root", "project"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    with serve_folder(folder, request.param) as url:
        yield url


def ask(url: str, below: str, method: str = "GET") -> tuple[int, str, str]:
    """Status, what it leads to or holds, type of an answer."""
    whole = urlsplit(url)
    connection = http.client.HTTPConnection(whole.netloc, timeout=5)
    connection.request(method, whole.path + below)
    given = connection.getresponse()
    text = given.read().decode()
    connection.close()
    return given.status, given.headers.get("Location") or text, given.headers.get("Content-Type", "")


HTML = "text/html; charset=utf-8"
ANSWERS = [
    pytest.param("", (200, "Start", HTML), id="start"),
    pytest.param("index.html", (200, "Start", HTML), id="by-its-file"),
    pytest.param("kontakt/", (200, "Kontakt", HTML), id="folder"),
    pytest.param("kontakt/?von=a#b", (200, "Kontakt", HTML), id="query"),
    pytest.param("alt", (200, "Alt", HTML), id="page-without-ending"),
    pytest.param("alt/", (404, "Nicht da", HTML), id="page-is-no-folder"),
    pytest.param("Gro%C3%9F/", (200, "Groß", HTML), id="odd-name"),
    pytest.param("gro%C3%9F/", (404, "Nicht da", HTML), id="other-capitals"),
    pytest.param("ohne/", (404, "Nicht da", HTML), id="folder-without-page"),
    pytest.param("ohne", (404, "Nicht da", HTML), id="folder-without-page-or-slash"),
    pytest.param("fehlt/", (404, "Nicht da", HTML), id="missing"),
    pytest.param("index.html/", (404, "Nicht da", HTML), id="file-is-no-folder"),
    pytest.param("../geheim.txt", (404, "Nicht da", HTML), id="outside"),
    pytest.param("%2e%2e/geheim.txt", (404, "Nicht da", HTML), id="outside-disguised"),
    pytest.param(".well-known/security.txt", (200, "Contact", "text/plain; charset=utf-8"), id="hidden"),
    pytest.param("kontakt/karte.vcf", (200, "BEGIN", "text/x-vcard; charset=utf-8"), id="vcard"),
]


@pytest.mark.parametrize(("below", "expected"), ANSWERS)
def test_answer_is_that_of_github_pages(address: str, below: str, expected: tuple[int, str, str]) -> None:
    assert ask(address, below) == expected


def test_folder_without_its_slash_leads_to_it(address: str) -> None:
    base = urlsplit(address).path
    assert ask(address, "kontakt")[:2] == (301, f"{base}kontakt/")
    assert ask(address, "Gro%C3%9F?von=a")[:2] == (301, f"{base}Gro%C3%9F/?von=a")


def test_head_has_no_body(address: str) -> None:
    assert ask(address, "kontakt/", "HEAD") == (200, "", HTML)
    assert ask(address, "fehlt/", "HEAD") == (404, "", HTML)


def test_project_path_has_a_slash_and_nothing_beside_it(folder: Path) -> None:
    with serve_folder(folder, "/netzwerk/") as url:
        root = f"{url.removesuffix('netzwerk/')}"
        assert ask(root, "netzwerk")[:2] == (301, "/netzwerk/")
        assert [ask(root, path)[0] for path in ("", "kontakt/", "netzwerkstatt/")] == [404, 404, 404]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("alle.ics", "text/calendar; charset=utf-8"),
        ("site.webmanifest", "application/manifest+json"),
        ("alles.atom.xml", "application/xml"),
        ("bild.avif", "image/avif"),
        ("heft.pdf", "application/pdf"),
        ("index.pf_meta", "application/octet-stream"),
    ],
)
def test_type_follows_the_ending(folder: Path, address: str, name: str, kind: str) -> None:
    (folder / name).write_bytes(b"")
    assert ask(address, name) == (200, "", kind)


def test_capital_letters_count_also_where_the_system_overlooks_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "is_file", lambda _self: True)
    assert answer(folder, "/", "/Kontakt/index.html") == Answer(404, folder / "404.html")


def test_without_a_404_page_there_is_an_answer_all_the_same(tmp_path: Path) -> None:
    with serve_folder(tmp_path) as url:
        assert ask(url, "x")[0] == 404


def test_program_says_where_it_serves(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pages_server.QuietServer, "serve_forever", lambda _self: None)
    assert pages_server.main([str(folder), "--base", "netzwerk", "--port", "0"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{folder}/ wie auf GitHub Pages: http://127.0.0.1:")
    assert said.endswith("/netzwerk/\n")


def test_program_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pages_server.main([str(tmp_path / "public")]) == 1
    assert capsys.readouterr().out.endswith("gibt es nicht. So geht es: erst make publish\n")
