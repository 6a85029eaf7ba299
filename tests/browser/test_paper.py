"""Bands of pictures on paper: no clipped ground that swallows headings, no date over a title."""

from collections.abc import Callable

from playwright.sync_api import Browser
from tests.built_site import BuiltSite


def test_bands_of_the_start_page_print_plainly(
    real_site: BuiltSite, serve: Callable[..., str], browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(serve(real_site.folder, real_site.base))
    page.emulate_media(media="print")
    clips = page.locator(".band").evaluate_all("all => all.map(one => getComputedStyle(one).clipPath)")
    leaves = page.locator(".teaser .leaf").evaluate_all("all => all.filter(one => one.offsetHeight).length")
    page.close()
    assert (set(clips), leaves) == ({"none"}, 0)
