"""How old the published site is, asked over the wire."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.browser.pages_server import serve_folder

from site_checks.published_day import CURE, judge, main, read_day
from site_pages.machine_files import BUILD_DAY
from site_pages.text_files import build_day_json

TODAY = datetime.now(ZoneInfo("Europe/Berlin")).date()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with serve_folder(tmp_path, "/netzwerk/") as url:
        yield url


def publish(folder: Path, day: date) -> None:
    (folder / BUILD_DAY).write_text(build_day_json(day), encoding="utf-8")


def test_day_is_read_from_the_file_that_the_build_writes(tmp_path: Path, address: str) -> None:
    publish(tmp_path, date(2026, 11, 3))
    assert read_day(address) == read_day(address.rstrip("/")) == date(2026, 11, 3)


def test_site_that_was_never_published_has_no_day(address: str) -> None:
    assert read_day(address) is None


AGES = [
    pytest.param(0, 0, id="today"),
    pytest.param(3, 0, id="three-days"),
    pytest.param(4, 1, id="four-days"),
]


@pytest.mark.parametrize(("days", "code"), AGES)
def test_build_older_than_three_days_is_an_error(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str], days: int, code: int
) -> None:
    publish(tmp_path, TODAY - timedelta(days=days))
    assert main([address]) == code
    assert capsys.readouterr().out.startswith("::error title=Alter der Website::") == bool(code)


def test_sentence_names_day_age_and_cure() -> None:
    assert judge(date(2026, 11, 3), date(2026, 11, 22)) == (
        True,
        f"Die veröffentlichte Website ist vom 03.11.2026, also 19 Tage alt: Der tägliche Bau läuft nicht mehr. {CURE}.",
    )


@pytest.mark.parametrize("text", ["kein JSON", "{}", '{"gebaut": "gestern"}', "[]"])
def test_site_that_does_not_say_its_day_is_an_error(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / BUILD_DAY).write_text(text, encoding="utf-8")
    assert main([address]) == 1
    assert "sagt nicht, wie alt sie ist" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", ["http://127.0.0.1:9/", "file:///etc/", ""])
def test_address_that_does_not_answer_is_an_error(wrong: str) -> None:
    assert main([wrong]) == 1
