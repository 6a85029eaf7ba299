"""Writes the variants of all pictures that pages show, and the cards of their links."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from content_model.build import CONTEXT_NAME as BUILD
from content_model.finding import Finding
from content_model.picture_variants import Variant
from content_model.social_card import CONTEXT_NAME, SocialCard
from content_model.typed_pages import PageGenerator
from responsive_pictures.card_drawing import font_folder
from responsive_pictures.card_shelf import CardShelf
from responsive_pictures.drawing import draw_variant, open_picture
from responsive_pictures.picture_store import PictureStore

STORE = ".build/pictures"  # beside content/; safe to delete
MOST_WORKERS = 4  # each holds one picture in memory
NO_FONT = Finding(
    "requirements.txt",
    1,
    1,
    "",
    "die Schrift der Vorschaubilder fehlt auf diesem Rechner (font-source-serif-pro)",
    "make check-setup aufrufen und noch einmal bauen; hilft das nicht, bitte melden",
)


class PictureFiles(PageGenerator):
    """Draws what is new, copies what the store keeps; Pillow draws outside Python's lock.

    It takes in the cards of pages under `SOCIAL_CARDS` in the context; they are written when all else is.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self._store = PictureStore(Path(self.settings["PATH"]).parent / STORE)
        self._cards = CardShelf(self._store, _cores())
        self.context[CONTEXT_NAME] = self
        self.settings[CONTEXT_NAME] = self  # the only thing that Pelican's last signal carries along
        if font_folder() is None:
            self.context[BUILD].findings.append(NO_FONT)

    def enter(self, card: SocialCard) -> None:
        """Takes in a card that a page wants; other processes draw it."""
        self._cards.enter(card)

    def generate_output(self, writer: Any) -> None:
        """One file for each variant; a picture that cannot be drawn becomes a finding."""
        del writer
        self._cards.begin_rest()
        groups: dict[str, list[Variant]] = {}
        for variant in self.content.media.variants.values():
            groups.setdefault(variant.path, []).append(variant)
        with ThreadPoolExecutor(_cores()) as workers:
            findings = workers.map(self._write, groups.values())
            self.content.build.findings += [found for found in findings if found]

    def write_cards(self) -> None:
        """Writes the cards, which other processes draw until then."""
        for address, data in self._cards.drawn():
            self.write_file(address, data)
        self._store.prune()

    def _write(self, variants: list[Variant]) -> Finding | None:
        source = self.content.media.root / variants[0].path
        try:
            for address, data in _drawn(self._store, source, variants):
                self.write_file(address, data)
        except (OSError, ValueError, SyntaxError) as error:
            if isinstance(error, OSError) and error.errno:  # the disk, not the picture
                raise
            return Finding(
                f"{self.content.media.root_name}/{variants[0].path}",
                1,
                1,
                "",
                "das Bild ist beschädigt",
                "die Datei noch einmal von der Kamera oder aus der E-Mail kopieren",
            )
        return None


def _cores() -> int:
    return min(MOST_WORKERS, os.cpu_count() or 1)


def _drawn(store: PictureStore, source: Path, variants: Iterable[Variant]) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of each variant, drawn only where the store has none."""
    data, picture = source.read_bytes(), None
    for variant in variants:
        size = (variant.width, variant.height)
        key = store.key(data, size, variant.format)
        drawn = store.get(key)
        if drawn is None:
            picture = picture or open_picture(source)
            drawn = draw_variant(picture, size, variant.format)
            store.put(key, drawn)
        yield variant.address, drawn
