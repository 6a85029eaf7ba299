"""The QR code of a page, with which a printed page leads to what is true today."""

from __future__ import annotations

from dataclasses import replace

import segno

from content_model import views
from content_model.qr_code import qr_svg

TITLE = "QR-Code dieser Seite"
MASK = 2


def with_page_code(page: views.PageView) -> views.PageView:
    """The page with the code of its full address; where that is unknown there is none."""
    if page.canonical is None:
        return page
    # Trying all eight masks takes four times as long; cameras read every one (ISO/IEC 18004, 7.8).
    code = segno.make_qr(page.canonical, error="m", boost_error=False, mask=MASK)
    return replace(page, page_code=qr_svg(code, TITLE, "page-code-picture"))
