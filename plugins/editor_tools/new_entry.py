"""Starts a new entry: `python -m editor_tools.new_entry veranstaltung "Sommerfest 2027"`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from string import Template

from content_model.addresses import RESERVED
from content_model.fields.dates import BERLIN
from content_model.fields.slugs import make_slug
from content_model.fields.spelling import quoted
from content_model.finding import Problem
from editor_tools.kinds import Kind, UnknownKindError, find_kind

CONTENT = Path("content")
TEMPLATES = Path(__file__).with_name("templates")
FOUR_WEEKS = timedelta(weeks=4)
USAGE = 'So geht es: make new TYPE=veranstaltung TITLE="Sommerfest 2027"'
YEAR = re.compile(r"\b20\d\d\b")
PLAIN = re.compile(r"[^\W_](?:[\w ,.()/–-]*[\w.)])?")


class CannotStartError(Exception):
    """Why there is no new file, in one sentence."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A file to be made: its path below content/ and its text."""

    path: str
    text: str


def draft_entry(kind: Kind, title: str, today: date, about: str = "") -> NewEntry:
    """The new entry of this kind; raises CannotStartError for a title without an address.

    The dates in it are placeholders: events begin in four weeks, or in the coming year that the
    title names; everything else is of today.
    `about` is the event that a report tells of, which then says itself when it was.
    """
    title = clean_title(title)
    slug = _slug(kind, title)
    begin = _begin(title, today)
    year = (begin if kind.template == "event" else today).year
    folder = f"{kind.folder}/{year}" if kind.by_year else kind.folder
    template = Template((TEMPLATES / f"{kind.template}.md").read_text(encoding="utf-8"))
    text = template.substitute(
        title=yaml_text(title),
        today=_german(today),
        in_four_weeks=_german(begin),
        about=f" {yaml_text(about)}" if about else "",
        begin="" if about else f" {_german(today)}",
    )
    return NewEntry(f"{folder}/{slug}.md", text)


def write_entry(entry: NewEntry, content: Path) -> Path:
    """Write the file, never over another one; raises CannotStartError."""
    path = content / entry.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(entry.text)
    except FileExistsError:
        raise CannotStartError(
            f"{path.as_posix()} gibt es schon. Bitte einen anderen Titel wählen."
        ) from None
    return path


def clean_title(title: str) -> str:
    """The title on one line, with nothing invisible in it."""
    return "".join(sign for sign in " ".join(title.split()) if sign.isprintable())


def yaml_text(text: str) -> str:
    """The text as a YAML value, in quotes where it might be read as something else.

    >>> yaml_text("Bericht: neu")
    "'Bericht: neu'"
    """
    return text if PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _slug(kind: Kind, title: str) -> str:
    try:
        slug = make_slug(title)
    except Problem as problem:
        raise CannotStartError(f"{problem}. Bitte einen Titel mit Buchstaben oder Ziffern wählen.") from None
    if kind.template == "page" and slug in RESERVED:
        raise CannotStartError(
            f"Die Adresse /{slug}/ hat schon eine eigene Seite der Website. Bitte einen anderen Titel als {quoted(title)} wählen."
        )
    return slug


def _begin(title: str, today: date) -> date:
    """The placeholder of an event's day.

    >>> _begin("Sommerfest 2027", date(2026, 11, 22))
    datetime.date(2027, 12, 20)
    """
    begin = today + FOUR_WEEKS
    named = {int(year) for year in YEAR.findall(title)} & {begin.year + 1, begin.year + 2}
    return date(min(named), begin.month, min(begin.day, 28)) if named else begin


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def main(words: Sequence[str], today: date) -> int:
    """Make the file that the words TYPE and TITLE ask for, and for a report its event; the exit code."""
    try:
        path = _start(words, today)
    except (CannotStartError, UnknownKindError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"Angelegt: {path.as_posix()}\n{_next_step(path)}\n")
    return 0


def _start(words: Sequence[str], today: date) -> Path:
    if not CONTENT.is_dir():
        raise CannotStartError("Hier liegt kein Ordner content/: bitte im Ordner der Website starten.")
    if len(words) not in (2, 3) or not words[0]:
        raise CannotStartError(USAGE)
    kind, about = find_kind(words[0]), "".join(words[2:])
    if about and kind.template != "report":
        raise CannotStartError("ZU nennt die Veranstaltung eines Berichts und steht nur bei TYPE=bericht.")
    return write_entry(draft_entry(kind, words[1], today, about), CONTENT)


def _next_step(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    last = " Zum Schluss die Zeile „status: entwurf“ löschen." if "status: entwurf" in text else ""
    return f"Weiter: die Datei ausfüllen und mit „make serve“ ansehen.{last}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], datetime.now(BERLIN).date()))
