"""The times of edits in calendars come out of git, and a shallow clone keeps them by the register."""

from pathlib import Path

from tests.conftest import run_build
from tests.content_model.test_edit_times import MONDAY, TUESDAY, WEDNESDAY, git
from tests.event_calendar.calendars import FACTS, SITE, event_file, events_in

from safe_build.register import write_register

EVENT = "content/veranstaltungen/2027/{}.md"


def commit(folder: Path, moment: object, **texts: str) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    git(folder, "add", "content")
    git(folder, "commit", "-q", "-m", "x", moment=moment)  # type: ignore[arg-type]


def edits(folder: Path) -> dict[str, tuple[object, int]]:
    build = run_build(folder, "publishconf.py", SITEURL=SITE)
    return {
        str(event["SUMMARY"]): (event["LAST-MODIFIED"].dt, int(event["SEQUENCE"]))
        for event in events_in(build)
    }


def test_calendar_tells_the_last_edit_also_in_a_shallow_clone(tmp_path: Path) -> None:
    home, clone = tmp_path / "netz", tmp_path / "flach"
    home.mkdir()
    git(home, "init", "-q", "-b", "main")
    fest, lauf = EVENT.format("fest"), EVENT.format("lauf")
    commit(home, MONDAY, **{"content/netzwerk.yaml": FACTS, fest: event_file("beginn: 03.11.2027")})
    commit(home, TUESDAY, **{lauf: event_file("beginn: 04.11.2027", "Lauf")})
    assert edits(home) == {"Fest": (MONDAY, 0), "Lauf": (TUESDAY, 0)}
    write_register(home / "content", home / "output")
    commit(home, WEDNESDAY, **{lauf: event_file("beginn: 04.11.2027", "Wettlauf")})
    told = {"Fest": (MONDAY, 0), "Wettlauf": (WEDNESDAY, 1)}
    assert edits(home) == told
    git(tmp_path, "clone", "-q", "--depth", "2", home.as_uri(), "flach")
    assert edits(clone) == told
