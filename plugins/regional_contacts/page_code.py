"""The QR code of a page, with which a printed page leads to what is true today."""

from __future__ import annotations

from dataclasses import replace

from content_model import views
from content_model.qr_code import PageCode


def with_page_code(page: views.PageView) -> views.PageView:
    """The page with the code of its full address; where that is unknown there is none."""
    return replace(page, page_code=PageCode(page.canonical)) if page.canonical else page
