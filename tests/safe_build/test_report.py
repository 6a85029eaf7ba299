from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from content_model.build import Build, BuildForm
from content_model.finding import Finding, Severity
from safe_build.report import Report

NOW = datetime(2026, 11, 3, tzinfo=ZoneInfo("Europe/Berlin"))
ERROR = Finding("b.md", 1, 1, "", "falsch", "richtig")
PUBLISH = Finding("a.md", 2, 1, "", "fehlt", "dazu", Severity.PUBLISH)
WARNING = Finding("a.md", 1, 1, "", "schlecht", "besser", Severity.WARNING)

FORMS = [
    pytest.param(BuildForm.STRICT, [ERROR], [WARNING, PUBLISH], id="strict"),
    pytest.param(BuildForm.PREVIEW, [ERROR], [WARNING, PUBLISH], id="preview"),
    pytest.param(BuildForm.PUBLISH, [PUBLISH, ERROR], [WARNING], id="publish"),
]


@pytest.mark.parametrize(("form", "errors", "remarks"), FORMS)
def test_report_sorts_findings_by_what_they_stop(
    form: BuildForm, errors: list[Finding], remarks: list[Finding]
) -> None:
    report = Report.of(Build(form, NOW, findings=[ERROR, PUBLISH, WARNING, ERROR]), ["p: x", "p: x"])
    assert report.lines == ["Fehler", *map(str, errors), "p: x", "", "Hinweise", *map(str, remarks), ""]


COUNTS = [
    pytest.param(0, 0, "Fertig: 0 Seiten in 1,8 s → output/", id="nothing"),
    pytest.param(0, 1, "Fertig: 0 Seiten in 1,8 s → output/ (1 Hinweis)", id="one-remark"),
    pytest.param(1, 2, "Fertig: 0 Seiten in 1,8 s → output/ (1 Fehler, 2 Hinweise)", id="both"),
]


@pytest.mark.parametrize(("errors", "remarks", "expected"), COUNTS)
def test_report_counts_at_the_end(errors: int, remarks: int, expected: str) -> None:
    assert Report(("x",) * errors, ("y",) * remarks).finished(0, 1.84, "output/") == expected


def test_report_of_a_crash_says_that_it_broke_off() -> None:
    assert Report((), ()).stopped(None) == "Abgebrochen. Es wurde nichts geschrieben."


def test_report_annotates_each_finding_in_its_file() -> None:
    report = Report.of(Build(BuildForm.PUBLISH, NOW, findings=[ERROR, PUBLISH, WARNING]), ["p: x"])
    title = "title=Quelltext der Website"
    assert report.annotations == (
        f"::error file=a.md,line=2,{title}::{PUBLISH}",
        f"::error file=b.md,line=1,{title}::{ERROR}",
        f"::warning file=a.md,line=1,{title}::{WARNING}",
    )
