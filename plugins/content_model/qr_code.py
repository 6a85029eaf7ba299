"""QR codes as inline SVG that needs no style of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

import segno
from markupsafe import Markup

QUIET_ZONE = 4  # modules (ISO/IEC 18004, 5.3.8)
DARK = re.compile(rb"\x01+")
PAGE_TITLE = "QR-Code dieser Seite"
PAGE_MASK = 2


@dataclass(frozen=True, slots=True)
class PageCode:
    """The QR code of a page's full address, with which a printed page leads to what is true today.

    It is drawn when a template prints it: with all the processor's cores, and never for a page that stays as it is.
    """

    address: str

    def __html__(self) -> str:
        # Trying all eight masks takes four times as long; cameras read every one (ISO/IEC 18004, 7.8).
        code = segno.make_qr(self.address, error="m", boost_error=False, mask=PAGE_MASK)
        return qr_svg(code, PAGE_TITLE, "page-code-picture")


def qr_svg(code: segno.QRCode, title: str, css_class: str) -> Markup:
    """Draw the code so that it fills its box; `title` is its name for those who do not see it.

    It stays black on white in every colour scheme, because many cameras read nothing else.
    """
    size = len(code.matrix) + 2 * QUIET_ZONE
    return Markup(  # noqa: S704  # numbers and escaped words
        f'<svg viewBox="0 0 {size} {size}" class="{css_class}" role="img" shape-rendering="crispEdges">'
        f'<title>{escape(title)}</title><path fill="#fff" d="M0 0h{size}v{size}h-{size}z" />'
        f'<path stroke="#000" d="M{"m".join(_strokes(code))}" /></svg>'
    )


def _strokes(code: segno.QRCode) -> Iterator[str]:
    """A line through each run of dark modules, beginning where the one before ends (segno's own drawing is slow)."""
    x, y, top = 0, 0.0, QUIET_ZONE + 0.5
    for row in code.matrix:
        for run in DARK.finditer(row):
            left, right = run.start() + QUIET_ZONE, run.end() + QUIET_ZONE
            yield f"{left - x} {top - y:g}h{right - left}"
            x, y = right, top
        top += 1
