"""What a run tells the editor, as lines of text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from content_model.annotations import annotation
from content_model.build import Build
from content_model.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Report:
    """The errors and remarks of a run, one line each."""

    errors: tuple[str, ...]
    remarks: tuple[str, ...]
    annotations: tuple[str, ...] = ()

    @classmethod
    def of(cls, build: Build, logged: Sequence[str]) -> Report:
        """What the gate found, then what programs logged as errors."""
        errors: list[Finding] = []
        remarks: list[Finding] = []
        for found in build.sorted_findings():
            is_error = found.severity is Severity.ERROR or build.form.stops_at(found)
            (errors if is_error else remarks).append(found)
        return cls(
            (*map(str, errors), *dict.fromkeys(logged)),
            tuple(map(str, remarks)),
            (*_annotations("error", errors), *_annotations("warning", remarks)),
        )

    @property
    def count(self) -> str:
        """How many there are, as in "3 Fehler, 1 Hinweis"; empty when there are none."""
        errors = f"{len(self.errors)} Fehler" if self.errors else ""
        remarks = f"{len(self.remarks)} Hinweis{'e' if len(self.remarks) > 1 else ''}" if self.remarks else ""
        return ", ".join(filter(None, (errors, remarks)))

    @property
    def lines(self) -> list[str]:
        """Both lists, each under its heading."""
        return [*_list("Fehler", self.errors), *_list("Hinweise", self.remarks)]

    def stopped(self, kept: str | None) -> str:
        """The last sentence of a run that replaced nothing; `kept` is the folder it left alone."""
        rest = (
            f"Die letzte gute Fassung in {kept} bleibt unverändert."
            if kept
            else "Es wurde nichts geschrieben."
        )
        return f"{self.count or 'Abgebrochen'}. {rest}"

    def finished(self, pages: int, seconds: float, folder: str) -> str:
        """The last sentence of a good run."""
        amount = "1 Seite" if pages == 1 else f"{pages} Seiten"
        duration = f"{seconds:.1f}".replace(".", ",")
        return f"Fertig: {amount} in {duration} s → {folder}" + (f" ({self.count})" if self.count else "")


def print_lines(lines: Sequence[str]) -> None:
    """Print lines exactly as they are, past Pelican's progress display, which would wrap them."""
    stream = getattr(sys.stdout, "rich_proxied_file", sys.stdout)
    clear = "" if stream is sys.stdout else "\r\x1b[2K"
    text = clear + "".join(f"{line}\n" for line in lines)
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def _annotations(kind: str, findings: Sequence[Finding]) -> tuple[str, ...]:
    return tuple(
        annotation(kind, (found.path, found.line), "Quelltext der Website", str(found)) for found in findings
    )


def _list(title: str, entries: Sequence[str]) -> tuple[str, ...]:
    return (title, *entries, "") if entries else ()
