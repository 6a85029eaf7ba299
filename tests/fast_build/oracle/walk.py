"""Edit, build, compare: the plugin's output after every edit is that of stock Pelican in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from tests.fast_build.oracle.accidents import ACCIDENTS
from tests.fast_build.oracle.builds import Outcome, Workshop
from tests.fast_build.oracle.edits import EDITS
from tests.fast_build.oracle.site import Site, first_site

Step = tuple[str, int, int]
# A page may read more of a text than it shows, for example how many letters it has.
ALLOWANCE = 2
# With these, every page is rendered anew each time.
ANEW = ("DELETE_OUTPUT_DIRECTORY", "RELATIVE_URLS")
WRITING_LATER = ["tests.fast_build.oracle.plugins.after_writing"]


class Difference(AssertionError):
    """What is not the same, and the steps that lead there."""


@dataclass(frozen=True, slots=True)
class Done:
    """One step that went well: its name, the pages rendered, the pages that had to be, and whether the site builds."""

    name: str
    rendered: int
    changed: int
    builds: bool


def step_lists(length: int) -> st.SearchStrategy[list[Step]]:
    """Lists of `length` edits, now and then with an accident between two."""
    number = st.integers(0, 999)
    names = [*EDITS, *EDITS, *ACCIDENTS]
    return st.lists(st.tuples(st.sampled_from(names), number, number), min_size=length, max_size=length)


def walk(folder: Path, steps: Sequence[Step]) -> Iterator[Done]:
    """Build the first site, then after every step; raises Difference."""
    shop, site = Workshop(folder), first_site()
    shop.write(site)
    before = shop.stock(site)
    _compare(before, shop.fast(site), steps[:0])
    for number, (name, a, b) in enumerate(steps, start=1):
        if name in ACCIDENTS:
            ACCIDENTS[name](shop, a, b)
        else:
            site = EDITS[name](site, a, b)
        yield _step(shop, site, before, steps[:number])
        before = shop.stock(site)


def _step(shop: Workshop, site: Site, before: Outcome, steps: Sequence[Step]) -> Done:
    shop.write(site)
    after = shop.stock(site)
    _compare(after, shop.fast(site), steps)
    changed = {name for name in before.differences(after) if name.endswith(".html")}
    rendered = [] if after.failure else shop.rendered()
    unasked = set(rendered) - changed
    keeps = not before.failure and not any(site.settings.get(name) for name in ANEW)
    keeps = keeps and site.settings.get("PLUGINS") != WRITING_LATER
    keeps = keeps and not any((entry.link or "").startswith("{attach}") for entry in site.entries)
    if steps[-1][0] in {"body", "nothing"} and keeps and len(unasked) > ALLOWANCE:
        raise Difference(f"rendered without need: {sorted(unasked)}\nafter {_told(steps)}")
    return Done(steps[-1][0], len(rendered), len(changed), not after.failure)


def _compare(stock: Outcome, fast: Outcome, steps: Sequence[Step]) -> None:
    found = stock.differences(fast)
    if found:
        shown = [_first_difference(name, stock, fast) for name in found[:3]]
        raise Difference("\n".join((f"{len(found)} differ: {found}", *shown, f"after {_told(steps)}")))


def _told(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step[0] != "nothing"]


def _first_difference(name: str, stock: Outcome, fast: Outcome) -> str:
    sides = (stock.files.get(name), fast.files.get(name))
    if None in sides:
        return f"{name}: only {'stock' if sides[1] is None else 'fast_build'} wrote it"
    one, other = (side.decode(errors="replace") for side in sides if side is not None)
    place = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    start = max((min(len(one), len(other)) if place is None else place) - 40, 0)
    return f"{name}: {one[start : start + 120]!r} ≠ {other[start : start + 120]!r}"
