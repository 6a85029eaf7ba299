"""The copy of a site that opens from disk, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from site_checks.disk_preview import NOTICE, main, relative_address
from site_checks.references import Addresses
from site_checks.site import Site, open_site

URL = "https://netz.example.org/netzwerk"
START = f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'self'">
<title>Start &amp; Ziel</title>
<link rel="canonical" href="{URL}/">
<link rel="stylesheet" href="/netzwerk/theme/main.css">
<script type="module" src="/netzwerk/theme/suche.js"></script>
</head><body>
<a class="hin" href="/netzwerk/kontakt/?von=start#post">Kontakt</a>
<img src="/netzwerk/bild.png" srcset="/netzwerk/bild.png 480w, /netzwerk/größer%20eins.png 960w" alt="">
</body></html>
"""
CONTACT = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Kontakt</title>
<link rel="stylesheet" href="/netzwerk/theme/main.css">
</head><body><h1 id="post">Kontakt</h1><a class="zurueck" href="/netzwerk/">Start</a></body></html>
"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c636060606000000005000165a8f8c00000000049454e44ae426082"
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for path, data in {
        "index.html": START.encode(),
        "kontakt/index.html": CONTACT.encode(),
        "theme/main.css": b"h1 { color: rgb(1, 2, 3) }",
        "theme/suche.js": b"",
        "bild.png": PIXEL,
        "größer eins.png": PIXEL,
        ".well-known/security.txt": b"Contact: mailto:netz@example.org",
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def preview(output: Path) -> Path:
    folder = output.parent / "vorschau"
    assert main([str(output), str(folder)]) == 0
    return folder


def test_preview_opens_from_disk_with_its_styles_and_links(preview: Path, browser: Browser) -> None:
    page = browser.new_page()
    problems: list[str] = []
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.on("console", lambda message: problems.append(message.text))
    page.goto((preview / "index.html").as_uri())
    page.click(".hin")
    assert page.url == f"{(preview / 'kontakt/index.html').as_uri()}?von=start#post"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(1, 2, 3)"
    assert page.inner_text("body > :first-child") == NOTICE
    page.click(".zurueck")
    assert page.url == (preview / "index.html").as_uri()
    assert page.evaluate("document.querySelector('img').naturalWidth") > 0
    page.close()
    assert problems == []


def test_preview_changes_nothing_else(output: Path, preview: Path) -> None:
    page = (preview / "index.html").read_text(encoding="utf-8")
    assert f'<link href="{URL}/" rel="canonical"/>' in page or f'<link rel="canonical" href="{URL}/"' in page
    assert "<title>Start &amp; Ziel</title>" in page
    assert [policy in page.lower() for policy in ("content-security-policy", "<script")] == [False, False]
    others = [path for path in output.rglob("*") if path.is_file() and path.suffix != ".html"]
    assert [(preview / path.relative_to(output)).read_bytes() for path in others] == [
        path.read_bytes() for path in others
    ]
    assert (output / "index.html").read_text(encoding="utf-8") == START


ADDRESSES = [
    pytest.param("a/b/index.html", "/netzwerk/", "../../index.html", id="start"),
    pytest.param("a/index.html", "/netzwerk/kontakt", "../kontakt/index.html", id="without-slash"),
    pytest.param("404.html", "/netzwerk/kontakt/", "kontakt/index.html", id="beside"),
    pytest.param("index.html", f"{URL}/kontakt/#post", "kontakt/index.html#post", id="full"),
    pytest.param("index.html", "größer%20eins.png", "gr%C3%B6%C3%9Fer%20eins.png", id="odd-name"),
    pytest.param("index.html", "#inhalt", "#inhalt", id="fragment"),
    pytest.param("index.html", "/netzwerk/fehlt/", "/netzwerk/fehlt/", id="missing"),
    pytest.param("index.html", "mailto:a@example.org", "mailto:a@example.org", id="mail"),
    pytest.param("index.html", "https://example.org/x", "https://example.org/x", id="elsewhere"),
]


@pytest.mark.parametrize(("path", "address", "expected"), ADDRESSES)
def test_address_becomes_relative(output: Path, path: str, address: str, expected: str) -> None:
    site: Site = open_site(output)
    assert relative_address(address, path, Addresses(site)) == expected


def test_redirect_leads_into_the_copy(output: Path) -> None:
    (output / "alt.html").write_text('<meta http-equiv="refresh" content="0; url=/netzwerk/kontakt/">')
    assert main([str(output), str(output.parent / "kopie")]) == 0
    assert "0; url=kontakt/index.html" in (output.parent / "kopie/alt.html").read_text(encoding="utf-8")


def test_preview_never_overwrites(output: Path, preview: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(output), str(preview)]) == 1
    assert "gibt es schon" in capsys.readouterr().err


def test_preview_of_nothing_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), str(tmp_path / "neu")]) == 1
    assert "liegt keine gebaute Website" in capsys.readouterr().err
