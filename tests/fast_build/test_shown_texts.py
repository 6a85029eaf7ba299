"""What decides on a summary that Pelican cuts out of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.utils import truncate_html_words

from fast_build.shown_texts import begin_of, text_of

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
    found = begin_of(text, words)
    if found is not None:
        begin, is_cut = found
        assert text.startswith(begin)
        assert truncate_html_words(text, words, "…").startswith(f"{begin} …" if is_cut else text)
        if is_cut:
            assert truncate_html_words(f"{begin} {other}", words) == truncate_html_words(text, words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>eins zwei drei vier fünf</p>", "<p>eins zwei drei"),
        ("<p>eins zwei drei</p>", "<p>eins zwei drei"),
        ("<p>eins zwei geht's-noch! fünf</p>", "<p>eins zwei geht's-noch"),
        ("eins zwei drei<a href='x' title=\"y z\">vier</a>", "eins zwei drei"),
        ("<p>eins&#8211;zwei&#39;drei&hellip; vier</p>", "<p>eins&#8211;zwei&#39;drei"),
        ("漢字漢字漢", "漢字漢"),
        ("eins {zwei} | drei {filename}a.md", "eins {zwei} | drei"),
        ("eins zwei drei", "eins zwei drei"),
        ("<p>eins zwei</p>\n", "<p>eins zwei</p>\n"),
        ("", ""),
        ("<a href='{filename}a.md'>eins</a> zwei drei vier", None),
        ("eins <!-- a --> zwei drei vier", None),
        ("eins z&ouml;lf drei vier", None),
        ("eins zwei drei&", None),
        ("eins zwei drei<a href='", None),
        ("eins zwei <script>drei vier", None),
    ],
    ids=[
        *("more words", "as many words", "signs in a word", "tag after it", "entities", "no spaces"),
        *("braces in prose", "ends with its last word", "fewer words", "empty", "link within the site"),
        *("comment", "letter as entity", "lone sign", "unfinished tag", "script"),
    ],
)
def test_beginning_ends_where_pelican_stops(text: str, expected: str | None) -> None:
    assert begin_of(text, 3) == (None if expected is None else (expected, expected != text))


LONG = "<p>eins zwei drei vier fünf</p>\n<p>sechs</p>\n<p>sieben</p>"


@pytest.mark.parametrize(
    "limits",
    [(None, 3), (1, None), (1, 3), (2, 50), (None, 6)],
    ids=["words", "part", "both", "parts", "late"],
)
def test_what_a_summary_does_not_show_does_not_enter(limits: tuple[int | None, int | None]) -> None:
    first, same = (article(text, limits) for text in (LONG, f"{LONG}<p>acht</p>"))
    assert text_of(first, "summary") is not None
    assert (first.summary, text_of(first, "summary")) == (same.summary, text_of(same, "summary"))
    other = article(LONG.replace("zwei", "2"), limits)
    assert text_of(first, "summary") != text_of(other, "summary")


def test_paragraphs_with_links_are_asked_for() -> None:
    assert text_of(article("<p><a href='{filename}a.md'>eins</a></p>", (1, None)), "summary") is None


def article(text: str, limits: tuple[int | None, int | None]) -> Article:
    names = dict(zip(("SUMMARY_MAX_PARAGRAPHS", "SUMMARY_MAX_LENGTH"), limits, strict=True))
    settings = {**DEFAULT_CONFIG, **names}
    return Article(text, {"title": "A"}, settings, "a.md", {"localsiteurl": "", "generated_content": {}})
