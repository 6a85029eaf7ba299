"""In a preview some files come after the pages: nobody waits for them, and only the newest count."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.safe_build.tiny_site import TinySite, page, wait_until

from safe_build.manifest import read_manifest

OUTPUT, HOME = ".build/preview/site", ".build/preview/.build/site"
PREVIEW = "safe_build.preview"
LATE = "spaet/datei.txt"


class Preview:
    """A running preview and what it shows."""

    def __init__(self, site: TinySite) -> None:
        self.site = site

    def save(self, text: str) -> None:
        """Save, and wait until the page shows it."""
        self.site.write(text)
        wait_until(lambda: self.shown.get("seite/index.html") == page(text))

    def make(self, name: str, text: str) -> None:
        """Let late work end, and wait until the site shows what it made."""
        self.go(name)
        wait_until(lambda: self.late == text)

    def go(self, name: str) -> None:
        (self.site.root / f"{name}.go").touch()

    def waits(self, name: str) -> int:
        """Wait until late work has begun; the number of its process."""
        wait_until((self.site.root / f"{name}.waiting").exists)
        return int((self.site.root / f"{name}.pid").read_text())

    @property
    def shown(self) -> dict[str, str]:
        return self.site.tree(OUTPUT)

    @property
    def entered(self) -> dict[str, str]:
        """The manifest's addresses and what lies there."""
        pages = read_manifest(self.site.root / HOME / "manifest.json").pages
        return {address: record.type for address, record in pages.items()}

    @property
    def late(self) -> str | None:
        file = self.site.root / OUTPUT / LATE
        return file.read_text() if file.exists() else None


@pytest.fixture
def preview(site: TinySite) -> Iterator[Preview]:
    site.write("eins")
    with site.running(PREVIEW, "--port", "0"):
        wait_until(lambda: "Vorschau: http" in site.said)
        yield Preview(site)


def ended(process: int) -> bool:
    """Whether the process is gone or waits only for its parent to notice."""
    try:
        state = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return True
    return state.rpartition(")")[2].split()[0] == "Z"


def test_late_files_come_after_the_pages_and_are_in_the_manifest(preview: Preview) -> None:
    preview.save("later a alt")
    preview.waits("a")
    assert LATE not in preview.shown
    preview.make("a", "alt")
    wait_until(lambda: preview.entered == {"seite/": "page", "feed.xml": "feed", LATE: "late"})
    preview.save("later b neu")
    preview.waits("b")
    assert preview.shown == {".nojekyll": "", "seite/index.html": page("later b neu"), LATE: "alt"}
    preview.make("b", "neu")
    wait_until(lambda: preview.site.leftovers(HOME) == [])
    assert preview.entered == {"seite/": "page", "feed.xml": "feed", LATE: "late"}


def test_save_while_late_files_are_made_drops_them(preview: Preview) -> None:
    preview.save("later a alt")
    first = preview.waits("a")
    preview.save("later b neu")
    preview.waits("b")
    assert ended(first)
    preview.make("b", "neu")
    preview.go("a")
    assert preview.late == "neu"


def test_late_files_of_a_site_that_was_built_again_are_left_out(preview: Preview) -> None:
    preview.save("later a alt")
    process = preview.waits("a")
    again = preview.site.build("-o", OUTPUT, "-e", 'BUILD_FORM="preview"')
    manifest = (preview.site.root / HOME / "manifest.json").read_text()
    preview.go("a")
    wait_until(lambda: ended(process))
    assert (again.returncode, preview.late) == (0, None)
    assert (preview.site.root / HOME / "manifest.json").read_text() == manifest


def test_fault_of_late_files_is_told_and_leaves_the_former_ones(preview: Preview) -> None:
    preview.save("later a alt")
    preview.make("a", "alt")
    preview.save("later b fault")
    preview.go("b")
    wait_until(lambda: "spaet:1:1: zu spät. So geht es: früher" in preview.site.said)
    assert preview.late == "alt"
    assert "Der Ausgabeordner" not in preview.site.said


@pytest.mark.parametrize(
    ("whom", "word"),
    [("preview", signal.SIGINT), ("preview", signal.SIGKILL), ("builds", signal.SIGKILL)],
    ids=["Ctrl+C", "preview killed", "builds killed"],
)
def test_program_that_ends_meanwhile_leaves_nothing_half(
    site: TinySite, whom: str, word: signal.Signals
) -> None:
    text = "pid pids\nlater a alt"
    site.write(text)
    with site.running(PREVIEW, "--port", "0") as program:
        process = Preview(site).waits("a")
        os.kill(program.pid if whom == "preview" else int((site.root / "pids").read_text()), word)
        wait_until(lambda: ended(process))
    assert site.tree(OUTPUT) == {".nojekyll": "", "seite/index.html": page(text)}
    assert site.leftovers(HOME) == []
    assert "Traceback" not in site.said
