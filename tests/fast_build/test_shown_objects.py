"""How Pelican's objects are told apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pelican.paginator import Page, Paginator

from fast_build.kept_prints import KeptPrints
from fast_build.shown_objects import ShownObjects

SETTINGS = {"DEFAULT_ORPHANS": 0}


def part(members: list[Any], number: int = 1) -> Page:
    return Paginator("tag/index.html", "tag/", members, SETTINGS, 2).page(number)


def test_parts_of_lists_are_told_apart() -> None:
    shown, lists = ShownObjects(), ([1, 2, 3], [1, 2, 4])
    names = [shown.name_of(part(members, number)) for members in lists for number in (1, 2)]
    assert len(set(names)) == len(names)
    assert names == [shown.name_of(part(members, number)) for members in lists for number in (1, 2)]


def test_part_that_a_template_has_changed_is_another() -> None:
    shown, whole = ShownObjects(), Paginator("tag/index.html", "tag/", [1, 2, 3], SETTINGS, 2)
    before, changed = shown.name_of(whole.page(1)), whole.page(1)
    changed.object_list.append(3)
    assert shown.name_of(changed) != before == shown.name_of(whole.page(1))


@dataclass(frozen=True)
class View:
    """What a page shows."""

    title: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Fixed:
    """What a page shows, without anything that can change."""

    title: str


def test_fingerprint_of_a_fixed_value_is_kept_for_the_next_run_and_no_longer() -> None:
    kept, value = KeptPrints(), Fixed("a")
    digest = ShownObjects(kept).of_lasting(value)
    kept.end()
    assert kept.find(value) == (value, digest)
    kept.end()
    assert ShownObjects(kept).of_lasting(value) == digest
    kept.end()
    kept.end()
    assert kept.find(value) is None


def test_value_that_has_changed_between_two_runs_is_another() -> None:
    kept, value = KeptPrints(), View("a")
    before = ShownObjects(kept).of_lasting(value)
    kept.end()
    value.lines.append("b")
    assert ShownObjects(kept).of_lasting(value) != before
