"""In a preview that stays, the next build changes single files of the live site; all others stay where they are."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from content_model.build import Build, BuildForm
from content_model.fields.dates import BERLIN
from content_model.output_files import Output, leave_file, write_output
from safe_build.manifest import Manifest
from safe_build.places import Places
from safe_build.run import Run
from safe_build.staging import make_live, open_staging, stamp
from safe_build.standing_site import StandingSite
from safe_build.stopping import BuildStopped

MANIFEST = Manifest.of(Build(BuildForm.PREVIEW, datetime(2026, 11, 22, tzinfo=BERLIN)))


@pytest.fixture
def standing(tmp_path: Path) -> StandingSite:
    return StandingSite(Places.of(tmp_path / "output"))


def build(standing: StandingSite, *names: str, **texts: str) -> set[str]:
    """Build files that hold their names, or these texts; gives those that were written."""
    places = standing._places
    standing.begin()
    run = Run(Build(BuildForm.PREVIEW, datetime(2026, 11, 22, tzinfo=BERLIN)), places, [], standing=standing)
    with run.staged() as staging:
        output = Output(str(staging), str(places.live), standing if standing.stands else None)
        for name in names:
            write_output(name, texts.get(name, name).encode(), output)
        return {path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()}


def tree(standing: StandingSite) -> dict[str, str]:
    """The files of the live site, and its folders with no text."""
    live = standing._places.live
    found = {path.relative_to(live).as_posix(): path for path in live.rglob("*")}
    return {name: path.read_text() if path.is_file() else "/" for name, path in found.items()}


def test_only_files_that_changed_are_written(standing: StandingSite) -> None:
    build(standing, "a", "b/c", "d/e/f")
    before = {name: (standing._places.live / name).stat() for name in ("a", "b/c")}
    assert build(standing, "a", "b/c", "g/h", a="neu") == {"a", "g/h"}
    assert tree(standing) == {".nojekyll": "", "a": "neu", "b": "/", "b/c": "b/c", "g": "/", "g/h": "g/h"}
    after = {name: (standing._places.live / name).stat() for name in before}
    assert (before["b/c"] == after["b/c"], before["a"].st_ino == after["a"].st_ino) == (True, False)


@pytest.mark.parametrize(("old", "new"), [("a", "a/b"), ("a/b", "a")], ids=["file first", "folder first"])
def test_file_and_folder_of_one_name_follow_each_other(standing: StandingSite, old: str, new: str) -> None:
    build(standing, old)
    build(standing, new)
    assert {name for name, text in tree(standing).items() if text != "/"} == {".nojekyll", new}


def test_file_that_is_written_twice_holds_what_was_written_last(
    standing: StandingSite, tmp_path: Path
) -> None:
    build(standing, "a")
    standing.begin()
    output = Output(str(tmp_path / "staging"), str(tmp_path / "output"), standing)
    for data in (b"a", b"else", b"a"):
        write_output("a", data, output)
    assert (tmp_path / "staging/a").read_bytes() == b"a"
    assert not leave_file("a", output)


def asked(standing: StandingSite, data: bytes) -> bool:
    """Whether the file is known to hold this object in the next build, which then writes it."""
    standing.begin()
    told = standing.holds("a", data)
    with open_staging(standing._places) as staging:
        (staging / "a").write_bytes(data)
        make_live(staging, standing._places, MANIFEST)
    standing.stays(stamp(standing._places))
    return told


def test_object_is_known_from_the_next_build_on(standing: StandingSite) -> None:
    data, same = b"Text" * 2, b"".join([b"Text", b"Text"])
    assert [asked(standing, one) for one in (data, data, same, data)] == [False, True, False, False]


def test_object_whose_file_is_gone_is_not_known(standing: StandingSite) -> None:
    data = b"Text"
    assert [asked(standing, data) for _ in range(2)] == [False, True]
    (standing._places.live / "a").unlink()
    assert [asked(standing, data) for _ in range(2)] == [False, True]


def test_site_of_another_build_is_exchanged_as_a_whole(standing: StandingSite) -> None:
    build(standing, "a", "b")
    with open_staging(standing._places) as staging:
        (staging / "c").touch()
        make_live(staging, standing._places, MANIFEST)
    assert build(standing, "a") == {"a"}
    assert tree(standing).keys() == {".nojekyll", "a"}


def test_site_that_another_build_exchanged_meanwhile_is_left_alone(
    standing: StandingSite, tmp_path: Path
) -> None:
    build(standing, "a")
    standing.begin()
    with open_staging(standing._places) as staging:
        make_live(staging, standing._places, MANIFEST)
    staging = tmp_path / "staging"
    write_output("b", b"b", Output(str(staging), ""))
    with pytest.raises(BuildStopped, match="Ein anderes Programm hat inzwischen hierher gebaut"):
        standing.change(staging, MANIFEST)
    assert tree(standing).keys() == {".nojekyll"}


def test_mixture_is_not_trusted(standing: StandingSite, monkeypatch: pytest.MonkeyPatch) -> None:
    build(standing, "a", "b")
    with monkeypatch.context() as patch:

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        patch.setattr(Path, "replace", fail)
        with pytest.raises(BuildStopped):
            build(standing, "a", "c", a="neu")
    standing.begin()
    assert not standing.stands
    build(standing, "a", "c", a="neu")
    assert tree(standing) == {".nojekyll": "", "a": "neu", "c": "c"}
