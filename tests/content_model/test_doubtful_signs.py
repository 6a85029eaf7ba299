"""Signs that nobody typed are told once for each file, with the place of the first."""

from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import findings_of


def told(header: str, body: str = "") -> list[tuple[int, int, str, str]]:
    found = findings_of({"seiten/a.md": f"---\n{header}\n---\n{body}"})
    return [(one.line, one.column, one.field, one.hint.partition(" –")[0]) for one in found]


@pytest.mark.parametrize(
    "word", ["Käse", "Öl", "über", "Straße", "Ähre", "Übung", "hört", "9–12", "„Ja“", "naïve–Ü"]
)
def test_word_in_a_wrong_encoding_is_told_as_it_was_meant(word: str) -> None:
    wrong = "".join(sign.encode().decode("cp1252") if sign in "äöüßÄÖÜ–„“" else sign for sign in word)
    assert told("titel: A", f"Text\nmit {wrong}, hier") == [
        (5, min(wrong.find(sign) for sign in "Ãâ" if sign in wrong) + 5, "", word)
    ]


@pytest.mark.parametrize(
    "text", ["São Paulo", "Ã", "â€", "A\u00a0B", "`MÃ¼ller`", "Â© 2026", "Crème brûlée", "IRMÃ e SÃO"]
)
def test_letters_of_other_languages_and_code_are_no_wrong_encoding(text: str) -> None:
    assert told("titel: A", text) == []


def test_wrong_encoding_in_header_and_text_is_one_finding() -> None:
    found = findings_of({"seiten/a.md": "---\ntitel: LÃ¤den\nzusammenfassung: fÃ¼r alle\n---\nÃ–l\n"})
    assert [(one.line, one.column, one.severity) for one in found] == [(2, 8, "warning")]
    assert found[0].problem.endswith("(in dieser Datei 3 Stellen)")


def test_wrong_encoding_in_the_facts_is_told() -> None:
    facts = "name: FÃ¼r alle\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"
    assert [(one.path, one.line, one.column) for one in findings_of({"netzwerk.yaml": facts})] == [
        ("content/netzwerk.yaml", 1, 7)
    ]


CURE = "das Zeichen löschen und den Text an dieser Stelle neu tippen"


@pytest.mark.parametrize(
    ("sign", "lang", "is_told"),
    [
        *((sign, "de", True) for sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        ("\u202e", "ar", True),
        ("\u2068", "ar", False),
        ("\u2066", "he", False),
        ("\u200e", "de", False),
        ("\u00ad", "de", False),
    ],
)
def test_sign_that_turns_the_direction_is_told(sign: str, lang: str, *, is_told: bool) -> None:
    assert told(f"titel: A{sign}B\nsprache: {lang}") == [(2, 8, "titel", CURE)] * is_told
    assert told(f"titel: A\nsprache: {lang}", f"Text\nAB{sign}") == [(6, 3, "", CURE)] * is_told
