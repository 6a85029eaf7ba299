"""What an event costs, where the words of the editor say it beyond doubt."""

from __future__ import annotations

import re
from decimal import Decimal

FREE = re.compile(
    r"(?:(?:die )?(?:teilnahme|eintritt|veranstaltung)(?: ist)?:? )?(?:kostenlos|kostenfrei|frei|gratis|umsonst)"
    r"|keine(?: kosten)?",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"(?:(?:eur|euro|€) ?)?(?P<euros>\d{1,4})(?:[,.](?:(?P<cents>\d\d)|[–-]))? ?(?:eur|euro|€)?",
    re.IGNORECASE,
)
MARKED = re.compile(r"eur|€", re.IGNORECASE)


def parse_price(cost: str | None) -> Decimal | None:
    """The price in euros, 0 for what is free; None where the words say more than one number.

    >>> parse_price("12,50 Euro")
    Decimal('12.50')
    >>> parse_price("5 Euro, ermäßigt 3 Euro") is None
    True
    """
    words = " ".join((cost or "").split()).rstrip(".!")
    if FREE.fullmatch(words):
        return Decimal(0)
    match = PRICE.fullmatch(words)
    if match is None or not MARKED.search(words):
        return None
    return Decimal(f"{match['euros']}.{match['cents'] or '00'}")
