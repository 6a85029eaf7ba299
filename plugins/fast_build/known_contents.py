"""What is known about an article or page beside its attributes, as long as nobody has changed them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from pelican.contents import Article, Content, Page

from fast_build.written_files import PLAIN_NAME

STOOD_IN = ("get_relative_source_path", "get_static_links", "get_url_setting", "_has_valid_save_as")
CANNOT_SAY = (LookupError, ValueError, TypeError, AttributeError)


class Facts(NamedTuple):
    """What Pelican works out several times for each entry of every build."""

    relative_path: str
    static_links: frozenset[str]
    url: str
    save_as: str


def facts_of(content: Content) -> Facts | None:
    """The facts as Pelican works them out; None for other types and for addresses that cannot be made."""
    if type(content) not in (Article, Page):
        return None
    own, path_of = vars(content), content.get_relative_source_path
    # Its path is part of each address, and has just been worked out.
    own["get_relative_source_path"] = lambda path=None: (
        path_of(path) if path else content.relative_source_path
    )
    try:
        links = frozenset(content.get_static_links())
        return Facts(str(content.relative_source_path), links, content.url, content.save_as)
    except CANNOT_SAY:
        return None
    finally:
        del own["get_relative_source_path"]


class KnownContent:
    """Stands in for three methods of an entry while Pelican reads; asked afresh when something has changed."""

    __slots__ = ("_content", "_facts", "_html", "_inputs", "_source_path")

    def __init__(self, content: Content, facts: Facts) -> None:
        self._content, self._facts = content, facts
        self._source_path, self._html = content.source_path, vars(content)["_content"]
        self._inputs = _inputs(content)
        vars(content).update(
            get_relative_source_path=self.relative_path,
            get_static_links=self.static_links,
            get_url_setting=self.address,
            _has_valid_save_as=self.has_valid_save_as,
        )

    def relative_path(self, source_path: str | None = None) -> str | None:
        """Stands in for get_relative_source_path."""
        content = self._content
        if source_path or content.source_path != self._source_path:
            return type(content).get_relative_source_path(content, source_path)
        return self._facts.relative_path

    def static_links(self) -> set[str]:
        """Stands in for get_static_links."""
        content = self._content
        if vars(content)["_content"] is not self._html:
            return type(content).get_static_links(content)
        return set(self._facts.static_links)

    def address(self, key: str) -> Any:
        """Stands in for get_url_setting."""
        if _inputs(self._content) != self._inputs:
            return type(self._content).get_url_setting(self._content, key)
        return self._facts.url if key == "url" else self._facts.save_as

    def has_valid_save_as(self) -> bool:
        """Stands in for _has_valid_save_as; most names can only lead down."""
        if PLAIN_NAME.fullmatch(self.address("save_as")):
            return True
        return type(self._content)._has_valid_save_as(self._content)  # noqa: SLF001

    def leave(self) -> None:
        """The entry answers for itself again."""
        for name in STOOD_IN:
            vars(self._content).pop(name, None)

    def freeze(self) -> None:
        """From now on nothing changes; the addresses are what they are now."""
        content, facts = self._content, self._facts
        if _inputs(content) == self._inputs:
            freeze(content, facts.url, facts.save_as)
        else:
            freeze(content, self.address("url"), self.address("save_as"))


def freeze(content: Content, url: str, save_as: str) -> None:
    """Pelican works out an address at each of a thousand mentions; not this one any more."""
    vars(content)["get_url_setting"] = {"url": url, "save_as": save_as}.__getitem__


def freeze_others(contents: Iterable[Any]) -> None:
    """Freezes the articles and pages of which nothing was known before."""
    for content in contents:
        if type(content) in (Article, Page) and "get_url_setting" not in vars(content):
            freeze(content, content.url, content.save_as)


def _inputs(content: Content) -> tuple[Any, ...]:
    """Everything that an address is made of; slugs, as authors and categories may be given another."""
    own = vars(content)
    author, category = own.get("author"), own.get("category")
    return (
        *(own.get("override_url"), own.get("override_save_as")),
        *(own.get("slug"), own.get("lang"), own.get("in_default_lang"), own.get("_status"), own.get("date")),
        author and author.slug,
        category and category.slug,
        tuple(content.metadata.items()),
    )
