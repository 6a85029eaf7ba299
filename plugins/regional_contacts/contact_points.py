"""All contact points in the order in which people look for them, and what lists show of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from content_model import views
from content_model.fields.spelling import fold
from content_model.models.contact import KINDS, OFFICE
from content_model.page_parts import describe
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from regional_contacts.contact_card import kind_words
from regional_contacts.contact_words import promise_badges, when_words
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


def listed_points(content: SiteContent) -> tuple[ShownEntry, ...]:
    """The contact points that lists name: office, centres, counselling, groups … by title."""
    return tuple(sorted(content.listed("contact"), key=_order))


def _order(shown: ShownEntry) -> tuple[int, str]:
    kind = point_of(shown).kind
    return KINDS.index(kind) if kind in KINDS else len(KINDS), fold(shown.entry.title)


def office_of(content: SiteContent) -> ShownEntry | None:
    """The office, if there is one."""
    return next((shown for shown in listed_points(content) if point_of(shown).kind == OFFICE), None)


def sections_by_kind(content: SiteContent, points: Iterable[ShownEntry]) -> Iterator[views.Section]:
    """A titled list for each kind."""
    groups: dict[str, list[ShownEntry]] = {}
    for shown in points:
        groups.setdefault(PLURALS.get(point_of(shown).kind or "", OTHERS), []).append(shown)
    for title, group in groups.items():
        yield views.Section(title, slug_of(title), tuple(point_row(content, shown) for shown in group))


def point_row(content: SiteContent, shown: ShownEntry, place: str | None = None) -> views.Card:
    """A contact point in a list; `place` stands above where the list mixes regions."""
    point = point_of(shown)
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
        text=describe(point, shown.body) if not point.is_person else None,
        badges=(*_draft(shown), *(badge for badge in promise_badges(point) if badge.text == point.admission)),
        lang=point.lang,
    )


def _draft(shown: ShownEntry) -> tuple[views.Badge, ...]:
    return (views.Badge("Entwurf", "draft"),) if shown.is_draft else ()
