"""What the text and the summary of an entry are made of: making them takes a thousand times longer."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from pelican.contents import Content

OWN_TEXT = ("content", "summary")
_PLAIN_LINKS = r"[{|](?P<what>.*?)[|}]"
# An address that Pelican looks up as it stands there: nothing to be unquoted, nothing but a path.
_LINK = re.compile(r"(filename|static)}(/?[\w.][\w./-]*)[\"'#]", re.ASCII)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:[^<>\"']|\"[^<>\"]*\"|'[^<>']*')*>")
_ENTITY = re.compile(r"&#?\w*;?")
_WORD = re.compile(r"\w[\w'-]*")
_SPARE = 2
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
    options = [one.settings.get(f"SUMMARY_{name}") for name in ("MAX_PARAGRAPHS", "MAX_LENGTH", "END_SUFFIX")]
    if attribute == "summary" and options[0] is None and (begin := begin_of(text, options[1])) is not None:
        return [begin, *options]
    links = _links_of(one)
    if links is None or attribute == "content":
        return links and [text, *links]
    return None if len(links) > 1 else [text, *links, *options]


def begin_of(text: str, words: Any) -> str | None:
    """The beginning of a text that decides on its summary of so many words; None if all of it may.

    Pelican's `truncate_html_words` goes from left to right, and stops. Where this finds some words more than it asks
    for, and neither links nor anything but plain tags, it has stopped before.
    """
    if type(words) is not int or words < 1:
        return None
    for letters in (12 * words, 40 * words):
        begin = text[:letters]
        cut = begin.rfind(">") + 1 if begin.rfind("<") > begin.rfind(">") else len(begin)
        bare = _ENTITY.sub("", _TAG.sub(" ", begin[:cut]))
        if "{" in begin or "|" in begin or "<" in bare or ">" in bare:
            return None
        if len(_WORD.findall(bare)) > words + _SPARE:
            return begin
    return None


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
