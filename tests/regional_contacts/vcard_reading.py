"""Reads a vCard as another program does."""

from typing import Any

import vobject


def read_card(data: bytes) -> Any:
    """The one card of a file as vobject reads it."""
    card = vobject.readOne(data.decode())
    card.validate(raiseException=True)
    return card


def facts(card: Any) -> dict[str, Any]:
    """Property → its values, without type words."""
    return {name: [line.value for line in lines] for name, lines in card.contents.items()}
