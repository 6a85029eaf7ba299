"""Which pages cannot have changed, because neither their templates nor anything they read has."""

from __future__ import annotations

from typing import Any

from fast_build.fingerprint import Untracked
from fast_build.reads import Page, frame_of
from fast_build.render_store import Rendered, RenderStore
from fast_build.shown_objects import spell
from fast_build.site_state import ENTRIES, FILES, GIVEN, SiteState

_OF_ENTRIES = (b"pelican.contents.Article|", b"pelican.contents.Page|", b"pelican.urlwrappers.")
"""So begin the names of objects that the state of a site answers for."""
_ASKED_AGAIN = {ENTRIES, FILES, "staticfiles", *GIVEN}
"""Tables in the order in which Pelican happened to read files, and what the state leaves out."""

_WITHOUT_TEXT = {
    *("title", "url", "save_as", "slug", "lang", "in_default_lang", "status", "template", "source_path"),
    *(
        "date",
        "locale_date",
        "modified",
        "locale_modified",
        "category",
        "tags",
        "author",
        "authors",
        "translations",
    ),
}
"""What Pelican makes of an entry without looking at its text."""


class Untouched:
    """The pages of the last build that read no text that has changed, where texts are all that has."""

    def __init__(self, old: RenderStore, state: SiteState) -> None:
        self._parts = old.parts
        changed = state.changed(old.site, old.texts)
        self._touched: set[int] | None = None
        if changed is not None:
            names = {spell(entry) for entry in changed}
            self._touched = {
                number for number, part in enumerate(old.parts.values) if _is_touched(part, names)
            }

    def holds(self, page: Page, known: Rendered) -> bool:
        """Whether nobody need ask again what the page reads; False may also mean that this is not known."""
        if self._touched is None or known.reads is None:
            return False
        templates, names, calls = known.reads[:3]
        if self._parts[calls] or not _ASKED_AGAIN.isdisjoint(self._parts[names]):
            return False
        if not self._touched.isdisjoint(known.reads[3:]):
            return False
        try:
            return known.frame == frame_of(page, self._parts[templates])
        except Untracked:
            return False


def _is_touched(part: Any, names: set[bytes]) -> bool:
    """Whether it is an object with one of these names, or one that may have changed in other ways."""
    if len(part) != 2 or type(part[0]) is not bytes:
        return False
    name, attributes = part
    if name in names:
        return not _WITHOUT_TEXT.issuperset(attributes)
    return not name.startswith(_OF_ENTRIES)
