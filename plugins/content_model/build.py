"""One run of the site: its form, its moment, what it found and what it made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from content_model.finding import Finding, Severity
from content_model.register import Published

CONTEXT_NAME = "BUILD"


class BuildForm(StrEnum):
    """Strict (make html), preview (make serve: broken files do not hide the rest), publish."""

    STRICT = "strict"
    PREVIEW = "preview"
    PUBLISH = "publish"

    @property
    def shows_drafts(self) -> bool:
        """Whether drafts, scheduled entries, handbook and style guide get pages."""
        return self is not BuildForm.PUBLISH

    def stops_at(self, finding: Finding) -> bool:
        """Whether this finding ends the build without touching the last good site."""
        if self is BuildForm.PREVIEW:
            return False
        if self is BuildForm.STRICT:
            return finding.severity is Severity.ERROR
        return finding.severity in (Severity.ERROR, Severity.PUBLISH)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One written file of the site: its type, its source (a path below the project) and id.

    `is_page` is false for files that are no HTML pages of their own: feeds, redirects …
    """

    type: str
    source: str | None = None
    id: str | None = None
    inputs: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    is_page: bool = True


@dataclass(frozen=True, slots=True)
class LateFiles:
    """All files of a folder below the site, made when its pages can be seen already.

    `make` gives them by address, out of the live folder; what goes wrong becomes a finding of the build.
    """

    folder: str
    type: str
    make: Callable[[Build], Mapping[str, bytes]]


@dataclass
class Build:
    """What the run knows and gathers; lives in Pelican's context under `CONTEXT_NAME`.

    `now` is aware, in Europe/Berlin, and the only clock of the run. `published` is what visitors
    get, for the register; None marks what the site facts call deleted. `since` is the day from which an
    entry is public, where it is bound to one. `late` takes what a preview in a process that stays makes
    after its pages; elsewhere it is None, and everything belongs into the build.
    """

    form: BuildForm
    now: datetime
    findings: list[Finding] = field(default_factory=list)
    pages: dict[str, PageRecord] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)
    published: dict[str, Published | None] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    late: list[LateFiles] | None = None

    @property
    def today(self) -> date:
        """The day of the run in Berlin."""
        return self.now.date()

    def sorted_findings(self) -> list[Finding]:
        """All findings once, by path and place."""
        return sorted(set(self.findings))

    def stopping_findings(self) -> list[Finding]:
        """The findings that end a build of this form."""
        return [found for found in self.sorted_findings() if self.form.stops_at(found)]
