"""How contacts named in an entry become cards; the plugin for contacts answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from content_model import views

ContactCards = Callable[[Iterable[object]], tuple[views.ContactCard, ...]]
