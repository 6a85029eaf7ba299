"""What a generator has derived and will write: pages with their views, and other files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from content_model import views
from content_model.site_content import ShownEntry


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be written: template, view, the entry it shows, `more` names for the template."""

    template: str
    view: views.PageView
    shown: ShownEntry | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to be written that is no page, such as a feed or the sitemap."""

    address: str
    data: bytes
    kind: str
    shown: ShownEntry | None = None
