"""How Pelican's objects are told apart."""

from __future__ import annotations

from typing import Any

from pelican.paginator import Page, Paginator

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
