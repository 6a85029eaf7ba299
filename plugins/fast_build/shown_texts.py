"""What the text and the summary of an entry are made of: making them takes a thousand times longer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from html.entities import name2codepoint
from typing import Any

from pelican.contents import Content
from pelican.utils import truncate_html_paragraphs

OWN_TEXT = ("content", "summary")
_PLAIN_LINKS = r"[{|](?P<what>.*?)[|}]"
# An address that Pelican looks up as it stands there: nothing to be unquoted, nothing but a path.
_LINK = re.compile(r"(filename|static)}(/?[\w.][\w./-]*)[\"'#]", re.ASCII)
# What `truncate_html_words` counts and what it passes over, but only what is usual and no link within the site.
_OTHER_TEXT = r"script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext"
_VALUE = r"""(?:"[^"<>{|]*"|'[^'<>{|]*'|[^\s"'<>{|=`]++)"""
_TAG = rf"</?+(?!(?i:{_OTHER_TEXT})\b)[a-zA-Z][\w-]*+(?:\s++[\w:.-]++(?:={_VALUE})?)*\s*+/?+>"
_NAMES = "|".join(name for name, code in name2codepoint.items() if not chr(code).isalnum())
_GAP = rf"(?:[^\w<>&]|{_TAG}|&(?:{_NAMES}|#39|#160|#8(?:19[2-9]|2\d\d));)"
_WHOLE_WORDS = (
    r"\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002a6df\U0002f800-\U0002fa1f"
    r"\u3040-\u30ff\u1100-\u11ff\uac00-\ud7ff\u3130-\u318f"
)
_WORD = rf"(?:[{_WHOLE_WORDS}]|(?![{_WHOLE_WORDS}])\w[\w'-]*+)"
_TABLES = {"filename": "generated_content", "static": "static_content"}
_METHODS = (
    *("content", "summary", "get_content", "get_summary", "get_siteurl", "relative_dir"),
    *("_update_content", "_link_replacer", "_get_intrasite_link_regex", "get_relative_source_path"),
)


def text_of(one: Any, attribute: str) -> list[Any] | None:
    """Everything that enters into `content` or `summary`; None if only asking for it will tell."""
    if not isinstance(one, Content) or not _is_pelicans(type(one)) or not _METHOD_NAMES.isdisjoint(vars(one)):
        return None
    if attribute == "summary" and "summary" in one.metadata:
        summary = one.metadata["summary"]
        return [summary] if type(summary) is str else None
    text = one._content  # noqa: SLF001 - read as Pelican does
    if type(text) is not str or one.settings.get("INTRASITE_LINK_REGEX") != _PLAIN_LINKS:
        return None
    if attribute == "content":
        links = _links_of(one)
        return links and [text, *links]
    options = [one.settings.get(f"SUMMARY_{name}") for name in ("MAX_PARAGRAPHS", "MAX_LENGTH", "END_SUFFIX")]
    shown = _shown_part(text, options[0], options[1])
    return None if shown is None else [*shown, *options]


def _shown_part(text: str, paragraphs: Any, words: Any) -> tuple[str, bool] | None:
    """What is left of a text when Pelican cuts its summary out, and whether words are; None if that is not known."""
    if paragraphs is not None or words is None:
        if "{" in text or "|" in text or type(paragraphs) not in (int, type(None)):
            return None
        text = text if paragraphs is None else truncate_html_paragraphs(text, paragraphs)
    return (text, False) if words is None else begin_of(text, words)


def begin_of(text: str, words: Any) -> tuple[str, bool] | None:
    """What a summary of so many words shows of a text, and whether it is cut; None if there is something unusual.

    Pelican's `truncate_html_words` goes from left to right and stops as soon as it sees that the last word is over: at
    one more letter, tag or sign, whatever it is. A text with fewer words is shown as a whole.
    """
    if type(words) is not int or words < 1:
        return None
    found = _beginnings(words).match(text)
    return found and (found[0], found[1] is None)


@cache
def _beginnings(words: int) -> re.Pattern[str]:
    return re.compile(rf"(?:{_GAP}*{_WORD}){{{words}}}(?={_GAP}|\w)|((?:{_GAP}|{_WORD})*\Z)")


def _links_of(one: Content) -> list[str] | None:
    """The site's address and the addresses that the links within the site lead to; None if there are unusual ones."""
    text = one._content  # noqa: SLF001
    if "|" in text:
        return None
    addresses = [one.get_siteurl()]
    for piece in text.split("{")[1:]:
        link = _LINK.match(piece)
        target = link and _target(one, *link.groups())
        if target is None:
            return None
        addresses.append(target.url)
    return addresses


def _target(one: Content, table: str, path: str) -> Any:
    """The entry or file that Pelican finds first for this path."""
    if path.startswith("/"):
        path = path[1:]
    else:
        path = str(one.get_relative_source_path(os.path.join(one.relative_dir, path)))
    return one._context[_TABLES[table]].get(path)  # noqa: SLF001


def find_in_class(kind: type, name: str) -> object:
    """What a class has under this name, its own or inherited; properties as such."""
    return next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)


def _has_pelicans_text(kind: Any) -> bool:
    return all(find_in_class(kind, name) is vars(Content)[name] for name in _METHODS)


_is_pelicans: Callable[[Any], bool] = cache(_has_pelicans_text)
_METHOD_NAMES = {*_METHODS, "_get_content"}
