"""A rule about telephone numbers that cost more than a call: 0900, 0137, 0180."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from content_model.document import Document, Header, Loc
from content_model.fields.spelling import shown
from content_model.finding import Finding, Severity

COSTLY = re.compile(r"(?:49|0049|0)0?(?:900|137|180)")
PRICE = re.compile(r"€|\bct\b|\bcent|\beuro\b", re.IGNORECASE)
INLINE = "kontakt"
HOLDERS = ("personen", INLINE)
HINT = "besser eine Nummer ohne Aufpreis; sonst "
BESIDE = "telefon: {nummer: …, zeiten: Mo–Fr 9–16 Uhr, 20 Cent je Anruf}"
IN_A_FILE = "in kontakte/ eine Datei anlegen und dort unter telefon: bei zeiten: den Preis nennen"


def costly_numbers_name_their_price(kind: str, document: Document, header: Header) -> Iterator[Finding]:
    """Whoever offers a number that costs extra says the price beside it (§ 109 TKG)."""
    for loc, number, note in _numbers(kind, header):
        if COSTLY.match(re.sub(r"\D", "", number)) and not PRICE.search(note):
            yield document.finding(
                header.value_mark(header.typed_loc(loc)),
                "telefon",
                f"Anrufe bei {shown(number.strip())} kosten extra, und der Preis steht nicht dabei (§ 109 TKG)",
                HINT + (IN_A_FILE if loc[0] == INLINE else BESIDE),
                Severity.WARNING,
            )


def _numbers(kind: str, header: Header) -> Iterator[tuple[Loc, str, str]]:
    """The place of each number in the header, the number, and what stands beside it."""
    if kind == "contact":
        yield from _numbers_of(header.values, ())
    for name in HOLDERS:
        for at, one in enumerate(_listed(header.values.get(name))):
            if isinstance(one, dict):
                yield from _numbers_of(one, (name, at))


def _numbers_of(owner: dict[str, Any], loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    for at, phone in enumerate(_listed(owner.get("telefon"))):
        entry = phone if isinstance(phone, dict) else {"nummer": phone}
        if isinstance(number := entry.get("nummer"), str):
            yield (*loc, "telefon", at, "nummer"), number, str(entry.get("zeiten", ""))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
