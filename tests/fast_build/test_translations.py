"""Translations are found as Pelican finds them."""

from __future__ import annotations

from itertools import product

import pytest
from pelican.contents import Article
from pelican.utils import process_translations

from fast_build.translations import find_translations


def articles() -> list[Article]:
    kinds = product("cab", ("de", "en", "en"), (None, "true"))
    return [
        Article(
            *(
                "",
                {"slug": slug, "title": str(number), "lang": lang, **({"translation": told} if told else {})},
            )
        )
        for number, (slug, lang, told) in enumerate(kinds)
        if number % 4 != 1
    ]


@pytest.mark.parametrize("attributes", ["slug", {"slug"}, ["title"], ["slug", "lang"]])
def test_translations_are_those_of_pelican(attributes: str | list[str] | set[str]) -> None:
    found, expected = find_translations(articles(), attributes), process_translations(articles(), attributes)
    titles = [[[one.title for one in many] for many in pair] for pair in (found, expected)]
    others = [
        [[t.title for t in one.translations] for many in pair for one in many] for pair in (found, expected)
    ]
    assert (titles[0], others[0]) == (titles[1], others[1])


def test_missing_attribute_is_named() -> None:
    with pytest.raises(AttributeError, match="Cannot use"):
        find_translations(articles(), "fehlt")
