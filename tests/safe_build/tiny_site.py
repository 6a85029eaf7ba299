"""A site of a few text files that real Pelican builds with SafePelican."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROBE = Path(__file__).with_name("probe_pages.py")
SETTINGS = """
PELICAN_CLASS = "safe_build.SafePelican"
PATH, THEME, PLUGIN_PATHS, PLUGINS = "content", "theme", ["plugins"], ["probe_pages"]
TIMEZONE, SITEURL = "Europe/Berlin", ""
DIRECT_TEMPLATES, THEME_STATIC_PATHS = [], []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""
DEADLINE = 20.0


def _hear_interrupts() -> None:
    """Below a shell's background job (a CI runner, nohup) Ctrl+C is switched off for all children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True)
class TinySite:
    """The project folder of a tiny site."""

    root: Path

    @classmethod
    def create(cls, root: Path) -> TinySite:
        for name in ("content", "theme/templates", "plugins"):
            (root / name).mkdir(parents=True)
        (root / "plugins/probe_pages.py").write_bytes(PROBE.read_bytes())
        (root / "pelicanconf.py").write_text(SETTINGS)
        return cls(root)

    def write(self, text: str, name: str = "seite") -> None:
        """Give the page its whole text."""
        (self.root / f"content/{name}.txt").write_text(text)

    def add_settings(self, *lines: str) -> None:
        with (self.root / "pelicanconf.py").open("a") as settings:
            settings.writelines(f"{line}\n" for line in lines)

    def build(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run plain Pelican to its end."""
        return self.run_module("pelican", *words)

    def run_module(self, module: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", module, *words]
        return subprocess.run(
            command, cwd=self.root, capture_output=True, text=True, timeout=DEADLINE, check=False
        )

    @contextmanager
    def running(self, module: str, *words: str) -> Iterator[subprocess.Popen[str]]:
        """Run a program beside the test, its output in program.txt, until the block ends."""
        with (self.root / "program.txt").open("w") as output:
            program = subprocess.Popen(
                [sys.executable, "-u", "-m", module, *words],
                cwd=self.root,
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                preexec_fn=_hear_interrupts,  # noqa: PLW1509  # no threads at that moment
            )
            try:
                yield program
            finally:
                program.kill()
                program.wait()

    @property
    def said(self) -> str:
        """What the running program has printed so far."""
        return (self.root / "program.txt").read_text()

    def tree(self, folder: str = "output") -> dict[str, str]:
        """Every file below the folder with its text; a missing folder is empty."""
        top = self.root / folder
        return {str(path.relative_to(top)): path.read_text() for path in top.rglob("*") if path.is_file()}

    def leftovers(self, home: str = ".build/output") -> list[str]:
        """What lies in the workshop besides what belongs there."""
        names = (path.name for path in (self.root / home).iterdir())
        return sorted(set(names) - {"lock", "manifest.json"})


def page(text: str) -> str:
    """What the probe writes for a source text."""
    return f"<!doctype html><html><head></head><p>{text}</html>"


GOOD = {".nojekyll": "", "seite/index.html": page("gut")}
SECONDS = re.compile(r"\d+,\d s")
KEPT = "Die letzte gute Fassung in output/ bleibt unverändert."


def said(result: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on stdout with the time taken out; Pelican's progress display leaves an empty last one."""
    return SECONDS.sub("0,0 s", result.stdout).strip().split("\n")


def finding(number: int, problem: str) -> str:
    return f"content/seite.txt:{number}:1: {problem}. So geht es: anders"


def with_good_output(site: TinySite) -> TinySite:
    site.write("gut")
    assert site.build().returncode == 0
    return site


def wait_until(condition: Callable[[], object], again: Callable[[], None] = lambda: None) -> None:
    """Wait for something another process does; `again` is done at once and every second."""
    start = time.monotonic()
    rounds = 0
    while not condition():
        waited = time.monotonic() - start
        if waited > DEADLINE:
            raise TimeoutError
        if waited >= rounds:
            again()
            rounds += 1
        time.sleep(0.02)
