"""Takes events out of a calendar file: `python -m editor_tools.import_ics FILE [--write]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from editor_tools.entry_files import write_new
from editor_tools.file_faults import file_fault
from editor_tools.ics_import import Options, Outcome, option_problems, plan_import
from editor_tools.ics_report import import_report
from editor_tools.ics_source import MAX_BYTES, TOO_LARGE, UnusableFileError, read_calendar
from editor_tools.known_content import read_content

CONTENT = Path("content")
USAGE = "So geht es: invoke import-ics kalender.ics, dann dasselbe mit --write"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one German sentence."""

    def error(self, message: str) -> NoReturn:
        """Every mistake in the words of the command line is the same one to an editor."""
        del message
        raise UnusableFileError(USAGE)


def main(words: Sequence[str]) -> int:
    """Show what the calendar file would bring, and write it if asked; the exit code."""
    try:
        arguments = _arguments(words)
        outcomes = _plan(arguments)
    except UnusableFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(import_report(outcomes, written=arguments.write))
    return write_files(outcomes, CONTENT) if arguments.write else 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(add_help=False)
    parser.add_argument("file", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--region")
    parser.add_argument("--reihe")
    parser.add_argument("--entwurf", action="store_true")
    return parser.parse_args(words)


def _plan(arguments: argparse.Namespace) -> tuple[Outcome, ...]:
    if not CONTENT.is_dir():
        raise UnusableFileError("Hier liegt kein Ordner content/: bitte im Ordner der Website starten.")
    events = read_calendar(arguments.file.name, _read(arguments.file))
    content = read_content(CONTENT)
    options = Options(arguments.region or None, arguments.reihe or None, arguments.entwurf)
    for sentence in option_problems(content, options):
        raise UnusableFileError(sentence)
    return plan_import(events, content, options)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise UnusableFileError(TOO_LARGE.format(name=file.name))
        return file.read_bytes()
    except OSError as error:
        raise UnusableFileError(file_fault(error, file)) from None


def write_files(outcomes: Sequence[Outcome], content: Path) -> int:
    """Write every new file, none over another one; the exit code."""
    for outcome in outcomes:
        if outcome.path is None:
            continue
        try:
            write_new(content / outcome.path, outcome.text)
        except OSError as error:
            sys.stderr.write(f"{file_fault(error, content / outcome.path)}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
