"""Tiny sites of plain Pelican, without anything of the kit, built with fast_build on and off."""

from __future__ import annotations

import gc
import logging
import shutil
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import LimitFilter
from pelican.settings import read_settings
from tests.conftest import write_files

PLAIN = {
    "SITEURL": "https://example.org",
    "TIMEZONE": "Europe/Berlin",
    "THEME": "simple",
    "STATIC_PATHS": [],
    "FEED_ALL_ATOM": "feeds/all.atom.xml",
}


def build_plain(
    folder: Path, files: dict[str, str | bytes] | None = None, **settings: Any
) -> dict[str, bytes]:
    """Builds `folder`/content without plugins; the whole output: path → bytes."""
    off = {"PLUGINS": [], "FAST_BUILD": False}  # signals of an earlier build may still be connected
    return _build(folder, "plain", files, {**off, **settings})


def build_fast(
    folder: Path, files: dict[str, str | bytes] | None = None, **settings: Any
) -> dict[str, bytes]:
    """The same with fast_build."""
    return _build(folder, "fast", files, {"PLUGINS": ["fast_build.plugin"], **settings})


def _build(
    folder: Path, name: str, files: dict[str, str | bytes] | None, settings: dict[str, Any]
) -> dict[str, bytes]:
    write_files(folder / "content", files or {})
    output = folder / name
    if name == "plain":
        shutil.rmtree(output, ignore_errors=True)
    places = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(output)}
    LimitFilter._raised_messages.clear()
    LimitFilter._group_count.clear()
    Pelican(
        read_settings(override={**PLAIN, **places, "FAST_CACHE": str(folder / "cache"), **settings})
    ).run()
    gc.collect()  # a Pelican that is gone hears no more signals
    return {
        str(file.relative_to(output)): file.read_bytes()
        for file in sorted(output.rglob("*"))
        if file.is_file()
    }


def entry(title: str = "Titel", body: str = "Text", **more: str) -> str:
    """A text with a classic header."""
    header = {"Title": title, "Date": "2026-01-02 10:00", **more}
    return "".join(f"{name}: {value}\n" for name, value in header.items()) + f"\n{body}\n"


def messages(caplog: Any) -> list[str]:
    """What was logged as a warning or worse."""
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
