"""What was measured, as tables and a plot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any
from xml.etree import ElementTree as ET

from measured_run import Measured

SCENARIOS = {
    "cold": "everything new",
    "nothing": "nothing changed",
    "body": "one text changed",
    "title": "one title changed",
    "template": "the common template changed",
}
COLOURS = ("#b3261e", "#00639b", "#7a4f9a", "#2e7d32", "#8a6100")
WIDTH, HEIGHT, MARGIN = 720, 420, 64


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one peer."""

    peer: str
    size: int
    scenario: str
    measured: Measured


def tables(samples: Sequence[Sample]) -> Iterator[str]:
    """One table per scenario: medians, and medians of the ratios of runs of the same round."""
    for scenario, meaning in SCENARIOS.items():
        yield f"## {meaning.capitalize()}\n"
        yield "| Entries | Program | Wall s | CPU s | Memory MB | of Pelican's wall | of Hugo's wall |"
        yield "|--:|---|--:|--:|--:|--:|--:|"
        for size in _distinct(sample.size for sample in samples):
            yield from _rows([s for s in samples if s.size == size and s.scenario == scenario], size)
        yield ""


def growth(samples: Sequence[Sample], scenario: str) -> Iterator[str]:
    """Per peer the exponent with which its time grows between the first size from 1,000 on and the largest."""
    sizes = _distinct(sample.size for sample in samples)
    ends = [size for size in sizes if size >= 1000] or sizes
    for peer in _distinct(sample.peer for sample in samples):
        walls = [_wall(samples, peer, size, scenario) for size in (ends[0], ends[-1])]
        if len(ends) > 1 and all(walls):
            exponent = math.log(walls[1] / walls[0]) / math.log(ends[-1] / ends[0])
            yield f"| {peer} | {ends[0]:,} to {ends[-1]:,} | {exponent:.2f} |"


def plot(samples: Sequence[Sample]) -> str:
    """SVG: wall seconds over entries, both logarithmic; a whole build drawn through, one changed text dashed."""
    svg = ET.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img",
        fill="#1a1c1e", attrib={"font-family": "sans-serif", "font-size": "13"},
    )  # fmt: skip
    ET.SubElement(svg, "title").text = "Seconds of a build over the number of entries"
    ET.SubElement(svg, "rect", width=str(WIDTH), height=str(HEIGHT), fill="#ffffff")
    sizes = _distinct(sample.size for sample in samples)
    walls = [sample.measured.wall for sample in samples]
    place = _Scale(min(sizes), max(sizes), min(walls), max(walls))
    for size in sizes:
        _text(svg, place.x(size), HEIGHT - MARGIN / 2, f"{size:,}")
    for power in range(math.floor(place.low), math.ceil(place.high) + 1):
        _line(svg, [(MARGIN, place.y(10**power)), (WIDTH - 170, place.y(10**power))], "#c4c7c9")
        _text(svg, MARGIN - 24, place.y(10**power) + 4, f"{10.0**power:g} s")
    for number, peer in enumerate(_distinct(sample.peer for sample in samples)):
        colour = COLOURS[number % len(COLOURS)]
        for scenario, dash in (("cold", ""), ("body", "5 4")):
            points = [(place.x(size), place.y(_wall(samples, peer, size, scenario))) for size in sizes]
            _line(svg, points, colour, dash)
        _text(svg, WIDTH - 160, MARGIN + 22 * number, peer, colour)
    _text(svg, WIDTH - 160, MARGIN + 22 * len(COLOURS), "dashed: one text changed")
    ET.indent(svg)
    return ET.tostring(svg, encoding="unicode") + "\n"


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where sizes and seconds lie in the picture."""

    smallest: int
    largest: int
    fastest: float
    slowest: float

    @property
    def low(self) -> float:
        return math.log10(self.fastest)

    @property
    def high(self) -> float:
        return math.log10(self.slowest)

    def x(self, size: float) -> float:
        span = math.log(self.largest / self.smallest) or 1
        return MARGIN + (WIDTH - 170 - MARGIN) * math.log(size / self.smallest) / span

    def y(self, seconds: float) -> float:
        low, high = math.floor(self.low), math.ceil(self.high)
        part = (math.log10(seconds) - low) / (high - low or 1)
        return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * part


def _rows(samples: Sequence[Sample], size: int) -> Iterator[str]:
    by_peer = {
        peer: [sample.measured for sample in samples if sample.peer == peer]
        for peer in _distinct(sample.peer for sample in samples)
    }
    for peer, runs in by_peer.items():
        ratios = [_ratio(runs, by_peer.get(other, [])) for other in ("Pelican", "Hugo")]
        yield (
            f"| {size:,} | {peer} | {median(run.wall for run in runs):.2f} | {median(run.cpu for run in runs):.2f}"
            f" | {median(run.memory for run in runs):.0f} | {' | '.join(ratios)} |"
        )


def _ratio(runs: Sequence[Measured], others: Sequence[Measured]) -> str:
    pairs = [run.wall / other.wall for run, other in zip(runs, others, strict=False)]
    return f"{median(pairs):.2f}" if pairs else "–"


def _wall(samples: Sequence[Sample], peer: str, size: int, scenario: str) -> float:
    return median(
        sample.measured.wall
        for sample in samples
        if (sample.peer, sample.size, sample.scenario) == (peer, size, scenario)
    )


def _distinct(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))


def _text(svg: ET.Element, x: float, y: float, text: str, colour: str = "#1a1c1e") -> None:
    ET.SubElement(svg, "text", x=f"{x:.0f}", y=f"{y:.0f}", fill=colour).text = text


def _line(svg: ET.Element, points: Sequence[tuple[float, float]], colour: str, dash: str = "") -> None:
    attributes: Mapping[str, str] = {"stroke-dasharray": dash} if dash else {}
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    ET.SubElement(svg, "polyline", dict(attributes), points=drawn, fill="none", stroke=colour)
