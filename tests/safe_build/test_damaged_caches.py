"""Everything in .build/ may be damaged at any time: the next build is as good as the first and mends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import FACTS, run_build, write_files
from tests.responsive_pictures.odd_pictures import ODD

from safe_build.manifest import read_manifest

PAGE = """---
titel: Sommerfest
beginn: 12.12.2026 18:00
ort: Rostock
bild:
  datei: medien/phone.jpg
  alt: Zwei Flächen
  bildnachweis: Kit
  personen: keine
---

Text.
"""
FILES = {"veranstaltungen/2026/sommerfest.md": PAGE, "medien/phone.jpg": ODD["phone.jpg"]}


def flip_a_bit(file: Path) -> None:
    data = bytearray(file.read_bytes())
    if data:
        data[len(data) // 2] ^= 1
    file.write_bytes(data)


def turn_into_folder(file: Path) -> None:
    file.unlink()
    (file / "darin").mkdir(parents=True)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "half": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "empty": lambda file: file.write_bytes(b""),
    "foreign": lambda file: file.write_bytes(b"\xff\x00 nicht von uns\n" * 50),
    "one-bit": flip_a_bit,
    "folder": turn_into_folder,
    "gone": lambda file: file.unlink(),
}


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has been built once, with pictures and all caches."""
    folder = tmp_path_factory.mktemp("built")
    write_files(folder / "content", {"netzwerk.yaml": FACTS, **FILES})
    assert run_build(folder).code == 0
    return folder


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_cache_changes_nothing_and_is_mended(built: Path, tmp_path: Path, damage: str) -> None:
    site = tmp_path / "site"
    shutil.copytree(built, site)
    for file in [path for path in (site / ".build").rglob("*") if path.is_file()]:
        DAMAGES[damage](file)
    again = run_build(site)
    assert (again.code, files_below(again.output)) == (0, files_below(built / "output"))
    assert read_manifest(again.manifest) == read_manifest(built / ".build/output/manifest.json")
    # A folder in the place of a kept drawing stays: the picture is drawn anew each time.
    if damage != "folder":
        assert drawings(site) == drawings(built)


def drawings(site: Path) -> dict[str, bytes]:
    return files_below(site / ".build/pictures")
