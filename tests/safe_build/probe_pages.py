"""A plugin for tiny test sites: each content/*.txt is a page, and its lines tell the build what to do.

`error TEXT`, `publish TEXT`, `warning TEXT` add a finding; `late TEXT` adds one while writing;
`log TEXT` logs an error; `pid NAME` adds the number of the process to NAME; `crash` raises; `wait NAME` makes NAME.waiting and waits for NAME.go;
`later NAME TEXT` leaves the file spaet/datei.txt for later, which then waits as `wait NAME` does.
"""

import logging
import os
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from content_model.build import Build, LateFiles, PageRecord
from content_model.finding import Finding, Severity
from content_model.output_files import Output, keep_folder


class ProbePages:
    """Reads and writes the pages."""

    def __init__(self, context: dict[str, Any], path: str, output_path: str, **others: Any) -> None:
        self.build: Build = context["BUILD"]
        self.output, self.place = Path(output_path), Output.of(output_path, others["settings"])
        self.sources = sorted(Path(path).glob("*.txt"))

    def generate_context(self) -> None:
        for source, number, word, rest in self.lines():
            if word in {"error", "publish", "warning"}:
                self.find(source, number, rest, Severity(word))
            elif word == "log":
                logging.getLogger("pelican.probe").error(rest)

    def generate_output(self, _writer: object) -> None:
        for source in self.sources:
            address = f"{source.stem}/"
            page = self.output / address / "index.html"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"<!doctype html><html><head></head><p>{source.read_text()}</html>")
            self.build.pages[address] = PageRecord("page", f"content/{source.name}", source.stem)
        self.build.pages["feed.xml"] = PageRecord("feed", is_page=False)
        for source, number, word, rest in self.lines():
            if word == "late":
                self.find(source, number, rest, Severity.ERROR)
            elif word == "crash":
                raise RuntimeError("probe crashed")
            elif word == "pid":
                with Path(rest).open("a") as file:
                    file.write(f"{os.getpid()}\n")
            elif word == "wait":
                wait_for_go(Path(rest))
            elif word == "later":
                self.leave_for_later(*rest.split())

    def leave_for_later(self, name: str, text: str) -> None:
        kept = keep_folder("spaet", self.place)
        self.build.pages |= dict.fromkeys(kept, PageRecord("late", is_page=False))
        if self.build.late is not None:
            self.build.late.append(
                LateFiles("spaet", "late", partial(make_late, Path(name).absolute(), text))
            )

    def lines(self) -> Iterator[tuple[Path, int, str, str]]:
        for source in self.sources:
            for number, line in enumerate(source.read_text().splitlines(), start=1):
                word, _, rest = line.partition(" ")
                yield source, number, word, rest

    def find(self, source: Path, number: int, problem: str, severity: Severity) -> None:
        finding = Finding(f"content/{source.name}", number, 1, "", problem, "anders", severity)
        self.build.findings.append(finding)


def make_late(name: Path, text: str, build: Build) -> dict[str, bytes]:
    name.with_suffix(".pid").write_text(str(os.getpid()))
    wait_for_go(name)
    if text == "fault":
        build.findings.append(Finding("spaet", 1, 1, "", "zu spät", "früher"))
        return {}
    return {"spaet/datei.txt": text.encode()}


def wait_for_go(name: Path) -> None:
    name.with_suffix(".waiting").touch()
    while not name.with_suffix(".go").exists():
        time.sleep(0.01)


def get_generators(_pelican: object) -> type[ProbePages]:
    return ProbePages


def write_at_the_end(pelican: Pelican) -> None:
    if pelican.settings.get("PROBE_WRITES_AT_THE_END"):
        Path(pelican.output_path, "ende.txt").write_text("Ende")


def register() -> None:
    signals.finalized.connect(write_at_the_end)
    signals.get_generators.connect(get_generators)
