"""Nothing is ever lost: every source file is on a page, withheld with its reason, or has a finding."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import LAWFUL, Build, run_build, write_files

GOOD = {
    "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\nMehr [hier](/seiten/mitmachen.md).\n",
    "seiten/mitmachen.md": "---\ntitel: Mitmachen\n---\n![Ein Punkt](medien/punkt.svg)\n",
    "seiten/start.md": "---\ntitel: Start\n---\n",
    "medien/punkt.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>',
    "veranstaltungsorte/haus.md": "---\ntitel: Haus am Markt\n---\n",
}
CHANGING: dict[str, str] = {
    "veranstaltungen/2026/fest.md": "---\ntitel: Fest\nbeginn: 03.11.2026\nort: haus\n---\n",
    "veranstaltungen/2026/probe.md": "---\ntitel: Probe\nbeginn: 04.11.2026\nstatus: entwurf\n---\n",
    "veranstaltungen/2026/versteckt.md": "---\ntitel: Nur mit Link\nbeginn: 04.11.2026\nstatus: versteckt\n---\n",
    "berichte/2026/dazu.md": "---\ntitel: So war es\ndatum: 05.11.2026\nbericht_zu: fest\n---\n",
    "berichte/2026/spaeter.md": "---\ntitel: Bald mehr\ndatum: 05.12.2026\nbeginn: 03.10.2026\n---\n",
    "berichte/2026/eigen.md": "---\ntitel: Ausflug\ndatum: 05.11.2026\nbeginn: 2013\n---\n",
    "aktuelles/2026/neu.md": "---\ntitel: Neues Büro\ndatum: 01.11.2026\nthemen: Angst\n---\n",
    "aktuelles/2026/alt.md": "---\ntitel: Altes\ndatum: 01.10.2026\nsichtbar_bis: 01.11.2026\n---\n",
    "aktuelles/2026/bald.md": "---\ntitel: Bald\ndatum: 24.12.2026\n---\n",
    "aktuelles/2026/nie.md": "---\ntitel: Nie\ndatum: 01.11.2026\nstatus: skip\n---\n",
    "kontakte/buero.md": "---\ntitel: Büro\nart: Geschäftsstelle\n---\n",
    "kontakte/person.md": "---\ntitel: Frau Beispiel\nart: Person\n---\n",
    "regionen/rostock.md": "---\ntitel: Rostock\nkreise: Hansestadt Rostock\n---\n",
    "projekte/p.md": "---\ntitel: Projekt\n---\n",
    "reihen/treff.md": "---\ntitel: Treff\n---\n",
    "themen/angst.md": "---\ntitel: Angst\n---\n",
    "themen/mut.md": "---\ntitel: Mut\nstatus: versteckt\n---\n",
    "material/flyer.md": "---\ntitel: Flyer\nbestellen: ja\n---\n",
    "organisationen/stadt.md": "---\ntitel: Stadt Rostock\nart: Förderer\n---\n",
    "organisationen/ohne-art.md": "---\ntitel: Ohne Art\nart: []\n---\n",
    "organisationen/still.md": "---\ntitel: Stiller Förderer\nart: Förderer\nstatus: versteckt\n---\n",
    "veranstaltungsorte/leer.md": "---\ntitel: Leeres Haus\n---\n",
    "handbuch/regeln.md": "---\ntitel: Unsere Regeln\n---\n",
    "seiten/umgezogen.md": "---\ntitel: Umgezogen\nalte_adressen: frueher.html\n---\n",
    "seiten/notiz.txt": "nur eine Notiz",
    "medien/niemand.pdf": "von niemandem verlinkt",
    "medien/ordner/auch-niemand.svg": "<svg/>",
}
BROKEN = {
    "veranstaltungen/2026/wann.md": "---\ntitel: Wann\nbeginn: 32.13.2026\n---\n",
    "seiten/kopflos.md": "Nur Text.\n",
    "sieten/verirrt.md": "---\ntitel: Verirrt\n---\n",
    "berichte/2026/zweiter.md": "---\ntitel: Noch einmal\ndatum: 06.11.2026\nbericht_zu: fset\n---\n",
    "seiten/ins-leere.md": "---\ntitel: Ins Leere\n---\n[weiter](/seiten/fehlt.md)\n",
}
FORMS = ("pelicanconf.py", "publishconf.py")


def built(files: dict[str, str], form: str) -> tuple[Build, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder) / "content", {"netzwerk.yaml": FACTS, **files})
        build = run_build(Path(folder), form)
        manifest = json.loads(build.manifest.read_text()) if build.code == 0 else {}
        assert_written(build, manifest)
        return build, manifest


FACTS = (
    """\
name: Testnetz
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
"""
    + LAWFUL
)


def assert_written(build: Build, manifest: dict[str, Any]) -> None:
    """What the manifest calls a page or a part is there, what it calls withheld is not."""
    for address in [*manifest.get("pages", {}), *filter(None, manifest.get("parts", {}).values())]:
        file = build.output / address
        assert file.is_file() or (file / "index.html").is_file(), address
    for path in manifest.get("withheld", {}):
        assert not (build.output / path.removeprefix("content/")).exists(), path


def accounted(manifest: dict[str, Any]) -> set[str]:
    pages = {page["source"] for page in manifest["pages"].values()} - {None}
    return {*pages, *manifest["parts"], *manifest["withheld"]}


def subsets(files: dict[str, str], most: int) -> st.SearchStrategy[dict[str, str]]:
    return st.sets(st.sampled_from(sorted(files)), max_size=most).map(
        lambda chosen: {path: files[path] for path in sorted(chosen)}
    )


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8, deadline=None)
@given(chosen=subsets(CHANGING, 12))
def test_every_file_of_a_good_site_is_in_the_manifest(form: str, chosen: dict[str, str]) -> None:
    if "veranstaltungen/2026/fest.md" not in chosen:
        chosen.pop("berichte/2026/dazu.md", None)
    files = {**GOOD, **chosen}
    build, manifest = built(files, form)
    assert build.code == 0, build.lines
    assert accounted(manifest) == {f"content/{path}" for path in ("netzwerk.yaml", *files)}
    entries_lost = [
        path
        for path in manifest["withheld"]
        if path.endswith(".md") and "von keiner Seite" in manifest["withheld"][path]
    ]
    assert entries_lost == []


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=8, deadline=None)
@given(chosen=subsets(CHANGING, 6), broken=subsets(BROKEN, 3).filter(bool))
def test_every_broken_file_has_a_finding(form: str, chosen: dict[str, str], broken: dict[str, str]) -> None:
    chosen.pop("berichte/2026/dazu.md", None)
    build, _manifest = built({**GOOD, **chosen, **broken}, form)
    errors = build.lines[: build.lines.index("")]
    assert build.code == 1
    assert {line.partition(":")[0] for line in errors[1:]} == {f"content/{path}" for path in broken}


@settings(max_examples=8, deadline=None)
@given(chosen=subsets(CHANGING, 6), broken=subsets(BROKEN, 3))
def test_preview_shows_broken_files_and_loses_none(chosen: dict[str, str], broken: dict[str, str]) -> None:
    chosen.pop("berichte/2026/dazu.md", None)
    files = {**GOOD, **chosen, **broken}
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder) / "content", {"netzwerk.yaml": FACTS, **files})
        build = run_build(Path(folder), BUILD_FORM="preview")
        manifest = json.loads(build.manifest.read_text())
        assert_written(build, manifest)
    assert build.code == 0
    assert accounted(manifest) == {f"content/{path}" for path in ("netzwerk.yaml", *files)}


def test_reasons_are_those_of_the_entry() -> None:
    files = {**GOOD, **CHANGING}
    _build, manifest = built(files, "publishconf.py")
    assert manifest["withheld"] == {
        "content/aktuelles/2026/alt.md": "abgelaufen am 01.11.2026",
        "content/aktuelles/2026/bald.md": "erscheint am 24.12.2026",
        "content/aktuelles/2026/nie.md": "übersprungen (status: skip)",
        "content/berichte/2026/spaeter.md": "erscheint am 05.12.2026",
        "content/handbuch/regeln.md": "Handbuch, nur in der Vorschau",
        "content/kontakte/person.md": "Person: ohne Einwilligung",
        "content/medien/niemand.pdf": "von keiner Seite gezeigt",
        "content/medien/ordner/auch-niemand.svg": "von keiner Seite gezeigt",
        "content/organisationen/still.md": "versteckt, und ohne eigene Seite",
        "content/seiten/notiz.txt": "von keiner Seite gezeigt",
        "content/themen/mut.md": "versteckt, und ohne eigene Seite",
        "content/veranstaltungen/2026/probe.md": "Entwurf",
        "content/veranstaltungsorte/leer.md": "keine Veranstaltung nennt diesen Ort",
    }
    assert manifest["parts"] == {
        "content/berichte/2026/dazu.md": "veranstaltungen/2026/fest/",
        "content/medien/punkt.svg": "medien/punkt.svg",
        "content/netzwerk.yaml": "",
        "content/organisationen/ohne-art.md": "partner/",
        "content/organisationen/stadt.md": "foerderer/",
        "content/veranstaltungsorte/haus.md": "veranstaltungen/2026/fest/",
    }
