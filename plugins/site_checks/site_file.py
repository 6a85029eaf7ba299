"""One file of a site that is no page: a feed, a calendar, a picture."""

from __future__ import annotations

from functools import cached_property

from site_checks.references import Addresses
from site_checks.site import Site


class SiteFile:
    """A file whose bytes and text are read once; OSError if it cannot be read."""

    def __init__(self, site: Site, path: str, addresses: Addresses) -> None:
        self.site = site
        self.path = path
        self.addresses = addresses

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        return self.site.read(self.path)

    @cached_property
    def text(self) -> str:
        """The text in UTF-8; what is none becomes U+FFFD."""
        return self.data.decode("utf-8", errors="replace")
