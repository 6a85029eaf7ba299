"""Every component is a contract: one macro, its parameters and examples, its style."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Macro
from markupsafe import Markup

from content_model.page_templates import teach

THEME = Path(__file__).parents[2] / "theme"
COMPONENTS = THEME / "templates" / "components"
STYLES = THEME / "static" / "css"
NAMES = sorted(path.stem for path in COMPONENTS.glob("*.html"))
STYLE_FILES = sorted(STYLES.rglob("*.css"))
PHYSICAL = re.compile(
    r"[{;]\s*((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*:"
    r"|(?:min-|max-)?(?:width|height):|(?:left|right|top|bottom):"
    r"|(?:text-align|float|clear):\s*(?:left|right))"
)
environment = Environment(
    loader=FileSystemLoader(THEME / "templates"),
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=True,
    undefined=StrictUndefined,
    extensions=["jinja2.ext.i18n"],
)
teach(environment)


def read_contract(name: str) -> dict[str, Any]:
    """The title, purpose, parameters and examples of a component."""
    contract: dict[str, Any] = yaml.safe_load(
        (COMPONENTS / f"{name}.example.yaml").read_text(encoding="utf-8")
    )
    return contract


def load_macro(name: str) -> Macro:
    """The macro that has the name of its file."""
    macro = getattr(environment.get_template(f"components/{name}.html").module, name)
    assert isinstance(macro, Macro)
    return macro


def list_examples() -> list[Any]:
    """Name and arguments of every example of every component."""
    return [
        pytest.param(name, example["arguments"], id=f"{name}: {example['name']}")
        for name in NAMES
        for example in read_contract(name)["examples"]
    ]


def strip_comments(path: Path) -> str:
    """The declarations of a style sheet."""
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("suffix", [".html", ".example.yaml"])
def test_components_have_macro_and_examples(suffix: str) -> None:
    assert sorted(path.name.removesuffix(suffix) for path in COMPONENTS.glob(f"*{suffix}")) == NAMES


def test_component_styles_belong_to_a_component() -> None:
    styles = {path.stem for path in (STYLES / "components").glob("*.css")}
    assert styles - set(NAMES) == set()


@pytest.mark.parametrize("name", NAMES)
def test_component_file_defines_only_its_macro(name: str) -> None:
    source = (COMPONENTS / f"{name}.html").read_text(encoding="utf-8")
    assert re.findall(r"{%-? macro (\w+)", source) == [name]


@pytest.mark.parametrize("name", NAMES)
def test_component_contract_names_every_parameter(name: str) -> None:
    contract = read_contract(name)
    assert list(contract) == ["title", "purpose", "parameters", "examples"]
    assert sorted(contract["parameters"]) == sorted(load_macro(name).arguments)


@pytest.mark.parametrize(("name", "arguments"), list_examples())
def test_component_example_renders(name: str, arguments: dict[str, Any]) -> None:
    html = load_macro(name)(**arguments)
    assert isinstance(html, Markup)
    assert BeautifulSoup(html, "html.parser").find() is not None


def test_event_card_examples_show_every_state() -> None:
    cards = [example["arguments"]["card"] for example in read_contract("event_card")["examples"]]
    assert {badge["kind"] for card in cards for badge in card["badges"]} == {
        *("alert", "live", "full", "draft", "soon", "plain"),
    }


def test_component_escapes_plain_text() -> None:
    assert load_macro("badge")(text="<b>") == '<span class="badge">&lt;b&gt;</span>'


@pytest.mark.parametrize("path", STYLE_FILES, ids=lambda path: path.name)
def test_style_uses_logical_properties_only(path: Path) -> None:
    assert PHYSICAL.findall(strip_comments(path)) == []


@pytest.mark.parametrize("path", STYLE_FILES, ids=lambda path: path.name)
def test_style_names_colours_only_as_tokens(path: Path) -> None:
    colours = re.findall(r"#[0-9a-fA-F]{3,8}\b|oklch\([\d.]", strip_comments(path))
    assert bool(colours) is (path.name == "tokens.css")


@pytest.mark.parametrize("path", STYLE_FILES, ids=lambda path: path.name)
def test_style_loads_nothing_from_elsewhere(path: Path) -> None:
    assert re.findall(r"url\(|https?:|(?<!\w)#[a-zA-Z][\w-]*\s*{", strip_comments(path)) == []


@pytest.mark.parametrize("path", STYLE_FILES, ids=lambda path: path.name)
def test_style_sheet_is_opened_by_what_it_does(path: Path) -> None:
    assert path.name == "main.css" or path.read_text(encoding="utf-8").startswith("/* ")


def test_style_sheet_is_imported_or_belongs_to_a_component_or_page() -> None:
    """What is neither shared nor named after a template would reach no page."""
    imported = re.findall(
        r'@import "([^"]+)" layer\(\w+\);', (STYLES / "main.css").read_text(encoding="utf-8")
    )
    own = {f"components/{name}.css" for name in NAMES}
    own |= {f"print/{path.stem}.css" for path in (THEME / "templates").glob("*.html")}
    files = {path.relative_to(STYLES).as_posix() for path in STYLE_FILES if path.name != "main.css"}
    assert files - own - set(imported) == set()
    assert set(imported) - files == set()
