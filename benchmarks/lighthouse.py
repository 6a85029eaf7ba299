"""Lighthouse on one page of each type: `invoke lighthouse`, or `python benchmarks/lighthouse.py --help`.

Limits: 100 in performance, accessibility, best practices and SEO; largest contentful paint ≤ 0.85 s, layout
shift 0, blocking time 0; in Lighthouse's simulated phone, the median of three runs, light and dark. Of each type
the heaviest page is taken. The page for missing addresses is opened by its file name; pages that search engines
shall not keep have no SEO score. The first run installs the locked release into .build/.

No page with a script of its own can keep 0.85 s: Lighthouse's model opens another connection for the script and
counts its round trips before the paint, even of a deferred script of one line. So every run measures two empty
pages first, without and with such a script; a page that links scripts may take 0.05 s longer than the latter.

With --long the pages are those of tests/browser/long_content.py: long titles and words, 40 pictures, lists of 200.
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
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from lighthouse_tools import chromium_program, install_lighthouse, node_program, open_server

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))  # the tests look at the same long content
from tests.browser.long_content import long_files, long_pages  # noqa: E402, TID251
from tests.conftest import FACTS, LAWFUL, write_files  # noqa: E402, TID251

CATEGORIES = {
    "performance": "Leistung",
    "accessibility": "Zugang",
    "best-practices": "Technik",
    "seo": "Suche",
}
PAINT, SHIFT, BLOCKED = "largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time"
PAINT_LIMIT = 850.0  # ms, of a page without scripts
PAINT_ALLOWANCE = 50.0  # ms above the empty page with a script
EMPTY_PAGES = {"leere Seite": "", "leere Seite + Skript": '<script src="../line.js" defer></script>'}
EMPTY_PAGE = """\
<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Leere Seite</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="description" content="Leere Seite">
<link rel="stylesheet" href="../line.css">{script}</head><body><main><h1>Ein Satz.</h1></main></body></html>
"""
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

    def holds(self, paint_limit: float) -> bool:
        """Whether all limits are kept, with `paint_limit` in ms for the largest contentful paint."""
        scores = all(score in (None, 100) for score in self.scores.values())
        still = not self.times[SHIFT] and not round(self.times[BLOCKED])
        return scores and still and self.times[PAINT] <= paint_limit


@dataclass(frozen=True)
class Measured:
    """A served folder and how often each of its pages is measured."""

    output: Path
    site_url: str
    runs: int

    def text(self, address: str) -> str:
        """The HTML of a page."""
        file = self.output / address
        return (file if address.endswith(".html") else file / "index.html").read_text(encoding="utf-8")

    def result(self, address: str, scheme: str) -> Result:
        """The medians of a page."""
        noindex = bool(re.search(r'name="robots" content="[^"]*noindex', self.text(address)))
        reports = [run_lighthouse(f"{self.site_url}/{address}", scheme) for _ in range(self.runs)]
        return summarise(reports, noindex=noindex)


def build_site(output: Path, site_url: str, content: Path = PROJECT / "content") -> None:
    """The published form, so that search engines are welcome."""
    words = [sys.executable, "-m", "pelican", str(content), "-s", "publishconf.py", "-o", str(output)]
    subprocess.run(words, cwd=PROJECT, env={**os.environ, "SITEURL": site_url}, check=True)  # noqa: S603 (Pelican)


def build_long_site(output: Path, site_url: str) -> dict[str, str]:
    """The long entries of the tests, with the photographs of the real site; their pages by type."""
    photographs = [path.read_bytes() for path in sorted((PROJECT / "content/medien").glob("*.jpg"))]
    year = datetime.now(UTC).year + 1  # all events lie ahead
    content = output.with_name("content")
    write_files(content, {"netzwerk.yaml": FACTS + LAWFUL, **long_files(year, photographs)})
    build_site(output, site_url, content)
    return {kind: address for address, kind in long_pages(year).items()}


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
    times = {
        name: median(report["audits"][name]["numericValue"] for report in reports)
        for name in (PAINT, SHIFT, BLOCKED)
    }
    return Result(scores, times, tuple(sorted(set(_faults(reports[0])))))


def _faults(report: dict[str, Any]) -> Iterator[str]:
    for category in report["categories"].values():
        for part in category["auditRefs"]:
            score = report["audits"][part["id"]]["score"]
            if part["weight"] and score is not None and score < 0.9:
                yield part["id"]


def line(kind: str, scheme: str, result: Result, paint_limit: float) -> str:
    """One row of the table."""
    scores = "".join(f"{'–' if score is None else round(score):>9}" for score in result.scores.values())
    times = f"{result.times[PAINT] / 1000:9.2f}{result.times[SHIFT]:7.3f}{result.times[BLOCKED]:7.0f}"
    faults = "" if result.holds(paint_limit) else f"  ✗ {', '.join(result.faults)}"
    return f"{kind:21}{scheme:8}{scores}{times}{faults}"


def measure_floor(site: Measured) -> float:
    """Prints the empty pages; the limit in ms for the paint of a page with scripts."""
    folder = site.output / "leer"
    folder.mkdir()
    (folder / "line.css").write_text("main { max-inline-size: 40rem; margin: auto; }")
    (folder / "line.js").write_text('document.documentElement.dataset.on = "1";')
    paints = []
    for number, (name, script) in enumerate(EMPTY_PAGES.items()):
        page = folder / f"{number}/index.html"
        page.parent.mkdir()
        page.write_text(EMPTY_PAGE.format(script=script))
        result = site.result(f"leer/{number}/", "hell")
        paints.append(result.times[PAINT])
        print(line(name, "hell", result, result.times[PAINT]), flush=True)
    return paints[-1] + PAINT_ALLOWANCE


def measure(site: Measured, pages: dict[str, str], kinds: list[str]) -> bool:
    """Prints the table of the pages by type; whether all of them keep all limits."""
    print(f"{'Art':21}{'':8}{''.join(f'{name:>9}' for name in CATEGORIES.values())}   LCP s    CLS TBT ms")
    scripted = measure_floor(site)
    print(
        f"Grenze für LCP: {PAINT_LIMIT / 1000:.2f} s; für Seiten mit Skript {scripted / 1000:.2f} s, das sind 0.05 s mehr"
    )
    print(
        "als die leere Seite mit Skript: Darunter kommt im Modell von Lighthouse keine Seite, die ein Skript lädt."
    )
    good = True
    for kind, address in pages.items():
        if kinds and kind not in kinds:
            continue
        limit = scripted if re.search("<script[^>]* src=", site.text(address)) else PAINT_LIMIT
        for scheme in SCHEMES:
            result = site.result(address, scheme)
            good &= result.holds(limit)
            print(line(kind, scheme, result, limit), flush=True)
    return good


def main() -> int:
    """Builds, serves and measures; 1 if a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", action="append", default=[], help="only this type of page, such as start")
    parser.add_argument("--runs", type=int, default=3, help="runs per page, of which the median counts")
    parser.add_argument(
        "--long", action="store_true", help="long titles and words, 40 pictures, lists of 200"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_server(Path(folder) / "site") as site_url:
        output = Path(folder) / "site"
        if options.long:
            pages = build_long_site(output, site_url)
        else:
            build_site(output, site_url)
            pages = heaviest_pages(output)
        return 0 if measure(Measured(output, site_url, options.runs), pages, options.kind) else 1


if __name__ == "__main__":
    sys.exit(main())
