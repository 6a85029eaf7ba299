"""The entries of a tag, category or author, where it costs nothing to ask who belongs to them."""

from __future__ import annotations

from typing import Any

from pelican.generators import ArticlesGenerator


class QuickList(list[Any]):
    """A list that knows its members; Pelican asks it for every entry of the site.

    >>> member = object()
    >>> member in QuickList([member]), object() in QuickList([member])
    (True, False)
    """

    __slots__ = ("_known",)  # nothing that would tell one build's list from another's

    def __init__(self, members: list[Any]) -> None:
        super().__init__(members)
        self._known = {id(member) for member in members}

    def __contains__(self, member: object) -> bool:
        return id(member) in self._known if len(self._known) == len(self) else super().__contains__(member)


def quicken(generator: ArticlesGenerator) -> None:
    """Only the lists that are asked while the generator writes; those in the context stay as they are."""
    for tag, members in generator.tags.items():
        generator.tags[tag] = QuickList(members)
    for name in ("categories", "authors"):  # by now, Pelican has made them lists of pairs
        setattr(generator, name, [(one, QuickList(members)) for one, members in getattr(generator, name)])
