"""The commands of the README, run as written."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from tests.conftest import BuildSite
from tests.site.built_pages import BuiltPages
from tests.site.conftest import BELOW_PATH, PROJECT, SITE, publish

EXPIRED_ON_PURPOSE = "content/kontakte/westmecklenburg/regionalzentrum-westmecklenburg.md:"
LAST_LINE = re.compile(r"Fertig: \d+ Seiten in \d+,\d s → (output|FOLDER)/")


def test_command_ends_with_one_clear_line(built: BuiltPages) -> None:
    lines = built.printed.splitlines()
    assert LAST_LINE.match(lines[-1])


def test_demonstration_has_no_findings(built: BuiltPages) -> None:
    findings = [line for line in built.printed.splitlines() if line.startswith("content/")]
    assert [line for line in findings if not line.startswith(EXPIRED_ON_PURPOSE)] == []


def test_readme_names_the_published_form_as_it_is_tested() -> None:
    command = f"SITEURL={BELOW_PATH} .venv/bin/pelican -s publishconf.py -o FOLDER"
    assert command in (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()


def test_published_site_names_no_place_of_the_machine(published: BuiltPages) -> None:
    assert published.files_with(str(published.folder.parent)) == set()


def test_published_site_is_equal_to_the_byte(published_below_path: BuiltPages, tmp_path: Path) -> None:
    """Another folder, time zone, language, hash seed, order and age of files change nothing."""
    first, other = published_below_path.folder.parent, tmp_path / "anderer Ordner"
    for name in reversed(SITE):
        for file in sorted([first / name, *(first / name).rglob("*")], reverse=True):
            if file.is_file():
                target = other / file.relative_to(first)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
                os.utime(target, (10**9, 10**9))
    again = publish(other, BELOW_PATH, TZ="Pacific/Auckland", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="7")
    assert again.manifest == published_below_path.manifest
    assert sorted(again.files) == sorted(published_below_path.files)
    assert [path for path, data in again.files.items() if data != published_below_path.files[path]] == []


def test_next_day_changes_only_the_day_of_the_build(build_site: BuildSite) -> None:
    """Without anything dated, all that the day enters is the file that tells it."""
    files = {
        "seiten/satzung.md": "---\ntitel: Satzung\n---\n§ 1\n",
        "kontakte/treff.md": "---\ntitel: Treff\ntelefon: 030 23125-100\n---\n",
    }
    days = []
    for moment in ("2026-11-22T12:00", "2026-11-23T00:01"):
        output = build_site(files, "publishconf.py", BUILD_NOW=moment).output
        files_of_day = (file for file in output.rglob("*") if file.is_file())
        days.append({str(file.relative_to(output)): file.read_bytes() for file in files_of_day})
    first, second = days
    assert sorted(first) == sorted(second)
    assert [path for path, data in first.items() if data != second[path]] == ["stand.json"]
