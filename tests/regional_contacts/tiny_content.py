"""The content of a site out of a dictionary, as generators see it: without Markdown, pages and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tests.content_model.tiny_catalogue import TODAY, read_catalogue

from content_model.build import Build, BuildForm
from content_model.consent import covered
from content_model.fields.dates import BERLIN
from content_model.freshness import is_stale, without_stale_facts
from content_model.media import MediaShelf
from content_model.site_content import ShownEntry, SiteContent, stand_ins
from content_model.visibility import withheld_because
from regional_contacts.answers import Answers


def read_content(files: Mapping[str, str], today: date = TODAY) -> SiteContent:
    """What a published build shows of these files (path below content/ → header lines) on a day."""
    texts = {path: text if path.endswith(".yaml") else f"---\n{text}\n---\n" for path, text in files.items()}
    catalogue = read_catalogue(texts, today)
    assert catalogue.facts is not None, catalogue.findings
    entries = {}
    for record in catalogue.records.values():
        assert record.entry is not None, catalogue.findings
        if withheld_because(record.entry, today, published=True):
            continue
        entry, withheld = covered(record.entry, today)
        if is_stale(entry, catalogue.facts.checks, today):
            entry = without_stale_facts(entry)
        entries[record.id] = ShownEntry(record, entry, withheld)
    build = Build(BuildForm.PUBLISH, datetime(today.year, today.month, today.day, 12, tzinfo=BERLIN))
    media = MediaShelf(Path(), "content", "", today, findings=build.findings)
    hidden = stand_ins(catalogue.records.values(), entries)
    return SiteContent(entries, catalogue.facts, media, build, "", hidden=hidden)


def read_answers(files: Mapping[str, str], today: date = TODAY) -> Answers:
    """Who answers in a site of these files."""
    return Answers(read_content(files, today))


def without(content: SiteContent, *ids: str) -> SiteContent:
    """The same site as if these entries were not there."""
    entries = {id_: shown for id_, shown in content.entries.items() if id_ not in ids}
    return replace(content, entries=entries)
