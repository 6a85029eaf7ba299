"""`python -m site_checks FOLDER`: checks a built site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from site_checks.inspection import inspect_site
from site_checks.report import (
    fails,
    finding_lines,
    github_lines,
    json_text,
    last_line,
    summary_text,
    table_lines,
)
from site_checks.site import open_site


def main(words: Sequence[str] | None = None) -> int:
    """Check a folder and print what was found; 1 for errors and where there is nothing to check."""
    asked = _arguments().parse_args(words)
    for folder in filter(None, (asked.folder, asked.compare)):
        if not folder.is_dir():
            print(
                f"Den Ordner {folder} gibt es nicht. So geht es: erst bauen, mit make html.", file=sys.stderr
            )
            return 1
    other = open_site(asked.compare) if asked.compare else None
    site = open_site(asked.folder, asked.base, asked.site_url, other)
    results = inspect_site(site)
    if asked.json:
        _write(asked.json, json_text(site, results))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as page:
            page.write(summary_text(site, results))
    if asked.json != Path("-"):
        shown = github_lines(site, results) if asked.github else finding_lines(results)
        print(*shown, "", *table_lines(results), "", last_line(site, results), sep="\n")
    return int(fails(results))


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m site_checks", description="Prüft eine gebaute Website.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("output"), help="der Ordner (output)")
    parser.add_argument(
        "--json", type=Path, metavar="DATEI", help="alle Ergebnisse als JSON; - schreibt sie hierher"
    )
    parser.add_argument(
        "--github",
        action="store_true",
        default=os.environ.get("GITHUB_ACTIONS") == "true",
        help="Befunde als Anmerkungen für GitHub; dort von selbst so",
    )
    parser.add_argument("--base", default="", metavar="PFAD", help="Pfad der Website, etwa /netzwerk/")
    parser.add_argument(
        "--site-url", default="", metavar="ADRESSE", help="Adresse, etwa https://netz.example.org"
    )
    parser.add_argument("--compare", type=Path, metavar="ORDNER", help="zweiter Bau zum Vergleich")
    return parser


def _write(place: Path, text: str) -> None:
    if place == Path("-"):
        sys.stdout.write(text)
    else:
        place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
