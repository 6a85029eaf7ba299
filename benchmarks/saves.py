"""From a save to the finished page: `python benchmarks/saves.py --entries 1000` prints the middle and the worst of ten saves.

Starts what `invoke serve` starts, on the corpus of site_corpus.py in the kit's own types (`--entries 0`: on the
demonstration site), lengthens one text again and again and looks until the file of its page holds the new
words. Between two saves it waits (`--pause`, in seconds), so that the index of the search can be made;
`--pause 0` saves while it is being made. CPU is that of all processes of the preview. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from corpus_sites import KitSite
from measured_run import tree
from site_corpus import make_corpus

from safe_build.manifest import read_manifest
from safe_build.places import Places
from safe_build.preview import OUTPUT

PROJECT = Path(__file__).parents[1]
PREVIEW = (sys.executable, "-u", "-m", "safe_build.preview", "--port", "0")
LONGEST = 600.0  # seconds for the first build of a large site
TICKS = os.sysconf("SC_CLK_TCK")


def make_site(folder: Path, entries: int) -> None:
    """A project folder with the corpus, or with a copy of the demonstration."""
    if entries:
        KitSite().write(folder, make_corpus(entries))
    else:
        shutil.copytree(PROJECT / "content", folder / "content")
    shutil.rmtree(folder / "theme", ignore_errors=True)
    for name in ("pelicanconf.py", "plugins", "theme"):
        (folder / name).symlink_to(PROJECT / name)


def text_with_a_page(folder: Path) -> tuple[Path, Path]:
    """A report or news text and the file of its page."""
    live = folder / OUTPUT
    pages = read_manifest(Places.of(live).manifest).pages
    address, source = next(
        (address, one.source) for address, one in sorted(pages.items()) if one.source and one.type == "news"
    )
    return folder / source, live / address / "index.html"


def seconds_until(condition: Callable[[], bool]) -> float:
    """How long it takes until the condition holds; raises TimeoutError."""
    start = time.perf_counter()
    while not condition():
        if time.perf_counter() - start > LONGEST:
            raise TimeoutError
        time.sleep(0.002)
    return time.perf_counter() - start


def cpu_of_tree(top: int) -> float:
    """The seconds that a process and all below it have worked, those that have ended included."""
    ticks = 0
    for one in tree(top):
        with suppress(OSError):
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


@contextmanager
def running_preview(folder: Path) -> Iterator[int]:
    """A preview whose first build is done; gives the number of its process."""
    log = folder / "preview.log"
    with log.open("w") as printed:
        program = subprocess.Popen(PREVIEW, cwd=folder, stdout=printed, stderr=printed)  # noqa: S603
        try:
            seconds_until(lambda: "Vorschau: http" in log.read_text() or program.poll() is not None)
            if program.poll() is not None:
                raise RuntimeError(log.read_text())
            yield program.pid
        finally:
            processes = list(tree(program.pid))
            program.terminate()
            program.wait()
            seconds_until(lambda: not any(Path(f"/proc/{one}/cmdline").exists() for one in processes))


def shows(page: Path, mark: str) -> bool:
    """Whether the file of the page holds these words."""
    return mark in page.read_text(encoding="utf-8")


def measure_saves(folder: Path, count: int, pause: float) -> list[tuple[float, float]]:
    """Wall and CPU seconds of each save."""
    with running_preview(folder) as preview:
        text, page = text_with_a_page(folder)
        before = text.read_text(encoding="utf-8")
        measured = []
        for number in range(count):
            time.sleep(pause)
            mark, cpu = f"Marke{number}ende", cpu_of_tree(preview)
            text.write_text(f"{before}\n{mark}\n", encoding="utf-8")
            wall = seconds_until(partial(shows, page, mark))
            measured.append((wall, cpu_of_tree(preview) - cpu))
    return measured


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1000)
    parser.add_argument("--saves", type=int, default=10)
    parser.add_argument("--pause", type=float, default=5.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="saves-") as place:
        folder = Path(place, "site")
        folder.mkdir()
        make_site(folder, asked.entries)
        measured = measure_saves(folder, asked.saves, asked.pause)
    for name, values in zip(("wall", "CPU"), zip(*measured, strict=True), strict=True):
        print(f"{name}: median {statistics.median(values):.3f} s, worst {max(values):.3f} s")


if __name__ == "__main__":
    main()
