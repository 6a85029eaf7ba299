"""Builds for the tests: tiny sites out of a dictionary, and the real site once per run."""

from __future__ import annotations

import contextlib
import gc
import io
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from blinker import Signal
from bs4 import BeautifulSoup
from hypothesis import settings as hypothesis_settings
from jinja2.bccache import Bucket, BytecodeCache
from pelican.plugins import signals
from pelican.settings import read_settings
from playwright.sync_api import Browser, sync_playwright
from tests import work_order
from tests.browser.chromium import launch_chromium
from tests.built_site import BuiltSite

from safe_build import SafePelican
from safe_build.stopping import BuildStopped
from theme_assets.plugin import KEPT as THEME_CACHE

PROJECT = Path(__file__).parents[1]
NOW = "2026-11-22T12:00"
DEMONSTRATION = "name: Netzwerk Leuchtfeuer\n"
FACTS = """\
name: Testnetz
beschreibung: Ein Netz für Tests.
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
"""
LAWFUL = """\
rechtsname: Testnetz e. V.
anschrift: Lange Straße 1, 18055 Rostock
telefon: 030 23125-100
vertretungsberechtigte: [Ruth Falkenmoor]
register: {art: Vereinsregister, gericht: Amtsgericht Rostock, nummer: VR 00000}
verantwortlich: {name: Antje Sternhagen, anschrift: "Lange Straße 1, 18055 Rostock"}
datenschutz: {hoster: "GitHub Pages, GitHub Inc.", aufsichtsbehoerde: Landesbeauftragte}
barrierefreiheit: {status: teilweise vereinbar, stand: 16.11.2026, feedback: netz@example.org}
"""


# An example may take as long as the machine wants: no test measures time.
hypothesis_settings.register_profile("tests", deadline=None)
hypothesis_settings.load_profile("tests")
# On GitHub's machines programs say more; the tests expect what they say everywhere else.
for _name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
    os.environ.pop(_name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins early."""
    items.sort(key=work_order.place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> work_order.Together | None:
    """Files, and some folders, stay in one process; other ways to share the work are as they always are."""
    return work_order.Together(config, log) if config.getoption("dist") == "loadscope" else None


class _CompiledOnce(BytecodeCache):
    """Templates are compiled once per run, not once per build; with fast_build its own cache does that."""

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = _CompiledOnce()
THEME_VALUES: dict[str, bytes] = {}  # what the first build keeps of the theme's texts; the next ones find it


@dataclass(frozen=True)
class Build:
    """One finished or stopped build: exit code, what it printed, where it wrote."""

    code: int
    lines: tuple[str, ...]
    output: Path
    manifest: Path

    def read(self, address: str) -> str:
        """The text of the page or file at an address below the site."""
        file = self.output / address
        return (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")

    def soup(self, address: str) -> BeautifulSoup:
        """The page at an address below the site, parsed."""
        return BeautifulSoup(self.read(address), "html.parser")

    @property
    def findings(self) -> list[str]:
        """The printed findings, warnings included."""
        return [line for line in self.lines if line.startswith("content/")]


BuildSite = Callable[..., Build]


@pytest.fixture(autouse=True)
def _own_plugins() -> Iterator[None]:
    """Plugins of one build do not take part in the next test's."""
    yield
    for signal in vars(signals).values():
        if isinstance(signal, Signal):
            for receiver in list(signal.receivers_for(None)):
                signal.disconnect(receiver)


@pytest.fixture(scope="module", autouse=True)
def _what_stays_is_looked_through_once() -> Iterator[None]:
    """The tests and sites of a whole run are millions of objects: later collections of garbage leave them out."""
    yield
    gc.collect()
    gc.freeze()


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Builds `files` (path below content/ → text or bytes) with the real settings and theme."""

    def build(
        files: Mapping[str, str | bytes], settings_file: str = "pelicanconf.py", **settings: Any
    ) -> Build:
        write_files(tmp_path / "content", {"netzwerk.yaml": FACTS + LAWFUL, **files})
        return run_build(tmp_path, settings_file, **settings)

    return build


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes every file below `folder`."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


def share_pictures(folder: Path) -> None:
    """Lets a build of the demonstration in `folder` find the pictures that others have drawn; all of them take seconds."""
    drawn = PROJECT / ".build/pictures"
    drawn.mkdir(parents=True, exist_ok=True)
    (folder / ".build").mkdir()
    (folder / ".build/pictures").symlink_to(drawn)


def run_build(folder: Path, settings_file: str = "pelicanconf.py", **settings: Any) -> Build:
    """Builds `folder`/content into `folder`/output, in this process."""
    output = folder / "output"
    if "publish" in (settings_file.removesuffix("conf.py"), settings.get("BUILD_FORM")):
        settings.setdefault("SITEURL", "https://netz.example.org")
    override = {
        "PATH": str(folder / "content"),
        "OUTPUT_PATH": str(output),
        "BUILD_NOW": NOW,
        "FAST_BUILD": False,
        **settings,
    }
    printed, code = io.StringIO(), 0
    kept = folder / THEME_CACHE
    if THEME_VALUES and not kept.exists():
        write_files(folder, THEME_VALUES)
    with contextlib.redirect_stdout(printed):
        try:
            read = read_settings(str(PROJECT / settings_file), override=override)
            if not read["FAST_BUILD"] and "JINJA_ENVIRONMENT" not in settings:
                # Without constants computed by the filters of one build the code serves every build.
                shared = {"bytecode_cache": COMPILED, "optimized": False}
                read["JINJA_ENVIRONMENT"] = read["JINJA_ENVIRONMENT"] | shared
            SafePelican(read).run()
        except BuildStopped as stop:
            code = stop.exitcode
    if not THEME_VALUES and kept.exists():
        THEME_VALUES[THEME_CACHE] = kept.read_bytes()
    lines = tuple(printed.getvalue().splitlines())
    return Build(code, lines, output, folder / ".build" / "output" / "manifest.json")


def need_demonstration() -> None:
    """Skip what is about the demonstration where content/ holds the site of a network."""
    facts = PROJECT / "content/netzwerk.yaml"
    if not facts.is_file() or DEMONSTRATION not in facts.read_text(encoding="utf-8"):
        pytest.skip("content/ holds another site than the demonstration, which this test needs")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The demonstration site in the strict form, on a fixed day."""
    need_demonstration()
    output = tmp_path_factory.mktemp("site") / "output"
    settings = {"OUTPUT_PATH": str(output), "BUILD_NOW": NOW}
    SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=settings)).run()
    return BuiltSite(output, output.parent / ".build/output/manifest.json")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = launch_chromium(playwright)
        yield chromium
        chromium.close()
