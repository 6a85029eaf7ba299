from __future__ import annotations

from collections.abc import Callable

from content_model.kept_results import KeptObjects, KeptResults


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


def test_equal_values_are_the_same_object_in_the_next_run() -> None:
    kept, first, equal = KeptObjects(), ["a"], ["a"]
    assert kept.same("a", first) is first
    kept.begin()
    assert kept.same("a", equal) is first
    kept.begin()
    assert kept.same("a", ["b"]) == ["b"]
    kept.begin()
    kept.begin()
    assert kept.same("a", equal) is equal
