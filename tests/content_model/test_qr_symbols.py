"""QR symbols that are worked out from one another equal those that segno draws."""

import random
import string

import pytest
import segno

from content_model.qr_symbols import QrSymbols

SLUGS = string.ascii_lowercase + string.digits + "-/"


def addresses(count: int, longest: int) -> list[str]:
    """Addresses of one site, the same ones in every run."""
    chance = random.Random(1)  # noqa: S311  # no secret
    return [
        "https://netz.example.org/" + "".join(chance.choices(SLUGS, k=chance.randint(0, longest)))
        for _ in range(count)
    ]


def drawn(text: str) -> tuple[bytes, ...]:
    """The rows of segno's own symbol."""
    code = segno.make_qr(text.encode(), error="m", boost_error=False, mode="byte", mask=2)
    return tuple(map(bytes, code.matrix))


@pytest.mark.parametrize(
    "texts",
    [
        [f"https://netz.example.org/kontakte/stelle-{number}/" for number in range(0, 3000, 37)],
        addresses(60, longest=20),
        addresses(40, longest=200),
        ["", "x", "x", "HTTPS://NETZ.EXAMPLE.ORG/1/", "https://bücher.example.org/"],
        ["\0" * length for length in range(15)] * 2,
        ["\0" * length for length in range(250, 264)] * 2,
    ],
    ids=["numbered", "short", "of many sizes", "odd", "lengths in 8 bits", "lengths in 16 bits"],
)
def test_symbols_equal_those_of_segno(texts: list[str]) -> None:
    symbols = QrSymbols()
    assert [tuple(symbols.rows(text)) for text in texts] == list(map(drawn, texts))


def test_similar_addresses_are_drawn_only_as_far_as_they_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    draw = segno.make_qr

    def counted(content: bytes, **options: object) -> segno.QRCode:
        asked.append(content)
        return draw(content, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(segno, "make_qr", counted)
    symbols = QrSymbols()
    for number in range(1000):
        tuple(symbols.rows(f"https://netz.example.org/kontakte/stelle-{number}/"))
    assert len(asked) < 30


def test_text_that_fits_into_no_symbol_is_refused() -> None:
    with pytest.raises(segno.DataOverflowError):
        QrSymbols().rows("x" * 2332)
