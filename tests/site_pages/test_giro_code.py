import re
from decimal import Decimal

import pytest
import segno
from lxml import etree
from segno.helpers import make_epc_qr

from site_pages.giro_code import giro_code_svg

IBAN = "DE02 1203 0000 0000 2020 51"
RECIPIENT = "Förderkreis Müller & Söhne <e. V.>"
QUIET_ZONE = 4


def modules(svg: str) -> list[str]:
    """Read the dark modules back out of the picture's path (`M4 4.5h7m2 0h1…`)."""
    root = etree.fromstring(svg)
    size = int(root.get("viewBox", "").split()[-1])
    rows = [[0] * (size - 2 * QUIET_ZONE) for _ in range(size - 2 * QUIET_ZONE)]
    x = y = 0.0
    path = root.xpath("path[@stroke]")[0].get("d")
    for command, dx, dy, length in re.findall(r"([Mm])(-?\d+) (-?[\d.]+)h(\d+)", path):
        x, y = (int(dx), float(dy)) if command == "M" else (x + int(dx), y + float(dy))
        for column in range(int(x), int(x) + int(length)):
            rows[int(y) - QUIET_ZONE][column - QUIET_ZONE] = 1
        x += int(length)
    return ["".join(map(str, row)) for row in rows]


def matrix(code: segno.QRCode) -> list[str]:
    return ["".join(map(str, row)) for row in code.matrix]


def test_giro_code_equals_the_one_of_segno() -> None:
    svg = giro_code_svg(RECIPIENT, IBAN.lower(), "byladem1001", "Spende für Gruppen", Decimal("12.34"))

    expected = make_epc_qr(
        name=RECIPIENT,
        iban=IBAN.replace(" ", ""),
        bic="BYLADEM1001",
        text="Spende für Gruppen",
        amount=Decimal("12.34"),
        encoding="utf-8",
    )
    assert modules(svg) == matrix(expected)


@pytest.mark.parametrize(
    ("purpose", "amount", "lines"),
    [
        pytest.param(None, None, [], id="recipient-alone"),
        pytest.param("Spende", None, ["", "", "", "Spende"], id="purpose"),
        pytest.param(None, Decimal(5), ["EUR5.00"], id="amount"),
    ],
)
def test_giro_code_leaves_the_donor_what_is_not_given(
    purpose: str | None, amount: Decimal | None, lines: list[str]
) -> None:
    svg = giro_code_svg(RECIPIENT, IBAN, purpose=purpose, amount=amount)

    payload = ["BCD", "002", "1", "SCT", "", RECIPIENT, "DE02120300000000202051", *lines]
    expected = segno.make_qr("\n".join(payload).encode(), error="m", boost_error=False)
    assert modules(svg) == matrix(expected)


def test_giro_code_is_a_picture_with_a_name_that_fills_its_box() -> None:
    root = etree.fromstring(giro_code_svg(RECIPIENT, IBAN))

    assert dict(root.attrib) == {
        "class": "giro-code-picture",
        "role": "img",
        "shape-rendering": "crispEdges",
        "viewBox": "0 0 45 45",
    }
    assert next((element.tag, element.text) for element in root) == (
        "title",
        f"GiroCode für eine Überweisung an {RECIPIENT}",
    )
    assert [(path.get("fill"), path.get("stroke")) for path in root.iter("path")] == [
        ("#fff", None),
        (None, "#000"),
    ]


@pytest.mark.parametrize(
    ("recipient", "purpose"),
    [
        pytest.param("x" * 71, None, id="recipient"),
        pytest.param("x", "y" * 141, id="purpose"),
        pytest.param("ü" * 70, "ü" * 140, id="bytes"),
    ],
)
def test_giro_code_refuses_what_the_norm_does(recipient: str, purpose: str | None) -> None:
    with pytest.raises(ValueError, match="EPC069-12"):
        giro_code_svg(recipient, IBAN, purpose=purpose)
