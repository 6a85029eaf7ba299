"""All that pages can be made of but the texts of the entries, in a form that two runs can compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from content_model.site_content import ShownEntry, SiteContent

SHARED_TEXTS = frozenset(("contact", "region"))
"""Types whose text is made into a card once and then stands on many pages; it counts as part of the outline."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The moment of a run and what its pages are made of; `frame` is what they are framed and typeset with."""

    now: datetime
    parts: tuple[object, ...]
    frame: tuple[object, ...] = ()

    def holds_for(self, later: Outline, ends: Iterable[datetime | None]) -> bool:
        """Whether a later run makes the same pages; `ends` are the moments at which they would change."""
        in_time = self.now <= later.now and all(end is None or later.now < end for end in ends)
        return in_time and self.parts == later.parts


def outline_of(content: SiteContent, surroundings: Iterable[object]) -> Outline:
    """The outline of a site; `surroundings` is what pages see besides its content."""
    build, media = content.build, content.media
    frame = (*surroundings, content.site_url, content.facts.lang)
    return Outline(
        build.now,
        (
            *(build.form, build.today, dict(build.published), dict(build.since)),
            *(content.site_url, content.facts, content.facts_source, content.has_broken_facts),
            *(content.register, content.edits, content.hidden),
            *(media.root, media.root_name, media.base, media.ended, media.stamps),
            tuple(record.without_text for record in content.unread),
            tuple(map(_shown, content.entries.values())),
            *frame,
        ),
        frame,
    )


def _shown(shown: ShownEntry) -> tuple[object, ...]:
    text = shown.text if shown.record.type in SHARED_TEXTS else None
    return *shown.record.without_text, shown.entry, shown.withheld, text
