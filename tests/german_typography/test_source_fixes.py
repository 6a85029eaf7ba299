from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.german_typography.plain_signs import plain

from german_typography.source_fixes import fix_source, fix_text


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ("von 10-12 Uhr", "von 10–12 Uhr"),
        ("03.-05.11.2023 -- so", "03.–05.11.2023 – so"),
        ("Ein  Wort", "Ein Wort"),
        ('Ein "Wort" und *"zwei"*', "Ein „Wort“ und *„zwei“*"),
        ('("so") und "so".', "(„so“) und „so“."),
        ('[Das "Netz"](/a--b "Titel -- so")', '[Das „Netz“](/a--b "Titel -- so")'),
        ("wie's geht", "wie’s geht"),
        ('- Punkt "a"\n  - Unter - punkt', "- Punkt „a“\n  - Unter – punkt"),
        ('"über\nzwei Zeilen"', "„über\nzwei Zeilen“"),
        ('"eins"\n\nnoch "zwei', '„eins“\n\nnoch "zwei'),
        ("`10-12 Uhr` von 10-12 Uhr", "`10-12 Uhr` von 10–12 Uhr"),
        ('1. Punkt\n\n    mit "Wort"', "1. Punkt\n\n    mit „Wort“"),
    ],
)
def test_safe_signs_are_corrected(typed: str, fixed: str) -> None:
    assert fix_text(typed) == fixed


@pytest.mark.parametrize(
    "text",
    [
        '`"a"--b`',
        '```\n"a" -- b  c\n```',
        '~~~ text\n"a" -- b\n~~~',
        'Text\n\n    "a" -- b',
        "https://example.org/a--b?c=10-12",
        "<https://example.org/a--b>",
        '<a title="x -- y">z</a>',
        '<pre>\n"a" -- b\n</pre>',
        '<span lang="en">"a" -- b</span>',
        '<!-- "a" -- b -->',
        '[a]: https://example.org/a--b "Titel -- so"',
        '{: title="a -- b" }',
        "Zeile mit zwei Leerzeichen  \ndanach",
        "| a  |  b |\n|----|----|",
        "a  |  b\n---|---",
        "| eins    | zwei |\n| a   b c | d  e |",
        "Überschrift\n---\n\n---\n\n- - -",
        'ein 27" Monitor',
        'ein 27" und "so"',
        'Er sagt "ja',
        r"\"gerade\"",
        "Mecklenburg-Vorpommern, 2026-11-03, 0381 1234567-18",
        "- a\n- b\n  - c",
        "* a - b".replace(" - ", " – "),
        "die Hunde' und 'so'",
        "„Wort“ – von 10–12 Uhr",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert fix_text(text) == text


HEADER = """\
---
titel: Die "Gruppe" -- so
alt: 'ein "Wort" -- so'
text: "a -- b"
zusammenfassung: a -- b # Notiz -- so
slug: a--b
link: https://example.org/a--b
datei: medien/a--b 10-12 Uhr.jpg
beginn: 03.-05.11.2023
zeit: 10-12 Uhr "x"
titel-2: a -- b
liste: [a -- b]
bilder:
  - alt: Am "Tisch" von 10-12 Uhr
---
"""


def test_header_is_corrected_only_in_plain_texts() -> None:
    expected = (
        HEADER.replace('Die "Gruppe" -- so', "Die „Gruppe“ – so")
        .replace("03.-05.11", "03.–05.11")
        .replace("zeit: 10-12", "zeit: 10–12")
        .replace('Am "Tisch" von 10-12 Uhr', "Am „Tisch“ von 10–12 Uhr")
    )
    assert fix_source(HEADER + "a -- b\n") == expected + "a – b\n"


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        pytest.param(
            "Title: A -- b\nSlug: a--b\n\nText -- so\n",
            "Title: A -- b\nSlug: a--b\n\nText – so\n",
            id="classic",
        ),
        pytest.param(
            "---\r\nslug: a--b\r\n---\r\na -- b\r\n", "---\r\nslug: a--b\r\n---\r\na – b\r\n", id="Windows"
        ),
        pytest.param("---\nslug: a--b\n", "---\nslug: a--b\n", id="header without an end"),
        pytest.param(
            "\ufeff---\nslug: a--b\n---\na -- b", "\ufeff---\nslug: a--b\n---\na – b", id="byte order mark"
        ),
    ],
)
def test_header_of_any_kind_is_kept(source: str, fixed: str) -> None:
    assert fix_source(source) == fixed


def test_other_quotes_are_a_choice() -> None:
    assert fix_source('Ein "Wort"', "»«") == "Ein »Wort«"


PIECES = st.sampled_from([
    "Wort", '"', "'", " ", "  ", "\n", "\n\n", "-", "--", " - ", "10-12 Uhr", "`", "```\n", "~~~\n", "    ", "- ", "1. ",
    "[a](b--c)", "<b>", "</b>", "<pre>", "</pre>", "<!--", "-->", "|", "https://a.org/b--c", "\\", "*", "titel: ", "---\n",
    "{: a--b }", "[a]: b--c", '<i lang="en">', "</i>", "3.-5. Mai", "»", "“",
])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example('---\ntitel: a "b"\n---\n')
def test_fixing_twice_is_fixing_once(source: str) -> None:
    once = fix_source(source)
    assert fix_source(once) == once
    assert plain(once) == plain(source)


@pytest.mark.parametrize(
    "sign",
    [
        '"',
        "'",
        "`",
        "``` \n",
        "~~~a\n",
        "<pre>",
        '<i lang="en">',
        "<!--",
        "[a](",
        "](",
        "{:",
        "    a\n\n",
        "- ",
        "  ",
        "titel: a\n",
        "---\n",
        "\\",
    ],
)
def test_a_hundred_thousand_signs_finish(sign: str) -> None:
    assert plain(fix_source(sign * 100_000)) == plain(sign * 100_000)
