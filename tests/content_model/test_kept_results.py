from __future__ import annotations

import pytest

from content_model.file_stamps import UNSETTLED, Stamp
from content_model.kept_results import KeptRows, KeptTexts, KeptWhole

A, B = [1], [2]


def made_in(kept: KeptRows, shared: object, **sources: object) -> list[str]:
    """The files whose result is made again."""
    made: list[str] = []
    names = list(sources)

    def make(row: int, was: str | None) -> str:
        assert was in (None, names[row])
        made.append(names[row])
        return names[row]

    assert kept.of(shared, names, (list(sources.values()), names), make) == names
    return made


def test_result_is_made_again_if_its_source_is_another_object_or_what_all_share_differs() -> None:
    kept, source, other = KeptRows(), ["a"], ["a"]
    assert made_in(kept, 1, a=source, b=source) == ["a", "b"]
    assert made_in(kept, 1, a=source, b=source) == []
    assert made_in(kept, 1, a=source, b=other) == ["b"]
    assert made_in(kept, 2, a=source, b=other) == ["a", "b"]


def test_result_is_made_again_after_its_source_has_changed_twice() -> None:
    kept, source, other = KeptRows(), ["a"], ["a"]
    made_in(kept, 1, a=source)
    made_in(kept, 1, a=other)
    assert made_in(kept, 1, a=source) == ["a"]


def test_results_stay_with_their_files_when_others_come_and_go() -> None:
    kept, source = KeptRows(), ["a"]
    made_in(kept, 1, a=source, c=source)
    assert made_in(kept, 1, a=source, b=source, c=source) == ["b"]
    assert made_in(kept, 1, b=source, c=source) == []


def test_result_that_a_run_did_not_ask_for_is_forgotten() -> None:
    kept, source = KeptRows(), ["a"]
    made_in(kept, 1, a=source)
    made_in(kept, 1)
    assert made_in(kept, 1, a=source) == ["a"]


@pytest.mark.parametrize(
    ("shared", "sources", "made"),
    [
        pytest.param(1, (A, B), "first", id="nothing"),
        pytest.param(2, (A, B), "second", id="what is compared by its value"),
        pytest.param(1, (A, list(B)), "second", id="an object"),
        pytest.param(1, (A,), "second", id="one less"),
        pytest.param(1, (A, B, B), "second", id="one more"),
    ],
)
def test_whole_is_made_again_if_something_changed(
    shared: object, sources: tuple[object, ...], made: str
) -> None:
    kept = KeptWhole()
    assert kept.of(1, (A, B), lambda: "first") == "first"
    assert kept.of(shared, sources, lambda: "second") == made


OLD = Stamp(number=7, size=1, changed=1, entered=2)
LATER = UNSETTLED + 3  # the first nanosecond at which OLD is settled


def read_in(kept: KeptTexts, stamp: Stamp | None, text: str, moment: int = LATER) -> str | None:
    """What was read of a file in a run, None if nothing."""
    told: list[str] = []

    def read(path: str, was: str | None) -> str:
        assert path == "a"
        told.append(text if was is None else f"{was} {text}")
        return text

    kept.of([("a", stamp)], moment, read)
    return told[0] if told else None


def test_file_with_a_settled_stamp_is_read_once() -> None:
    kept = KeptTexts()
    assert read_in(kept, OLD, "one") == "one"
    assert read_in(kept, OLD, "two") is None
    assert kept.of([("a", OLD)], LATER, lambda _path, _was: "three") == {"a": "one"}


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
    read_in(kept, OLD, "one")
    assert read_in(kept, stamp, "two") == "one two"


def test_file_without_a_stamp_is_read_each_time() -> None:
    kept = KeptTexts()
    read_in(kept, None, "one")
    assert read_in(kept, None, "two") == "one two"


def test_file_that_has_just_changed_is_read_again() -> None:
    kept = KeptTexts()
    read_in(kept, OLD, "one", moment=LATER - 1)
    assert read_in(kept, OLD, "two") == "one two"
    assert read_in(kept, OLD, "three") is None


def test_file_that_a_run_did_not_ask_for_is_forgotten() -> None:
    kept = KeptTexts()
    read_in(kept, OLD, "one")
    kept.of([], LATER, lambda _path, _was: "")
    assert read_in(kept, OLD, "two") == "two"
