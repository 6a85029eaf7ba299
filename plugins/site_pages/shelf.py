"""What other plugins may ask about news, projects and material: SITE_PAGES in Pelican's context."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from content_model import views
from content_model.fields.dates import DateSpan
from content_model.models.entry import Entry
from content_model.models.material import Material
from content_model.models.news import News
from content_model.models.project import Project
from content_model.page_parts import describe
from content_model.site_content import ShownEntry, SiteContent
from content_model.wording import format_long_day, format_run_time, format_span

CONTEXT_NAME = "SITE_PAGES"
Chooses = Callable[[Entry], bool]


class NewsShelf:
    """News, projects and material as cards, chosen by what they are about."""

    def __init__(self, content: Callable[[], SiteContent]) -> None:
        self._content = content

    @cached_property
    def current(self) -> tuple[ShownEntry, ...]:
        """The news that lists name: pinned first, then the newest; over is over."""
        content = self._content()
        news = [shown for shown in content.listed("news") if not is_over(shown, content)]
        return tuple(sorted(news, key=_news_key, reverse=True))

    def news(self, choose: Chooses, limit: int | None = None) -> tuple[views.Card, ...]:
        """Cards of current news."""
        return tuple(
            [news_card(self._content(), shown) for shown in self.current if choose(shown.entry)][:limit]
        )

    def projects(self, choose: Chooses) -> tuple[views.Card, ...]:
        """Cards of projects."""
        content = self._content()
        return tuple(
            project_card(content, shown) for shown in content.listed("project") if choose(shown.entry)
        )

    def material(self, choose: Chooses) -> tuple[views.Card, ...]:
        """Cards of material."""
        content = self._content()
        return tuple(
            material_card(content, shown) for shown in content.listed("material") if choose(shown.entry)
        )


def is_over(shown: ShownEntry, content: SiteContent) -> bool:
    """Whether a deadline has passed."""
    assert isinstance(shown.entry, News)
    return shown.entry.deadline is not None and shown.entry.deadline < content.today


def _news_key(shown: ShownEntry) -> tuple[bool, tuple[int, int, int, object], str]:
    assert isinstance(shown.entry, News)
    return (shown.entry.pinned, shown.entry.date.sort_key, shown.record.path)


def news_card(content: SiteContent, shown: ShownEntry) -> views.Card:
    """Date and rubric above the title, the first words below."""
    entry = shown.entry
    assert isinstance(entry, News)
    kicker = ["Angeheftet"] if entry.pinned else []
    kicker.append(format_span(DateSpan(entry.date)))
    if entry.rubric != "meldung":
        kicker.append(entry.rubric[:1].upper() + entry.rubric[1:])
    if entry.deadline:
        kicker.append(f"noch bis {format_long_day(entry.deadline).split(', ')[1]}")
    picture = content.media.picture(entry.picture) if entry.picture else None
    return views.Card(
        title=entry.title,
        url=content.url(shown.address or ""),
        kicker=" · ".join(kicker),
        text=describe(shown),
        badges=draft_badge(shown),
        picture=picture,
        lang=entry.lang,
    )


def project_card(content: SiteContent, shown: ShownEntry) -> views.Card:
    """Run time above, aim below the title."""
    entry = shown.entry
    assert isinstance(entry, Project)
    ended = has_ended(entry, content)
    time = format_run_time(entry.run_time) if entry.run_time else None
    kicker = " · ".join(text for text in (time, "abgeschlossen" if ended else None) if text)
    return views.Card(
        title=entry.title,
        url=content.url(shown.address or ""),
        kicker=kicker or None,
        text=entry.aim or describe(shown),
        badges=draft_badge(shown),
        picture=content.media.picture(entry.picture) if entry.picture else None,
    )


def has_ended(project: Project, content: SiteContent) -> bool:
    """Whether the run time is over."""
    span = project.run_time
    if span is None or span.open_end or span.start.year is None:
        return False
    return (span.end or span.start).last_date < content.today


def material_card(content: SiteContent, shown: ShownEntry, *, below_kind: bool = False) -> views.Card:
    """Kind, issue and date above, what it is below the title; below the heading of its kind without it."""
    entry = shown.entry
    assert isinstance(entry, Material)
    date = format_span(DateSpan(entry.date)) if entry.date else None
    kicker = " · ".join(text for text in (None if below_kind else entry.kind, entry.issue, date) if text)
    return views.Card(
        title=entry.title,
        url=content.url(shown.address or ""),
        kicker=kicker or None,
        text=describe(shown),
        badges=(*draft_badge(shown), *printed_badge(entry)),
        picture=content.media.picture(entry.picture) if entry.picture else None,
    )


def printed_badge(entry: Material) -> tuple[views.Badge, ...]:
    """What can be ordered on paper, as well as to be downloaded or in no other way."""
    if not entry.to_order:
        return ()
    return (views.Badge("auch gedruckt" if entry.file or entry.link else "nur gedruckt"),)


def draft_badge(shown: ShownEntry) -> tuple[views.Badge, ...]:
    """Drafts are marked in lists."""
    return (views.Badge("Entwurf", "draft"),) if shown.is_draft else ()
