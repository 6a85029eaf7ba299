from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from content_model.build import BuildForm
from safe_build.settings import BuildSettingError, BuildSettings

BERLIN = ZoneInfo("Europe/Berlin")

GOOD = [
    pytest.param({"SITENAME": "x"}, BuildSettings(BuildForm.STRICT, None), id="defaults"),
    pytest.param({"BUILD_FORM": "publish"}, BuildSettings(BuildForm.PUBLISH, None), id="form"),
    pytest.param(
        {"BUILD_NOW": "2026-11-03T18:00"},
        BuildSettings(now=datetime(2026, 11, 3, 18, tzinfo=BERLIN)),
        id="berlin-time",
    ),
    pytest.param(
        {"BUILD_NOW": "2026-07-31T22:30:00+00:00"},
        BuildSettings(now=datetime(2026, 8, 1, 0, 30, tzinfo=BERLIN)),
        id="other-zone",
    ),
]


@pytest.mark.parametrize(("settings", "expected"), GOOD)
def test_settings_become_one_value(settings: dict[str, object], expected: BuildSettings) -> None:
    found = BuildSettings.from_settings(settings)
    assert found == expected
    assert found.now is None or found.now.tzinfo == BERLIN


BAD = [
    pytest.param({"BUILD_FORM": None}, id="form-none"),
    pytest.param({"BUILD_FORM": ["strict"]}, id="form-list"),
    pytest.param({"BUILD_NOW": 5}, id="now-number"),
    pytest.param({"BUILD_NOW": "03.11.2026"}, id="now-german"),
    pytest.param({"BUILD_COLOUR": "red"}, id="unknown"),
    pytest.param({"BUILD_FORM": "publish", "RELATIVE_URLS": True}, id="relative-urls"),
]


@pytest.mark.parametrize("settings", BAD)
def test_settings_refuse(settings: dict[str, object]) -> None:
    with pytest.raises(BuildSettingError):
        BuildSettings.from_settings(settings)


def test_moment_is_now_in_berlin_without_a_setting() -> None:
    before = datetime.now(BERLIN)
    moment = BuildSettings().moment()
    assert (before <= moment <= datetime.now(BERLIN), moment.tzinfo) == (True, BERLIN)
