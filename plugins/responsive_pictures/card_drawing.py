"""A card of words → the PNG that other services show beside a link: the site's light design, 1200 × 630 pixels."""

from __future__ import annotations

import io
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from content_model.social_card import SIZE, SocialCard
from responsive_pictures.card_text import fit_title, plain_line

FONT_PACKAGE = "font_source_serif_pro"  # Source Serif Pro, SIL Open Font License 1.1
STYLES = ("Bold", "Regular")
# A card is drawn in the numbers of its 16 colours, which stand in such an order that the soft edges of letters,
# numbers between their colour and the one behind them, are shades of both: ink to paper, white to signal.
INK, PAPER, GLOW, WHITE, SIGNAL, BEAM, BEACON = 0, 7, 8, 9, 13, 14, 15
NIGHT, LIGHT = INK, PAPER
COLOURS = (
    *("#13293d", "#344759", "#556574", "#768390", "#98a0ab", "#b9bdc3", "#dadbdc", "#fbf9f4"),
    *("#f8f0dc", "#fffefb", "#e3c7c0", "#c78a83", "#ab5a4a", "#8f2612", "#f2b63d", "#b23a20"),
)
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
    image = _named_ground(card.name, card.subtitle or "").copy()
    draw = ImageDraw.Draw(image)
    left = EDGE
    if card.leaf:
        _draw_leaf(draw, card.leaf)
        left += LEAF[0] + 56
    _draw_title(draw, card, left)
    image.putpalette(_palette())
    target = io.BytesIO()
    # Runs of one colour are all there is to find: as small as the best search, in a third of the time.
    image.save(target, "PNG", compress_type=zlib.Z_RLE)
    return target.getvalue()


def _palette() -> list[int]:
    return [part for colour in COLOURS for part in ImageColor.getrgb(colour)]


@cache
def _named_ground(name: str, subtitle: str) -> Image.Image:
    """What all cards of a network have, in the numbers of their colours."""
    colours = Image.new("P", (1, 1))
    colours.putpalette(_palette())
    numbers = _ground().quantize(palette=colours, dither=Image.Dither.NONE)
    image = Image.frombytes("L", SIZE, numbers.tobytes())
    _draw_name(ImageDraw.Draw(image), plain_line(name), plain_line(subtitle))
    return image


def _ground() -> Image.Image:
    """Paper, the beam, the night and the lighthouse in it, in real colours; drawn four times as large."""
    width, height = SIZE
    image = Image.new("RGB", (width * 2, height * 2), COLOURS[PAPER])
    draw = ImageDraw.Draw(image)
    lamp = (width - 118, height - BAND - 58)
    _polygon(draw, [lamp, (0, 40), (0, 330)], GLOW)
    draw.rectangle([0, (height - BAND) * 2, width * 2, height * 2], COLOURS[NIGHT])
    draw.rectangle([0, (height - BAND) * 2, width * 2, (height - BAND + 8) * 2], COLOURS[BEAM])
    _draw_lighthouse(draw, lamp)
    return image.resize(SIZE, Image.Resampling.BOX)


def _draw_lighthouse(draw: ImageDraw.ImageDraw, lamp: tuple[int, int]) -> None:
    x, y = lamp
    _polygon(draw, [(x - 20, y - 16), (x, y - 34), (x + 20, y - 16)], INK)
    _polygon(draw, [(x - 13, y - 16), (x + 13, y - 16), (x + 13, y + 14), (x - 13, y + 14)], BEAM)
    tower = SIZE[1] - BAND
    _polygon(draw, [(x - 22, y + 14), (x + 22, y + 14), (x + 22, y + 21), (x - 22, y + 21)], INK)
    _polygon(draw, [(x - 16, y + 21), (x + 16, y + 21), (x + 24, tower), (x - 24, tower)], BEACON)


def _polygon(draw: ImageDraw.ImageDraw, points: list[tuple[int, int]], colour: int) -> None:
    draw.polygon([(x * 2, y * 2) for x, y in points], COLOURS[colour])


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
    draw: ImageDraw.ImageDraw, middle: tuple[int, int], text: str, font: tuple[str, int], colour: int
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


def _draw_name(draw: ImageDraw.ImageDraw, name: str, subtitle: str) -> None:
    """The network in the night at the bottom."""
    line = SIZE[1] - BAND // 2 + 4
    width = SIZE[0] - 2 * EDGE - 120
    size = 44
    while size > 20 and card_font("Bold", size).getlength(name) > width:
        size -= 2
    draw.text((EDGE, line), name, LIGHT, card_font("Bold", size), anchor="lm")
    start = EDGE + card_font("Bold", size).getlength(name) + 24
    if subtitle and start + card_font("Regular", 32).getlength(subtitle) <= EDGE + width:
        draw.text((start, line + 2), subtitle, LIGHT, card_font("Regular", 32), anchor="lm")
