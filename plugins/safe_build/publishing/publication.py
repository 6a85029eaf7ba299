"""One publication from its first question to the exchanged folder; raises Refused and leaves the last good site."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content_model.build import BuildForm
from content_model.register import REGISTER_FILE
from safe_build.manifest import Manifest, read_manifest
from safe_build.places import MARKER, Places
from safe_build.publishing.programs import (
    Said,
    build_lines,
    build_program,
    check_program,
    run_beside,
    summed_up,
)
from safe_build.publishing.published_folder import check_published_folder
from safe_build.publishing.receipt import Receipt, digest_of_folder, names_in, receipt_text
from safe_build.publishing.refusal import Refused
from safe_build.publishing.register_state import check_register
from safe_build.publishing.saved_content import SavedContent, read_saved_content, register_day
from safe_build.publishing.site_address import other_address, path_of, site_address
from safe_build.report import print_lines
from safe_build.staging import make_live, open_staging

CONTENT = "content"
PUBLIC = "public"
SITE, OTHER = "website", "anderer-pfad"
NO_GIT = "So lässt sich nicht prüfen, ob alles in content/ gespeichert (committet) ist."
MOST_LISTED = 20
REGISTER_DELETED = f"{CONTENT}/{REGISTER_FILE}: gelöscht"
BRING_BACK = f"git checkout HEAD -- {CONTENT}/{REGISTER_FILE} (das Verzeichnis der Veröffentlichungen)"


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published: the project folder, the moment of the build, the environment."""

    project: Path
    moment: str
    environment: Mapping[str, str]

    @property
    def places(self) -> Places:
        """The published folder and its workshop."""
        return Places.of(self.project / PUBLIC)

    def publish(self) -> Receipt:
        """Build and check for both kinds of address, then exchange; raises Refused or BuildStopped."""
        start = time.perf_counter()
        address = site_address(self.environment, self.project / CONTENT)
        saved = self._saved()
        check_published_folder(self.places)
        with open_staging(self.places) as staging:
            manifest = self._build(staging, address)
            check_register(self.project / CONTENT, manifest, register_day(self.project, CONTENT))
            self._check(staging, address)
            if self._saved() != saved:
                raise Refused(
                    "Während des Baus hat sich content/ geändert. So geht es: noch einmal invoke publish"
                )
            receipt = self._exchange(staging / SITE, manifest, address, saved)
        seconds = f"{time.perf_counter() - start:.1f}".replace(".", ",")
        print_lines(
            [f"Veröffentlicht: {receipt.files} Dateien für {address} in {seconds} s → {self.places.shown}"]
        )
        return receipt

    def _saved(self) -> SavedContent:
        saved = read_saved_content(self.project, CONTENT)
        if saved.unsaved:
            sentence = "In content/ ist etwas noch nicht gespeichert (committet). So geht es:"
            restored = f"{BRING_BACK}, dann " if REGISTER_DELETED in saved.unsaved else ""
            raise Refused(f"{sentence} {restored}git add content && git commit", _shortened(saved.unsaved))
        return saved

    def _build(self, staging: Path, address: str) -> Manifest:
        said, other = run_beside(
            build_program(CONTENT, staging / SITE, address, self.moment),
            build_program(CONTENT, staging / OTHER, other_address(address), self.moment),
        )
        print_lines(build_lines(said))
        if said.code:
            raise Refused("Die Website lässt sich so nicht veröffentlichen; oben steht, was zu ändern ist.")
        if other.code:
            where = path_of(other_address(address))
            raise Refused(f"Unter {where} lässt sich die Website nicht bauen.", build_lines(other))
        manifest = read_manifest(Places.of(staging / SITE).manifest)
        _check_form(manifest)
        return manifest

    def _check(self, staging: Path, address: str) -> None:
        site, other = staging / SITE, staging / OTHER
        results = run_beside(check_program(site), check_program(other, site))
        told: set[str] = set()
        for result, place in zip(results, (address, other_address(address)), strict=True):
            new = [line for line in result.findings if _without_numbers(line) not in told]
            told |= {_without_numbers(line) for line in new}
            if new:
                print_lines([f"Prüfung unter {path_of(place)}", *new, ""])
        print_lines([f"Geprüft: {summed_up(results[0].lines)}", *_skipped(results[0])])
        if any(result.code for result in results):
            raise Refused("Die gebaute Website hat Fehler; oben steht, was zu ändern ist.")

    def _exchange(self, folder: Path, manifest: Manifest, address: str, saved: SavedContent) -> Receipt:
        (folder / MARKER).touch()
        receipt = Receipt(address, saved.commit, self.moment, *digest_of_folder(folder), names_in(folder))
        make_live(folder, self.places, manifest, receipt_text(receipt))
        if saved.doubt:
            print_lines([f"Hinweis: {saved.doubt} {NO_GIT}"])
        return receipt


def _check_form(manifest: Manifest) -> None:
    """Only the published form leaves drafts, scheduled entries and the handbook out."""
    unwanted = [
        f"{page.source} → /{address}: {manifest.withheld[page.source]}"
        for address, page in sorted(manifest.pages.items())
        if page.source in manifest.withheld and page.id
    ]
    if manifest.form is not BuildForm.PUBLISH:
        raise Refused(
            f'Gebaut ist die Form „{manifest.form}“ mit Entwürfen. So geht es: in publishconf.py BUILD_FORM = "publish"'
        )
    if unwanted:
        raise Refused("Zurückgehaltene Einträge haben eine Seite.", _shortened(unwanted))


def _without_numbers(line: str) -> str:
    """A finding without places and sizes, which the path of the site changes."""
    return re.sub(r"\d+", "0", line)


def _skipped(result: Said) -> list[str]:
    """The checks that could not be made and why; the comparison is made once, for the other address."""
    lines = (" ".join(line.split()) for line in result.lines if " – nicht geprüft, weil " in line)
    return [f"  {line}" for line in lines if "html.nu" in line]


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    more = len(lines) - MOST_LISTED
    return (*lines[:MOST_LISTED], *([f"… und {more} weitere"] if more > 0 else []))
