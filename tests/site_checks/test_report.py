"""What a run prints, for people, programs and GitHub."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from content_model.finding import Finding, Severity
from site_checks.check import Result
from site_checks.report import (
    fails,
    finding_lines,
    github_lines,
    json_text,
    last_line,
    summary_text,
    table_lines,
)
from site_checks.site import Site
from site_checks.site_manifest import SiteManifest

ERROR = Finding("treffen/index.html", 4, 7, "links.ziel", "führt ins Leere: 100 %", "den Link|berichtigen")
NOTE = Finding("index.html", 1, 1, "text.datum", "„May 3“", "3. Mai", Severity.WARNING)
RESULTS = [
    Result("html.nu", "HTML besteht", reason="Java fehlt"),
    Result("links.ziel", "Links führen, wohin sie sollen", (ERROR,)),
    Result("seiten.start", "Startseite"),
    Result("text.datum", "Daten", (NOTE, NOTE)),
]
SITE = Site(
    Path("output"),
    {"index.html": 10, "treffen/index.html": 10, "a.css": 1},
    manifest=SiteManifest(
        "publish", date(2026, 11, 22), sources={"treffen/index.html": "content/treffen.md"}
    ),
)


def test_table_has_a_line_for_each_check() -> None:
    assert table_lines(RESULTS) == [
        "html.nu       nicht geprüft  HTML besteht – nicht geprüft, weil Java fehlt",
        "links.ziel    1 Fehler       Links führen, wohin sie sollen",
        "seiten.start  in Ordnung     Startseite",
        "text.datum    2 Hinweise     Daten",
    ]


def test_last_line_counts() -> None:
    assert last_line(SITE, RESULTS) == (
        "2 Seiten, 3 Dateien: 1 Prüfungen in Ordnung, 1 mit Fehlern, 1 mit Hinweisen, 1 nicht gemacht"
    )


def test_notes_do_not_fail_and_errors_do() -> None:
    assert [fails([result]) for result in RESULTS] == [False, True, False, False]


def test_findings_of_one_check_are_cut() -> None:
    many = tuple(Finding(f"{number:02}.html", 1, 1, "a.b", "x", "y") for number in range(23))
    lines = list(finding_lines([Result("a.b", "A", many)]))
    assert len(lines) == 21
    assert lines[-1] == "… und 3 weitere (a.b; alle mit --json)"


def test_github_annotates_the_source_where_there_is_one() -> None:
    assert list(github_lines(SITE, RESULTS)) == [
        (
            "::error file=content/treffen.md,line=1,title=Links führen%2C wohin sie sollen"
            "::treffen/index.html:4:7: links.ziel: führt ins Leere: 100 %25. So geht es: den Link|berichtigen"
        ),
        *[
            "::warning file=output/index.html,line=1,title=Daten::index.html:1:1: text.datum: „May 3“. So geht es: 3. Mai"
        ]
        * 2,
    ]


def test_summary_cannot_be_broken_by_a_finding() -> None:
    lines = summary_text(SITE, RESULTS).splitlines()
    assert lines[0] == "## Prüfung der Website unter /"
    assert "| Links führen, wohin sie sollen (`links.ziel`) | 1 Fehler |" in lines
    assert (
        "- treffen/index.html:4:7: links.ziel: führt ins Leere: 100 %. So geht es: den Link\\|berichtigen"
        in lines
    )


def test_json_holds_everything() -> None:
    data = json.loads(json_text(SITE, RESULTS))
    assert {key: data[key] for key in ("base", "site_url", "pages", "files", "ok")} == {
        "base": "/", "site_url": "", "pages": 2, "files": 3, "ok": False,
    }  # fmt: skip
    assert data["checks"][0] == {
        "code": "html.nu",
        "title": "HTML besteht",
        "outcome": "not applicable",
        "reason": "Java fehlt",
        "findings": [],
    }
    assert data["checks"][1]["findings"][0]["severity"] == "error"
