"""Templates that speak the language of their page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from gettext import NullTranslations
from typing import Any, Protocol, cast

from jinja2 import Environment

from content_model.mail_entities import BREAKABLE, FILTER_NAME, breakable_address, mail_entities
from content_model.mixed_direction import FILTER_NAME as ISOLATE
from content_model.mixed_direction import isolate_numbers
from content_model.number_ranges import FILTER_NAME as RANGES
from content_model.number_ranges import TOGETHER, keep_ranges, keep_together
from content_model.outside_links import FILTER_NAME as OUTSIDE
from content_model.outside_links import mark_outside_links
from content_model.page_language import SOURCE_LANGUAGE, direction_of, language_attributes


class _Translated(Protocol):
    """What Jinja's extension i18n adds to an environment."""

    def install_gettext_translations(self, translations: NullTranslations, *, newstyle: bool) -> None: ...


def teach(
    environment: Environment, lang: str = SOURCE_LANGUAGE, words: NullTranslations | None = None
) -> None:
    """Give templates the words of a language and the filters of all pages; changes the environment."""
    translated = cast("_Translated", environment)
    translated.install_gettext_translations(words or NullTranslations(), newstyle=True)
    environment.filters[FILTER_NAME] = mail_entities
    environment.filters[BREAKABLE] = breakable_address
    environment.filters[ISOLATE] = isolate_numbers
    environment.filters[RANGES] = keep_ranges
    environment.filters[TOGETHER] = keep_together
    environment.filters[OUTSIDE] = mark_outside_links
    environment.filters["direction"] = direction_of
    environment.filters["language"] = partial(language_attributes, around=lang)


def environment_in(
    first: Environment, options: Mapping[str, Any], lang: str, words: NullTranslations
) -> Environment:
    """A second environment like the first, made with the same options, in another language."""
    second = Environment(loader=first.loader, **options)  # noqa: S701  # the options ask for autoescape
    second.filters.update(first.filters)
    second.tests.update(first.tests)
    second.globals.update(first.globals)
    teach(second, lang, words)
    return second
