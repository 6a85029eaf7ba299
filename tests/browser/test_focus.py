"""Whoever goes by the keyboard can read where they are, in the light and in the dark."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Browser
from tests.built_site import BuiltSite

PAGES = ("", "kalender/2026/12/", "kalender/2027/", "themen/", "veranstaltungen/", "vor-ort/rostock/")
# Links that are hidden at this width have no focus.
COLOURS = """
all => [...new Set(all.filter(one => one.checkVisibility()).map(one => {
  one.focus();
  const { color, backgroundColor } = getComputedStyle(one);
  return `${color} on ${backgroundColor}`;
}))]
"""


@pytest.mark.parametrize(
    ("scheme", "colours"),
    [("light", "rgb(19, 41, 61) on rgb(242, 182, 61)"), ("dark", "rgb(19, 41, 61) on rgb(255, 209, 102)")],
)
def test_link_with_the_focus_is_ink_on_the_beam(
    real_site: BuiltSite,
    serve: Callable[..., str],
    browser: Browser,
    scheme: Literal["light", "dark"],
    colours: str,
) -> None:
    start, context = serve(real_site.folder, real_site.base), browser.new_context(color_scheme=scheme)
    found, page = {}, context.new_page()
    for address in PAGES:
        page.goto(f"{start}{address}")
        page.keyboard.press("Tab")
        found[address] = page.locator("a[href], summary").evaluate_all(COLOURS)
    context.close()
    assert found == {address: [colours] for address in PAGES}
