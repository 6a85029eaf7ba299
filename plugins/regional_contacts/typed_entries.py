"""The entries this plugin shows, with their types."""

from __future__ import annotations

from content_model.models.contact import ContactPoint
from content_model.models.region import Region
from content_model.site_content import ShownEntry


def point_of(shown: ShownEntry) -> ContactPoint:
    """The contact point behind a shown entry; TypeError for any other entry."""
    if isinstance(shown.entry, ContactPoint):
        return shown.entry
    raise TypeError(shown.id)


def region_of(shown: ShownEntry) -> Region:
    """The region behind a shown entry; TypeError for any other entry."""
    if isinstance(shown.entry, Region):
        return shown.entry
    raise TypeError(shown.id)
