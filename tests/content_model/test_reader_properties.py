"""Whatever stands in a file: no exception, and an entry or a finding that says why not."""

from __future__ import annotations

import itertools
import re
import time
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import PROJECT
from tests.content_model.tiny_catalogue import FACTS, ROSTOCK, read_catalogue

from content_model.document import Document
from content_model.finding import Finding, Severity
from content_model.front_matter import read_document, read_facts
from content_model.models.registry import FOLDERS
from content_model.source_text import read_lines

LINE = re.compile(
    r"content/(?P<path>[^\n]*?):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*):[^\n]* So geht es: [^\n]*\S"
)
KEYS = (
    *(
        "titel",
        "title",
        "beginn",
        "datum",
        "ende",
        "ort",
        "themen",
        "region",
        "bilder",
        "bild",
        "status",
        "id",
    ),
    *(
        "slug",
        "kontakt",
        "programm",
        "termine",
        "wiederholung",
        "anmeldung",
        "bericht_zu",
        "personen",
        "telefon",
    ),
    *(
        "sprechzeiten",
        "siehe_auch",
        "dokumente",
        "foerderung",
        "mitwirkende",
        "einwilligung",
        "alle",
        "ordner",
    ),
    *(
        "beschreibungen",
        "datei",
        "alt",
        "name",
        "regel",
        "ausnahmen",
        "am",
        "url",
        "alte_adressen",
        "laufzeit",
    ),
    *("zu", "bestellen", "art", "unbekannt", "<<", "1", "", "ä", "treffen", "barrierefreiheit", "umfang"),
)
VALUES = (
    *(
        "Sommerfest",
        "03.11.2026 18:00",
        "32.13.2026",
        "um 2013",
        "unbekannt",
        "ja",
        "nein",
        "folgt",
        "online",
    ),
    *(
        "Bericht: neu",
        '"A" und "B"',
        "'s ist",
        "*a",
        "&a b",
        "!a",
        "[a, b]",
        "[a",
        "{a: b}",
        "|",
        ">",
        "#a",
        "a #b",
    ),
    *("rostock", "rostok", "medien/a.png", "../../a", "https://example.org", "0381 1234567", "a@example.org"),
    *(
        "18 Uhr",
        "Mo–Do: 9–16",
        "jeden 1. Dienstag im Monat",
        "dienstlich",
        "§ 23",
        "",
        "~",
        "\\",
        "%a",
        "- a",
        "?",
    ),
)
PIECES = (
    "- ",
    "  ",
    "    ",
    ": ",
    ":",
    "\n",
    "\n\n",
    "---\n",
    "---",
    "...",
    "\t",
    "#",
    "'",
    '"',
    "\r\n",
    "\u00a0",
    "|",
)
DEMO = sorted(path for path in (PROJECT / "content").rglob("*.md"))

text_like_yaml = st.lists(st.sampled_from((*KEYS, *VALUES, *PIECES)) | st.text(max_size=3), max_size=40).map(
    "".join
)
fields = st.tuples(
    st.sampled_from(("", "  ", "    ", "- ", "  - ")), st.sampled_from(KEYS), st.sampled_from(VALUES)
)
headers = st.lists(fields.map(lambda field: f"{field[0]}{field[1]}: {field[2]}\n"), max_size=12).map(
    lambda lines: f"---\ntitel: Fest\nbeginn: 03.11.2026\n{''.join(lines)}---\nText\n"
)
texts = st.one_of(
    text_like_yaml,
    text_like_yaml.map(lambda text: f"---\n{text}\n---\nText\n"),
    headers,
    st.text(max_size=200),
)
generous = settings(max_examples=300, deadline=timedelta(seconds=2))


def told(document: Document, findings: tuple[Finding, ...]) -> list[Finding]:
    return [found for found in findings if found.path == document.path and found.severity is Severity.ERROR]


def assert_kept(path: str, data: bytes) -> None:
    """The file is an entry or has an error; every finding is one line about a place in it."""
    catalogue = read_catalogue({"netzwerk.yaml": FACTS, **ROSTOCK, "medien/a.png": b"", path: data})
    record = next(record for record in catalogue.records.values() if record.path == path)
    assert (record.entry is not None) or told(record.document, catalogue.findings)
    lines, _faults = read_lines(data)
    for found in catalogue.findings:
        match = LINE.fullmatch(str(found))
        assert match, str(found)
        if lines and match["path"] == path:
            assert found.line <= len(lines) + 1
            assert found.column <= len((*lines, "")[found.line - 1]) + 1, str(found)


@generous
@given(st.binary(max_size=300), st.sampled_from(sorted(FOLDERS)))
def test_any_bytes_are_read_or_refused(data: bytes, folder: str) -> None:
    assert_kept(f"{folder}/x.md", data)


@generous
@given(texts, st.sampled_from(sorted(FOLDERS)))
def test_any_text_is_read_or_refused(text: str, folder: str) -> None:
    assert_kept(f"{folder}/x.md", text.encode("utf-8", "surrogatepass"))


@generous
@given(st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_site_facts_are_read_or_refused(data: bytes) -> None:
    catalogue = read_catalogue({"netzwerk.yaml": data})
    assert catalogue.facts or any(found.path == "content/netzwerk.yaml" for found in catalogue.findings)


@generous
@given(st.sampled_from(DEMO), st.data())
def test_any_change_of_a_demo_file_is_read_or_refused(path: object, data: st.DataObject) -> None:
    file = PROJECT / str(path)
    source = file.read_bytes()
    at = data.draw(st.integers(0, min(len(source), 600)))
    cut = data.draw(st.integers(0, 12))
    new = data.draw(st.sampled_from([piece.encode() for piece in (*PIECES, *VALUES)]) | st.binary(max_size=3))
    folder = file.relative_to(PROJECT / "content").parts[0]
    assert_kept(f"{folder}/x.md", source[:at] + new + source[at + cut :])


@pytest.mark.parametrize("read", [read_document, read_facts])
@pytest.mark.parametrize(
    "piece", [*PIECES, *VALUES, "[", "{a: ", "- - a\n", "a: b #c\n", " a: b\n", "'a' ", "\x00", "a  "]
)
def test_long_repetition_takes_no_time(piece: str, read: object) -> None:
    assert callable(read)
    text = (piece or " ") * (50_000 // max(len(piece), 1))
    start = time.process_time()
    for before, after in itertools.product(
        ("---\ntitel: x\nthemen: ", "---\n", "", "Title: "), ("", "x", "#")
    ):
        read("content/x.md", f"{before}{text}{after}\n---\n".encode())
    assert time.process_time() - start < 10
