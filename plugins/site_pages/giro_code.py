"""The GiroCode: a QR code that fills in a bank transfer, after EPC069-12 version 3.1."""

from __future__ import annotations

from decimal import Decimal

import segno
from markupsafe import Markup

from content_model.qr_code import qr_svg

MOST_LETTERS_RECIPIENT = 70
MOST_LETTERS_PURPOSE = 140
MOST_BYTES = 331


def giro_code_svg(
    recipient: str,
    iban: str,
    bic: str | None = None,
    purpose: str | None = None,
    amount: Decimal | None = None,
) -> Markup:
    """Draw the code as inline SVG that fills its box; without an amount (in euros) the donor chooses it."""
    if len(recipient) > MOST_LETTERS_RECIPIENT or len(purpose or "") > MOST_LETTERS_PURPOSE:
        raise ValueError("GiroCode: recipient has at most 70 and purpose at most 140 letters (EPC069-12)")
    # By hand, because segno.helpers.make_epc_qr demands an amount and a purpose.
    utf_8, no_purpose_code, no_reference = "1", "", ""
    money = f"EUR{amount:.2f}" if amount else ""
    head = ["BCD", "002", utf_8, "SCT", _compact(bic or ""), recipient, _compact(iban), money]
    payload = "\n".join([*head, no_purpose_code, no_reference, purpose or ""]).rstrip().encode()
    if len(payload) > MOST_BYTES:
        raise ValueError(f"GiroCode: {len(payload)} bytes are more than {MOST_BYTES} (EPC069-12)")
    code = segno.make_qr(payload, error="m", boost_error=False)
    return qr_svg(code.matrix, f"GiroCode für eine Überweisung an {recipient}", "giro-code-picture")


def _compact(number: str) -> str:
    return "".join(number.split()).upper()
