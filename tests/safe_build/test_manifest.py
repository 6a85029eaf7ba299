import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from content_model.build import Build, BuildForm, PageRecord
from content_model.register import Published
from safe_build.manifest import Manifest, Parts, read_manifest, write_manifest

NOW = datetime(2026, 11, 3, 23, 30, tzinfo=ZoneInfo("Europe/Berlin"))
PAGES = {
    "über/": PageRecord(
        "page", "content/seiten/ueber.md", "ueber", ("a", "b"), ("Foto: keine Einwilligung",), is_page=False
    ),
    "": PageRecord("home"),
}
TEXT = """{
 "day": "2026-11-03",
 "form": "publish",
 "pages": {
  "": {
   "id": null,
   "inputs": [],
   "is_page": true,
   "source": null,
   "type": "home",
   "withheld": []
  },
  "über/": {
   "id": "ueber",
   "inputs": [
    "a",
    "b"
   ],
   "is_page": false,
   "source": "content/seiten/ueber.md",
   "type": "page",
   "withheld": [
    "Foto: keine Einwilligung"
   ]
  }
 },
 "parts": {
  "content/b.jpg": "über/"
 },
 "published": {
  "alt": null,
  "ueber": {
   "address": "über/",
   "type": "page"
  }
 },
 "since": {},
 "withheld": {
  "content/c.md": "Entwurf"
 }
}
"""


@pytest.fixture
def manifest() -> Manifest:
    parts, withheld = {"content/b.jpg": "über/"}, {"content/c.md": "Entwurf"}
    published = {"ueber": Published("page", "über/"), "alt": None}
    return Manifest.of(
        Build(BuildForm.PUBLISH, NOW, pages=PAGES, parts=parts, withheld=withheld, published=published)
    )


def test_manifest_is_written_sorted(manifest: Manifest, tmp_path: Path) -> None:
    write_manifest(manifest, tmp_path / "manifest.json")
    text = json.dumps(json.loads(TEXT), ensure_ascii=False)  # in this order, on one line
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"manifest.json": f"{text}\n"}


def test_manifest_is_read_as_it_was(manifest: Manifest, tmp_path: Path) -> None:
    write_manifest(manifest, tmp_path / "manifest.json")
    assert read_manifest(tmp_path / "manifest.json") == manifest
    assert manifest.day == date(2026, 11, 3)


def test_manifest_after_another_one_is_as_if_it_were_the_first(manifest: Manifest, tmp_path: Path) -> None:
    written: Parts = {}
    other = replace(manifest, pages={**PAGES, "neu/": PageRecord("page")}, withheld={})
    for number, one in enumerate((manifest, other, other, manifest)):
        write_manifest(one, tmp_path / f"{number}.json", written)
        write_manifest(one, tmp_path / "first.json")
        assert (tmp_path / f"{number}.json").read_text() == (tmp_path / "first.json").read_text()
