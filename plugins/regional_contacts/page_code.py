"""The QR code of a page, with which a printed page leads to what is true today."""

from __future__ import annotations

from content_model.qr_code import PageCode


def page_code(canonical: str | None) -> PageCode | None:
    """The code of a page's full address; where that is unknown there is none."""
    return PageCode(canonical) if canonical else None
