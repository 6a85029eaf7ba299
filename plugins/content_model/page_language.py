"""The language of a page and of its parts: what the theme says in it, and how it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

CONTEXT_NAME = "THEME_WORDS"
SOURCE_LANGUAGE = "de"


def language_of(tag: str) -> str:
    """The language of a tag without its region, in lower case: `en-GB` → `en` (BCP 47)."""
    return tag.lower().split("-")[0]


def language_name(tag: str) -> str:
    """What a language calls itself: `العربية`, `English`; the tag if the CLDR does not know it."""
    try:
        return str(Locale.parse(language_of(tag)).display_name)
    except (UnknownLocaleError, ValueError):
        return tag


def direction_of(tag: str) -> str:
    """`rtl` for languages written from right to left, otherwise `ltr` (CLDR)."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def language_attributes(tag: str | None, around: str) -> Markup:
    """What marks a part in another language: ` lang="ar" dir="rtl"`; `dir` only where it turns.

    `around` is the language of the page; without a tag nothing is marked.
    """
    if not tag:
        return Markup()
    turned = direction_of(tag)
    words = Markup(' lang="{}"').format(tag)
    return words if turned == direction_of(around) else words + Markup(' dir="{}"').format(turned)


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """What the theme says, by language; German is in the templates and needs no catalogue.

    `texts` holds the words without plurals, by their German.
    """

    catalogues: Mapping[str, NullTranslations] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def frame_language(self, tag: str, site: str) -> str:
        """The language of a page's menus and labels: its own if the theme speaks it, otherwise the site's."""
        return next((one for one in (tag, site) if self.speaks(one)), SOURCE_LANGUAGE)

    def speaks(self, tag: str) -> bool:
        """Whether the theme has all its words in a language."""
        return language_of(tag) in {SOURCE_LANGUAGE, *self.catalogues}

    def texts_in(self, tag: str) -> Mapping[str, str]:
        """The words of a language by their German."""
        return self.texts.get(language_of(tag), {})

    def in_language(self, tag: str) -> NullTranslations:
        """The catalogue of a language; German, or an empty one, leaves all words as they are."""
        return self.catalogues.get(language_of(tag), NullTranslations())
