"""The output after any edit is that of stock Pelican in an empty folder, byte for byte.

A longer walk: `python -m tests.fast_build.oracle --steps 2000 --seed 1`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.fast_build.oracle.accidents import ACCIDENTS
from tests.fast_build.oracle.edits import EDITS
from tests.fast_build.oracle.tour import tour
from tests.fast_build.oracle.walk import Difference, Step, step_lists, walk

from fast_build.making import Needs
from fast_build.recorder import Recorder
from fast_build.tracked_environment import TrackedEnvironment


@pytest.fixture(scope="module")
def finished_tour(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    return list(walk(tmp_path_factory.mktemp("tour"), tour()))


def test_tour_makes_every_edit_and_meets_no_difference(finished_tour: list[Any]) -> None:
    assert {step.name for step in finished_tour} == EDITS.keys() | ACCIDENTS.keys()
    assert sum(step.builds for step in finished_tour) > 0.8 * len(finished_tour)


@settings(
    max_examples=2, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(step_lists(8))
def test_random_edits_meet_no_difference(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert len(list(walk(Path(folder), steps))) == len(steps)


def forget_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    sift = Recorder._sift

    def sift_others(recorder: Recorder) -> None:
        recorder.reads = [read for read in recorder.reads if read[1] != "title"]
        sift(recorder)

    monkeypatch.setattr(Recorder, "_sift", sift_others)


def forget_included_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    digest_of = TrackedEnvironment.digest_of
    monkeypatch.setattr(
        TrackedEnvironment, "digest_of", lambda environment, templates: digest_of(environment, templates[:2])
    )


def forget_settings_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Recorder.found

    def found_other(recorder: Recorder, name: str, value: Any) -> None:
        if name != "MOTTO":
            found(recorder, name, value)

    monkeypatch.setattr(Recorder, "found", found_other)


def forget_settings_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Needs, "are_met", lambda _needs, _settings: True)


@pytest.mark.parametrize(
    ("fault", "kinds"),
    [
        (forget_titles, {"title"}),
        (forget_included_templates, {"template", "part"}),
        (forget_settings_of_pages, {"setting"}),
        (forget_settings_of_texts, {"setting"}),
    ],
)
def test_planted_fault_is_found(
    fault: Callable[[pytest.MonkeyPatch], None],
    kinds: set[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    steps = [step for step in tour() if step[0] in kinds]
    fault(monkeypatch)
    with pytest.raises(Difference, match="differ"):
        list(walk(tmp_path, steps))
