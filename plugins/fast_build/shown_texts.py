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
_TABLES = {"filename": "generated_content", "static": "static_content"}
_METHODS = (
    *("content", "summary", "get_content", "get_summary", "get_siteurl", "relative_dir"),
    *("_update_content", "_link_replacer", "_get_intrasite_link_regex", "get_relative_source_path"),
)


def text_of(one: Any, attribute: str) -> list[Any] | None:
    """Everything that enters into `content` or `summary`; None if only asking for it will tell."""
    if not isinstance(one, Content) or not _is_pelicans(type(one)) or _METHOD_NAMES & vars(one).keys():
        return None
    if attribute == "summary" and "summary" in one.metadata:
        summary = one.metadata["summary"]
        return [summary] if type(summary) is str else None
    text, links = one._content, _links_of(one)  # noqa: SLF001 - read as Pelican does
    if links is None or attribute == "content":
        return links and [text, *links]
    if len(links) > 1:
        return None
    names = ("MAX_PARAGRAPHS", "MAX_LENGTH", "END_SUFFIX")
    return [text, *links, *(one.settings.get(f"SUMMARY_{name}") for name in names)]


def _links_of(one: Content) -> list[str] | None:
    """The site's address and the addresses that the links within the site lead to; None if there are unusual ones."""
    text = one._content  # noqa: SLF001
    if type(text) is not str or "|" in text or one.settings.get("INTRASITE_LINK_REGEX") != _PLAIN_LINKS:
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
