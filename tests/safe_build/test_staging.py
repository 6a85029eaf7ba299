import os
from pathlib import Path

import pytest

from safe_build.places import Places
from safe_build.staging import open_staging
from safe_build.stopping import BuildStopped


def test_staging_is_empty_and_gone_afterwards(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "output")
    with open_staging(places) as folder:
        assert (folder, list(folder.iterdir())) == (places.home / f"staging-{os.getpid()}", [])
    assert [path.name for path in places.home.iterdir()] == ["lock"]


def test_staging_removes_the_dead_and_spares_the_living(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.of(tmp_path / "output")
    places.staging(1).mkdir(parents=True)
    (places.staging(1) / "page.html").touch()
    with open_staging(places) as first:
        monkeypatch.setattr(os, "getpid", lambda: 2)
        with open_staging(places) as second:
            assert set(places.home.glob("staging-*")) == {first, second}


def test_staging_puts_back_a_live_folder_that_was_away(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "output")
    places.previous.mkdir(parents=True)
    (places.previous / "page.html").touch()
    with open_staging(places):
        assert [path.name for path in places.live.iterdir()] == ["page.html"]
    assert not places.previous.exists()


def test_staging_says_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / ".build").touch()
    message = r"nicht schreiben: An der Stelle eines Ordners liegt etwas anderes \(.*\.build/output\)\. So geht es: "
    with pytest.raises(BuildStopped, match=message), open_staging(Places.of(tmp_path / "output")):
        pass
