"""A small project in git that can be published, and programs that only pretend to build and check."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import FACTS, LAWFUL, PROJECT, write_files

from safe_build.publishing.__main__ import main
from safe_build.publishing.programs import Program, Said

NOW = "2026-11-22T12:00"
ADDRESS = "https://netz.example.org"
FILES = {
    "netzwerk.yaml": f"{FACTS}website: {ADDRESS}\n{LAWFUL}",
    "aktuelles/2026/neu.md": "---\ntitel: Neues Büro\ndatum: 03.11.2026\n---\nWir sind umgezogen.\n",
    "seiten/impressum.md": "---\ntitel: Impressum\n---\nSo erreichen Sie uns.\n",
    "seiten/datenschutz.md": "---\ntitel: Datenschutz\n---\nWir merken uns nichts.\n",
    "seiten/barrierefreiheit.md": "---\ntitel: Barrierefreiheit\n---\nAlle sollen lesen können.\n",
}
REGISTER = """\
{
"aktuelles/2026/neu": {"type": "news", "address": "aktuelles/2026/neu/"},
"seiten/barrierefreiheit": {"type": "page", "address": "barrierefreiheit/"},
"seiten/datenschutz": {"type": "page", "address": "datenschutz/"},
"seiten/impressum": {"type": "page", "address": "impressum/"}
}
"""
AUTHOR = ("-c", "user.name=Redaktion", "-c", "user.email=redaktion@example.org")


def git(folder: Path, *words: str, day: str = "2026-11-20T12:00:00+01:00") -> str:
    """Runs git with an author and a day of its own."""
    dated = {**os.environ, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
    done = subprocess.run(
        ["git", *AUTHOR, *words], cwd=folder, env=dated, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def create_project(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """A project with these files below content/, committed."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(PROJECT / name, folder / name)
    (folder / "theme").symlink_to(PROJECT / "theme")
    (folder / ".gitignore").write_text("/public/\n/.build/\n/output/\n")
    write_files(folder / "content", {".register.json": REGISTER, **files})
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def commit(folder: Path, day: str = "2026-11-20T12:00:00+01:00") -> None:
    """Commits everything."""
    git(folder, "add", "-A", day=day)
    git(folder, "commit", "-q", "--allow-empty", "-m", "Inhalte", day=day)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below the folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def publish(*words: str) -> int:
    """Runs the command on the fixed day, in the current folder."""
    return main(["--now", NOW, *words])


@dataclass
class Pretence:
    """Stands in for the programs of `project`: every build copies that of `site`, and each check says `checks`."""

    site: Path
    project: Path
    build: Said = field(default_factory=lambda: Said(0, ()))
    checks: list[Said] = field(default_factory=list)
    asked: list[Program] = field(default_factory=list)

    def __call__(self, *programs: Program) -> list[Said]:
        self.asked += programs
        return [self._run(program) for program in programs]

    def _run(self, program: Program) -> Said:
        if program.words[0] == "site_checks":
            return self.checks.pop(0) if self.checks else Said(0, ("", "9 Seiten"))
        output = Path(program.words[program.words.index("-o") + 1])
        shutil.copytree(self.site / "public", output)
        home = output.parent / ".build" / output.name
        home.mkdir(parents=True)
        shutil.copy(self.site / ".build/public/manifest.json", home)
        return self.build
