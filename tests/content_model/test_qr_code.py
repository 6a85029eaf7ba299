"""QR codes as pictures: every module in its place, drawn when they are printed."""

import re

import pytest
import segno
from lxml import etree
from markupsafe import escape

from content_model.qr_code import PageCode, qr_svg
from content_model.qr_symbols import QrSymbols

QUIET_ZONE = 4
ADDRESS = "https://netz.example.org/vor-ort/rostock/"


def modules(svg: str) -> set[tuple[int, int]]:
    """The dark modules as (column, row), followed along the strokes."""
    found, x, y = set(), 0, 0.0
    for dx, dy, length in re.findall(r"[Mm](-?\d+) ([\d.]+)h(\d+)", etree.fromstring(svg)[2].get("d") or ""):
        x, y = x + int(dx), y + float(dy)
        found |= {(x + step - QUIET_ZONE, int(y) - QUIET_ZONE) for step in range(int(length))}
        x += int(length)
    return found


@pytest.mark.parametrize("content", ["1", ADDRESS, "x" * 331], ids=["smallest", "address", "large"])
def test_picture_has_every_dark_module_in_its_place_within_the_quiet_zone(content: str) -> None:
    code = segno.make_qr(content, error="m")
    svg = qr_svg(code.matrix, "Titel", "code")
    size = len(code.matrix) + 2 * QUIET_ZONE
    assert etree.fromstring(svg).get("viewBox") == f"0 0 {size} {size}"
    assert modules(svg) == {
        (column, row) for row, line in enumerate(code.matrix) for column, bit in enumerate(line) if bit
    }


def test_title_of_a_picture_is_escaped() -> None:
    svg = qr_svg(segno.make_qr("1").matrix, "Hilfe & Rat <e.\u00a0V.>", "code")
    assert etree.fromstring(svg)[0].text == "Hilfe & Rat <e.\u00a0V.>"


def test_code_of_a_page_is_a_plain_value_until_it_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = escape(PageCode(ADDRESS))
    code = segno.make_qr(ADDRESS, error="m", boost_error=False, mask=2)
    assert modules(printed) == modules(qr_svg(code.matrix, "", ""))
    monkeypatch.setattr(QrSymbols, "rows", None)
    assert PageCode(ADDRESS) == PageCode(ADDRESS)
