"""The colours of the theme: contrast of every pair (WCAG 2.2, 1.4.6 and 1.4.11), sRGB = OKLCH."""

import math
import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "theme/static/css/tokens.css").read_text(encoding="utf-8")
HEX = re.compile(r"--([\w-]+): #([0-9a-f]{6});")
OKLCH = re.compile(r"--([\w-]+): #[0-9a-f]{6}; /\* oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\) \*/")
LIGHT, _, DARK = TOKENS.partition("@media (prefers-color-scheme: dark)")
GROUNDS = ("paper", "surface", "sand", "glow")
TEXTS = ("ink", "soft", "sea", "signal")
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("on-signal", "signal"),
    ("on-beam", "beam"),
    ("on-night", "night"),
]
Colour = tuple[float, float, float]


def hex_colours(scheme: str) -> dict[str, Colour]:
    """Linear sRGB by name; dark takes over what it does not change."""
    text = LIGHT if scheme == "light" else LIGHT + DARK
    return {
        name: tuple(_linear(int(code[at : at + 2], 16) / 255) for at in (0, 2, 4))
        for name, code in HEX.findall(text)
    }


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours in linear sRGB."""
    lights = sorted((0.2126 * r + 0.7152 * g + 0.0722 * b) for r, g, b in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def from_oklch(lightness: float, chroma: float, hue: float) -> Colour:
    """Linear sRGB (CSS Color 4, 10.9)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_reaches_seven_to_one(scheme: str, text: str, ground: str) -> None:
    colours = hex_colours(scheme)
    assert contrast(colours[text], colours[ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface", "sand"])
def test_control_edges_reach_three_to_one(scheme: str, ground: str) -> None:
    colours = hex_colours(scheme)
    assert contrast(colours["rule"], colours[ground]) >= 3


@pytest.mark.parametrize("part", [LIGHT, DARK], ids=["light", "dark"])
def test_colour_is_what_it_was_mixed_as(part: str) -> None:
    written = dict(HEX.findall(part))
    exact = {
        name: from_oklch(float(light) / 100, float(chroma), float(hue))
        for name, light, chroma, hue in OKLCH.findall(part)
    }
    assert exact.keys() == written.keys()
    for name, colour in exact.items():
        wanted = tuple(_linear(int(written[name][at : at + 2], 16) / 255) for at in (0, 2, 4))
        assert colour == pytest.approx(wanted, abs=0.012), name
