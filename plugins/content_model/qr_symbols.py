"""QR symbols of many similar addresses: after the first few they are worked out from one another.

Every step from the data to the symbol – error correction, order, mask, format (ISO/IEC 18004, 7.4 to 7.9) – is
linear over GF(2) or adds something constant. So among symbols of one size, data that differ by a XOR of known
differences have a symbol that differs by the XOR of the same differences. segno draws what is new; that is at
most one symbol for each bit of the data, however many pages a site has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import segno

MASK = 2  # trying all eight takes four times as long; cameras read every one (ISO/IEC 18004, 7.8)
PAD_CODEWORDS = "ec11"  # ISO/IEC 18004, 7.4.10


@dataclass(slots=True)
class _Size:
    """The known symbols of one size: one as data and modules, and independent differences by their highest bit."""

    side: int
    data: int
    modules: int
    differences: dict[int, tuple[int, int]] = field(default_factory=dict)

    def derive(self, data: int) -> tuple[int, int]:
        """The modules as far as they are known, and what is left of the data: 0 if all is."""
        left, modules = data ^ self.data, self.modules
        while left and (known := self.differences.get(left.bit_length())):
            left, modules = left ^ known[0], modules ^ known[1]
        return modules, left


class QrSymbols:
    """QR codes of texts in level M, remembering the differences between them."""

    def __init__(self) -> None:
        self._sides: dict[int, int] = {}
        self._sizes: dict[int, _Size] = {}

    def rows(self, text: str) -> Iterator[bytes]:
        """The rows of the symbol, a byte of 0 or 1 for each module. Raises segno.DataOverflowError for too long a text."""
        octets = text.encode()
        side = self._sides.get(len(octets))
        size = self._sizes.get(side) if side else None
        modules, left = size.derive(_data(octets, size.side)) if size else (0, 1)
        if size is None or left:
            size, modules = self._draw(octets)
        line = modules.to_bytes(size.side**2)
        return (line[start : start + size.side] for start in range(0, len(line), size.side))

    def _draw(self, octets: bytes) -> tuple[_Size, int]:
        code = segno.make_qr(octets, error="m", boost_error=False, mode="byte", mask=MASK)
        side, modules = len(code.matrix), int.from_bytes(b"".join(code.matrix))
        self._sides[len(octets)] = side
        data = _data(octets, side)
        size = self._sizes.setdefault(side, _Size(side, data, modules))
        known, left = size.derive(data)
        if left:
            size.differences[left.bit_length()] = (left, modules ^ known)
        return size, modules


def _data(octets: bytes, side: int) -> int:
    """All bits of the message after its mode, of one width for all symbols of a size; more than fit into it."""
    digits = f"{len(octets):04x}{octets.hex()}0"
    return int((digits + PAD_CODEWORDS * (side**2 // 16 + 1))[: side**2 // 4], 16)
