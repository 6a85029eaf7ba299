"""QR codes as inline SVG that needs no style of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from xml.sax.saxutils import escape

from markupsafe import Markup

from content_model.qr_symbols import QrSymbols

QUIET_ZONE = 4  # modules (ISO/IEC 18004, 5.3.8)
DARK = re.compile(rb"[\x00\n]*\x01+")
PAGE_TITLE = "QR-Code dieser Seite"
# What it keeps is true for ever: how symbols differ if their data differ.
_PAGES = QrSymbols()


@dataclass(frozen=True, slots=True)
class PageCode:
    """The QR code of a page's full address, with which a printed page leads to what is true today.

    It is drawn when a template prints it: with all the processor's cores, and never for a page that stays as it is.
    """

    address: str

    def __html__(self) -> str:
        return qr_svg(tuple(_PAGES.rows(self.address)), PAGE_TITLE, "page-code-picture")


@dataclass(frozen=True, slots=True)
class GiroCode:
    """Bank transfer data as text and as an inline SVG picture of the GiroCode."""

    recipient: str
    iban: str
    bic: str | None
    bank: str | None
    svg: Markup


def qr_svg(rows: Sequence[bytes | bytearray], title: str, css_class: str) -> Markup:
    """Draw the code so that it fills its box; `rows` have a byte of 0 or 1 for each module, light or dark.

    `title` is its name for those who do not see it. It stays black on white in every colour scheme, because many
    cameras read nothing else.
    """
    size = len(rows) + 2 * QUIET_ZONE
    strokes = "".join(_strokes(rows)).removeprefix("m0 0")
    return Markup(  # noqa: S704  # numbers and escaped words
        f'<svg viewBox="0 0 {size} {size}" class="{css_class}" role="img" shape-rendering="crispEdges">'
        f'<title>{escape(title)}</title><path fill="#fff" d="M0 0h{size}v{size}h-{size}z" />'
        f'<path stroke="#000" d="M{QUIET_ZONE} {QUIET_ZONE}.5{strokes}" /></svg>'
    )


def _strokes(rows: Sequence[bytes | bytearray]) -> Iterator[str]:
    """A line through each run of dark modules, beginning where the one before ends (segno's own drawing is slow)."""
    return map(_stroke, DARK.findall(b"\n".join(rows)), repeat(len(rows)))


@lru_cache(maxsize=4096)
def _stroke(modules: bytes, size: int) -> str:
    """The line through dark modules behind light ones; a row ends with a line end. There are few different ones."""
    light = modules.rstrip(b"\x01")
    *ends, start = light.split(b"\n")
    back = size - len(ends[0]) if ends else 0
    return f"m{len(start) - back} {len(ends)}h{len(modules) - len(light)}"
