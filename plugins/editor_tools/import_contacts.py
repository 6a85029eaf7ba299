"""Contacts out of a table or an address book: `python -m editor_tools.import_contacts FILE [--write] [--region NAME]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from content_model.finding import Problem
from editor_tools.contact_csv import read_table
from editor_tools.contact_source import Source, UnreadableFileError, decode
from editor_tools.contact_vcards import is_vcard, read_cards
from editor_tools.file_faults import file_fault
from editor_tools.import_plan import Plan, plan_import
from editor_tools.known_content import read_content
from editor_tools.new_entry import CannotStartError, write_entry

CONTENT = Path("content")


def read_source(data: bytes) -> Source:
    """The contacts in the bytes of a file, whatever its name; raises UnreadableFileError."""
    text = decode(data)
    return read_cards(text) if is_vcard(text) else read_table(text)


def import_file(file: Path, region: str | None, *, write: bool) -> int:
    """Tell what the file would become, and make it if `write`; the number of files. Raises UnreadableFileError."""
    source = read_source(file.read_bytes())
    content = read_content(CONTENT)
    if region:
        content.context.index.require(region, ("region",))
    plan = plan_import(source, content, region)
    for line, entry in plan.files:
        path = write_entry(entry, CONTENT) if write else CONTENT / entry.path
        sys.stdout.write(f"{path.as_posix()} (Zeile {line})\n")
    sys.stdout.writelines(f"{remark.in_file(file.name)}\n" for remark in plan.remarks)
    sys.stdout.write(_summary(source, plan, write=write))
    return len(plan.files)


def _summary(source: Source, plan: Plan, *, write: bool) -> str:
    done, next_step = (
        ("Angelegt", "") if write else ("Anzulegen", " Mit --write werden die Dateien angelegt.")
    )
    return f"{done}: {len(plan.files)} von {len(source.rows)} Kontakten.{next_step}\n"


def main(words: Sequence[str]) -> int:
    """Do what the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(prog="invoke import-contacts", description="Kontakte aus CSV oder vCard")
    parser.add_argument("file", type=Path, metavar="DATEI")
    parser.add_argument("--region", help="für Kontakte, die keine nennen: der Dateiname einer Region")
    parser.add_argument("--write", action="store_true", help="die Dateien anlegen, nicht nur nennen")
    wanted = parser.parse_args(words)
    if not CONTENT.is_dir():
        sys.stderr.write("Hier liegt kein Ordner content/: bitte im Ordner der Website starten.\n")
        return 1
    try:
        import_file(wanted.file, wanted.region, write=wanted.write)
    except Problem as problem:
        sys.stderr.write(f"--region: {problem.problem}. So geht es: {problem.hint}\n")
    except (CannotStartError, UnreadableFileError) as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"{file_fault(error, wanted.file)}\n")
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
