"""A walk by hand that makes every edit and accident at least once, on a site whose pages read a lot."""

from __future__ import annotations

from tests.fast_build.oracle.accidents import ACCIDENTS
from tests.fast_build.oracle.edits import EDITS, PARTS
from tests.fast_build.oracle.settings_edits import SETTING_EDITS
from tests.fast_build.oracle.theme import PIECES, WITH_PIECES
from tests.fast_build.oracle.walk import Step

PAGES = {
    "article": ("article:related", "article:translations", "site:macro"),
    "index": ("site:included", "site:sizes"),
}
PAGES |= {"page": ("site:maybe", "site:by_title"), "tag": ("site:cloud", "site:global")}
FIRST = ("body", "title", "nothing", "date", "category", "tags", "author", "summary", "link", "translation")
LATER = tuple(name for name in (*EDITS, *ACCIDENTS) if name not in {*FIRST, "template", "part", "setting"})
CHANGED_SETTINGS = ("MOTTO", "JINJA_GLOBALS", "TYPOGRIFY", "MARKDOWN", "PLUGINS", "RELATIVE_URLS")
MENDED: Step = ("mended", 0, 0)


def tour() -> list[Step]:
    """The steps; entry 3 is the newest, which the foot of every page shows."""
    pieces = [
        ("template", WITH_PIECES.index(template), list(PIECES).index(piece))
        for template, its in PAGES.items()
        for piece in its
    ]
    edits: list[Step] = [(name, 3, 3) for name in FIRST]
    parts: list[Step] = [
        ("part", PARTS.index(name), 4) for name in ("card", "part", "shelf", "maybe", "base")
    ]
    settings: list[Step] = [("setting", list(SETTING_EDITS).index(name), 5) for name in CHANGED_SETTINGS]
    back: Step = ("setting", list(SETTING_EDITS).index("RELATIVE_URLS"), 4)
    rest: list[Step] = [(name, 2, 1) for name in LATER if name != "mended"]
    broken = rest.index(("broken", 2, 1)) + 1
    return [*pieces, *edits, *parts, *settings, back, *rest[:broken], MENDED, *rest[broken:]]
