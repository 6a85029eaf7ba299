"""Every mistake of gate_table.yaml, alone and as one of three: each has its whole line."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import PROJECT, Build, BuildSite, run_build, write_files
from tests.content_model.tiny_catalogue import LAWFUL_FACTS, ROSTOCK, findings_of, read_catalogue

from content_model.finding import Severity
from editor_tools.mistakes_table import Mistake, read_table

TABLE = read_table(PROJECT / "tests/content_model/gate_table.yaml")
COMPANY = [mistake for mistake in TABLE if not mistake.alone]
IN_THE_TEXT = "Bilder, Dokumente und Links"  # these need Markdown, so a real build
PLANTED = {
    "qwertz: 1": "1: qwertz: dieses Feld gibt es hier nicht."
    " So geht es: die Zeile löschen oder ein Feld aus der Feldliste im Handbuch wählen",
    "sichtbar_bis: 31.02.2027": "15: sichtbar_bis: Den 31. Februar 2027 gibt es nicht:"
    " der Februar 2027 hat nur 28 Tage. So geht es: 28.02.2027 oder 01.03.2027",
}
FENCE = re.compile(r"-{3}\s*|–")


def site_of(mistake: Mistake) -> dict[str, str | bytes]:
    others = {path: picture() if path.endswith(".png") else text for path, text in mistake.others.items()}
    return {"netzwerk.yaml": LAWFUL_FACTS, **ROSTOCK, **others, mistake.path: mistake.data}


def picture() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (3, 2)).save(data, "PNG")
    return data.getvalue()


def form_of(mistake: Mistake) -> str:
    return "publishconf.py" if mistake.severity is Severity.PUBLISH else "pelicanconf.py"


def build_mistake(mistake: Mistake, folder: Path) -> Build:
    site = site_of(mistake)
    if mistake.link:
        del site[mistake.path]
        (folder / "content" / mistake.path).parent.mkdir(parents=True)
        (folder / "content" / mistake.path).symlink_to(mistake.link)
    write_files(folder / "content", site)
    return run_build(folder, form_of(mistake))


def named(mistakes: list[Mistake] | tuple[Mistake, ...]) -> list[object]:
    return [pytest.param(mistake, id=mistake.title) for mistake in mistakes]


@pytest.mark.parametrize("mistake", named([mistake for mistake in TABLE if not mistake.works]))
def test_mistake_is_told_in_whole_lines(tmp_path: Path, mistake: Mistake) -> None:
    write_files(tmp_path / "output", {"alt/index.html": "die letzte gute Fassung"})
    write_files(tmp_path / ".build/output", {"manifest.json": "{}"})
    build = build_mistake(mistake, tmp_path)
    stops = mistake.severity is not Severity.WARNING
    files = [path for path in build.output.rglob("*") if path.is_file()]
    left = {path.relative_to(build.output).as_posix(): path.read_bytes() for path in files}
    assert build.findings == list(mistake.messages)
    assert build.lines[0] == ("Fehler" if stops else "Hinweise")
    assert build.code == (1 if stops else 0)
    assert (left == {"alt/index.html": b"die letzte gute Fassung"}) == stops


@pytest.mark.parametrize("mistake", named([mistake for mistake in TABLE if mistake.works]))
def test_ordinary_file_simply_works(tmp_path: Path, mistake: Mistake) -> None:
    build = build_mistake(mistake, tmp_path)
    entries = {record.path: record.entry for record in read_catalogue(site_of(mistake)).records.values()}
    entry = entries[mistake.path]
    assert (build.code, build.findings) == (0, [])
    assert f'"source": "content/{mistake.path}"' in build.manifest.read_text()
    assert entry is not None
    assert entry.title == mistake.works


@pytest.mark.parametrize("place", ["first", "second", "third"])
@pytest.mark.parametrize("mistake", named(COMPANY))
def test_mistake_is_told_among_others(tmp_path: Path, mistake: Mistake, place: str) -> None:
    planted, expected = plant(mistake, place)
    if mistake.group == IN_THE_TEXT:
        told = build_mistake(planted, tmp_path).findings
    else:
        told = [str(found) for found in findings_of(site_of(planted))]
    assert sorted(told) == sorted(expected)


def plant(mistake: Mistake, place: str) -> tuple[Mistake, list[str]]:
    """The file with two more faults, so that its own is the first, second or third one."""
    lines = mistake.text.split("\n")
    begin = next(at for at, line in enumerate(lines) if line.strip())
    top = begin + 1 if FENCE.fullmatch(lines[begin].lstrip("\ufeff")) else begin
    bottom = next((at for at in range(top, len(lines)) if FENCE.fullmatch(lines[at])), top)
    top, bottom = {"oben": (top, top), "unten": (bottom, bottom), None: (top, bottom)}[mistake.place]
    places = {"first": (bottom, bottom), "second": (top, bottom), "third": (top, top)}[place]
    shifted = {at: at + sum(at >= insertion for insertion in places) for at in range(len(lines) + 2)}
    expected = [moved(message, mistake.path, shifted) for message in mistake.messages]
    for shift, (at, line) in enumerate(zip(places, PLANTED, strict=True)):
        lines.insert(at + shift, line + "\r" * mistake.text.count("\r", 0, 5))
        expected.append(f"content/{mistake.path}:{at + shift + 1}:{PLANTED[line]}")
    return replace(mistake, text="\n".join(lines)), expected


def moved(message: str, path: str, shifted: Mapping[int, int]) -> str:
    """The message with its line numbers moved, unless it is about the file as a whole."""
    start = f"content/{path}:"
    number, rest = message.removeprefix(start).split(":", 1)
    line = shifted[int(number) - 1] + 1 if (number, rest[:2]) != ("1", "1:") else 1
    others = re.sub(r"Zeile (\d+)", lambda match: f"Zeile {shifted[int(match[1]) - 1] + 1}", rest)
    return f"{start}{line}:{others}"


def test_findings_of_all_files_are_sorted(build_site: BuildSite) -> None:
    broken = "---\ntitel: Fest\nbeginn: 32.13.2026\nqwertz: 1\n---\n"
    build = build_site({f"veranstaltungen/{year}/fest.md": broken for year in (2027, 2025, 2026)})
    date = "9: beginn: „32.13.2026“ ist kein Datum. So geht es: 03.11.2026 oder 3. November 2026 18:00"
    assert build.findings == [
        f"content/veranstaltungen/{year}/fest.md:{line}:{message}"
        for year in (2025, 2026, 2027)
        for line, message in ((3, date), (4, PLANTED["qwertz: 1"]))
    ]
    assert build.lines[-1] == "6 Fehler. Es wurde nichts geschrieben."


def chosen() -> Iterator[Mistake]:
    """One mistake of each group, for runs of the real program."""
    for group in dict.fromkeys(mistake.group for mistake in TABLE):
        yield next(mistake for mistake in TABLE if mistake.group == group)


@pytest.mark.parametrize("mistake", named(list(chosen())))
def test_pelican_itself_stops_with_the_same_lines(tmp_path: Path, mistake: Mistake) -> None:
    write_files(tmp_path / "content", site_of(mistake))
    form = "publish" if mistake.severity is Severity.PUBLISH else "strict"
    settings = f"from pelicanconf import *\nBUILD_FORM = {form!r}\nTHEME = {str(PROJECT / 'theme')!r}\nBUILD_NOW = '2026-11-22T12:00'\nSITEURL = 'https://netz.example.org'\n"
    write_files(tmp_path, {"settings.py": settings, "output/alt.html": "alt"})
    write_files(tmp_path / ".build/output", {"manifest.json": "{}"})
    command = [sys.executable, "-m", "pelican", "content", "-s", "settings.py", "-o", "output"]
    paths = {"PYTHONPATH": os.pathsep.join((str(PROJECT), str(PROJECT / "plugins")))}
    run = subprocess.run(command, cwd=tmp_path, env=paths, capture_output=True, text=True, check=False)
    told = [line for line in run.stdout.splitlines() if line.startswith("content/")]
    assert (told, run.returncode) == (list(mistake.messages), 0 if mistake.works else 1)
    assert (tmp_path / "output/alt.html").exists() == (not mistake.works)
    assert "Traceback" not in run.stdout + run.stderr
