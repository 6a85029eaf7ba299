"""A calendar program that people use reads our calendars: it lists what the pages list, and updates."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import Build
from tests.event_calendar.calendars import build_calendars, event_file
from tests.event_calendar.event_forms import DATES, FORMS, RULE, VENUE

KHAL = Path(sys.executable).with_name("khal")
CONFIG = """\
[calendars]
[[netz]]
path = {folder}/netz
type = calendar
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
LINE = "{start-long-full} | {title}"
PREFIXES = ("ABGESAGT: ", "VERSCHOBEN: ")


class Khal:
    """A calendar collection of its own, with nothing of the machine's settings."""

    def __init__(self, folder: Path) -> None:
        (folder / "netz").mkdir(parents=True)
        (folder / "config").write_text(CONFIG.format(folder=folder))
        self.folder = folder

    def run(self, *words: str) -> list[str]:
        env = {"HOME": str(self.folder), "LC_ALL": "C.UTF-8", "PATH": "", "TZ": "Europe/Berlin"}
        command = [str(KHAL), "-c", str(self.folder / "config"), *words]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    def take_in(self, calendar: Path) -> None:
        self.run("import", "--batch", str(calendar))

    def listing(self, first: str, days: int) -> list[str]:
        shown = self.run("list", "--notstarted", "--day-format", "", "--format", LINE, first, f"{days}d")
        return [line for line in shown if line]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    return Khal(tmp_path / "khal")


def test_client_lists_a_series_and_its_deviations(tmp_path: Path, khal: Khal) -> None:
    files = {
        "veranstaltungen/2026/treff.md": event_file(RULE, "Treff"),
        "veranstaltungen/2027/kurs.md": event_file(DATES, "Kurs"),
    }
    build = build_calendars(tmp_path, files)
    khal.take_in(build.output / "kalender/alle.ics")
    assert khal.listing("2026-11-01", 160) == [
        "2026-11-03 18:00 | Treff",
        "2026-12-15 18:00 | Treff",
        "2027-01-12 19:00 | Treff",
        "2027-02-02 18:00 | ABGESAGT: Treff",
        "2027-02-05 09:00 | Kurs",
        "2027-02-06 09:00 | Kurs: Zweiter Tag",
        "2027-02-27 10:00 | Kurs",
        "2027-03-02 18:00 | Treff",
        "2027-03-06 00:00 | ABGESAGT: Kurs",
        "2027-04-06 18:00 | Treff",
    ]


def dates_in_month_tables(build: Build) -> set[str]:
    """Day, time of day and title of every date with a time that a month's table shows."""
    found = set()
    for page in build.output.glob("kalender/20*/[01]*/index.html"):
        soup = build.soup(page.parent.relative_to(build.output).as_posix())
        for link in soup.select("table td a"):
            time = link.find("time")
            start = str(time["datetime"]) if time else ""
            if "T" in start:
                found.add(f"{start[:10]} {start[11:16]} | {link.find_all('span')[-1].get_text(strip=True)}")
    return found


def test_client_lists_what_the_months_list(tmp_path: Path, khal: Khal) -> None:
    """Every form and state at once.

    Two differ on purpose: pages show the clock of another zone, programs their own; and a date that
    moves to a month whose day is open leaves its old day on the page, but not without a word in a program.
    """
    differ = ("zone", "postponed-to-a-month")
    forms = {name: header for name, (header, _) in FORMS.items() if not any(one in name for one in differ)}
    files = {
        f"veranstaltungen/2027/{name}.md": event_file(header, f"Fest {name}")
        for name, header in forms.items()
    }
    files |= {"veranstaltungen/2026/treff.md": event_file(RULE, "Treff")}
    build = build_calendars(tmp_path, {**VENUE, **files})
    khal.take_in(build.output / "kalender/alle.ics")
    listed = {line for line in khal.listing("2026-11-01", 425) if " 00:00 |" not in line}
    for prefix in PREFIXES:
        listed = {line.replace(prefix, "") for line in listed}
    shown = dates_in_month_tables(build)
    assert len(shown) > 50
    assert listed == {line for line in shown if line < "2027-12-31"}


FIRST = {
    "veranstaltungen/2026/treff.md": event_file(RULE, "Treff"),
    "veranstaltungen/2027/fest.md": event_file("beginn: 03.02.2027, 18–20 Uhr", "Fest"),
    "veranstaltungen/2027/lauf.md": event_file("beginn: 04.02.2027, 18–20 Uhr", "Lauf"),
    "veranstaltungen/2027/kurs.md": event_file(DATES, "Kurs"),
}
SECOND = {
    "veranstaltungen/2026/treff.md": event_file(
        RULE.replace(
            "    - am: 02.03.2027\n      ort: Hafen, 18055 Rostock",
            "    - am: 02.03.2027\n      abgesagt: Streik",
        ),
        "Stammtisch",
    ),
    "veranstaltungen/2027/fest.md": event_file("beginn: 10.02.2027, 18–20 Uhr", "Fest"),
    "veranstaltungen/2027/lauf.md": event_file("beginn: 04.02.2027, 18–20 Uhr\nabgesagt: Eis", "Lauf"),
    "veranstaltungen/2027/kurs.md": event_file(DATES.replace("27.02.2027", "28.02.2027"), "Kurs"),
}
UPDATED = [
    "2026-11-03 18:00 | Stammtisch",
    "2026-12-15 18:00 | Stammtisch",
    "2027-01-12 19:00 | Stammtisch",
    "2027-02-02 18:00 | ABGESAGT: Stammtisch",
    "2027-02-04 18:00 | ABGESAGT: Lauf",
    "2027-02-05 09:00 | Kurs",
    "2027-02-06 09:00 | Kurs: Zweiter Tag",
    "2027-02-10 18:00 | Fest",
    "2027-02-28 10:00 | Kurs",
    "2027-03-02 18:00 | ABGESAGT: Stammtisch",
    "2027-03-06 00:00 | ABGESAGT: Kurs",
    "2027-04-06 18:00 | Stammtisch",
]


def test_calendar_taken_in_again_updates_without_a_duplicate(tmp_path: Path, khal: Khal) -> None:
    """A new title, a move and a cancellation between the first and the second time."""
    calendar = build_calendars(tmp_path, FIRST).output / "kalender/alle.ics"
    khal.take_in(calendar)
    assert khal.listing("2026-11-01", 160) != UPDATED
    build_calendars(tmp_path, SECOND)
    khal.take_in(calendar)
    assert khal.listing("2026-11-01", 160) == UPDATED


def test_renamed_file_with_its_id_makes_no_duplicate(tmp_path: Path, khal: Khal) -> None:
    calendar = build_calendars(
        tmp_path, {"veranstaltungen/2027/fest.md": event_file("beginn: 03.02.2027 18:00")}
    ).output
    khal.take_in(calendar / "kalender/alle.ics")
    (tmp_path / "content/veranstaltungen/2027/fest.md").unlink()
    renamed = event_file("beginn: 03.02.2027 18:00\nid: veranstaltungen/2027/fest", "Winterfest")
    build_calendars(tmp_path, {"veranstaltungen/2027/winterfest.md": renamed})
    khal.take_in(calendar / "kalender/alle.ics")
    assert khal.listing("2026-11-01", 160) == ["2027-02-03 18:00 | Winterfest"]
