"""How contacts named in an entry become cards; the plugin for contacts answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from content_model import views
from content_model.reading import Reference

ContactCards = Callable[[Iterable[object], Reference | None], tuple[views.ContactCard, ...]]
