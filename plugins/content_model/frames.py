"""One generator's pages in all languages: templates, views and what surrounds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import Environment, Template

from content_model.foreign_phrases import Phrase, phrases_of
from content_model.page_language import SOURCE_LANGUAGE, ThemeWords, language_of
from content_model.page_templates import environment_in
from content_model.page_words import Speech, own_texts, spoken
from content_model.planned import PlannedPage
from content_model.views import PageView, SiteView

CONTEXT_NAME = "LINKED_SCRIPTS"


@dataclass(frozen=True, slots=True)
class Frames:
    """Makes the templates and the site's view for each language once; `options` are those of `german`."""

    words: ThemeWords
    german: Environment
    options: Mapping[str, Any]
    _environments: dict[str, Environment] = field(default_factory=dict)
    _templates: dict[tuple[str, str], Template] = field(default_factory=dict)
    _phrases: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def view_of(self, page: PlannedPage, site_lang: str, typeset: Callable[[str], str]) -> PageView:
        """The view in the language of its page, if the theme speaks it."""
        lang = page.view.lang
        if language_of(lang) in (SOURCE_LANGUAGE, language_of(site_lang)) or not self.words.speaks(lang):
            return page.view
        header = page.shown.record.header.values if page.shown else {}
        own = frozenset({page.view.title, *own_texts(header)})
        return spoken(page.view, replace(self._speech(lang, site_lang), own_texts=own, typeset=typeset))

    def site_in(self, lang: str, site: SiteView) -> SiteView:
        """What surrounds all pages of a language."""
        if language_of(lang) == SOURCE_LANGUAGE:
            return replace(site, lang=lang)
        return replace(
            spoken(site, self._speech(lang, site.own_lang)), lang=lang, scripts=_scripts_in(lang, site)
        )

    def enter_scripts(self, linked: Iterable[tuple[str, tuple[str, ...]]], context: dict[str, Any]) -> None:
        """Add the file names of all scripts that pages link, each in the language around its page."""
        site, files = context["SITE"], context.setdefault(CONTEXT_NAME, set())
        for lang, names in linked:
            scripts = _scripts_in(self.words.frame_language(lang, site.own_lang), site)
            files.update(scripts[name].rpartition("/")[2] for name in names)

    def template(self, name: str, lang: str) -> Template:
        """A template that speaks a language."""
        if (name, lang) not in self._templates:
            self._templates[name, lang] = self._found(name, lang)
        return self._templates[name, lang]

    def _speech(self, lang: str, site_lang: str) -> Speech:
        if lang not in self._phrases:
            self._phrases[lang] = phrases_of(self.words.texts_in(lang))
        return Speech(lang, self.words.texts_in(lang), site_lang, phrases=self._phrases[lang])

    def _found(self, name: str, lang: str) -> Template:
        if language_of(lang) == SOURCE_LANGUAGE:
            return self.german.get_template(f"{name}.html")
        if lang not in self._environments:
            words = self.words.in_language(lang)
            self._environments[lang] = environment_in(self.german, self.options, lang, words)
        return self._environments[lang].get_template(f"{name}.html")


def _scripts_in(lang: str, site: SiteView) -> Mapping[str, str]:
    return site.foreign_scripts.get(language_of(lang), site.scripts)
