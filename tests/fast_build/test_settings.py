"""The FAST_* settings: defaults, and one sentence for each wrong value."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fast_build.stock_site import build_fast

from fast_build.settings import FastSettingError, FastSettings


def test_settings_default_to_on_with_a_cache_beside_the_output(tmp_path: Path) -> None:
    settings = FastSettings.from_settings({"OUTPUT_PATH": str(tmp_path / "output")})
    assert (settings.on, settings.workers >= 1, settings.cache) == (True, True, tmp_path / ".build" / "fast")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("FAST_BUILD", "nein", "FAST_BUILD ist 'nein', möglich sind: True, False.", id="no-bool"),
        pytest.param(
            "FAST_WORKERS", 0, "FAST_WORKERS ist 0, gebraucht wird eine ganze Zahl ab 1.", id="zero-workers"
        ),
        pytest.param(
            *("FAST_WORKERS", True, "FAST_WORKERS ist True, gebraucht wird eine ganze Zahl ab 1."),
            id="bool-workers",
        ),
        pytest.param("FAST_CACHE", "", "FAST_CACHE ist '', gebraucht wird ein Ordner.", id="no-folder"),
        pytest.param(
            *("FAST_WORKER", 2, "Die Einstellung FAST_WORKER gibt es nicht. Gemeint ist wohl: FAST_WORKERS."),
            id="misspelt",
        ),
    ],
)
def test_wrong_setting_ends_the_run_with_one_sentence(
    tmp_path: Path, name: str, value: object, message: str
) -> None:
    with pytest.raises(FastSettingError) as error:
        build_fast(tmp_path, {"a.md": "Title: A\nDate: 2026-01-01\n\nText"}, **{name: value})
    assert str(error.value) == message


def test_cache_inside_the_output_is_refused(tmp_path: Path) -> None:
    settings = {"OUTPUT_PATH": str(tmp_path), "FAST_CACHE": str(tmp_path / "cache")}
    with pytest.raises(FastSettingError, match="Der Cache würde veröffentlicht"):
        FastSettings.from_settings(settings)


def test_switched_off_plugin_keeps_nothing(tmp_path: Path) -> None:
    build_fast(tmp_path, {"a.md": "Title: A\nDate: 2026-01-01\n\nText"}, FAST_BUILD=False)
    assert not (tmp_path / "cache").exists()
