"""A view in the language of its page: what the theme can say is said in it, the rest is marked as the site's."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from markupsafe import Markup, escape

from content_model import views
from content_model.calendar_views import DateList, DateRow
from content_model.foreign_dates import foreign_day, foreign_hours, foreign_leaf, foreign_span
from content_model.foreign_phrases import Phrase, fill
from content_model.page_language import direction_of, language_attributes

View = TypeVar("View")

# Fields whose words come from the site; templates print them between tags only, never in attributes.
_SITE_WORDS: dict[type, tuple[str, ...]] = {
    views.PageView: ("kicker", "facts_title", "contacts_title", "funders_note", "author", "updated"),
    views.Fact: ("label",),
    views.Badge: ("text",),
    views.Section: ("title", "text", "empty"),
    views.Notice: ("title", "lines"),
    views.Card: ("kicker", "lines"),
    views.Funder: ("name", "note"),
    views.Phone: ("note",),
    views.Person: ("name", "role", "notes"),
    views.ContactCard: ("title", "kind", "lead", "address", "hours", "hours_note", "checked"),
    views.Download: ("note",),
    DateList: ("title", "text"),
    DateRow: ("notes",),
}
_COMMAS = {"ltr": ", ", "rtl": "، "}  # languages written from right to left have a comma of their own
_JOINT, _HALVES = Markup(" · "), Markup("; ")


@dataclass(frozen=True, slots=True)
class Speech:
    """How a page speaks: its language, its words, the language of the site, and texts that are the page's own.

    `typeset` is for what stays German, `phrases` are the sentences with gaps among the words.
    """

    lang: str
    words: Mapping[str, str]
    site_lang: str
    own_texts: frozenset[str] = frozenset()
    typeset: Callable[[str], str] = str
    phrases: tuple[Phrase, ...] = ()

    def translate(self, text: str) -> str | None:
        """The text in the language of the page, if the theme knows it, or it is a day, weekdays, times, a rule or a list."""
        if said := self._known(text) or self._capital(text):
            return said
        commas = [found.start() for found in re.finditer(", ", text)]
        for comma in reversed(commas):
            if (head := self._known(text[:comma]) or self._capital(text[:comma])) and (
                rest := self.translate(text[comma + 2 :])
            ):
                return f"{head}{_COMMAS[direction_of(self.lang)]}{rest}"
        return None

    def say(self, text: str) -> str:
        """The text, or HTML: translated as far as it goes, the rest marked as the site's unless it is the page's own."""
        if not isinstance(text, Markup) and (said := self.translate(text)):
            return said
        if isinstance(text, Markup) or text in self.own_texts or not _has_letters(text):
            return text
        for joint in (_JOINT, _HALVES):
            if joint in text and (joint == _JOINT or self.translate(text.split(joint, maxsplit=1)[0])):
                return joint.join(self.say(part) for part in text.split(joint))
        return self._partly(text) or self._marked(text)

    def _known(self, text: str) -> str | None:
        return (
            self.words.get(text)
            or foreign_day(text, self.lang)
            or foreign_hours(text, self.lang)
            or self._phrase(text)
        )

    def _capital(self, text: str) -> str | None:
        """What begins a line, in words that the catalogue has in small letters."""
        said = self._known(f"{text[:1].lower()}{text[1:]}") if text[:1].isupper() else None
        return said and f"{said[:1].upper()}{said[1:]}"

    def _phrase(self, text: str) -> str | None:
        for phrase in self.phrases:
            if not phrase.has_free_gaps and (match := phrase.german.fullmatch(text)):
                filled = fill(match, self.lang, self.words, self.translate)
                if filled is not None:
                    return phrase.said.format(**filled)
        return None

    def _partly(self, text: str) -> str | None:
        """What holds names or words of editors: `Geprüft von …`, `Aufzug: …`, a day before a place."""
        for phrase in self.phrases:
            match = phrase.german.fullmatch(text) if phrase.has_free_gaps else None
            filled = fill(match, self.lang, self.words, self.say) if match else None
            if filled is not None:
                return escape(phrase.said).format(**filled)
        head, colon, rest = text.partition(": ")
        if colon and (said := self.translate(f"{head}:") or self._named(head)):
            return Markup("{} {}").format(said, self.say(rest))
        head, comma, rest = text.partition(", ")
        if comma and (day := foreign_day(head, self.lang)):
            return Markup("{}{}{}").format(day, _COMMAS[direction_of(self.lang)], self.say(rest))
        return None

    def _named(self, label: str) -> str | None:
        said = self.translate(label)
        return said and f"{said}:"

    def _marked(self, text: str) -> str:
        mark = language_attributes(self.site_lang, self.lang)
        return Markup("<span{}>{}</span>").format(mark, self.typeset(text))


def spoken(view: View, speech: Speech) -> View:
    """The view with all that visitors read in the language of the page, as far as that goes."""
    if not dataclasses.is_dataclass(view) or isinstance(view, type):
        return view
    inner = {field.name: _inner(getattr(view, field.name), speech) for field in dataclasses.fields(view)}
    for name in _SITE_WORDS.get(type(view), ()):
        inner[name] = _said(inner[name], speech)
    return dataclasses.replace(view, **{**inner, **_special(view, inner, speech)})


def own_texts(values: object) -> Iterator[str]:
    """All texts below a header's value: what the author of a page has written in its language."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        yield from (text for value in values.values() for text in own_texts(value))
    elif isinstance(values, Iterable):
        yield from (text for value in values for text in own_texts(value))


def _inner(value: Any, speech: Speech) -> Any:
    return tuple(_inner(one, speech) for one in value) if isinstance(value, tuple) else spoken(value, speech)


def _said(value: Any, speech: Speech) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(one, speech) for one in value)
    return speech.say(value) if isinstance(value, str) else value


def _special(view: object, inner: dict[str, Any], speech: Speech) -> dict[str, Any]:
    """What depends on more than one field: links, filters, entries of lists, dates."""
    match view:
        case views.Link():
            return _link(view, speech)
        case views.Filter(label=label):
            return {"label": speech.translate(label) or label}
        case views.Card(lang=None, title=title, text=text):
            return {
                "lang": speech.site_lang,
                "title": speech.typeset(title),
                "text": text and speech.typeset(text),
            }
    return _dates(view, inner, speech)


def _dates(view: object, inner: dict[str, Any], speech: Speech) -> dict[str, Any]:
    """What has a machine-readable date."""
    match view:
        case views.Leaf(start=str(start), end=end):
            return dict(foreign_leaf(start, end, speech.lang))
        case views.Fact(start=str(start), end=end, values=(views.Link(url=None), *_)):
            words = foreign_span(start, end, speech.lang)
            first = views.Link(words) if words else inner["values"][0]
            return {"values": (first, *inner["values"][1:])}
        case DateRow(start_iso=str(start), end_iso=end):
            return {"text": foreign_span(start, end, speech.lang) or view.text}
    return {}


def _link(link: views.Link, speech: Speech) -> dict[str, Any]:
    if link.lang:
        return {}
    note = link.note and (speech.translate(link.note) or link.note)
    if link.url is None:  # no link, but a value among facts, which may be more than one word
        return {"text": speech.say(link.text), "note": note}
    if said := speech.translate(link.text):
        return {"text": said, "note": note}
    is_name = link.text in speech.own_texts or link.text in (link.url or "") or not _has_letters(link.text)
    if is_name:
        return {"note": note}
    return {"text": speech.typeset(link.text), "lang": speech.site_lang, "note": note}


def _has_letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
