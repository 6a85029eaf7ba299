"""Runs all checks on a folder: pages and files on every core, then the site as a whole."""

from __future__ import annotations

import os
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from importlib import import_module
from multiprocessing import get_context

from content_model.finding import Finding
from site_checks import checks
from site_checks.check import START, AnyCheck, Check, FileCheck, PageCheck, Result, SiteCheck
from site_checks.page import Page, PageFacts, facts_of
from site_checks.page_reading import UnreadablePage, read_page
from site_checks.references import Addresses
from site_checks.site import LARGEST_TEXT, Site
from site_checks.site_file import SiteFile

FEW_FILES = 400  # starting processes takes longer than looking at so few
BATCH = 40

Seen = tuple[list[PageFacts], list[Finding]]


@cache
def all_checks() -> tuple[AnyCheck, ...]:
    """Every check of every module in checks/, by code; a new class is found by itself."""
    found: dict[str, AnyCheck] = {}
    for module in pkgutil.iter_modules(checks.__path__, f"{checks.__name__}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, Check) and "code" in vars(thing):
                found[thing.code] = thing()  # type: ignore[assignment]
    return tuple(found[code] for code in sorted(found))


def inspect_site(site: Site, chosen: Sequence[AnyCheck] | None = None) -> list[Result]:
    """One result for each check, by code."""
    asked = all_checks() if chosen is None else chosen
    reasons = {check.code: check.reason_against(site) for check in asked}
    made = [check for check in asked if not reasons[check.code]]
    pages, findings = _look_at_files(site, [check for check in made if not isinstance(check, SiteCheck)])
    facts = {page.path: page for page in pages}
    for check in made:
        if isinstance(check, SiteCheck):
            findings += _guarded(check, partial(check.look_at, site, facts), "")
    return _results(asked, reasons, findings)


def read_pages(site: Site) -> dict[str, PageFacts]:
    """The facts of all pages that can be read, without any check."""
    return {page.path: page for page in _look_at_files(site, [])[0]}


def _results(asked: Sequence[AnyCheck], reasons: dict[str, str], findings: Iterable[Finding]) -> list[Result]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.field].append(finding)
    return [
        Result(check.code, check.title, tuple(sorted(set(by_code[check.code]))), reasons[check.code])
        for check in asked
    ]


def _look_at_files(site: Site, made: list[AnyCheck]) -> Seen:
    batches = list(_batches(site, made))
    if sum(map(len, batches)) <= FEW_FILES:
        workshop = Workshop(site, made)
        seen = [workshop.look_at(batch) for batch in batches]
    else:
        with ProcessPoolExecutor(
            os.cpu_count(), get_context("spawn"), initializer=_open_workshop, initargs=(site, made)
        ) as workers:
            seen = list(workers.map(_look_at_batch, batches))
    return [page for pages, _ in seen for page in pages], [one for _, found in seen for one in found]


def _batches(site: Site, made: list[AnyCheck]) -> Iterator[list[str]]:
    suffixes = tuple({one for check in made if isinstance(check, FileCheck) for one in check.suffixes})
    paths = sorted({*site.pages, *(site.with_suffix(*suffixes) if suffixes else ())})
    yield from (paths[start : start + BATCH] for start in range(0, len(paths), BATCH))


class Workshop:
    """What one process needs to look at files: the site, the checks, the addresses followed so far."""

    def __init__(self, site: Site, made: Iterable[AnyCheck]) -> None:
        self.site = site
        self.addresses = Addresses(site)
        self.page_checks = [check for check in made if isinstance(check, PageCheck)]
        self.file_checks = [check for check in made if isinstance(check, FileCheck)]
        self.page_paths = frozenset(site.pages)

    def look_at(self, paths: Iterable[str]) -> Seen:
        """Facts and findings of some files."""
        pages: list[PageFacts] = []
        findings: list[Finding] = []
        for path in paths:
            if path in self.page_paths:
                self._look_at_page(path, pages, findings)
            self._look_at_file(SiteFile(self.site, path, self.addresses), findings)
        return pages, findings

    def _look_at_page(self, path: str, pages: list[PageFacts], findings: list[Finding]) -> None:
        try:
            page: Page = read_page(self.site, path, self.addresses)
        except UnreadablePage:
            return  # the check seiten.lesbar tells
        for check in self.page_checks:
            findings += _guarded(check, partial(check.look_at, page), path)
        pages.append(facts_of(page))

    def _look_at_file(self, file: SiteFile, findings: list[Finding]) -> None:
        for check in self.file_checks:
            if file.path.lower().endswith(check.suffixes) and (
                check.reads_large or self.site.files[file.path] <= LARGEST_TEXT
            ):
                findings += _guarded(check, partial(check.look_at, file), file.path)


def _guarded(check: Check, look: Callable[[], Iterable[Finding]], path: str) -> list[Finding]:
    """The findings of one check; what it stumbles over becomes one more, so that the others are still made."""
    found: list[Finding] = []
    try:
        found.extend(look())
    except Exception as error:  # noqa: BLE001 (libraries raise all sorts on files that are none)
        problem = f"lässt sich nicht prüfen ({type(error).__name__}: {error})"
        found.append(check.finding(path, START, problem, "die Datei neu bauen; sie ist beschädigt"))
    return found


_workshop: Workshop


def _open_workshop(site: Site, made: list[AnyCheck]) -> None:
    global _workshop  # noqa: PLW0603 (one for each process, which outlives its batches)
    _workshop = Workshop(site, made)


def _look_at_batch(paths: list[str]) -> Seen:
    return _workshop.look_at(paths)
