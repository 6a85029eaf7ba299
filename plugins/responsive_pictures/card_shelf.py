"""The cards of all pages: drawn in processes of their own beside the rest of the build, so that no core has nothing to do."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.process import BaseProcess

from content_model.social_card import SIZE, SocialCard
from responsive_pictures.card_drawing import draw_card
from responsive_pictures.picture_store import PictureStore

CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
AT_ONCE = 1000
"""So many cards keep a process busy for some seconds, and far longer than starting it takes."""
FEW = 50
"""As many take as long as starting a process for them."""
_LAST = 19  # niceness: whoever waits for the rest of the build comes first

Cards = Sequence[SocialCard]


class CardShelf:
    """Takes in cards while pages are derived; other processes fill the store with them, and nothing else.

    There are few at a time, because each holds what has changed since it began.
    """

    def __init__(self, store: PictureStore, workers: int) -> None:
        self._store, self._workers = store, workers
        self._batches: list[tuple[list[SocialCard], BaseProcess | None]] = []
        self._waiting: list[SocialCard] = []
        self._taken: set[str] = set()

    def enter(self, card: SocialCard) -> None:
        """Take in a card that a page wants, once for all pages."""
        if card.address in self._taken:
            return
        self._taken.add(card.address)
        self._waiting.append(card)
        if len(self._waiting) % AT_ONCE == 0 and self._has_room():
            self._begin(self._waiting)
            self._waiting = []

    def _has_room(self) -> bool:
        return sum(process is not None and process.is_alive() for _, process in self._batches) < self._workers

    def begin_rest(self) -> None:
        """Have all other cards drawn; there will be no more."""
        rest, self._waiting = self._waiting, []
        for number in range(self._workers):
            self._begin(rest[number :: self._workers])

    def drawn(self) -> Iterator[tuple[str, bytes]]:
        """Address and bytes of all cards as they are drawn; what no process has drawn is drawn now."""
        for cards, process in self._batches:
            if process is not None:
                process.join()
            for card in cards:
                yield card.address, self._card(card)

    def _begin(self, cards: list[SocialCard]) -> None:
        process = None
        missing = [card for card in cards if not self._store.has(self._key(card))]
        if CAN_FORK and len(missing) >= FEW:
            context = multiprocessing.get_context("fork")
            process = context.Process(target=self._fill, args=(missing, os.getpid()), daemon=True)
            process.start()
        self._batches.append((cards, process))

    def _fill(self, cards: Cards, parent: int) -> None:
        """In the process: as long as somebody waits for it; what goes wrong does so again where the card is asked for."""
        os.nice(_LAST)
        with suppress(Exception):
            for card in cards:
                if os.getppid() == parent:
                    self._card(card)

    def _card(self, card: SocialCard) -> bytes:
        """The card, drawn only where the store has none."""
        key = self._key(card)
        drawn = self._store.get(key)
        if drawn is None:
            drawn = draw_card(card)
            self._store.put(key, drawn)
        return drawn

    def _key(self, card: SocialCard) -> str:
        return self._store.key(card.key.encode(), SIZE, "png")
