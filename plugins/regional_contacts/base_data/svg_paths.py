"""Outlines as SVG path data with whole numbers, one closed ring after another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Ring = Sequence[Point]
VIEW_WIDTH = 800  # the longer side of every map, in user units
SMALLEST_AREA = 2.0  # square user units; smaller rings are specks


@dataclass(frozen=True, slots=True)
class View:
    """A window on the projected plane: its left and upper edge, its size and the scale to user units."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    @property
    def box(self) -> str:
        """The `viewBox` attribute."""
        return f"0 0 {self.width} {self.height}"

    def unit(self, point: Point) -> tuple[int, int]:
        """The point in whole user units; north is up."""
        return round((point[0] - self.left) * self.scale), round((self.top - point[1]) * self.scale)


def view_of(bounds: tuple[float, float, float, float]) -> View:
    """The window around (left, bottom, right, top); its longer side measures `VIEW_WIDTH`."""
    left, bottom, right, top = bounds
    scale = VIEW_WIDTH / max(right - left, top - bottom)
    return View(left, top, scale, round((right - left) * scale), round((top - bottom) * scale))


def path_of(rings: Iterable[Ring], view: View) -> str:
    """The rings as path data with relative lines; a ring that shrinks to a speck is left out.

    >>> path_of([[(0, 0), (3, 0), (3, 3), (0, 0)]], View(0, 3, 1, 3, 3))
    'M0 3h3v-3z'
    """
    return "".join(_ring(ring, view) for ring in rings)


def _ring(ring: Ring, view: View) -> str:
    points = _without_steps_on_the_spot([view.unit(point) for point in ring])
    if len(points) < 3 or _area(points) < SMALLEST_AREA:
        return ""
    lines = [_line(here, there) for here, there in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}{_joined(lines)}z"


def _area(points: Sequence[tuple[int, int]]) -> float:
    """In square user units, by the shoelace formula."""
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs)) / 2


def _without_steps_on_the_spot(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _line(here: tuple[int, int], there: tuple[int, int]) -> str:
    across, down = there[0] - here[0], there[1] - here[1]
    if not down:
        return f"h{across}"
    if not across:
        return f"v{down}"
    return f"l{across}{'' if down < 0 else ' '}{down}"


def _joined(lines: Iterable[str]) -> str:
    """The lines in a row; a repeated `l` is left out, as a minus sign or blank parts the numbers."""
    text, last = "", ""
    for line in lines:
        command, numbers = line[0], line[1:]
        repeated = command == "l" == last
        text += (("" if numbers[0] == "-" else " ") + numbers) if repeated else line
        last = command
    return text
