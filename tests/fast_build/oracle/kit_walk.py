"""The same proof for sites of the kit: edits of a copy of a content folder, built with the plugin and without.

`python -m tests.fast_build.oracle --kit content --steps 20` walks over the demonstration content.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import PROJECT, run_build
from tests.fast_build.oracle.builds import alone, read_files
from tests.fast_build.oracle.walk import Difference

Files = dict[str, str]
SECONDS = re.compile(r"\d+,\d s")


@dataclass(frozen=True, slots=True)
class Left:
    """Exit code, what was printed, and all files with the manifest."""

    code: int
    lines: tuple[str, ...]
    files: dict[str, bytes]


class KitWorkshop:
    """A copy of a content folder and of the theme, an output that stays, and clean builds beside it."""

    def __init__(self, folder: Path, content: Path, **settings: Any) -> None:
        self._folder, self._settings = folder, {"THEME": str(folder / "theme"), **settings}
        shutil.copytree(content, folder / "site/content")
        shutil.copytree(PROJECT / "theme", folder / "theme")

    @property
    def content(self) -> Path:
        """Where the sources lie."""
        return self._folder / "site/content"

    @property
    def theme(self) -> Path:
        """Where the templates lie."""
        return self._folder / "theme"

    def fast(self) -> Left:
        """A build with the plugin over what the last one left."""
        return self._build(self._folder / "site", FAST_BUILD=True, FAST_WORKERS=2)

    def off(self) -> Left:
        """A build without the plugin into an empty folder."""
        clean = self._folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.content, clean / "content")
        return self._build(clean, FAST_BUILD=False)

    def end(self) -> None:
        """Nothing is left running."""

    def _build(self, site: Path, **more: Any) -> Left:
        with alone():
            built = run_build(site, **{**self._settings, **more})
        told = (line.replace(str(site), "") for line in built.lines if "am längsten: " not in line)
        lines = tuple(SECONDS.sub("", line) for line in told)
        files = {} if built.code else read_files(built.output) | {"manifest": built.manifest.read_bytes()}
        return Left(built.code, lines, files)


def compare(clean: Left, fast: Left, told: object) -> None:
    """Raise Difference if the two are not the same."""
    names = sorted(clean.files.keys() | fast.files.keys())
    found = [name for name in names if clean.files.get(name) != fast.files.get(name)]
    if found or (clean.code, clean.lines) != (fast.code, fast.lines):
        lines = f"{clean.code} {[*_only(clean, fast)]} ≠ {fast.code} {[*_only(fast, clean)]}"
        raise Difference(f"{len(found)} differ: {found[:20]}\n{lines}\nafter {told}")


def _only(one: Left, other: Left) -> Iterator[str]:
    return (line for line in one.lines if line not in other.lines)


def walk_kit(shop: KitWorkshop, steps: int, seed: int) -> Iterator[str]:
    """Build, then edit and build so many times; gives the edits' names; raises Difference."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    compare(shop.off(), shop.fast(), "the first build")
    told: list[str] = []
    for _ in range(steps):
        edit = chance.choice(KIT_EDITS)
        told.append(f"{edit.__name__} {edit(shop, chance)}")
        compare(shop.off(), shop.fast(), told)
        yield edit.__name__


def _texts(shop: KitWorkshop) -> list[Path]:
    return sorted(file for file in shop.content.rglob("*.md") if "handbuch" not in file.parts)


def add_sentence(shop: KitWorkshop, chance: random.Random) -> str:
    """A sentence more at the end of a text."""
    file = chance.choice(_texts(shop))
    file.write_text(
        f"{file.read_text(encoding='utf-8')}\nNachtrag {chance.randrange(1000)}.\n", encoding="utf-8"
    )
    return file.name


def change_header(shop: KitWorkshop, chance: random.Random) -> str:
    """Another title, summary, or other value of one line."""
    field = chance.choice(
        ("titel", "untertitel", "zusammenfassung", "rolle", "funktion", "kosten", "zielgruppe")
    )
    files = [file for file in _texts(shop) if f"\n{field}: " in file.read_text(encoding="utf-8")]
    if not files:
        return f"no {field}"
    file = chance.choice(files)
    text = file.read_text(encoding="utf-8")
    place = text.index(f"\n{field}: ") + 1
    line = text[place:].split("\n", 1)[0]
    changed = f'{field}: "Neu {chance.randrange(1000)}"'
    file.write_text(text.replace(line, changed, 1), encoding="utf-8")
    return f"{file.name} {field}"


def change_facts(shop: KitWorkshop, chance: random.Random) -> str:
    """Another value of the site's facts, which all pages show."""
    file = shop.content / "netzwerk.yaml"
    field = chance.choice(("kurzname", "leitsatz", "untertitel"))
    text = re.sub(
        rf"(?m)^{field}: .*$", f"{field}: Neu {chance.randrange(1000)}", file.read_text(encoding="utf-8")
    )
    file.write_text(text, encoding="utf-8")
    return field


def change_template(shop: KitWorkshop, chance: random.Random) -> str:
    """A template or a component says something more."""
    file = chance.choice(sorted((shop.theme / "templates").rglob("*.html")))
    text = file.read_text(encoding="utf-8")
    for mark in ("{% endmacro", "{% endblock"):
        if mark in text:
            head, tail = text.rsplit(mark, 1)
            file.write_text(f"{head}<!-- {chance.randrange(1000)} -->{mark}{tail}", encoding="utf-8")
            break
    return file.name


def change_style(shop: KitWorkshop, chance: random.Random) -> str:
    """Another style of a component."""
    file = chance.choice(sorted((shop.theme / "static/css/components").glob("*.css")))
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n.neu-{chance.randrange(1000)} {{ color: red; }}\n", encoding="utf-8")
    return file.name


def remove_text(shop: KitWorkshop, chance: random.Random) -> str:
    """A file goes; if others refer to it, the build stops and says so."""
    file = chance.choice(_texts(shop))
    file.rename(file.with_suffix(".weg"))
    return file.name


def restore_text(shop: KitWorkshop, chance: random.Random) -> str:  # noqa: ARG001  # all edits look alike
    """All removed files come back."""
    for file in sorted(shop.content.rglob("*.weg")):
        file.rename(file.with_suffix(".md"))
    return ""


KIT_EDITS: tuple[Callable[[KitWorkshop, random.Random], str], ...] = (
    *(add_sentence, change_header, change_facts, change_template),
    *(change_style, remove_text, restore_text, restore_text),
)
