from __future__ import annotations

from collections.abc import Callable

import pytest

from content_model.file_stamps import UNSETTLED, Stamp
from content_model.kept_results import KeptResults, KeptTexts


def made_in(kept: KeptResults, shared: object, **sources: object) -> list[str]:
    """The files whose result is made again."""
    made: list[str] = []

    def make(name: str) -> Callable[[], str]:
        return lambda: made.append(name) or name

    kept.begin(shared)
    for name, source in sources.items():
        assert kept.of(name, (source,), make(name)) == name
    return made


def test_result_is_made_again_if_its_source_is_another_object_or_what_all_share_differs() -> None:
    kept, source, other = KeptResults(), ["a"], ["a"]
    assert made_in(kept, 1, a=source, b=source) == ["a", "b"]
    assert made_in(kept, 1, a=source, b=source) == []
    assert made_in(kept, 1, a=source, b=other) == ["b"]
    assert made_in(kept, 2, a=source, b=other) == ["a", "b"]


def test_result_that_a_run_did_not_ask_for_is_forgotten() -> None:
    kept, source = KeptResults(), ["a"]
    made_in(kept, 1, a=source)
    made_in(kept, 1)
    assert made_in(kept, 1, a=source) == ["a"]


OLD = Stamp(number=7, size=1, changed=1, entered=2)
LATER = UNSETTLED + 3  # the first nanosecond at which OLD is settled


def read_in(
    kept: KeptTexts, stamp: Stamp | None, *parts: object, moment: int = LATER
) -> tuple[object, ...] | None:
    """What was read of a file in a run, None if nothing."""
    told: list[tuple[object, ...]] = []

    def read() -> tuple[object, ...]:
        told.append(parts)
        return parts

    kept.begin(moment)
    kept.of("a", stamp, read)
    return told[0] if told else None


def test_file_with_a_settled_stamp_is_read_once() -> None:
    kept = KeptTexts()
    assert read_in(kept, OLD, "a") == ("a",)
    assert read_in(kept, OLD, "b") is None
    assert kept.of("a", OLD, tuple) == ("a",)


@pytest.mark.parametrize(
    "stamp",
    [
        pytest.param(OLD._replace(number=8), id="another file in its place"),
        pytest.param(OLD._replace(size=2), id="longer"),
        pytest.param(OLD._replace(changed=0), id="an older file copied over it"),
        pytest.param(OLD._replace(entered=1), id="time of change set back"),
        pytest.param(None, id="no stamp"),
    ],
)
def test_file_with_another_stamp_is_read_again(stamp: Stamp | None) -> None:
    kept = KeptTexts()
    read_in(kept, OLD, "a")
    assert read_in(kept, stamp, "b") == ("b",)


def test_file_that_has_just_changed_is_read_again() -> None:
    kept = KeptTexts()
    read_in(kept, OLD, "a", moment=LATER - 1)
    assert read_in(kept, OLD, "b") == ("b",)
    assert read_in(kept, OLD, "c") is None


def test_file_that_a_run_did_not_ask_for_is_forgotten() -> None:
    kept = KeptTexts()
    read_in(kept, OLD, "a")
    kept.begin(LATER)
    assert read_in(kept, OLD, "b") == ("b",)


def test_equal_parts_are_the_same_objects_in_the_next_run() -> None:
    kept, first, equal = KeptTexts(), ["a"], ["a"]
    read_in(kept, None, first, "text")
    read_in(kept, None, equal, "other text")
    found = kept.of("a", None, lambda: (equal, "third text"))
    assert found == (["a"], "third text")
    assert found[0] is first
