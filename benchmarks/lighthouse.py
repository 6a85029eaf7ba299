"""Lighthouse on one page of each type: `invoke lighthouse`, or `python benchmarks/lighthouse.py --help`.

Limits: 100 in performance, accessibility, best practices and SEO; largest contentful paint ≤ 0.85 s, layout
shift 0, blocking time 0; in Lighthouse's simulated phone, the median of three runs, light and dark. Of each type
the heaviest page is taken. The page for missing addresses is opened by its file name; pages that search engines
shall not keep have no SEO score. The first run installs the locked release into .build/.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from lighthouse_tools import chromium_program, install_lighthouse, node_program, open_server

PROJECT = Path(__file__).parents[1]
CATEGORIES = {
    "performance": "Leistung",
    "accessibility": "Zugang",
    "best-practices": "Technik",
    "seo": "Suche",
}
TIMES = {"largest-contentful-paint": 850.0, "cumulative-layout-shift": 0.0, "total-blocking-time": 0.0}
SCHEMES = {"hell": 1, "dunkel": 0}  # Chromium's numbers for prefers-color-scheme
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@dataclass(frozen=True)
class Result:
    """The medians of a page: scores of 0 to 100 (None: not asked), times in ms, what took points away."""

    scores: dict[str, float | None]
    times: dict[str, float]
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all limits are kept."""
        scores = all(score in (None, 100) for score in self.scores.values())
        return scores and all(self.times[name] <= limit for name, limit in TIMES.items())


def build_site(output: Path, site_url: str) -> None:
    """The published form, so that search engines are welcome."""
    words = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(output)]
    subprocess.run(words, cwd=PROJECT, env={**os.environ, "SITEURL": site_url}, check=True)  # noqa: S603 (Pelican)


def heaviest_pages(output: Path) -> dict[str, str]:
    """The largest page of each type, by type: `{"start": ""}`."""
    manifest = output.parent / ".build" / output.name / "manifest.json"
    sizes: dict[str, tuple[int, str]] = {}
    for address, page in json.loads(manifest.read_text(encoding="utf-8"))["pages"].items():
        file = output / address if address.endswith(".html") else output / address / "index.html"
        if (
            page["type"] != "redirect"
            and file.is_file()
            and (not address or address.endswith(("/", ".html")))
        ):
            sizes[page["type"]] = max(sizes.get(page["type"], (0, "")), (file.stat().st_size, address))
    return {kind: address for kind, (_, address) in sorted(sizes.items())}


def run_lighthouse(url: str, scheme: str) -> dict[str, Any]:
    """One report of Lighthouse."""
    chrome = " ".join((*FLAGS, f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}"))
    words = [
        node_program(),
        install_lighthouse(),
        url,
        "--quiet",
        "--output=json",
        f"--chrome-flags={chrome}",
    ]
    words += [f"--only-categories={','.join(CATEGORIES)}", "--max-wait-for-load=30000"]
    variables = {**os.environ, "CHROME_PATH": chromium_program()}
    done = subprocess.run(words, env=variables, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 (Node)
    if not done.stdout.startswith("{"):
        raise SystemExit(f"Lighthouse ist nicht gelaufen: {done.stdout}{done.stderr}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def summarise(reports: list[dict[str, Any]], *, noindex: bool) -> Result:
    """The medians of the runs of one page."""
    scores: dict[str, float | None] = {
        name: round(median(report["categories"][name]["score"] or 0 for report in reports) * 100)
        for name in CATEGORIES
    }
    if noindex:
        scores["seo"] = None
    times = {name: median(report["audits"][name]["numericValue"] for report in reports) for name in TIMES}
    return Result(scores, times, tuple(sorted(set(_faults(reports[0])))))


def _faults(report: dict[str, Any]) -> Iterator[str]:
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 0.9:
                yield part["id"]


def line(kind: str, scheme: str, result: Result) -> str:
    """One row of the table."""
    scores = "".join(f"{'–' if score is None else round(score):>9}" for score in result.scores.values())
    paint, shift, blocked = (result.times[name] for name in TIMES)
    faults = "" if result.holds else "  " + ", ".join(result.faults)
    return f"{kind:18}{scheme:8}{scores}{paint / 1000:9.2f}{shift:7.3f}{blocked:7.0f}{faults}"


def measure(output: Path, site_url: str, kinds: list[str], runs: int) -> bool:
    """Prints the table; whether all pages keep all limits."""
    print(f"{'Art':18}{'':8}{''.join(f'{name:>9}' for name in CATEGORIES.values())}   LCP s    CLS TBT ms")
    good = True
    for kind, address in heaviest_pages(output).items():
        if kinds and kind not in kinds:
            continue
        file = output / address if address.endswith(".html") else output / address / "index.html"
        noindex = bool(re.search(r'name="robots" content="[^"]*noindex', file.read_text(encoding="utf-8")))
        for scheme in SCHEMES:
            reports = [run_lighthouse(f"{site_url}/{address}", scheme) for _ in range(runs)]
            result = summarise(reports, noindex=noindex)
            good &= result.holds
            print(line(kind, scheme, result), flush=True)
    return good


def main() -> int:
    """Builds, serves and measures; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", action="append", default=[], help="only this type of page, such as start")
    parser.add_argument("--runs", type=int, default=3, help="runs per page, of which the median counts")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_server(Path(folder) / "site") as site_url:
        output = Path(folder) / "site"
        build_site(output, site_url)
        return 0 if measure(output, site_url, options.kind, options.runs) else 1


if __name__ == "__main__":
    sys.exit(main())
