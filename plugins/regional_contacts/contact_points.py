"""What lists show of a contact point."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model import views
from content_model.site_content import ShownEntry
from content_model.source_files import slug_of
from regional_contacts.answers import Answers
from regional_contacts.contact_words import kind_words, old_badges, promise_badges, when_words
from regional_contacts.typed_entries import point_of

PLURALS = {
    "Regionalzentrum": "Regionalzentren",
    "Beratungsstelle": "Beratungsstellen",
    "Gruppe": "Gruppen",
    "Fachbereich": "Fachbereiche",
    "Arbeitsgruppe": "Arbeitsgruppen",
    "Gremium": "Gremien",
    "Person": "Menschen",
}
OTHERS = "Weitere Ansprechstellen"


def sections_by_kind(answers: Answers, points: Iterable[ShownEntry]) -> Iterator[views.Section]:
    """A titled list for each kind."""
    groups: dict[str, list[ShownEntry]] = {}
    for shown in points:
        groups.setdefault(PLURALS.get(point_of(shown).kind or "", OTHERS), []).append(shown)
    for title, group in groups.items():
        yield views.Section(title, slug_of(title), tuple(point_row(answers, shown) for shown in group))


def point_row(answers: Answers, shown: ShownEntry, place: str | None = None) -> views.Card:
    """A contact point in a list; `place` stands above where the list mixes regions."""
    point, content = point_of(shown), answers.content
    meeting = point.meeting
    lines = [
        *(when_words(meeting) if meeting else ()),
        *([meeting.place] if meeting and meeting.place else []),
    ]
    role = kind_words(point) if point.is_person else None
    return views.Card(
        title=point.title,
        url=content.url(shown.address or ""),
        kicker=place,
        lines=tuple(lines) or ((role,) if role else ()),
        text=answers.text_of(shown) if not point.is_person else None,
        badges=tuple(_badges(answers, shown)),
        lang=point.lang,
    )


def _badges(answers: Answers, shown: ShownEntry) -> Iterator[views.Badge]:
    point = point_of(shown)
    if shown.is_draft:
        yield views.Badge("Entwurf", "draft")
    if point.absence and point.absence.holds_on(answers.content.today):
        yield views.Badge("zurzeit nicht da", "soon")
    yield from old_badges(point, answers.content)
    yield from (badge for badge in promise_badges(point) if badge.text == point.admission)
