"""Languages by their tag, and what to say about a name."""

from __future__ import annotations

import pytest

from content_model.fields.languages import HINT, parse_language
from content_model.finding import Problem


@pytest.mark.parametrize("tag", ["de", "en", "EN", "de-AT", "pt-BR", "zh-Hant", "es-419", "hsb", " uk "])
def test_tag_is_taken(tag: str) -> None:
    assert parse_language(tag) == tag.strip()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Englisch", "en schreiben (Englisch)"),
        ("ukrainsch", "uk schreiben (Ukrainisch)"),
        ("xq", HINT),
        ("en_GB", HINT),
        ("de\nen", HINT),
        ('en" onclick="', HINT),
        ("en" * 2000, HINT),
        ("", HINT),
    ],
)
def test_anything_else_is_told_with_the_tag(text: str, hint: str) -> None:
    with pytest.raises(Problem, match="ist kein Sprachkürzel") as raised:
        parse_language(text)
    assert raised.value.hint == hint
