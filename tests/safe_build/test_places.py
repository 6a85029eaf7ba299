from pathlib import Path

import pytest

from safe_build.places import Places

SOURCES = ("content", "theme")
CLASHES = [
    pytest.param("output", None, id="beside"),
    pytest.param("content-alt", None, id="similar-name"),
    pytest.param(
        ".", "Der Ausgabeordner ./ enthält {root}/content: Beim Bauen ginge das verloren.", id="project"
    ),
    pytest.param(
        "content",
        "Der Ausgabeordner content/ enthält {root}/content: Beim Bauen ginge das verloren.",
        id="same",
    ),
    pytest.param(
        "theme/x",
        "Der Ausgabeordner theme/x/ liegt in {root}/theme, also mitten in den Quellen der Website.",
        id="inside",
    ),
    pytest.param(
        "link", "Der Ausgabeordner theme/ enthält {root}/theme: Beim Bauen ginge das verloren.", id="link"
    ),
]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in SOURCES:
        Path(name).mkdir()
    Path("link").symlink_to("theme")
    return tmp_path


@pytest.mark.parametrize(("output", "expected"), CLASHES)
def test_output_among_the_sources_is_named(root: Path, output: str, expected: str | None) -> None:
    found = Places.of(output).clash([root / name for name in SOURCES])
    assert found == (expected and expected.format(root=root))


FOREIGN = [
    pytest.param((), None, id="empty"),
    pytest.param(("site/.nojekyll", "site/a.html"), None, id="marker"),
    pytest.param((".build/site/manifest.json", "site/a.html"), None, id="manifest"),
    pytest.param(
        ("site/a.html",),
        "Der Ausgabeordner site/ enthält Dateien, die nicht von dieser Website stammen.",
        id="other",
    ),
    pytest.param(
        ("site/.nojekyll", "site/.git/HEAD"),
        "Der Ausgabeordner site/ enthält ein Git-Archiv (.git): Beim Bauen ginge es verloren.",
        id="git",
    ),
]


@pytest.mark.parametrize(("files", "expected"), FOREIGN)
def test_folder_of_someone_else_is_known(root: Path, files: tuple[str, ...], expected: str | None) -> None:
    (root / "site").mkdir()
    for name in files:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    assert Places.of("site").foreign() == expected


def test_file_in_the_place_of_the_folder_is_known(root: Path) -> None:
    (root / "site").touch()
    assert Places.of("site").foreign() == f"{root}/site ist eine Datei, kein Ordner."
