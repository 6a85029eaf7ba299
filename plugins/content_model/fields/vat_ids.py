"""German VAT identification numbers (§ 27a UStG)."""

from __future__ import annotations

import re


def is_vat_id(text: str) -> bool:
    """Whether the text is a German VAT identification number with the right check digit (ISO 7064, MOD 11,10).

    >>> is_vat_id("DE 136695976"), is_vat_id("079/123/45678")
    (True, False)
    """
    found = re.fullmatch(r"DE([1-9]\d{7})(\d)", "".join(text.split()).upper())
    if not found:
        return False
    product = 10
    for digit in found[1]:
        rest = (int(digit) + product) % 10 or 10
        product = 2 * rest % 11
    return int(found[2]) == (11 - product) % 10
