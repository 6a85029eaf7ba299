from __future__ import annotations

import pytest

from content_model.fields.spelling import fold, nearest, quoted, shown


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Geprüft_am", "geprueft_am", id="umlaut"),
        pytest.param("Gepru\u0308ft_am", "geprueft_am", id="decomposed umlaut"),
        pytest.param("GEPRÜFT_AM", "geprueft_am", id="capitals"),
        pytest.param("GEPRU\u0308FT_AM", "geprueft_am", id="decomposed capital"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("STRAẞE", "strasse", id="capital sharp s"),
        pytest.param("öffentlich Ärzte", "oeffentlich aerzte", id="all umlauts"),
        pytest.param("", "", id="empty"),
    ],
)
def test_fold_makes_spellings_of_the_same_word_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("word", "near"),
    [
        pytest.param("titl", ["titel"], id="letter missing"),
        pytest.param("Geprueft", ["geprüft_am", "geprüft_von"], id="umlaut typed as ue"),
        pytest.param("anfahrt", [], id="nothing near"),
        pytest.param("", [], id="empty"),
        pytest.param("titel" * 20_000, [], id="far too long"),
    ],
)
def test_nearest_returns_only_near_words_in_their_own_spelling(word: str, near: list[str]) -> None:
    assert nearest(word, ["titel", "geprüft_von", "geprüft_am", "ort"]) == near


def test_nearest_returns_at_most_n_words() -> None:
    assert nearest("titel", ["titel1", "titel2", "titel3"], 2) == ["titel3", "titel2"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("32.13.2026", "„32.13.2026“", id="short"),
        pytest.param("x" * 60, "„" + "x" * 60 + "“", id="just fits"),
        pytest.param("x" * 61, "„" + "x" * 59 + "…“", id="cut"),
        pytest.param("a\nb\tc\0", "„a␊b␉c␀“", id="control characters"),
        pytest.param("a\x7fb\u202ec\u200b", "„a<U+007F>b<U+202E>c<U+200B>“", id="invisible"),
        pytest.param("a\ud800", "„a<U+D800>“", id="lone surrogate"),
    ],
)
def test_quoted_cuts_and_shows_what_is_invisible(text: str, quote: str) -> None:
    assert quoted(text) == quote


def test_shown_is_quoted_without_the_quotes() -> None:
    assert shown("a\nb") == "a␊b"
