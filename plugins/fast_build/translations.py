"""Finds translations group by group; Pelican compares every entry with every other."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby
from operator import attrgetter
from typing import Any

from pelican.contents import Content
from pelican.generators import ArticlesGenerator
from pelican.utils import order_content, process_translations

SETTING = "ARTICLE_TRANSLATION_ID"
LISTS = (
    ("articles", "translations"),
    ("hidden_articles", "hidden_translations"),
    ("drafts", "drafts_translations"),
)


class Translations:
    """Takes the setting away while Pelican makes its lists, then does its work."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._attributes: str | Collection[str] | None = None

    def begin(self) -> None:
        """From now on, Pelican looks for no translations of articles."""
        attributes = self._settings[SETTING]
        if attributes and isinstance(attributes, (str, list, tuple, set, frozenset)):
            self._attributes, self._settings[SETTING] = attributes, None

    def find(self, generator: ArticlesGenerator) -> None:
        """Orders the lists of the generator as Pelican would have."""
        attributes = self._attributes
        if attributes is None:
            return
        self.end()
        for originals, translations in LISTS:
            found, others = find_translations(getattr(generator, originals), attributes)
            setattr(generator, originals, order_content(found, self._settings["ARTICLE_ORDER_BY"]))
            setattr(generator, translations, others)

    def end(self) -> None:
        """The setting is there again."""
        if self._attributes is not None:
            self._settings[SETTING], self._attributes = self._attributes, None


def find_translations(
    contents: list[Content], attributes: str | Collection[str]
) -> tuple[list[Content], list[Content]]:
    """Originals and translations, in the order and with the warnings of Pelican's process_translations."""
    names = [attributes] if isinstance(attributes, str) else list(attributes)
    group_of = attrgetter(*names)
    try:
        contents.sort(key=group_of)
    except (TypeError, AttributeError):
        return process_translations(contents, attributes)  # it names the cause
    originals: list[Content] = []
    translations: list[Content] = []
    for _same, group in groupby(contents, group_of):
        members = list(group)
        if len(members) == 1 and members[0].metadata.get("translation", "false").lower() == "false":
            originals += members
            continue
        found, others = process_translations(members, attributes)
        originals += found
        translations += others
    return originals, translations
