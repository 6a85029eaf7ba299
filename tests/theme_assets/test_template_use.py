from pathlib import Path

import pytest

from theme_assets.template_use import needed_templates, read_templates

TEMPLATES = Path(__file__).parents[2] / "theme" / "templates"


@pytest.mark.parametrize(
    ("templates", "needed"),
    [
        pytest.param({"a.html": "<p>"}, {"a": ("a.html",)}, id="alone"),
        pytest.param(
            {
                "base.html": '{%- from "components/menu.html" import menu %}',
                "a.html": '{% extends "base.html" %}{% include "part.html" %}',
                "part.html": "",
                "components/menu.html": '{% import "components/link.html" as link %}',
                "components/link.html": "",
                "components/other.html": "",
            },
            {
                "base": ("base.html", "components/link.html", "components/menu.html"),
                "a": ("a.html", "base.html", "components/link.html", "components/menu.html", "part.html"),
                "part": ("part.html",),
            },
            id="through-others",
        ),
        pytest.param(
            {
                "guide.html": '{% import "components/" ~ name ~ ".html" as file %}',
                "components/a.html": "",
                "components/b.html": "",
            },
            {"guide": ("components/a.html", "components/b.html", "guide.html")},
            id="whole-folder",
        ),
        pytest.param(
            {
                "a.html": '{% from "components/b.html" import b %}',
                "components/b.html": '{% from "components/c.html" import c %}',
                "components/c.html": '{% from "components/b.html" import b %}',
            },
            {"a": ("a.html", "components/b.html", "components/c.html")},
            id="circle",
        ),
    ],
)
def test_page_template_needs_all_that_it_extends_and_imports(
    templates: dict[str, str], needed: dict[str, tuple[str, ...]]
) -> None:
    assert needed_templates(templates) == needed


def test_pages_of_text_do_without_what_only_dated_entries_show() -> None:
    needed = needed_templates(read_templates(TEMPLATES))
    dated = {f"components/{name}.html" for name in ("card_list", "programme", "date_list", "calendar_link")}
    assert dated <= set(needed["event"])
    assert {
        name: dated & set(needed[name]) for name in ("page", "legal", "news", "material", "handbook")
    } == {name: set() for name in ("page", "legal", "news", "material", "handbook")}
