"""What the picture says that other services show beside a link to a page: title, date, network."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from content_model import views

CONTEXT_NAME = "SOCIAL_CARDS"
SIZE = (1200, 630)  # pixels; what Open Graph readers show large
DRAWING = "1"  # raise it when the drawing changes, because services keep a picture by its address


@dataclass(frozen=True, slots=True)
class SocialCard:
    """The words on one picture; `leaf` is weekday, day and month as on the date leaf."""

    title: str
    name: str
    subtitle: str | None = None
    leaf: tuple[str, str, str] | None = None
    date: str | None = None

    @property
    def key(self) -> str:
        """A short name that changes with the content."""
        words = (self.title, self.name, self.subtitle, self.leaf, self.date)
        return hashlib.sha256(f"{DRAWING}{words}".encode()).hexdigest()[:12]

    @property
    def address(self) -> str:
        """Where the picture is published, below the site."""
        return f"medien/vorschau/{self.key}.png"

    @property
    def alt(self) -> str:
        """What the picture says, in words."""
        return " – ".join(filter(None, (self.title, self.date, self.name)))


class CardShelf(Protocol):
    """What lies in the context under `SOCIAL_CARDS`."""

    def enter(self, card: SocialCard) -> None:
        """Take in a card that a page wants; the same one may come again."""
        ...


def social_card(page: views.PageView, site: views.SiteView) -> SocialCard:
    """The card of a page; the start page shows the network's own sentence."""
    title = site.claim or site.name if page.type == "start" else page.title
    if page.leaf is None:
        return SocialCard(title, site.name, site.subtitle)
    leaf = (page.leaf.weekday, page.leaf.day or "?", page.leaf.month)
    return SocialCard(title, site.name, site.subtitle, leaf, page.leaf.label)


def card_picture(card: SocialCard, url: str) -> views.Picture:
    """The picture as templates show it; `url` is the full address, as Open Graph wants it."""
    return views.Picture(url, card.alt, *SIZE)
