"""Opens pages as a visitor would and writes down what happened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request
from tests.browser.axe import AxeReport, run_axe

WIDTHS = (320, 1280)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
VIEWS = tuple(f"{width} {scheme}" for width, scheme in product(WIDTHS, SCHEMES))
PAGES_PER_TYPE = 3
# axe cannot measure text above a gradient. The beam's lightest and darkest tone are measured
# against every text colour in tests/theme/test_tokens.py, so axe looks at the page without it.
WITHOUT_BEAM = "() => document.querySelector('.beam')?.remove()"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Visit:
    """What one page showed and did in all views."""

    axe: dict[str, AxeReport] = field(default_factory=dict)
    overflow: dict[str, int] = field(default_factory=dict)
    foreign: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    @contextmanager
    def watching(self, page: Page, origin: str) -> Iterator[None]:
        """Listen to the page's requests, console and script errors."""

        def request(sent: Request) -> None:
            if not sent.url.startswith((origin, "data:", "blob:")):
                self.foreign.add(sent.url)

        def message(said: ConsoleMessage) -> None:
            if said.type in {"error", "warning"}:
                self.complaints.append(said.text)

        def error(thrown: Error) -> None:
            self.complaints.append(str(thrown))

        page.on("request", request)
        page.on("console", message)
        page.on("pageerror", error)
        yield
        page.remove_listener("request", request)
        page.remove_listener("console", message)
        page.remove_listener("pageerror", error)


def choose_pages(types: Mapping[str, str]) -> list[str]:
    """The first pages of each type: `types` maps the address of each page to its type."""
    chosen = defaultdict(list)
    for address, kind in sorted(types.items()):
        chosen[kind].append(address)
    return [address for addresses in chosen.values() for address in addresses[:PAGES_PER_TYPE]]


def visit_pages(browser: Browser, start: str, addresses: Iterable[str]) -> dict[str, Visit]:
    """Visit the pages below `start` one after another, each in every view.

    They are opened in one tab: a new one, with a process of its own, takes longer than most pages.
    """
    context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce")
    try:
        page = context.new_page()
        return {address: visit_page(page, start, address) for address in addresses}
    finally:
        context.close()


def visit_page(page: Page, start: str, address: str) -> Visit:
    """Open one page and look at it in every width and colour scheme."""
    visit = Visit()
    with visit.watching(page, start):
        show(page, WIDTHS[-1], SCHEMES[0])
        page.goto(start + address.lstrip("/"), wait_until="load")
        page.evaluate(WITHOUT_BEAM)
        for width, scheme in product(WIDTHS, SCHEMES):
            show(page, width, scheme)
            visit.overflow[f"{width} {scheme}"] = page.evaluate(OVERFLOW)
            visit.axe[f"{width} {scheme}"] = run_axe(page)
    return visit


def show(page: Page, width: int, scheme: Scheme) -> None:
    """Give the tab a width and a colour scheme."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
