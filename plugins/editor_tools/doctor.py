"""Says in plain German how the site is: `python -m editor_tools.doctor`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from content_model.fields.dates import BERLIN
from content_model.front_matter import FACTS_FILE, read_facts
from content_model.german_holidays import holidays_of
from editor_tools.contacts_due import CONTENT, read_catalogue
from editor_tools.external_links import broken_links
from editor_tools.file_faults import file_fault
from editor_tools.site_health import (
    LOCK_FILE,
    Remark,
    State,
    build_remarks,
    content_remarks,
    environment_remarks,
    exit_code,
    holiday_remark,
)

BUILDS = (("output", "Bau", "make html"), ("public", "Veröffentlichung", "make publish"))
YEARS_AHEAD = 10


def remarks_on(project: Path, today: date, *, links: bool) -> Iterator[Remark]:
    """Every line, in the order environment, builds, content, holidays, links."""
    lock = project / LOCK_FILE
    yield from environment_remarks(sys.version_info[:2], lock.read_text("utf-8") if lock.is_file() else "")
    for folder, name, command in BUILDS:
        yield from build_remarks(project / ".build" / folder / "manifest.json", name, command, today)
    content = project / CONTENT
    try:
        catalogue = read_catalogue(content, today)
    except OSError as error:
        yield Remark(State.BROKEN, "Inhalte", file_fault(error), "im Ordner der Website starten")
        return
    source = read_facts(f"{CONTENT}/{FACTS_FILE}", (content / FACTS_FILE).read_bytes())
    yield from content_remarks(catalogue, source, today)
    land = catalogue.facts.land if catalogue.facts else None
    known = holidays_of(land, today.year, today.year + YEARS_AHEAD).school_until if land else None
    yield holiday_remark(known, today)
    for place, address, reason in broken_links(content) if links else ():
        yield Remark(State.SOON, place, f"{address} {reason}", "den Link prüfen und berichtigen oder löschen")


def main(words: Sequence[str] | None, today: date) -> int:
    """Print every remark; 1 if something is broken."""
    parser = argparse.ArgumentParser(
        "python -m editor_tools.doctor", description="Sagt, wie es der Website geht."
    )
    parser.add_argument(
        "--links", action="store_true", help="auch fremde Websites fragen, ob Links noch führen"
    )
    remarks = list(remarks_on(Path(), today, links=parser.parse_args(words).links))
    sys.stdout.writelines(f"{remark}\n" for remark in remarks)
    return exit_code(remarks)


if __name__ == "__main__":
    sys.exit(main(None, datetime.now(BERLIN).date()))
