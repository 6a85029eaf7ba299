"""What generators are going to write: pages with their views, and other files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from content_model import views
from content_model.site_content import ShownEntry


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page to be written: template, view, the entry it shows, `more` names for the template.

    `parts` are the paths of files below the project that have no page of their own and stand on this one.
    """

    template: str
    view: views.PageView
    shown: ShownEntry | None = None
    more: Mapping[str, object] = field(default_factory=dict)
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that are derived together, and in a process that stays only when what they read has changed.

    `key` names the group among those of its generator.
    """

    key: str
    make: Callable[[], Iterable[PlannedPage]]


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to be written that is no page, such as a feed or the sitemap."""

    address: str
    data: bytes
    kind: str
    shown: ShownEntry | None = None
