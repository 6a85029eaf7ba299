from __future__ import annotations

import pytest

from content_model.fields.flags import parse_choice, parse_yes_no
from content_model.finding import Problem

STATES = ("entwurf", "veröffentlicht", "in Gründung")


@pytest.mark.parametrize("text", ["ja", "Ja", " JA ", "wahr", "true", "True"])
def test_yes_no_reads_yes(text: str) -> None:
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["nein", "Nein", "falsch", "false", "FALSE"])
def test_yes_no_reads_no(text: str) -> None:
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "yes", "1", "j", "vielleicht"])
def test_yes_no_refuses_anything_else(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_yes_no(text)
    assert caught.value.problem == f"„{text}“ ist weder ja noch nein"
    assert caught.value.hint == "ja oder nein"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("entwurf", "entwurf", id="same"),
        pytest.param("Entwurf", "entwurf", id="case"),
        pytest.param("veroeffentlicht", "veröffentlicht", id="umlaut typed as oe"),
        pytest.param("vero\u0308ffentlicht", "veröffentlicht", id="decomposed umlaut"),
        pytest.param("  in   gründung ", "in Gründung", id="blanks"),
    ],
)
def test_choice_returns_the_listed_spelling(text: str, word: str) -> None:
    assert parse_choice(text, STATES) == word


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("entwurv", "meinten Sie „entwurf“?", id="near"),
        pytest.param("xyz", "eines von: entwurf, veröffentlicht, in Gründung", id="far"),
        pytest.param("", "eines von: entwurf, veröffentlicht, in Gründung", id="empty"),
    ],
)
def test_choice_refuses_a_word_that_is_not_listed(text: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_choice(text, STATES)
    assert caught.value.problem == f"„{text}“ steht nicht zur Wahl"
    assert caught.value.hint == hint
