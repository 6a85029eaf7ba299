from __future__ import annotations

from unicodedata import normalize

import pytest

from content_model.finding import Problem
from content_model.reading import EntryIndex, EntryName, MediaFiles, Reference, Vocabulary

INDEX = EntryIndex(
    [
        EntryName(
            "regionen/rostock",
            "region",
            "content/regionen/rostock.md",
            "rostock",
            "Hanse- und Universitätsstadt",
        ),
        EntryName("reihen/a/treff", "series", "content/reihen/a/treff.md", "treff", "Am Morgen"),
        EntryName("reihen/b/treff", "series", "content/reihen/b/treff.md", "treff", "Am Abend"),
    ]
)
FILES = MediaFiles({"medien/bild.jpg": 1, "medien/g/a.png": 1, "seiten/neben.pdf": 1})


@pytest.mark.parametrize(
    "text", ["rostock", "ROSTOCK", " rostock ", "regionen/rostock", "Hanse- und Universitaetsstadt"]
)
def test_entry_is_known_by_file_title_and_id(text: str) -> None:
    assert INDEX.require(text, ("region",)) == Reference("regionen/rostock")


@pytest.mark.parametrize(
    ("text", "types", "problem", "hint"),
    [
        ("rostok", ("region",), "„rostok“ ist nicht bekannt (Region)", "meinten Sie „rostock“?"),
        ("x", ("region",), "„x“ ist nicht bekannt (Region)", "vorhanden sind rostock"),
        (
            "rostock",
            ("event",),
            "„rostock“ ist nicht bekannt (Veranstaltung)",
            "zuerst die Datei dafür anlegen",
        ),
        ("x", ("a", "b", "c", "region"), "„x“ ist nicht bekannt", "vorhanden sind rostock"),
        (
            "treff",
            ("series",),
            "„treff“ passt auf mehrere Einträge: content/reihen/a/treff.md und content/reihen/b/treff.md",
            "die volle Kennung schreiben: reihen/a/treff oder reihen/b/treff",
        ),
    ],
)
def test_unknown_reference_names_the_nearest(
    text: str, types: tuple[str, ...], problem: str, hint: str
) -> None:
    with pytest.raises(Problem) as raised:
        INDEX.require(text, types)
    assert (raised.value.problem, raised.value.hint) == (problem, hint)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("medien/bild.jpg", "medien/bild.jpg"),
        ("/medien/bild.jpg", "medien/bild.jpg"),
        ("content/medien/bild.jpg", "medien/bild.jpg"),
        ("bild.jpg", "medien/bild.jpg"),
        ("{static}/medien/bild.jpg", "medien/bild.jpg"),
        ("../medien/g/a.png", "medien/g/a.png"),
        ("neben.pdf", "seiten/neben.pdf"),
    ],
)
def test_file_is_found_from_everywhere(text: str, path: str) -> None:
    assert FILES.resolve(text, "seiten/x.md") == path


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("kept", ["NFC", "NFD"])
def test_file_is_found_however_its_umlauts_are_made_up(form: str, kept: str) -> None:
    path = normalize(kept, "medien/größe.jpg")
    assert MediaFiles({path: 1}).resolve(normalize(form, "größe.jpg"), "seiten/x.md") == path


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("medien/bidl.jpg", "meinten Sie „medien/bild.jpg“?"),
        ("flyer.pdf", "die Datei nach content/medien/ legen, dann medien/flyer.pdf schreiben"),
        ("medien\\g\\a.png", "meinten Sie „medien/g/a.png“?"),
        (
            "C:\\Bilder\\fest.gif",
            "die Datei nach content/medien/ legen, dann medien/fest.gif schreiben",
        ),
        ("../../etc/passwd", "die Datei nach content/medien/ legen, dann medien/name.jpg schreiben"),
    ],
)
def test_missing_file_has_its_cure(text: str, hint: str) -> None:
    with pytest.raises(Problem) as raised:
        FILES.resolve(text, "seiten/x.md")
    assert raised.value.hint == hint


@pytest.mark.parametrize("text", ["medien/g", "/medien/g/", "g", "../medien/g"])
def test_folder_is_found_from_everywhere(text: str) -> None:
    assert FILES.folder(text, "seiten/x.md") == ("medien/g/a.png",)


def test_word_of_a_list_gets_its_listed_spelling() -> None:
    words = Vocabulary("themen", ("Ängste", "Sucht"))
    assert words.require("aengste") == "Ängste"
    with pytest.raises(Problem, match="„Suchd“ steht nicht in der Liste „themen“"):
        words.require("Suchd")
