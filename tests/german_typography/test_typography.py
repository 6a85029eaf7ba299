import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.german_typography.plain_signs import plain

from german_typography import typeset

PIECES = st.sampled_from([
    "Wort", "wie's", "'90er", "'s", '"', "'", "-", "--", "---", "...", ".", ",", " ", " - ", "(", ")", "§ 5", "z.B.",
    "i. d. R.", "3.", "November", "10-12 Uhr", "S. 3-5", "2017-2020", "3 x 4", "m", "%", "5", "\n", "„", "“", "‚", "‘",
    "»", "«", "›", "‹", "’", "–", "…", "\u00a0", "\u202f", "Dr.", "https://a.org/b--c", "a@example.org", "Mo-Fr", "x", "/",
    " Uhr", "1.", "12", "14:30", "Montag", "Mai", " km", "Nr.", "S.", "2017", "und", "B.", "e.V.", ":", "!", "a",
])  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join), st.text("aZ059 .-–…'\"„“‚‘’»«§%\u00a0\u202f\nx/@:()")
)
MARKS = st.sampled_from(["„“", "»«"])


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_typeset_twice_is_typeset_once(text: str, marks: str) -> None:
    once = typeset(text, marks)
    assert typeset(once, marks) == once


@settings(deadline=None)
@given(TEXTS, MARKS)
def test_typeset_changes_nothing_but_its_signs(text: str, marks: str) -> None:
    assert plain(typeset(text, marks)) == plain(text)


@settings(deadline=None)
@given(st.text("aZäß ,;:!?\u00a0\u202f–…„“‚‘’»«›‹×"))
def test_right_text_stays(text: str) -> None:
    assert typeset(text) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param('"Wort"', "»Wort«", id="double"),
        pytest.param("\"Er sagt 'ja'\"", "»Er sagt ›ja‹«", id="single-inside"),
        pytest.param("wie's", "wie’s", id="apostrophe"),
        pytest.param('("§ 5")', "(»§\u00a05«)", id="before-a-sign"),
        pytest.param("„Wort“", "„Wort“", id="typed-otherwise"),
    ],
)
def test_guillemets_are_a_choice(typed: str, shown: str) -> None:
    assert typeset(typed, "»«") == shown


@pytest.mark.parametrize(
    "sign",
    [
        '"',
        "'",
        '"a" ',
        "*",
        "-",
        "1-",
        "Mo-",
        "9-12, ",
        ".",
        "z.B.",
        "3 x ",
        "§ 5 ",
        "www.",
        "a@",
        "://",
        "a",
    ],
)
def test_a_hundred_thousand_signs_finish(sign: str) -> None:
    assert plain(typeset(sign * 100_000)) == plain(sign * 100_000)
