from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files

from content_model.source_files import SourceFile, entry_id, file_slug, list_files, safe_path, sort_files


def test_files_are_listed_without_hidden_ones_and_backups(tmp_path: Path) -> None:
    names = ("b/c.md", "a.md", ".git/x", ".DS_Store", "~$a.docx", "a.md~", "Thumbs.db", "b/.x.swp")
    write_files(tmp_path, dict.fromkeys(names, "12"))
    assert list_files(tmp_path) == [SourceFile("a.md", 2), SourceFile("b/c.md", 2)]


def test_links_count_only_inside_content(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/a.md": "123", "outside.md": "", "content/b/c.md": ""})
    targets = {
        "in": "a.md",
        "out": "../outside.md",
        "nowhere": "x.md",
        "folder": "b",
        "circle1": "circle2.md",
        "circle2": "circle1.md",
    }
    for name, target in targets.items():
        (tmp_path / "content" / f"{name}.md").symlink_to(target)
    found = {file.path: (file.size, file.escapes) for file in list_files(tmp_path / "content")}
    assert found == {
        "a.md": (3, False),
        "b/c.md": (0, False),
        "in.md": (3, False),
        **dict.fromkeys(("out.md", "nowhere.md", "folder.md", "circle1.md", "circle2.md"), (0, True)),
    }


def test_files_are_sorted_by_what_they_are() -> None:
    paths = (
        "netzwerk.yaml",
        "seiten/a.md",
        "seiten/B.MD",
        "aktuelles/2026/c.markdown",
        "medien/d.jpg",
        "seiten/e.pdf",
    )
    tree = sort_files([SourceFile(path, 1) for path in paths], "content")
    assert dict(tree.entries) == {
        "seiten/a.md": "page",
        "seiten/B.MD": "page",
        "aktuelles/2026/c.markdown": "news",
    }
    assert dict(tree.media) == {"medien/d.jpg": 1, "seiten/e.pdf": 1}
    assert tree.findings == ()


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        pytest.param(("medien/Foto 1.jpg", "medien/foto-1.jpg"), "medien/foto-1.jpg", id="blank"),
        pytest.param(("medien/gruesse.pdf", "medien/grüße.pdf"), "medien/grüße.pdf", id="umlauts"),
        pytest.param(("medien/seiten/a.jpg", "seiten/a.jpg"), "seiten/a.jpg", id="folders"),
        pytest.param(("medien/a.jpg", "medien/a.png", "seiten/a.jpg"), None, id="others"),
    ],
)
def test_media_with_one_address_are_told(paths: tuple[str, ...], told: str | None) -> None:
    found = sort_files([SourceFile(path, 1) for path in paths], "content").findings
    assert [one.path for one in found if "dieselbe Adresse" in one.problem] == [f"content/{told}"] * bool(
        told
    )


@pytest.mark.parametrize("name", ["a.txt", "a.md.txt", "a.rst", "a.mdown", "a.TXT"])
def test_text_with_another_ending_is_told(name: str) -> None:
    (found,) = sort_files([SourceFile(f"seiten/{name}", 1)], "content").findings
    assert (found.path, found.hint) == (f"content/seiten/{name}", "umbenennen in content/seiten/a.md")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("2026/a", "umbenennen in content/seiten/2026/a.md"),
        ("1. Mai/a", "umbenennen in content/seiten/1. Mai/a.md"),
        ("a.docx", "den Text in eine Datei mit der Endung .md kopieren"),
        ("a.ODT", "den Text in eine Datei mit der Endung .md kopieren"),
    ],
)
def test_text_without_ending_or_of_an_office_program_is_told(name: str, hint: str) -> None:
    found = sort_files([SourceFile(f"seiten/{name}", 1)], "content").findings[-1]
    assert found.problem == "nur Dateien mit der Endung .md werden Seiten"
    assert found.hint.split(";")[0] == hint


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("medien/a_B-1.jpg", "medien/a_B-1.jpg"),
        ("medien/Größe 1.JPG", "medien/groesse-1.jpg"),
        ("Über uns/a.b.md", "ueber-uns/a-b.md"),
        ("medien/100%.jpg", "medien/100.jpg"),
        ("medien/???.jpg", "medien/x.jpg"),
        ("medien/*.jpg", "medien/x.jpg"),
        ("medien/a|b:c;d.jpg", "medien/a-b-c-d.jpg"),
        ("medien/$(x)`y`{z}.jpg", "medien/x-y-z.jpg"),
        ("medien/a,b(1)+c=d@e!.jpg", "medien/a,b(1)+c=d@e!.jpg"),
    ],
)
def test_names_become_safe(path: str, safe: str) -> None:
    assert safe_path(path) == safe


def test_id_and_slug_come_from_the_path() -> None:
    path = "veranstaltungen/2026/Größtes Fest.md"
    assert (entry_id(path), file_slug(path)) == ("veranstaltungen/2026/groesstes-fest", "groesstes-fest")
