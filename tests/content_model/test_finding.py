from __future__ import annotations

from content_model.finding import Finding, Severity


def test_finding_is_one_line_whatever_stands_in_it() -> None:
    found = Finding("content/a\nb.md", 2, 8, "ti\ttel", "ist\u2028leer", "titel: Über\x85uns")
    assert str(found) == "content/a�b.md:2:8: ti�tel: ist�leer. So geht es: titel: Über�uns"


def test_finding_about_the_file_names_no_field() -> None:
    assert (
        str(Finding("a.md", 1, 1, "", "ist leer", "schreiben")) == "a.md:1:1: ist leer. So geht es: schreiben"
    )


def test_findings_are_ordered_by_place() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 2, 9), ("a.md", 2, 1)]
    found = [Finding(*place, "", "x", "y", Severity.WARNING) for place in places]
    assert [(one.path, one.line, one.column) for one in sorted(found)] == sorted(places)
