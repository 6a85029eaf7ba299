"""Templates escape as markupsafe does, each word once."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Category

from fast_build import quick_escape
from fast_build.quick_escape import escape_quickly
from fast_build.tracked_environment import TrackedTemplate


class Spelt:
    """Its text looks safe and is not."""

    def __str__(self) -> str:
        return Markup("<i>")


class Safe:
    def __str__(self) -> str:
        return "<s>"

    def __html__(self) -> str:
        return "<b>"


class Word(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "<u>"


@pytest.mark.parametrize(
    "value",
    ["a < b", "", "x" * 300, Markup("<b>&"), 1, True, 1.0, None, Word("<"), Spelt(), Safe(), ["<"]],
    ids=str,
)
def test_values_are_escaped_as_markupsafe_does(value: Any) -> None:
    for _again in range(2):
        found, expected = escape_quickly(value), escape(value)
        assert (type(found), found) == (type(expected), expected)


def test_category_is_escaped_as_it_is_called_now() -> None:
    category = Category("Kunst & Kultur", DEFAULT_CONFIG)
    assert escape_quickly(category) == "Kunst &amp; Kultur"
    category.name = "Rat & Tat"
    assert escape_quickly(category) == "Rat &amp; Tat"
    category.name = Markup("<i>")
    assert escape_quickly(category) == escape(category) == "&lt;i&gt;"


def test_words_of_templates_are_escaped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    escaped: list[str] = []
    monkeypatch.setattr(quick_escape, "_known", {})
    monkeypatch.setattr(quick_escape, "escape", lambda text: escaped.append(text) or escape(text))
    environment = Environment(loader=DictLoader({"a": "{{ word }}{{ word }}"}), autoescape=True)
    environment.template_class = TrackedTemplate
    assert environment.get_template("a").render(word="Rat & Tat") == "Rat &amp; TatRat &amp; Tat"
    assert escaped == ["Rat & Tat"]
