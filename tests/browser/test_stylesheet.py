"""Chromium reads the one stylesheet of a built site as it reads the theme's many files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from theme_assets.kept_values import KeptValues
from theme_assets.minify import minify
from theme_assets.stylesheet import bundle

STATIC = Path(__file__).parents[2] / "theme" / "static"
# Neighbouring blocks of a layer count as one.
RULES = """() => {
  const texts = rules => [...rules].map(rule => rule.cssText);
  const blocks = [];
  for (const rule of [...document.styleSheets].flatMap(sheet => [...sheet.cssRules])) {
    const [layer, inner] = rule instanceof CSSImportRule ? [rule.layerName, texts(rule.styleSheet.cssRules)]
      : rule instanceof CSSLayerBlockRule ? [rule.name, texts(rule.cssRules)]
      : [null, texts([rule])];
    if (layer && blocks.at(-1)?.layer === layer) blocks.at(-1).inner.push(...inner);
    else blocks.push({ layer, inner });
  }
  return blocks.map(({ layer, inner }) => layer ? `@layer ${layer} {${inner.join("\\n")}}` : inner[0]).join("\\n");
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_page()


def read_by_browser(page: Page, head: str, address: str = "about:blank") -> str:
    """The rules as Chromium understood them; the blanks and escapes that it keeps as written are evened out."""
    page.goto(address)
    page.set_content(head, wait_until="load")
    text = re.sub(r"\\([0-9a-fA-F]{4,6}) ?", lambda sign: chr(int(sign[1], 16)), page.evaluate(RULES))
    return re.sub(r"(?<=[,(:{};])\s+|\s+(?=[,){};])", "", re.sub(r"\s+", " ", text))


@pytest.mark.parametrize(
    "css",
    [
        pytest.param("@layer a { main :is(h1, h2), .a > .b + .c ~ d { color: red } }", id="layer"),
        pytest.param("@container card (width >= 40em) { .p :where(h2) { margin: 0 } }", id="container"),
        pytest.param("@media (40em <= width < 60em) and (hover) { .p :where(h2) { margin: 0 } }", id="media"),
        pytest.param("@supports not (width: 3nothing) { .p :first-child { margin: 0 } }", id="supports"),
        pytest.param(
            ".a { &:hover { color: red } & + & { color: red } .d :hover { color: red } .e & { color: red } }",
            id="nesting",
        ),
        pytest.param("a:has( > img ):not( .b , .c ) d { color: red }", id="has"),
        pytest.param("a { width: calc( 1px + ( 2em - var( --x , 3px ) ) ) }", id="calc"),
        pytest.param("a { font-size: clamp(1rem, 2vw + 1rem, 3rem) }", id="clamp"),
        pytest.param("a { color: oklch( 70% 0.1 200 / 50% ) }", id="oklch"),
        pytest.param("a { --a: ; --b:; --c: 1px  2px; --d: { e: f } }", id="custom-properties"),
        pytest.param("a::before { content: '  /* x */ ; { } „' '\\\\201E' }", id="strings"),
        pytest.param("a { background: url( \"data:image/svg+xml,<svg  xmlns='x'/>\" ) }", id="address"),
        pytest.param("a { grid-template-areas: 'a  b' 'c c'; grid-area: 1 / 2 / 3 / 4 }", id="grid"),
        pytest.param("@media print { @page :first { margin: 0 } }", id="page"),
        pytest.param("a { color: red ! important ; margin: -1px + 2px; margin: 0 -1px }", id="values"),
    ],
)
def test_minify_keeps_the_meaning(page: Page, css: str) -> None:
    written = read_by_browser(page, f"<style>{css}</style>")

    assert written
    assert read_by_browser(page, f"<style>{minify(css)}</style>") == written


def test_bundle_keeps_the_meaning_of_the_theme(page: Page, serve: Callable[..., str]) -> None:
    address = serve(STATIC)  # its error page is as good as any, but of the same origin
    written = read_by_browser(page, f'<link rel="stylesheet" href="{address}css/main.css">', address)

    bundled = read_by_browser(page, f"<style>{bundle(STATIC / 'css' / 'main.css', KeptValues())}</style>")
    assert len(written) > 10_000
    assert bundled.split("}") == written.split("}")
