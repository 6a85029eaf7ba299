"""Every check: the right site passes, one planted fault gives exactly its findings, and where it cannot be made."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from tests.site_checks.planted import plant
from tests.site_checks.right_site import lines_of, right_files, right_manifest, run_check, write_site

from site_checks.check import Outcome
from site_checks.inspection import all_checks, inspect_site
from site_checks.site import open_site

TABLE = yaml.safe_load((Path(__file__).parent / "fault_table.yaml").read_text(encoding="utf-8"))
ELSEWHERE = {
    "dateien.gewoehnlich",
    "dateien.groesse",
    "datenschutz.bilddaten",
    "html.nu",
    "links.zwei-bauten",
}
CODES = [check.code for check in all_checks()]
CASES = [
    pytest.param(code, case, id=f"{code}: {name}")
    for code, cases in TABLE.items()
    for name, case in cases.items()
]
NO_PAGES = "es keine Seiten gibt"
NO_MANIFEST = "das Verzeichnis des Baus fehlt (.build/…/manifest.json)"
NO_TYPES = "die Arten der Seiten nicht bekannt sind (das Verzeichnis des Baus fehlt)"
NO_ADDRESS = "die Adresse der Website nicht bekannt ist (--site-url)"


def picture(kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (16, 9)).save(stream, kind, **options)
    return stream.getvalue()


def with_exif(**places: Any) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 1  # orientation, harmless
    for name, value in places.items():
        exif[{"artist": 0x013B, "model": 0x0110, "place": 0x8825}[name]] = value
    return picture("JPEG", exif=exif)


def with_words(**words: str) -> bytes:
    chunks = PngInfo()
    for name, value in words.items():
        chunks.add_text(name, value)
    return picture("PNG", pnginfo=chunks)


def comparable(line: str) -> str:
    """Weights without their last digits: not every zlib packs to the same byte."""
    return re.sub(r"(?<=\d)\d{2}(?!\d)", "00", line) if "gewicht." in line else line


def test_every_check_has_a_case() -> None:
    assert TABLE.keys() | ELSEWHERE == set(CODES)
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("base", ["", "/netzwerk"])
def test_right_site_passes_every_check(tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # here is no Nu checker
    output = write_site(tmp_path, right_files(base), right_manifest())
    results = inspect_site(open_site(output))
    assert [line for result in results for line in lines_of(result)] == []
    reasons = {result.code for result in results if result.outcome is Outcome.NOT_APPLICABLE}
    assert reasons == {"html.nu", "links.zwei-bauten", *([] if base else ["links.unterpfad"])}


@pytest.mark.parametrize(("code", "case"), CASES)
def test_planted_fault_is_found(tmp_path: Path, code: str, case: dict[str, Any]) -> None:
    result = run_check(plant(tmp_path, case), code)
    assert list(map(comparable, lines_of(result))) == list(map(comparable, case["expect"]))
    assert case["expect"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(with_exif(place={1: "N", 2: (54.0, 5.0, 0.0)}), "den Ort der Aufnahme", id="place"),
        pytest.param(with_exif(artist="Ada Adler", model="Kamera 7"), "Model, Artist", id="names"),
        pytest.param(picture("JPEG", comment=b"von Ada"), "comment", id="comment"),
        pytest.param(picture("JPEG", xmp=b"<x:xmpmeta/>"), "XMP", id="xmp"),
        pytest.param(with_words(Author="Ada Adler"), "Author", id="text chunk"),
    ],
)
def test_hidden_data_of_pictures_is_found(tmp_path: Path, data: bytes, words: str) -> None:
    output = write_site(tmp_path, {"foto.jpg": data})
    hint = "die Datei ohne Zusatzdaten speichern; der Bau der Website tut das von selbst"
    assert lines_of(run_check(output, "datenschutz.bilddaten")) == [
        f"foto.jpg:1:1: datenschutz.bilddaten: enthält {words}. So geht es: {hint}"
    ]


def test_orientation_is_no_hidden_data(tmp_path: Path) -> None:
    output = write_site(tmp_path, {"foto.jpg": with_exif()})
    assert lines_of(run_check(output, "datenschutz.bilddaten")) == []


def test_links_in_the_file_system_are_found(tmp_path: Path) -> None:
    output = write_site(tmp_path, right_files())
    (output / "kreis").symlink_to(output)
    (output / "weg.html").symlink_to(output / "fort.html")
    os.mkfifo(output / "rohr")
    cure = "So geht es: durch die Datei selbst ersetzen oder entfernen"
    assert lines_of(run_check(output, "dateien.gewoehnlich")) == [
        f"kreis:1:1: dateien.gewoehnlich: ist ein symbolischer Verweis. {cure}",
        f"rohr:1:1: dateien.gewoehnlich: ist keine gewöhnliche Datei. {cure}",
        f"weg.html:1:1: dateien.gewoehnlich: ist ein symbolischer Verweis. {cure}",
    ]


def test_sizes_beyond_the_limits_are_found(tmp_path: Path) -> None:
    output = write_site(tmp_path, right_files())
    for name, size in (("film.mp4", 1_100_000_000), ("daten.json", 6_000_000)):
        with (output / name).open("wb") as file:
            file.truncate(size)
    cure = "So geht es: die Datei verkleinern oder teilen"
    assert lines_of(run_check(output, "dateien.groesse")) == [
        ":1:1: dateien.groesse: die Website ist 1106 MB groß, höchstens 1.000 MB gehen. So geht es: große Dateien verkleinern oder anderswo ablegen",
        f"daten.json:1:1: dateien.groesse: ist 6 MB groß, höchstens 5 MB gehen. {cure}",
        f"film.mp4:1:1: dateien.groesse: ist 1100 MB groß, höchstens 100 MB gehen. {cure}",
    ]


def test_two_builds_of_one_content_are_alike(tmp_path: Path) -> None:
    first = write_site(tmp_path / "a", right_files(), right_manifest())
    second = write_site(tmp_path / "b", right_files("/netzwerk"), right_manifest())
    assert lines_of(run_check(first, "links.zwei-bauten", other=open_site(second))) == []


def test_two_builds_that_differ_are_told_apart(tmp_path: Path) -> None:
    first = write_site(tmp_path, right_files())
    below = right_files("/netzwerk")
    page = str(below["index.html"])
    below["index.html"] = page.replace("tel:+493023125100", "/netzwerk/kontakt.vcf")
    second = write_site(tmp_path / "zweiter", {**below, "mehr.txt": "x"})
    hint = "Adressen in Vorlagen und Texten nie von Hand mit dem Pfad der Website schreiben"
    assert lines_of(run_check(first, "links.zwei-bauten", other=open_site(second))) == [
        f"index.html:17:16: links.zwei-bauten: kontakt.vcf ist nur in output/ verlinkt. So geht es: {hint}",
        "mehr.txt:1:1: links.zwei-bauten: gibt es nur in output/. So geht es: beide Ordner aus einem Stand bauen",
    ]


NOT_APPLICABLE = {
    "bilder.lesbar": "es keine Datei .jpg oder .jpeg oder .png oder .webp oder .avif oder .gif oder .tif oder .tiff gibt",
    "bilder.platz": NO_PAGES,
    "dateien.verzeichnis": NO_MANIFEST,
    "datenschutz.speicher": "es keine Datei .js oder .mjs gibt",
    "datenschutz.zurueckgehalten": NO_MANIFEST,
    "feeds.atom": "es keine Datei .xml oder .atom oder .rss gibt",
    "gewicht.ortssuche": "es keine Daten der Ortssuche gibt",
    "gewicht.seite": NO_TYPES,
    "gewicht.skripte": NO_TYPES,
    "kalender.zeilen": "es keine Datei .ics gibt",
    "kontakte.zweitmeinung": "es keine Datei .vcf gibt",
    "links.seite-404": "es keine 404.html gibt",
    "links.verwaist": "es keine Startseite gibt",
    "links.zwei-bauten": "kein zweiter Bau angegeben ist (--compare)",
    "recht.anbieter": "es kein Impressum gibt",
    "recht.erklaerung-alter": "der Tag des Baus nicht bekannt ist",
    "seiten.start": NO_PAGES,
    "suche.sitemap": NO_PAGES,
}


@pytest.mark.parametrize(("code", "reason"), NOT_APPLICABLE.items())
def test_empty_folder_tells_why_a_check_is_not_made(tmp_path: Path, code: str, reason: str) -> None:
    result = run_check(write_site(tmp_path, {}), code)
    assert (result.outcome, result.reason) == (Outcome.NOT_APPLICABLE, reason)


@pytest.mark.parametrize(
    "code", [code for code in CODES if not code.startswith(("dateien.", "seiten.lesbar"))]
)
def test_empty_folder_has_only_one_fault(tmp_path: Path, code: str) -> None:
    assert run_check(write_site(tmp_path, {}), code).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("suche.sitemap", NO_ADDRESS),
        ("suche.adresse", NO_ADDRESS),
        ("links.unterpfad", "die Website an der Wurzel liegt"),
    ],
)
def test_site_without_an_address_is_not_asked_for_it(tmp_path: Path, code: str, reason: str) -> None:
    output = write_site(tmp_path, {"index.html": "<!DOCTYPE html>"})
    assert run_check(output, code).reason == reason


@pytest.mark.parametrize("code", ["suche.sitemap", "suche.adresse", "links.entwurf"])
def test_preview_is_not_asked_what_only_visitors_need(tmp_path: Path, code: str) -> None:
    output = write_site(tmp_path, right_files(), right_manifest() | {"form": "strict"})
    assert run_check(output, code).reason == "es eine Vorschau ist"


def test_feedparser_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_checks.checks.feeds.find_spec", lambda _name: None)
    result = run_check(write_site(tmp_path, right_files()), "feeds.zweitmeinung")
    assert result.reason == "feedparser nicht installiert ist"
