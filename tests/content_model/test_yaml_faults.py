from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.content_model.tiny_catalogue import ROSTOCK, findings_of, read_catalogue

from content_model.front_matter import read_document
from content_model.yaml_faults import in_quotes

ONE_LINE = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff")
)
FILE = "veranstaltungen/2026/fest.md"


@given(ONE_LINE)
def test_text_in_quotes_is_the_same_text_for_yaml(text: str) -> None:
    assert yaml.load(f"titel: {in_quotes(text)}", Loader=yaml.BaseLoader) == {"titel": text}  # noqa: S506  # it makes text alone


@pytest.mark.parametrize(
    "title",
    [
        "!Wichtig",
        "! Achtung",
        "&Co in Rostock",
        "*Neu",
        "#MehrMut",
        "Treffen #7",
        "'s ist Sommer",
        '"Mehr',
        '"A" und "B',
    ],
)
def test_cure_of_a_title_can_be_copied(title: str) -> None:
    """What stands behind „So geht es“ makes the same title, in quotes."""
    (found,) = findings_of(_site(f"titel: {title}"))
    own = found.hint.removeprefix("am Ende ergänzen: ").split("wenn es zum Text gehört: ")[-1]
    line = own.removeprefix("in Anführungszeichen setzen: ").split(" – oder die Anmerkung")[0]
    line = line if line.startswith("titel: ") else f"titel: {line}"
    record = read_catalogue(_site(line)).records["veranstaltungen/2026/fest"]
    assert record.entry is not None
    assert record.entry.title == title


@pytest.mark.parametrize("line", ["beginn:03.11.2026", "beginn 03.11.2026", "  beginn: 03.11.2026"])
def test_cure_of_a_line_can_be_copied(line: str) -> None:
    (found,) = findings_of(_site(f"titel: Fest\n{line}", begin=""))
    cure = found.hint.removeprefix("am Zeilenanfang beginnen: ")
    assert findings_of(_site(f"titel: Fest\n{cure}", begin="")) == []


def _site(header: str, begin: str = "beginn: 03.11.2026\n") -> dict[str, str | bytes]:
    return {**ROSTOCK, FILE: f"---\n{header}\n{begin}---\n"}


@pytest.mark.parametrize(
    ("header", "place", "cure"),
    [
        ("themen: [a, b", (2, 9), "themen: [a, b]"),
        ("ort: {stadt: Rostock,", (2, 6), "ort: {stadt: Rostock}"),
        ("themen:\n  - [a", (3, 5), "- [a]"),
        ("themen: [a,\n  b", (2, 9), "themen: [a]"),
        ("{", (2, 1), "erst der Feldname, zum Beispiel titel: '{'"),
    ],
)
def test_open_bracket_is_told_where_it_opens(header: str, place: tuple[int, int], cure: str) -> None:
    document = read_document("content/x.md", f"---\n{header}\n---\n".encode())
    assert [((found.line, found.column), found.hint) for found in document.findings] == [(place, cure)]
