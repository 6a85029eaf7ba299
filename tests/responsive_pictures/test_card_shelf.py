"""Cards that other processes draw."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from content_model.social_card import SocialCard
from responsive_pictures import card_shelf
from responsive_pictures.card_shelf import CardShelf
from responsive_pictures.picture_store import PictureStore

CARDS = [SocialCard(f"Seite {number}", "Testnetz") for number in range(7)]


def drawn_by(shelf: CardShelf) -> list[bool]:
    """For each card whether this process has drawn it."""
    return [data.startswith(b"%d " % os.getpid()) for _address, data in shelf.drawn()]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CardShelf:
    """A shelf that begins with each third card; a drawing tells its process and title."""
    monkeypatch.setattr(card_shelf, "AT_ONCE", 3)
    monkeypatch.setattr(card_shelf, "FEW", 2)
    monkeypatch.setattr(card_shelf, "draw_card", lambda card: f"{os.getpid()} {card.title}".encode())
    return CardShelf(PictureStore(tmp_path), 2)


def test_cards_are_drawn_by_others_and_each_comes_once(shelf: CardShelf) -> None:
    for card in (*CARDS, *CARDS):
        shelf.enter(card)
    shelf.begin_rest()
    files = list(shelf.drawn())
    assert [address for address, _data in files] == [card.address for card in CARDS]
    assert [data.split(b" ", 1)[1].decode() for _address, data in files] == [card.title for card in CARDS]
    assert drawn_by(shelf) == [False] * 6 + [True]  # for one card alone no process begins


def test_no_more_processes_at_once_than_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, (waits, goes_on) = os.getpid(), os.pipe()

    def draw(_card: SocialCard) -> bytes:
        if os.getpid() != here:
            os.read(waits, 1)
        return b"%d " % os.getpid()

    monkeypatch.setattr(card_shelf, "AT_ONCE", 3)
    monkeypatch.setattr(card_shelf, "FEW", 2)
    monkeypatch.setattr(card_shelf, "draw_card", draw)
    shelf = CardShelf(PictureStore(tmp_path), 1)
    for card in CARDS[:6]:
        shelf.enter(card)
    assert len(multiprocessing.active_children()) == 1
    os.write(goes_on, b"6 cards")
    shelf.begin_rest()
    assert drawn_by(shelf) == [False] * 6
    os.close(waits)
    os.close(goes_on)


def test_what_a_dead_process_has_left_is_drawn_here(
    shelf: CardShelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = os.getpid()

    def draw(card: SocialCard) -> bytes:
        if card.title == "Seite 1" and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return b"%d " % os.getpid()

    monkeypatch.setattr(card_shelf, "draw_card", draw)
    for card in CARDS[:3]:
        shelf.enter(card)
    assert drawn_by(shelf) == [False, True, True]


def test_no_process_begins_for_what_is_kept(tmp_path: Path, shelf: CardShelf) -> None:
    for card in CARDS[:3]:
        shelf.enter(card)
    list(shelf.drawn())
    again = CardShelf(PictureStore(tmp_path), 2)
    for card in CARDS[:2]:
        again.enter(card)
    again.enter(CARDS[5])
    assert drawn_by(again) == [False, False, True]
