"""What a check is: a small class with a code, a title, and findings that tell the cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Protocol

from content_model.finding import Finding, Severity
from site_checks.page import Page, PageFacts
from site_checks.site import Site
from site_checks.site_file import SiteFile


class Outcome(StrEnum):
    """The three results of a check."""

    OK = "ok"
    FINDINGS = "findings"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Result:
    """What one check says about a folder; `reason` tells why it does not apply."""

    code: str
    title: str
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def outcome(self) -> Outcome:
        """One of three."""
        if self.reason:
            return Outcome.NOT_APPLICABLE
        return Outcome.FINDINGS if self.findings else Outcome.OK


class Placed(Protocol):
    """Anything with a place in its file."""

    @property
    def line(self) -> int:
        """Counted from 1."""

    @property
    def column(self) -> int:
        """Counted from 1."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file."""

    line: int = 1
    column: int = 1


START = Place()


class Check:
    """One question to a built folder. The code begins with the family, which is its module."""

    code: ClassVar[str]
    title: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR

    def reason_against(self, site: Site) -> str:  # noqa: ARG002 (most checks always apply)
        """Why the check cannot be made here, as the end of „nicht geprüft, weil …“; empty if it can."""
        return ""

    def finding(self, path: str, place: Placed, problem: str, hint: str) -> Finding:
        """A finding of this check."""
        return Finding(path, place.line, place.column, self.code, problem, hint, self.severity)


class PageCheck(Check):
    """Looks at one page at a time; pages are shared out over all cores."""

    def reason_against(self, site: Site) -> str:
        """Without pages there is nothing to look at."""
        return "" if site.pages else "es keine Seiten gibt"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """What is wrong with this page."""
        raise NotImplementedError


class FileCheck(Check):
    """Looks at one file at a time, of those whose names end in one of `suffixes`."""

    suffixes: ClassVar[tuple[str, ...]]
    reads_large: ClassVar[bool] = False

    def reason_against(self, site: Site) -> str:
        """Without such files there is nothing to look at."""
        return (
            "" if site.with_suffix(*self.suffixes) else f"es keine Datei {' oder '.join(self.suffixes)} gibt"
        )

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """What is wrong with this file."""
        raise NotImplementedError


class SiteCheck(Check):
    """Looks at the folder as a whole, when every page has been read."""

    def look_at(self, site: Site, pages: dict[str, PageFacts]) -> Iterable[Finding]:
        """What is wrong with the site."""
        raise NotImplementedError


AnyCheck = PageCheck | FileCheck | SiteCheck
