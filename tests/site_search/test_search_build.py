"""The index of a built site: what is in it, what is not, and what happens without it."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import FACTS, LAWFUL, Build, BuildSite, run_build, write_files
from tests.site_search.search_index import read_fragments, read_words

from site_search import index_program
from site_search.documents import Document
from site_search.index_program import find_program, make_index
from site_search.index_service import IndexFailure

SITE = {
    "seiten/start.md": "---\ntitel: Start\n---\nWillkommen, Geheimwort.\n",
    "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\nUnsere Versammlung der Mitglieder.\n",
    "seiten/versteckt.md": "---\ntitel: Versteckt\nstatus: hidden\n---\nText.\n",
    "seiten/entwurf.md": "---\ntitel: Entwurf\nstatus: draft\n---\nText.\n",
    "regionen/bald.md": "---\ntitel: Bald\nstatus: draft\n---\nText.\n",
    "regionen/rostock.md": "---\ntitel: Rostock\n---\nAn der Warnow.\n",
    "themen/sucht.md": "---\ntitel: Sucht\n---\nHilfe.\n",
    "veranstaltungen/treffen.md": (
        "---\ntitel: Mitgliederversammlung\nbeginn: 17.10.2026\nregion: rostock\n"
        "themen: [Sucht, Ehrenamt]\nort: Haus, 18055 Rostock\n---\nKommen Sie.\n"
    ),
    "aktuelles/2026/neu.md": "---\ntitel: Neues\ndatum: 03.11.2026\n---\nEs gibt Neues von den Expert*innen.\n",
    "kontakte/beratung.md": (
        "---\ntitel: Beratung\nregion: rostock\nemail: b@example.org\npersonen:\n"
        "  - name: Tamme Brookmann\n    einwilligung: dienstlich\n"
        "  - name: Inga Ungenannt\n---\nWir beraten.\n"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The small site in the strict form, where drafts have pages."""
    folder = tmp_path_factory.mktemp("site")
    write_files(folder / "content", {"netzwerk.yaml": FACTS + LAWFUL, **SITE})
    build = run_build(folder)
    assert build.code == 0
    return build


def test_index_holds_entries_and_legal_pages_and_no_lists(built: Build) -> None:
    found = {address: page["meta"]["art"] for address, page in read_fragments(built.output).items()}
    assert found == {
        "ueber-uns": "Seite",
        "impressum": "Seite",
        "datenschutz": "Seite",
        "barrierefreiheit": "Seite",
        "vor-ort/rostock": "Region",
        "vor-ort/rostock/beratung": "Kontakt",
        "veranstaltungen/2026/treffen": "Termin",
        "aktuelles/2026/neu": "Meldung",
        "themen/sucht": "Thema",
        "themen/ehrenamt": "Thema",
    }


def test_result_of_an_event_has_all_it_needs(built: Build) -> None:
    page = read_fragments(built.output)["veranstaltungen/2026/treffen"]
    assert page["meta"]["title"] == "Mitgliederversammlung"
    assert page["meta"]["datum"] == "Samstag, 17.\N{NO-BREAK SPACE}Oktober 2026"
    assert page["filters"] == {
        "Art": ["Termin"],
        "Jahr": ["2026"],
        "Region": ["Rostock"],
        "Thema": ["Sucht", "Ehrenamt"],
    }
    assert read_words(page) >= {"Mitglieder", "Versammlung", "Abhängigkeit", "202610", "20261017"}
    assert page["content"].startswith("Wann: Samstag, 17. Oktober 2026 · Wo: Haus · 18055 Rostock ·")


def test_topic_without_a_text_says_what_it_holds(built: Build) -> None:
    assert read_fragments(built.output)["themen/ehrenamt"]["content"] == "Alles zum Thema Ehrenamt: Was war."


def test_search_words_stand_on_no_page(built: Build) -> None:
    pages = "".join(file.read_text(encoding="utf-8") for file in built.output.rglob("*.html"))
    assert "Expertinnen" not in pages
    assert "data-pagefind" not in pages


def test_index_names_nobody_without_consent_and_no_mail_address(built: Build) -> None:
    kept = json.dumps(read_fragments(built.output), ensure_ascii=False)
    index = b"".join(gzip.decompress(file.read_bytes()) for file in built.output.glob("pagefind/index/*"))
    assert "Tamme Brookmann" in kept
    assert b"brookmann" in index
    assert "Ungenannt" not in kept
    assert b"ungenannt" not in index
    assert "@" not in kept


def test_every_file_of_the_index_is_in_the_manifest(built: Build) -> None:
    pages = json.loads(built.manifest.read_text(encoding="utf-8"))["pages"]
    written = {
        file.relative_to(built.output).as_posix()
        for file in (built.output / "pagefind").rglob("*")
        if file.is_file()
    }
    assert {address for address, page in pages.items() if page["type"] == "search_index"} == written
    assert "suche/" in pages


def test_only_what_the_page_loads_is_published(built: Build) -> None:
    folder = built.output / "pagefind"
    names = {re.sub(r"_[0-9a-f]+", "", path.name) for path in folder.iterdir()}
    assert names == {
        *("filter", "fragment", "index", "pagefind-entry.json", "pagefind.de.pf_meta", "pagefind.js"),
        "wasm.de.pagefind",
    }


def test_same_content_gives_the_same_bytes(build_site: BuildSite) -> None:
    files = {
        f"seiten/seite-{number}.md": f"---\ntitel: Seite {number}\n---\n" + "Wörter und Sätze. " * number
        for number in range(60)
    }
    first = read_bytes(build_site({**SITE, **files}).output)
    second = read_bytes(build_site({**SITE, **files}).output)
    assert len(first) > 60
    assert first == second


def read_bytes(output: Path) -> dict[str, bytes]:
    folder = output / "pagefind"
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_page_lists_ways_to_browse_without_a_script(built: Build) -> None:
    soup = built.soup("suche/")
    lists = {
        section.h2.get_text(): [link["href"] for link in section.select("li a")]
        for section in soup.select("main > .section")
        if section.h2
    }
    assert lists == {
        "Alle Listen": [
            *("/veranstaltungen/", "/kalender/", "/aktuelles/", "/vor-ort/", "/vor-ort/a-z/"),
            "/ueber-uns/",
        ],
        "Regionen": ["/vor-ort/rostock/"],
        "Themen": ["/themen/ehrenamt/", "/themen/sucht/"],
    }


def test_only_the_search_page_runs_the_search(built: Build) -> None:
    policies = {
        name: built.soup(name).select_one("meta[http-equiv]")["content"]  # type: ignore[index]
        for name in ("suche/", "ueber-uns/")
    }
    assert "script-src 'self' 'wasm-unsafe-eval' " not in policies["suche/"]  # a preview has no data blocks
    assert "script-src 'self' 'wasm-unsafe-eval';" in policies["suche/"]
    assert "connect-src 'self';" in policies["suche/"]
    assert "wasm" not in policies["ueber-uns/"]


REFUSED = b64encode(b'{"message_id": 1, "payload": {"type": "Error", "message": "keine Seiten"}}').decode()
BROKEN = {
    "a program that fails": "#!/bin/sh\necho 'kein Platz' >&2\nexit 3\n",
    "a program that writes nothing": "#!/bin/sh\nexit 0\n",
    "a program that answers otherwise": "#!/bin/sh\nprintf hello,\nexec sleep 9\n",
    "a program that refuses": "#!/bin/sh\nprintf %s, '" + REFUSED + "'\nexec sleep 9\n",
    "no program": None,
}
SAID = {
    "a program that fails": "das Programm pagefind meldet: kein Platz",
    "a program that writes nothing": "das Programm pagefind meldet: Fehler 0",
    "a program that answers otherwise": "das Programm pagefind antwortet anders als gewohnt",
    "a program that refuses": "das Programm pagefind meldet: keine Seiten",
    "no program": "das Programm pagefind läuft nicht (FileNotFoundError)",
}


@pytest.mark.parametrize("case", BROKEN)
def test_failure_is_one_sentence_and_leaves_the_old_site(
    built: Build, build_site: BuildSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    shutil.copytree(built.output, tmp_path / "output")
    break_program(tmp_path, monkeypatch, BROKEN[case])
    build = build_site({**SITE, "seiten/neu.md": "---\ntitel: Neu\n---\nNeu.\n"})
    hint = "make check-setup aufrufen und noch einmal bauen; hilft das nicht, bitte melden"
    line = f"suche/:1:1: die Suche hat kein Verzeichnis: {SAID[case]}. So geht es: {hint}"
    assert (build.code, [said for said in build.lines if "Verzeichnis" in said]) == (1, [line])
    assert not (build.output / "neu").exists()
    assert read_bytes(build.output) == read_bytes(built.output)


def test_program_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_program(tmp_path, monkeypatch, "#!/bin/sh\nexec sleep 9\n")
    monkeypatch.setattr(index_program, "_LONGEST", 0.05)
    with pytest.raises(IndexFailure, match=r"das Programm pagefind ist nach 0\.05 Sekunden nicht fertig"):
        make_index([Document("x/", "<p>x")], "de", find_program())


def test_mistake_in_a_document_is_not_laid_on_the_program() -> None:
    def documents() -> Iterator[Document]:
        yield Document("x/", "<p>x")
        raise OSError("a page is gone")

    with pytest.raises(OSError, match="a page is gone"):
        make_index(documents(), "de", find_program())


def test_machine_without_the_program_is_told(build_site: BuildSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_program, "get_executable", lambda: None)
    build = build_site(SITE)
    assert build.code == 1
    assert any("das Programm pagefind fehlt auf diesem Rechner" in line for line in build.lines)


def test_preview_goes_on_without_an_index(
    build_site: BuildSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_program(tmp_path, monkeypatch, BROKEN["a program that fails"])
    build = build_site(SITE, BUILD_FORM="preview")
    assert build.code == 0
    assert any("die Suche hat kein Verzeichnis" in line for line in build.lines)
    assert not (build.output / "pagefind").exists()


def test_settings_of_other_sites_change_nothing(
    built: Build, build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_ROOT_SELECTOR", "h1")
    monkeypatch.setenv("PAGEFIND_INCLUDE_CHARACTERS", "·")
    assert read_bytes(build_site(SITE).output) == read_bytes(built.output)


def break_program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None) -> None:
    program = folder / "pagefind-program"
    if script:
        program.write_text(script, encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
