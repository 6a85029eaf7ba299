"""One annotated type per kind of value; the text is parsed in `content_model.fields`."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date, time
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Tag, ValidationInfo

from content_model.fields.address import Address, parse_place_line
from content_model.fields.dates import DateSpan, DateValue, parse_date, parse_moment, parse_span, parse_time
from content_model.fields.flags import parse_choice, parse_yes_no
from content_model.fields.languages import parse_language
from content_model.fields.phone import PhoneNumber, parse_phone
from content_model.fields.slugs import make_slug
from content_model.fields.spelling import quoted
from content_model.fields.web import Iban, parse_email, parse_iban, parse_postcode, parse_url
from content_model.fields.zones import parse_zone
from content_model.finding import Problem
from content_model.reading import ReadingContext, Reference

MAX_LINE = 3000
MAX_PATH = 300
MAX_NAME = 250
BREAKS_THE_LINE = re.compile("[\n\r\v\f\x85\u2028\u2029]")
# Folders, then a page; a page ends in nothing or .html, so no feed or picture can be meant.
PAGE_PATH = re.compile(r"(?!.*\.html?/)(?:[\w~-][\w.~-]{0,99}/)*[\w~-]{1,100}(?:\.html?)?")


def context_of(info: ValidationInfo) -> ReadingContext:
    """The reading context that every validation of an entry gets."""
    assert isinstance(info.context, ReadingContext)
    return info.context


def text_of(value: Any) -> str:
    """The value as text. Raises Problem for lists and mappings."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        words = [item for item in value if isinstance(item, str)] or ["Text"]
        hint = f"nur einen Wert schreiben, zum Beispiel {words[0]}; mit Klammern in Anführungszeichen: '[{words[0]}]'"
        raise Problem("hier steht eine Liste, erwartet wird ein einzelner Wert", hint)
    raise Problem(
        "hier stehen mehrere Angaben, erwartet wird ein einzelner Wert",
        "den Wert in dieselbe Zeile hinter den Doppelpunkt schreiben; Text mit Doppelpunkt in Anführungszeichen: 'Bericht: neu'",
    )


def one_line(value: Any) -> str:
    """A text of one line, white space folded."""
    text = " ".join(text_of(value).split())
    if len(text) > MAX_LINE:
        raise Problem(
            f"der Wert hat {len(text)} Zeichen, erlaubt sind {MAX_LINE}",
            "den langen Text unter den Kopf schreiben",
        )
    return text


def one_name(value: Any) -> str:
    """A title or name: one line, short enough to be read at a glance."""
    if BREAKS_THE_LINE.search(text_of(value)):
        raise Problem("hier steht ein Zeilenumbruch", "alles in eine Zeile schreiben, ohne | und ohne \\n")
    name = one_line(value)
    if len(name) > MAX_NAME:
        raise Problem(
            f"der Wert hat {len(name)} Zeichen, erlaubt sind {MAX_NAME}",
            "kürzer fassen; was noch zu sagen ist, in den Text unter dem Kopf schreiben",
        )
    return name


def parsed(parse: Callable[[str], Any]) -> BeforeValidator:
    """A validator that reads text with `parse` and lets finished values pass."""

    def read(value: Any) -> Any:
        return parse(text_of(value)) if isinstance(value, (str, list, dict)) else value

    return BeforeValidator(read)


def as_list(value: Any) -> Any:
    """One value stands for a list of one."""
    return value if isinstance(value, (list, tuple)) else [value]


def as_words(value: Any) -> Any:
    """A list; one line is cut at commas and semicolons."""
    if isinstance(value, str):
        return [word.strip() for word in re.split(r"[,;]", value) if word.strip()]
    return as_list(value)


def from_line(field: str) -> BeforeValidator:
    """One line stands for a mapping with this one field."""
    return BeforeValidator(lambda value: {field: value} if isinstance(value, str) else value)


def choice(*allowed: str) -> BeforeValidator:
    """One of the allowed words."""
    return parsed(functools.partial(parse_choice, allowed=allowed))


def word_of(vocabulary: str) -> BeforeValidator:
    """A word of a list in netzwerk.yaml; any word while the list is empty."""

    def read(value: Any, info: ValidationInfo) -> str:
        known = context_of(info).vocabularies.get(vocabulary)
        return known.require(one_line(value)) if known else one_line(value)

    return BeforeValidator(read)


def refers_to(*types: str) -> BeforeValidator:
    """A reference to one entry of the given types."""

    def read(value: Any, info: ValidationInfo) -> Reference:
        return context_of(info).index.require(one_line(value), types)

    return BeforeValidator(read)


SHAPES = ("<reference>", "<text>", "<block>")
REFERENCE, TEXT, BLOCK = (Tag(shape) for shape in SHAPES)


def _shape(value: Any) -> str:
    if isinstance(value, Reference):
        return "<reference>"
    return "<text>" if isinstance(value, str) else "<block>"


BY_SHAPE = Discriminator(_shape)
"""Chooses the one member of a union that fits, so that only its mistakes are told."""


def entry_or_text(*types: str) -> BeforeValidator:
    """A reference, or free text if it holds a blank or comma and no id lies close."""

    def read(value: Any, info: ValidationInfo) -> Any:
        text = one_line(value)
        index = context_of(info).index
        if reference := index.find(text, types):
            return reference
        if re.search(r"[ ,]", text) and not index.is_slip(text, types):
            return text
        return index.require(text, types)

    return BeforeValidator(read)


def _media(value: Any, info: ValidationInfo) -> str:
    context = context_of(info)
    return context.files.resolve(text_of(value), context.entry_path)


def _path(text: str) -> str:
    path = text.strip().strip("/")
    if not PAGE_PATH.fullmatch(path) or len(path) > MAX_PATH:
        raise Problem(
            f"{quoted(text)} ist kein Pfad dieser Website",
            "den Teil nach der Domain schreiben, zum Beispiel alte-seite/termin.html",
        )
    return path


Line = Annotated[str, BeforeValidator(one_line)]
Name = Annotated[str, BeforeValidator(one_name)]
Paragraph = Annotated[str, parsed(str)]
Slug = Annotated[str, parsed(make_slug)]
SitePath = Annotated[str, parsed(_path)]
Day = Annotated[date, parsed(parse_date)]
Moment = Annotated[DateValue, parsed(parse_moment)]
Span = Annotated[DateSpan, parsed(parse_span)]
Clock = Annotated[time, parsed(parse_time)]
TimeZone = Annotated[str, parsed(parse_zone)]
Language = Annotated[str, parsed(parse_language)]
YesNo = Annotated[bool, parsed(parse_yes_no)]
Phone = Annotated[PhoneNumber, parsed(parse_phone)]
Email = Annotated[str, parsed(parse_email)]
Url = Annotated[str, parsed(parse_url)]
BankAccount = Annotated[Iban, parsed(parse_iban)]
Postcode = Annotated[str, parsed(parse_postcode)]
PlaceLine = Annotated[Address, parsed(parse_place_line)]
MediaPath = Annotated[str, BeforeValidator(_media)]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]
Words = Annotated[tuple[Line, ...], BeforeValidator(as_words)]
TopicWords = Annotated[tuple[Annotated[str, word_of("themen")], ...], BeforeValidator(as_words)]
LanguageWords = Annotated[tuple[Annotated[str, word_of("sprachen")], ...], BeforeValidator(as_words)]
