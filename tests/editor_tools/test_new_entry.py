"""New entries: the right file, every field explained, through the gate as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import BuildSite, need_demonstration, share_pictures

from content_model.fields.spelling import fold
from content_model.front_matter import read_document
from content_model.models.base import field_names
from content_model.models.registry import FOLDERS, MODELS
from content_model.placeholders import placeholder_findings
from editor_tools.kinds import KINDS, Kind, find_kind
from editor_tools.new_entry import CannotStartError, draft_entry, main, write_entry, yaml_text

PROJECT = Path(__file__).parents[2]
TODAY = date(2026, 12, 10)
NOON = f"{TODAY}T12:00"
NEXT = "Weiter: die Datei ausfüllen und mit „make serve“ ansehen."
HEADER_LINE = re.compile(r"^#?([a-zäöüß_]+):", re.MULTILINE)
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.template)


def read_title(text: str) -> str:
    document = read_document("content/x.md", text.encode())
    assert document.findings == ()
    title = document.header.values["titel"]
    assert isinstance(title, str)
    return title


def demo_content() -> dict[str, bytes]:
    root = PROJECT / "content"
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


def uncommented(text: str) -> str:
    """The template with its commented-out fields switched on."""
    return re.sub(r"^#(?=\S| {2})", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("word", "path"),
    [
        pytest.param("veranstaltung", "veranstaltungen/2027/so-geht-s.md", id="year-of-the-placeholder"),
        pytest.param("bericht", "berichte/2026/so-geht-s.md", id="year-of-today"),
        pytest.param("aktuelles", "aktuelles/2026/so-geht-s.md", id="news"),
        pytest.param("gruppe", "kontakte/so-geht-s.md", id="contact"),
        pytest.param("seite", "seiten/so-geht-s.md", id="page"),
    ],
)
def test_entry_has_its_path(word: str, path: str) -> None:
    assert draft_entry(find_kind(word), "So geht’s: so-geht-s", TODAY).path == path.replace(
        "so-geht-s", "so-gehts-so-geht-s"
    )


def test_event_begins_in_four_weeks() -> None:
    text = draft_entry(find_kind("veranstaltung"), "Fest", TODAY).text
    assert re.findall(r"^(?:titel|beginn): .*$", text, re.MULTILINE) == [
        "titel: Fest",
        "beginn: 07.01.2027 18:00",
    ]


@pytest.mark.parametrize(
    ("title", "begin"),
    [("Fest 2028", "07.01.2028"), ("Fest 2026", "07.01.2027"), ("2040 beginnt jetzt", "07.01.2027")],
    ids=["coming year", "past", "far away"],
)
def test_event_begins_in_the_coming_year_of_its_title(title: str, begin: str) -> None:
    entry = draft_entry(find_kind("veranstaltung"), title, TODAY)
    assert f"\nbeginn: {begin} 18:00\n" in entry.text
    assert entry.path.split("/")[1] == begin[-4:]


@each_kind
def test_template_explains_every_field(kind: Kind) -> None:
    """A comment, or another field of the same comment, stands above each field."""
    lines = draft_entry(kind, "Etwas", TODAY).text.split("---\n")[1].splitlines()
    alone = [
        line
        for above, line in zip(["", *lines], lines, strict=False)
        if HEADER_LINE.match(line) and not above.startswith("#") and not HEADER_LINE.match(above)
    ]
    assert alone == []


@each_kind
def test_template_uses_only_known_fields(kind: Kind) -> None:
    names = HEADER_LINE.findall(draft_entry(kind, "Etwas", TODAY).text)
    known = set(field_names(MODELS[FOLDERS[kind.folder]]).values())
    assert [name for name in names if name not in known] == []
    assert len(names) == len(set(map(fold, names)))


@each_kind
def test_template_is_a_draft_if_it_makes_a_page(kind: Kind) -> None:
    """A venue has no page; as a draft it would only be missing from its events."""
    text = draft_entry(kind, "Etwas", TODAY).text
    assert ("\nstatus: entwurf\n" in text) is (kind.template != "venue")


def test_new_entries_pass_the_gate(tmp_path: Path, build_site: BuildSite) -> None:
    share_pictures(tmp_path)
    entries = [draft_entry(kind, f"Neu: {kind.template} & mehr", TODAY) for kind in KINDS]
    build = build_site({**demo_content(), **{entry.path: entry.text for entry in entries}}, BUILD_NOW=NOON)
    told = [line for line in build.findings if "/neu-" in line]
    assert [" ".join(line.split()[:2]) for line in told] == [
        "content/kontakte/neu-contact-mehr.md:3:1: geprüft_am:",
        "content/kontakte/neu-group-mehr.md:3:1: geprüft_am:",
        "content/kontakte/neu-person-mehr.md:3:1: einwilligung:",
        "content/kontakte/neu-person-mehr.md:3:1: geprüft_am:",
    ]
    assert build.code == 0
    manifest = json.loads(build.manifest.read_text(encoding="utf-8"))
    shown = {page["source"] for page in manifest["pages"].values()}
    without_page = {f"content/{entry.path}" for entry in entries} - shown
    assert without_page == {
        "content/kontakte/neu-person-mehr.md",
        "content/organisationen/neu-organisation-mehr.md",
        "content/veranstaltungsorte/neu-venue-mehr.md",
    }


def test_new_entries_are_not_published_by_accident(tmp_path: Path, build_site: BuildSite) -> None:
    share_pictures(tmp_path)
    entries = [draft_entry(kind, f"Neu: {kind.template}", TODAY) for kind in KINDS]
    files = {**demo_content(), **{entry.path: entry.text for entry in entries}}
    build = build_site(files, "publishconf.py", SITEURL="https://leuchtfeuer.example.org", BUILD_NOW=NOON)
    assert build.code == 0
    pages = [path for path in build.output.rglob("*") if path.suffix in {".html", ".xml"}]
    assert pages
    assert [path.name for path in pages if "Neu: " in path.read_text(encoding="utf-8")] == []


def test_commented_picture_works_once_it_is_filled_in(build_site: BuildSite) -> None:
    need_demonstration()
    picture = (PROJECT / "content/medien/duenenweg.jpg").read_bytes()
    entry = draft_entry(find_kind("meldung"), "Neu mit Bild", TODAY)
    text = uncommented(entry.text).replace("bild.jpg\n  alt:", "bild.jpg\n  alt: Ein Weg in den Dünen")
    build = build_site({entry.path: text, "medien/bild.jpg": picture}, BUILD_NOW=NOON)
    assert (build.code, build.findings) == (0, [])
    assert "Ein Weg in den Dünen" in build.read("aktuelles/2026/neu-mit-bild/")


@pytest.mark.parametrize(
    "title",
    [
        "Sommerfest 2027",
        "Bericht: neu",
        '"Mehr werden!" in Rostock',
        "'Mehr' werden",
        "*Neu*",
        "[Neu] Rostock",
        "@Rostock",
        "%Prozent",
        "Platz # 1",
        "#1",
        "- Strich",
        "! Achtung",
        "& Co",
        "{x}",
        "a: b: 'c' \"d\"",
        "ja",
        "2027",
        "Expert*innen",
        "Was nun?",
        "Ende:",
        "C:\\Pfad",
    ],
)
def test_title_comes_back_as_it_was_given(title: str) -> None:
    assert read_title(draft_entry(find_kind("veranstaltung"), f"{title} x", TODAY).text) == f"{title} x"
    assert read_title(f"---\ntitel: {yaml_text(title)}\n---\n") == title


@given(st.text("aZ9ä :#'\"*&[]{}!|>@%-?,\\`„“~=<").map(lambda text: f"{text} Ende".strip()))
def test_any_title_comes_back_as_it_was_given(title: str) -> None:
    assert read_title(draft_entry(find_kind("seite"), title, TODAY).text) == " ".join(title.split())


def test_title_is_one_line_without_invisible_signs() -> None:
    entry = draft_entry(find_kind("seite"), "  Eins\n zwei\tdrei\u200b\x07 ", TODAY)
    assert (entry.path, read_title(entry.text)) == ("seiten/eins-zwei-drei.md", "Eins zwei drei")


def test_entry_is_never_written_over_another(tmp_path: Path) -> None:
    entry = draft_entry(find_kind("seite"), "Presse", TODAY)
    path = write_entry(entry, tmp_path)
    path.write_text("von Hand")
    with pytest.raises(CannotStartError) as raised:
        write_entry(entry, tmp_path)
    assert str(raised.value) == f"{path.as_posix()} gibt es schon. Bitte einen anderen Titel wählen."
    assert path.read_text() == "von Hand"


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command in a folder with an empty content/."""
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(words, TODAY)
        return code, *capsys.readouterr()

    return call


def test_command_names_the_file_and_the_next_step(run: Run) -> None:
    assert run("bericht", "Wie es war") == (
        0,
        f"Angelegt: content/berichte/2026/wie-es-war.md\n{NEXT} Zum Schluss die Zeile „status: entwurf“ löschen.\n",
        "",
    )
    assert Path("content/berichte/2026/wie-es-war.md").is_file()


def test_command_for_a_venue_mentions_no_draft(run: Run) -> None:
    assert run("ort", "Rathaus")[1] == (f"Angelegt: content/veranstaltungsorte/rathaus.md\n{NEXT}\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        pytest.param((), 'So geht es: make new TYPE=veranstaltung TITLE="Sommerfest 2027"', id="nothing"),
        pytest.param(
            ("", ""),
            'So geht es: make new TYPE=veranstaltung TITLE="Sommerfest 2027"',
            id="make-without-words",
        ),
        pytest.param(
            ("seite", ""),
            "Aus „“ lässt sich keine Adresse bilden. Bitte einen Titel mit Buchstaben oder Ziffern wählen.",
            id="no-title",
        ),
        pytest.param(
            ("seite", "!!!"),
            "Aus „!!!“ lässt sich keine Adresse bilden. Bitte einen Titel mit Buchstaben oder Ziffern wählen.",
            id="signs-only",
        ),
        pytest.param(
            ("seite", "Kalender"),
            "Die Adresse /kalender/ hat schon eine eigene Seite der Website. Bitte einen anderen Titel als „Kalender“ wählen.",
            id="reserved",
        ),
    ],
)
def test_command_says_why_there_is_no_file(run: Run, words: tuple[str, ...], sentence: str) -> None:
    assert run(*words) == (1, "", f"{sentence}\n")
    assert list(Path("content").iterdir()) == []


def test_command_wants_to_stand_in_the_site(run: Run) -> None:
    Path("content").rmdir()
    assert run("seite", "Neu") == (
        1,
        "",
        "Hier liegt kein Ordner content/: bitte im Ordner der Website starten.\n",
    )


@each_kind
def test_sentences_of_a_new_file_may_not_go_online(kind: Kind) -> None:
    """Each line of text below the header, headings left out, is told once the draft is to be published."""
    text = draft_entry(kind, "Neu", TODAY).text.replace("status: entwurf\n", "")
    document = read_document("content/x.md", text.encode())
    lines = [line for line in document.body.splitlines() if line and not line.startswith("#")]
    told = {found.line for found in placeholder_findings(document)}
    assert {text.splitlines()[line - 1] for line in told} == set(lines)
