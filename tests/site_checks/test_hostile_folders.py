"""Folders as nobody wants them: every one is read to the end, quickly, and told about."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from tests.site_checks.right_site import lines_of, right_files, run_check, write_site

from site_checks.check import Outcome, Result
from site_checks.inspection import all_checks, inspect_site
from site_checks.site import open_site

QUICK = [check for check in all_checks() if check.code != "html.nu"]
MOST_SECONDS = 30  # of the processor, readers in other processes included; other programs do not count


def inspect(output: Path) -> dict[str, Result]:
    start = sum(os.times()[:4])
    results = {result.code: result for result in inspect_site(open_site(output), QUICK)}
    assert sum(os.times()[:4]) - start < MOST_SECONDS
    return results


def test_empty_folder_is_told(tmp_path: Path) -> None:
    results = inspect(write_site(tmp_path, {}))
    found = {code: lines_of(result) for code, result in results.items() if result.outcome is Outcome.FINDINGS}
    assert found == {
        "seiten.lesbar": [
            ":1:1: seiten.lesbar: der Ordner enthält keine Seite. So geht es: erst bauen: make html"
        ]
    }


def test_junk_with_names_of_all_kinds_is_told(tmp_path: Path) -> None:
    junk = random.Random(1).randbytes(200_000)  # noqa: S311 (the same junk in every run)
    kinds = [
        "html",
        "css",
        "js",
        "json",
        "xml",
        "svg",
        "ics",
        "vcf",
        "jpg",
        "png",
        "webp",
        "avif",
        "gif",
        "txt",
        "webmanifest",
    ]
    results = inspect(write_site(tmp_path, {f"muell.{kind}": junk for kind in kinds}))
    assert lines_of(results["seiten.lesbar"]) == [
        "muell.html:1:1: seiten.lesbar: ist kein Text in UTF-8. So geht es: die Seite in UTF-8 speichern"
    ]
    assert {finding.path for finding in results["bilder.lesbar"].findings} == {
        "muell.avif", "muell.gif", "muell.jpg", "muell.png", "muell.webp"
    }  # fmt: skip
    for code in ("kalender.zweitmeinung", "kontakte.zweitmeinung", "feeds.xml"):
        assert results[code].outcome is Outcome.FINDINGS


def test_place_of_the_first_bad_sign_is_told(tmp_path: Path) -> None:
    output = write_site(tmp_path, {"alt.html": b"<!DOCTYPE html>\n<p>\nGr\xfc\xdfe"})
    assert lines_of(run_check(output, "seiten.lesbar")) == [
        "alt.html:3:1: seiten.lesbar: ist kein Text in UTF-8. So geht es: die Seite in UTF-8 speichern"
    ]


def test_page_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    output = write_site(tmp_path, {})
    with (output / "riesig.html").open("wb") as page:
        page.truncate(50_000_000)
    assert lines_of(inspect(output)["seiten.lesbar"]) == [
        "riesig.html:1:1: seiten.lesbar: ist 50 MB groß. So geht es: den Inhalt auf mehrere Seiten verteilen"
    ]


def test_circles_of_links_end(tmp_path: Path) -> None:
    output = write_site(tmp_path, {"a/index.html": "<!DOCTYPE html>"})
    (output / "a/b").symlink_to(output, target_is_directory=True)
    (output / "selbst.html").symlink_to(output / "selbst.html")
    results = inspect(output)
    assert {finding.path for finding in results["dateien.gewoehnlich"].findings} == {"a/b", "selbst.html"}


def test_hundred_thousand_links_are_followed(tmp_path: Path) -> None:
    links = "".join(f'<a href="/{number}/">x</a>' for number in range(100_000))
    results = inspect(write_site(tmp_path, {"index.html": f"<!DOCTYPE html><main>{links}"}))
    assert len(results["links.ziel"].findings) == 100_000


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html lang='de'>" + "<div>" * 20_000 + "Lorem ipsum" + "</div>" * 20_000
    results = inspect(write_site(tmp_path, {"index.html": page}))
    assert len(results["text.blindtext"].findings) == 1


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<a href='" * 3_000, id="open attributes"),
        pytest.param("<!--" * 3_000, id="open comments"),
        pytest.param("<" * 100_000, id="angle brackets"),
        pytest.param("&" * 100_000, id="ampersands"),
        pytest.param("</p>" * 100_000, id="ends without begin"),
        pytest.param("<script>" + "<" * 100_000, id="open script"),
        pytest.param('<meta http-equiv="refresh" content="' + "0" * 50_000 + '">', id="long refresh"),
        pytest.param('<img srcset="' + "a," * 50_000 + '">', id="many candidates"),
        pytest.param("§ " + "1 " * 50_000, id="long paragraph number"),
        pytest.param(f'<script type="application/ld+json">{"[" * 100_000}</script>', id="deep data"),
        pytest.param(
            '<a href="//[">x</a><a href="http://[::1">y</a><a href="\x00">z</a>', id="bad addresses"
        ),
        pytest.param("", id="empty"),
    ],
)
def test_odd_page_is_read_to_the_end(tmp_path: Path, page: str) -> None:
    results = inspect(write_site(tmp_path, {"index.html": page}))
    broken = [
        line for result in results.values() for line in lines_of(result) if "lässt sich nicht prüfen" in line
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a.css", "{" * 5_000 + "url(x)", id="deep style sheet"),
        pytest.param("a.js", "'" * 100_001, id="open texts"),
        pytest.param("a.js", "/*" * 100_000, id="open comments"),
        pytest.param("a.js", "http" * 50_000, id="almost addresses"),
        pytest.param("a.ics", "BEGIN:VEVENT\r\n" * 2_000, id="deep calendar"),
        pytest.param("a.ics", "A" * 500_000, id="long line"),
        pytest.param("a.ics", 'A;X="' * 20_000, id="open parameters"),
        pytest.param("a.vcf", "BEGIN:VCARD\r\n" * 2_000, id="deep cards"),
        pytest.param("a.svg", "<a>" * 50_000, id="deep drawing"),
        pytest.param("sitemap.xml", "<urlset>", id="broken sitemap"),
        pytest.param("robots.txt", "\x00" * 1_000, id="empty signs"),
    ],
)
def test_odd_file_is_read_to_the_end(tmp_path: Path, path: str, text: str) -> None:
    inspect(write_site(tmp_path, {**right_files(), path: text}))


def test_check_that_stumbles_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(_self: object, _page: object) -> None:
        raise RuntimeError("Fehler im Fehler")

    monkeypatch.setattr("site_checks.checks.pages.Title.look_at", stumble)
    results = inspect(write_site(tmp_path, {"index.html": "<p>Hallo"}))
    assert lines_of(results["seiten.titel"]) == [
        (
            "index.html:1:1: seiten.titel: lässt sich nicht prüfen (RuntimeError: Fehler im Fehler). "
            "So geht es: die Datei neu bauen; sie ist beschädigt"
        )
    ]
    assert results["seiten.geruest"].outcome is Outcome.FINDINGS
