"""What to say to somebody who does not know YAML when a header cannot be read."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from content_model.document import Fault, Mark
from content_model.fields.spelling import quoted, shown

_FIELD_LINE = re.compile(r"(?P<key>[^\s:#'\"\[\]{}][^:#'\"]*?)[ ]*:[ ]+(?P<value>\S.*?)\s*")
_INDENTED_FIELD = re.compile(r"\s+[^\W\d_][\w .-]*:(?:\s|$)")
_NO_BLANK = re.compile(r"(?P<key>[^\W\d_][\w-]*):(?P<value>[^\s/].*)")
_HARD_BLANK = re.compile(r"(?P<key>[^\W\d_][\w-]*):(?P<blank>[^\S ])\s*(?P<value>\S.*)")
_NO_COLON = re.compile(r"(?P<key>[^\W\d_][\w-]*) +(?P<value>\S.*)")
_OPENING = re.compile(r"(?:[^:\[{]*:\s+|\s*-\s+|\s*)[\[{]")
_LONGEST_HINT = 80
_CLOSING = {"[": "]", "{": "}"}
_EXAMPLE = "titel: 'Bericht: neu'"


class Source(NamedTuple):
    """The header's lines, of which the first is line `first_line` of the file."""

    lines: list[str]
    first_line: int

    def mark(self, mark: Any) -> Mark:
        """The place of PyYAML's mark (it has two such classes) in the file."""
        if mark is None:
            return Mark(self.first_line, 1)
        return Mark(self.first_line + mark.line, mark.column + 1)

    def line(self, mark: Mark) -> str:
        """The whole line at `mark`."""
        at = mark.line - self.first_line
        return self.lines[at] if 0 <= at < len(self.lines) else ""

    def rest(self, mark: Mark) -> str:
        """The value that begins at `mark`: to the end of its line, or of its place in a bracket."""
        line = self.line(mark)
        before, rest = line[: mark.column - 1], line[mark.column - 1 :].strip()
        in_bracket = before.count("[") > before.count("]") or before.count("{") > before.count("}")
        return re.split(r"[,\]}]", rest)[0].strip() if in_bracket else rest


def in_quotes(text: str) -> str:
    """The text as YAML keeps it unchanged.

    >>> print(in_quotes("Bericht: neu"), in_quotes("'s ist so"))
    'Bericht: neu' "'s ist so"
    """
    if "'" in text and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quote_hint(text: str) -> str:
    """How to write a text with signs that YAML takes for its own."""
    if not text or len(text) > _LONGEST_HINT:
        return f"den Text in Anführungszeichen setzen, zum Beispiel {_EXAMPLE}"
    match = _FIELD_LINE.fullmatch(text)
    quoted_text = f"{match['key']}: {in_quotes(match['value'])}" if match else in_quotes(text)
    return f"in Anführungszeichen setzen: {shown(quoted_text) if len(quoted_text) > _LONGEST_HINT else quoted_text}"


def special_sign(mark: Mark, source: Source) -> Fault:
    """A value that begins with `!`, `&` or `*`: a tag, an anchor or an alias."""
    text = source.rest(mark)
    return Fault(
        mark, f"„{text[:1]}“ am Anfang ist ein Sonderzeichen und kein Teil des Textes", quote_hint(text)
    )


def control_sign(mark: Mark, sign: str, source: Source) -> Fault:
    """An escape between double quotation marks that becomes a sign nobody can see."""
    return Fault(
        mark,
        f"die Zeichen hinter „\\“ werden zu einem unsichtbaren Steuerzeichen (U+{ord(sign):04X})",
        _single_quotes(mark, source),
    )


def merge_key(mark: Mark) -> Fault:
    """The key `<<`."""
    return Fault(
        mark,
        "„<<“ übernimmt Angaben von anderswo, das geht hier nicht",
        "die Zeile löschen und die Angaben ausschreiben",
    )


def no_field(mark: Mark, source: Source) -> Fault:
    """A line that is no field."""
    line = source.line(mark).strip()
    if match := _NO_BLANK.fullmatch(line):
        return Fault(
            mark,
            f"in {quoted(line)} fehlt das Leerzeichen nach dem Doppelpunkt",
            f"{match['key']}: {shown(match['value'])}",
        )
    if match := _HARD_BLANK.fullmatch(line):
        return Fault(
            mark,
            f"in {quoted(line)} ist das Zeichen nach dem Doppelpunkt kein gewöhnliches Leerzeichen"
            f" (U+{ord(match['blank']):04X})",
            f"es löschen und die Leertaste drücken: {match['key']}: {shown(match['value'])}",
        )
    if match := _NO_COLON.fullmatch(line):
        return Fault(
            mark,
            f"in {quoted(line)} fehlt der Doppelpunkt nach dem Feldnamen",
            f"{match['key']}: {shown(match['value'])}",
        )
    return Fault(
        mark,
        f"{quoted(line)} hat keinen Feldnamen",
        "erst der Feldname, dann Doppelpunkt und Leerzeichen, zum Beispiel titel: Sommerfest",
    )


def header_is_list(mark: Mark) -> Fault:
    """A header of list items alone."""
    return Fault(
        mark,
        "der Kopf ist eine Liste statt einzelner Felder",
        "ohne „-“ am Anfang der Zeile, zum Beispiel titel: Sommerfest",
    )


def second_document(mark: Mark) -> Fault:
    """A line „---“ inside a file that is all header."""
    return Fault(mark, "hier beginnt ein zweiter Kopf", "die Zeile --- löschen")


def too_deep(mark: Mark, limit: int) -> Fault:
    """Brackets in brackets without end."""
    return Fault(
        mark,
        f"hier stecken mehr als {limit} Klammern oder Einrückungen ineinander",
        "so tief wird nie geschachtelt: die überzähligen Klammern, Striche oder Leerzeichen löschen",
    )


def too_many(mark: Mark, limit: int) -> Fault:
    """A header of unreasonable length."""
    return Fault(mark, f"der Kopf hat mehr als {limit} Teile", "den langen Text unter den Kopf schreiben")


def bracket_before_colon(mark: Mark, source: Source) -> Fault:
    """A list or mapping in the place of a field's name."""
    return Fault(
        mark,
        "vor dem Doppelpunkt steht eine Klammer statt eines Feldnamens",
        f"erst der Feldname, zum Beispiel titel: {shown(in_quotes(source.line(mark).strip()))}",
    )


def syntax_fault(error: yaml.MarkedYAMLError, source: Source) -> Fault:
    """The parser's complaint in German, at the place an editor would look at."""
    text, mark = error.problem or "", source.mark(error.problem_mark or error.context_mark)
    start = source.mark(error.context_mark or error.problem_mark)
    context = error.context or ""
    if "quoted scalar" in context:
        return _in_quoted(text, start, source)
    if "flow" in context:
        return _in_bracket(_opening(mark, source), source)
    if text.startswith("could not find expected ':'"):
        return no_field(start, source)
    return _indented(text, mark, source) or _other(text, mark, source)


def _indented(text: str, mark: Mark, source: Source) -> Fault | None:
    """A field that begins further right or left than the one before."""
    line = source.line(mark)
    if _INDENTED_FIELD.match(line) and text.startswith(_INDENTED):
        column = len(line) - len(line.lstrip()) + 1
        return Fault(
            Mark(mark.line, column),
            "diese Zeile ist anders eingerückt als die Felder davor",
            f"am Zeilenanfang beginnen: {shown(line.strip())}",
        )
    if text.startswith("did not find expected <document"):
        return Fault(
            mark,
            "die Felder sind verschieden weit eingerückt",
            "jedes Feld am Zeilenanfang beginnen, ohne Leerzeichen davor",
        )
    return None


def _other(text: str, mark: Mark, source: Source) -> Fault:
    known = (problem for beginning, problem in _PROBLEMS.items() if text.startswith(beginning))
    return Fault(
        mark, next(known, "diese Stelle lässt sich nicht lesen"), quote_hint(source.line(mark).strip())
    )


_INDENTED = ("mapping values", "did not find expected <document", "did not find expected key")
_ESCAPE_FAULTS = ("found unknown escape", "found invalid Unicode", "did not find expected hexdecimal")
_PROBLEMS = {
    "mapping values are not allowed": "hier steht ein Doppelpunkt zu viel",
    "did not find expected key": "hier ist ein Anführungszeichen zu viel, oder die Einrückung passt nicht",
    "found character that cannot start any token": "mit diesem Zeichen darf ein Wert nicht beginnen",
    "block sequence entries are not allowed": "hier darf kein „-“ stehen",
    "did not find expected '-' indicator": "die Zeilen dieser Liste beginnen nicht alle gleich",
}


def _in_quoted(problem: str, start: Mark, source: Source) -> Fault:
    """A quotation mark that is never closed, or a backslash between double ones."""
    if problem.startswith(_ESCAPE_FAULTS):
        return Fault(
            start,
            "zwischen doppelten Anführungszeichen ist „\\“ ein Sonderzeichen",
            _single_quotes(start, source),
        )
    before, value = _around(start, source)
    return Fault(
        start,
        "das Anführungszeichen am Anfang wird nicht geschlossen",
        f"am Ende ergänzen: {before}{shown(value + value[:1])} – oder, wenn es zum Text gehört: {before}{shown(in_quotes(value))}",
    )


def _single_quotes(start: Mark, source: Source) -> str:
    before, value = _around(start, source)
    return f"einfache Anführungszeichen nehmen: {before}{shown(in_quotes(value.strip(chr(34))))}"


def _around(start: Mark, source: Source) -> tuple[str, str]:
    """What stands before the value that begins at `start`, and the value."""
    key = source.line(start)[: start.column - 1].strip()
    return f"{key} " if key else "", source.rest(start)


def _opening(mark: Mark, source: Source) -> Mark:
    """The last bracket before `mark` that opens a value."""
    for number in range(min(mark.line, source.first_line + len(source.lines) - 1), source.first_line - 1, -1):
        if match := _OPENING.match(source.line(Mark(number, 1))):
            return Mark(number, match.end())
    return mark


def _in_bracket(start: Mark, source: Source) -> Fault:
    value = source.rest(start)
    key = source.line(start)[: start.column - 1].strip()
    closed = value.rstrip(" ,") + _CLOSING.get(value[:1], "")
    cure = (
        f"{key} {shown(closed)}"
        if key
        else f"erst der Feldname, zum Beispiel titel: {shown(in_quotes(value))}"
    )
    return Fault(start, "die Klammer wird nicht geschlossen, oder es fehlt ein Komma", cure)
