"""A card of words → the PNG that other services show beside a link: the site's light design, 1200 × 630 pixels."""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from content_model.social_card import SIZE, SocialCard
from responsive_pictures.card_text import fit_title, plain_line

FONT_PACKAGE = "font_source_serif_pro"  # Source Serif Pro, SIL Open Font License 1.1
STYLES = ("Bold", "Regular")
PAPER, INK, SOFT, SIGNAL, BEAM = "#fbf9f4", "#13293d", "#3c4d5e", "#8f2612", "#f2b63d"
GLOW, NIGHT, LIGHT, WHITE, BEACON = "#f8f0dc", "#13293d", "#f6f1e6", "#fffefb", "#b23a20"
BAND = 132  # pixels; the night at the bottom with the network's name
EDGE = 72
LEAF = (208, 232)


def font_folder() -> Path | None:
    """Where the font lies; None if its package is not installed or not whole."""
    spec = find_spec(FONT_PACKAGE)
    folder = Path(spec.origin).parent / "files" if spec and spec.origin else None
    return folder if folder and all((folder / _font_file(style)).is_file() for style in STYLES) else None


def _font_file(style: str) -> str:
    return f"SourceSerifPro-{style}.ttf"


@cache
def card_font(style: str, size: int) -> ImageFont.FreeTypeFont:
    """The font of the cards in `size` pixels; `style` is one of STYLES."""
    folder = font_folder()
    assert folder
    # The simple layout engine is the same everywhere; these scripts need no other.
    return ImageFont.truetype(folder / _font_file(style), size, layout_engine=ImageFont.Layout.BASIC)


def draw_card(card: SocialCard) -> bytes:
    """The picture as PNG, the same bytes for the same card."""
    image = _ground().copy()
    draw = ImageDraw.Draw(image)
    left = EDGE
    if card.leaf:
        _draw_leaf(draw, card.leaf)
        left += LEAF[0] + 56
    _draw_title(draw, card, left)
    _draw_name(draw, card)
    target = io.BytesIO()
    image.quantize(64, Image.Quantize.FASTOCTREE).save(target, "PNG", compress_level=6)
    return target.getvalue()


@cache
def _ground() -> Image.Image:
    """What all cards have: paper, the beam, the night and the lighthouse in it; drawn four times as large."""
    width, height = SIZE
    image = Image.new("RGB", (width * 2, height * 2), PAPER)
    draw = ImageDraw.Draw(image)
    lamp = (width - 118, height - BAND - 58)
    _polygon(draw, [lamp, (0, 40), (0, 330)], GLOW)
    draw.rectangle([0, (height - BAND) * 2, width * 2, height * 2], NIGHT)
    draw.rectangle([0, (height - BAND) * 2, width * 2, (height - BAND + 8) * 2], BEAM)
    _draw_lighthouse(draw, lamp)
    return image.resize(SIZE, Image.Resampling.BOX)


def _draw_lighthouse(draw: ImageDraw.ImageDraw, lamp: tuple[int, int]) -> None:
    x, y = lamp
    _polygon(draw, [(x - 20, y - 16), (x, y - 34), (x + 20, y - 16)], INK)
    _polygon(draw, [(x - 13, y - 16), (x + 13, y - 16), (x + 13, y + 14), (x - 13, y + 14)], BEAM)
    tower = SIZE[1] - BAND
    _polygon(draw, [(x - 22, y + 14), (x + 22, y + 14), (x + 22, y + 21), (x - 22, y + 21)], INK)
    _polygon(draw, [(x - 16, y + 21), (x + 16, y + 21), (x + 24, tower), (x - 24, tower)], BEACON)


def _polygon(draw: ImageDraw.ImageDraw, points: list[tuple[int, int]], fill: str) -> None:
    draw.polygon([(x * 2, y * 2) for x, y in points], fill)


def _draw_leaf(draw: ImageDraw.ImageDraw, leaf: tuple[str, str, str]) -> None:
    """The leaf of a tear-off calendar, as on the page."""
    weekday, day, month = map(plain_line, leaf)
    box = (EDGE, EDGE, EDGE + LEAF[0], EDGE + LEAF[1])
    draw.rounded_rectangle(box, 14, WHITE, INK, 3)
    draw.rounded_rectangle((*box[:2], box[2], EDGE + 58), 14, SIGNAL, corners=(True, True, False, False))
    middle = EDGE + LEAF[0] // 2
    _draw_centred(draw, (middle, EDGE + 29), weekday, ("Bold", 30), WHITE)
    _draw_centred(draw, (middle, EDGE + 122), day, ("Bold", 92), INK)
    _draw_centred(draw, (middle, EDGE + 200), month, ("Regular", 30), INK)


def _draw_centred(
    draw: ImageDraw.ImageDraw, middle: tuple[int, int], text: str, font: tuple[str, int], colour: str
) -> None:
    """Text around a point, smaller if the leaf is too narrow for it."""
    style, size = font
    while size > 16 and card_font(style, size).getlength(text) > LEAF[0] - 24:
        size -= 4
    draw.text(middle, text, colour, card_font(style, size), anchor="mm")


def _draw_title(draw: ImageDraw.ImageDraw, card: SocialCard, left: int) -> None:
    room = (SIZE[0] - left - EDGE, SIZE[1] - BAND - 2 * EDGE + 24)
    title = fit_title(plain_line(card.title), room, lambda size: card_font("Bold", size))
    if title is None:  # a script the font does not know: the network's name says more than boxes
        title = fit_title(plain_line(card.name), room, lambda size: card_font("Bold", size))
    if title is None:
        return
    top = EDGE - 8
    for number, line in enumerate(title.lines):
        draw.text((left, top + number * title.height), line, INK, card_font("Bold", title.size))


def _draw_name(draw: ImageDraw.ImageDraw, card: SocialCard) -> None:
    """The network in the night at the bottom."""
    line = SIZE[1] - BAND // 2 + 4
    name, subtitle = plain_line(card.name), plain_line(card.subtitle or "")
    width = SIZE[0] - 2 * EDGE - 120
    size = 44
    while size > 20 and card_font("Bold", size).getlength(name) > width:
        size -= 2
    draw.text((EDGE, line), name, LIGHT, card_font("Bold", size), anchor="lm")
    start = EDGE + card_font("Bold", size).getlength(name) + 24
    if subtitle and start + card_font("Regular", 32).getlength(subtitle) <= EDGE + width:
        draw.text((start, line + 2), subtitle, LIGHT, card_font("Regular", 32), anchor="lm")
