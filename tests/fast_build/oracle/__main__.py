"""A long walk: `python -m tests.fast_build.oracle --steps 2000 --seed 1` from the project's folder,
and over sites of the kit: `python -m tests.fast_build.oracle --kit content --steps 20`, with `--staying` in one process.

Prints the shortest list of edits that leads to a difference, if there is one, and ends with 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from tests.fast_build.oracle.kit_walk import KitWorkshop, walk_kit
from tests.fast_build.oracle.staying import StayingWorkshop
from tests.fast_build.oracle.walk import Difference, Done, Step, step_lists, walk

AS_PREVIEW = {"FAST_BUILD": True, "BUILD_FORM": "preview"}


def _say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Walk until so many steps are done; 1 if something differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--length", type=int, default=40, help="edits on one site before the next begins")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-found", action="store_true", help="do not look for a shorter list")
    parser.add_argument(
        "--staying", action="store_true", help="with --kit: builds in one process, as in the preview"
    )
    parser.add_argument("--kit", type=Path, help="walk over a content folder of the kit, such as content")
    options = parser.parse_args()
    if options.kit:
        return walk_over_kit(options)
    done: list[Done] = []
    start, number = time.perf_counter(), options.seed
    while len(done) < options.steps:
        try:
            _walk_once(done, options, number)
        except Difference as difference:
            _say(f"{difference}\nseed {number}, {len(done)} steps went well before")
            return 1
        number += 1
        _say(f"{len(done)} steps, {time.perf_counter() - start:.0f} s")
    counts = Counter(step.name for step in done)
    _say(f"{sum(step.builds for step in done)} of them with a site that builds.")
    _say(f"No difference. {', '.join(f'{name} {count}' for name, count in sorted(counts.items()))}")
    return 0


def walk_over_kit(options: argparse.Namespace) -> int:
    """Edit a copy of the content folder and build it; 1 if something differs."""
    with tempfile.TemporaryDirectory() as folder:
        kind = StayingWorkshop if options.staying else KitWorkshop
        shop = kind(Path(folder), options.kit, **(AS_PREVIEW if options.staying else {}))
        try:
            for place, name in enumerate(walk_kit(shop, options.steps, options.seed), start=1):
                _say(place, name)
        except Difference as difference:
            _say(difference)
            return 1
        finally:
            shop.end()
    _say("No difference.")
    return 0


def _walk_once(done: list[Done], options: argparse.Namespace, number: int) -> None:
    shorter = () if options.as_found else (Phase.shrink,)

    @seed(number)
    @settings(
        max_examples=10,
        deadline=None,
        database=None,
        phases=(Phase.generate, *shorter),
        suppress_health_check=list(HealthCheck),
    )
    @given(step_lists(options.length))
    def walk_through(steps: list[Step]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            done.extend(walk(Path(folder), steps))

    walk_through()


if __name__ == "__main__":
    sys.exit(main())
