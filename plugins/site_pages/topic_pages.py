"""Topics: a page for every topic in use, with or without a file of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from content_model import views
from content_model.models.topic import Topic
from content_model.page_parts import entry_parts, page_parts, topic_address
from content_model.planned import PageGroup, PlannedPage
from content_model.site_content import ShownEntry, SiteContent
from site_pages.contacts import ContactCards
from site_pages.neighbours import Neighbours

TOPICS = "themen/"


def used_topics(content: SiteContent) -> list[str]:
    """Every topic some entry names or a file describes, in the vocabulary's order."""
    used = {
        word for shown in content.entries.values() if content.is_listed(shown) for word in shown.entry.topics
    }
    used |= {shown.entry.title for shown in content.listed("topic")}
    known = [word for word in content.facts.words.topics if word in used]
    return [*known, *sorted(used - set(known))]


def topic_pages(content: SiteContent, contact_cards: ContactCards, others: Neighbours) -> Iterator[PageGroup]:
    """A page for each topic."""
    files = {shown.entry.title: shown for shown in content.of_type("topic")}

    def planned(word: str) -> Iterator[PlannedPage]:
        shown = files.get(word)
        yield PlannedPage("topic", _page(content, word, shown, contact_cards, others), shown)

    for word in used_topics(content):
        yield PageGroup(f"topic {word}", partial(planned, word))


def _page(
    content: SiteContent, word: str, shown: ShownEntry | None, contact_cards: ContactCards, others: Neighbours
) -> views.PageView:
    crumbs = (("Themen", TOPICS),)
    parts = (
        entry_parts(content, shown, crumbs)
        if shown
        else page_parts(content, word, topic_address(word), crumbs)
    )
    contacts = shown.entry.contacts if shown and isinstance(shown.entry, Topic) else ()
    return views.PageView(
        type="topic",
        section=TOPICS,
        kicker="Thema",
        contacts=contact_cards(contacts, None),
        calendar=others.events.calendar(word),
        sections=(
            *others.contact_points(word),
            *others.dated(lambda event: word in event.topics),
            *others.news(lambda entry: word in entry.topics),
            *others.projects(lambda entry: word in entry.topics),
            *others.material(lambda entry: word in entry.topics),
        ),
        **parts,
    )


def topic_list(content: SiteContent) -> views.PageView:
    """All topics in use."""
    files = {shown.entry.title: shown for shown in content.listed("topic")}
    listed = (shown for shown in content.entries.values() if content.is_listed(shown))
    counts = Counter(word for shown in listed for word in set(shown.entry.topics))
    cards = tuple(_card(content, word, files.get(word), counts[word]) for word in used_topics(content))
    section = views.Section("", "alle", cards)
    return views.PageView(
        type="topic_list", section=TOPICS, sections=(section,), **page_parts(content, "Themen", TOPICS)
    )


def _card(content: SiteContent, word: str, shown: ShownEntry | None, count: int) -> views.Card:
    address = shown.address if shown and shown.address else topic_address(word)
    lines = (f"{count} Einträge" if count != 1 else "1 Eintrag",) if count else ()
    return views.Card(word, content.url(address), text=shown.entry.summary if shown else None, lines=lines)
