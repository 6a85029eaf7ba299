"""What decides on a summary that Pelican cuts out of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.utils import truncate_html_words

from fast_build.shown_texts import begin_of

PIECES = (
    *(
        "Haus",
        "geht's",
        "ein",
        " ",
        " ",
        "\n",
        "-",
        ", ",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<br />",
        "&amp;",
        "&shy;",
    ),
    *(
        "&#8212;",
        "&",
        "<a href='x'>",
        '<a title="a b c">',
        "</a>",
        "<",
        ">",
        "a < b",
        '"',
        "'",
        "<!-- c -->",
        "漢字",
        "{x}",
    ),
    *(
        "<script>",
        "</script>",
        "<img alt='> ein zwei drei vier'>",
        "<style>",
        "|",
        "é",
        "&nbsp",
        "</",
        "<p",
        "<?x?>",
        "<![CDATA[",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=120).map("".join)


@given(TEXTS, TEXTS, st.integers(1, 4))
def test_summary_hangs_on_the_beginning_alone(text: str, other: str, words: int) -> None:
    begin = begin_of(text, words)
    if begin is not None:
        assert text.startswith(begin)
        assert truncate_html_words(begin + other, words) == truncate_html_words(text, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>" + "Wort " * 90 + "</p>", 36),
        ("<p>" + "Selbsthilfegruppe " * 9 + "</p>", 120),
        ("Wort " * 5, None),
        ("Wort " * 90 + "{filename}a.md", 36),
        ("{filename}a.md" + "Wort " * 90, None),
        ("<!-- a -->" + "Wort " * 90, None),
    ],
    ids=["short words", "long words", "few words", "link after it", "link before", "comment"],
)
def test_beginning_is_a_small_part(text: str, expected: int | None) -> None:
    found = begin_of(text, 3)
    assert (found and len(found)) == expected
