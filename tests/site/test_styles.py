"""Every page has the styles of all that it shows, in one file."""

from __future__ import annotations

import re
from pathlib import Path

from tests.site.built_pages import BuiltPages

STYLES = Path(__file__).parents[2] / "theme/static/css"
CLASS = re.compile(r"\.([a-z][\w-]*)")


def classes_in(css: str) -> set[str]:
    """The class names that a stylesheet has rules for."""
    return set(CLASS.findall(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)))


def test_page_has_a_rule_for_each_class_that_the_theme_knows(preview: BuiltPages) -> None:
    known = set[str]().union(*(classes_in(file.read_text("utf-8")) for file in STYLES.rglob("*.css")))
    missing = set()
    for path, page in preview.pages.items():
        if page.body is None or not page.select("link[rel=stylesheet]"):
            continue
        used = {name for tag in page.body.find_all(class_=True) for name in tag["class"]}
        sheets = [str(link["href"]).lstrip("/") for link in page.select("link[rel=stylesheet]")]
        had = classes_in("".join(preview.files[sheet].decode() for sheet in sheets))
        missing |= {f"{path}: .{name}" for name in used & known - had}
    assert missing == set()


def test_page_links_one_style_sheet(preview: BuiltPages) -> None:
    linked = {path: len(page.select("link[rel=stylesheet]")) for path, page in preview.pages.items()}
    assert {path for path, count in linked.items() if count > 1} == set()
