"""Events, their dates and reports as cards in lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_model import views
from content_model.access_words import access_words
from content_model.calendar_views import NextDate
from content_model.date_words import rule_words
from content_model.models.event import EventFacts
from content_model.page_parts import describe, leaf_view
from content_model.site_content import SiteContent
from content_model.wording import format_day, format_span, format_times, format_weekday_day
from event_calendar.dated_entries import DatedEntry, takes_place
from event_calendar.occurrences import ListedOccurrence, next_occurrence
from event_calendar.places import access_of, short_place
from event_calendar.state import Phase, badges_of, phase_of, state_badge, status_of
from event_calendar.when import card_times, missing_words, state_words, times_of

MAX_FACTS = 2


def occurrence_card(content: SiteContent, one: ListedOccurrence) -> views.Card:
    """One date as a row of the agenda or of a month."""
    rule = one.event.recurrence.sentence if one.event.recurrence and one.is_of_rule else None
    lines = (card_times(one) or _all_day(one), rule, *_facts(content, one), *_registration(content, one))
    return _card(content, one, lines)


def event_card(content: SiteContent, dated: DatedEntry) -> views.Card:
    """An event with its next date, as a row of a short list or of the archive."""
    one = next_occurrence(dated)
    first = recurrence_words(dated.event) if dated.recurs else card_times(one) or _all_day(one)
    count = len(dated.expansion.occurrences)
    dates = f"{count} Termine" if count > 1 and not dated.recurs else None
    lines = (first, dates, *_facts(content, one), *_dropped(content, dated), *_registration(content, one))
    card = _card(content, one, lines)
    if card.leaf and dated.goes_on:
        card = replace(card, leaf=replace(card.leaf, until=card.end))
    return card if has_leaf(dated) else views.Card(card.title, card.url, lines=card.lines, badges=card.badges)


def next_date(content: SiteContent, one: ListedOccurrence) -> NextDate:
    """One date in two lines."""
    span = one.span
    if span.is_one_evening:
        day = format_weekday_day(span.start.date, year=span.start.date.year != content.today.year)
        words = (day, times_of(one))
    else:
        words = (leaf_view(span, one.dated.zone).label, times_of(one))
    _, end = one.moments or (None, None)
    when = ", ".join(word for word in words if word)
    return NextDate(one.event.title, url_of(content, one), when, one.event.lang, end)


def has_leaf(dated: DatedEntry) -> bool:
    """Whether one date stands for the event: by arrangement there is none."""
    return not dated.recurs or (dated.expansion.rule is not None and bool(dated.expansion.occurrences))


def _card(content: SiteContent, one: ListedOccurrence, lines: tuple[str | None, ...]) -> views.Card:
    start, end = one.moments or (None, None)
    return views.Card(
        title=one.event.title,
        url=url_of(content, one),
        leaf=leaf_view(one.span, one.dated.zone),
        lines=tuple(line for line in lines if line),
        badges=(*badges_of(one.event, one.phase), *_access_badges(content, one)),
        lang=one.event.lang,
        start=start,
        end=end,
    )


def url_of(content: SiteContent, one: ListedOccurrence) -> str:
    """The page of the event, or of the report on this date."""
    shown = one.report if one.report and one.report.address else one.dated.shown
    return content.url(shown.address or "")


def _facts(content: SiteContent, one: ListedOccurrence) -> Iterator[str]:
    badge = state_badge(status_of(one.event), one.phase)
    place, missing = short_place(content, one.event, one.phase), missing_words(one)
    if place:
        yield place
    if missing:
        yield missing
    yield from state_words(one, badge.text if badge else None)


def _all_day(one: ListedOccurrence) -> str | None:
    return "ganztägig" if one.event.all_day and one.span.end is None else None


def _dropped(content: SiteContent, dated: DatedEntry) -> Iterator[str]:
    """The cancelled dates that come before the next one that takes place."""
    if not dated.recurs or not takes_place(dated.next):
        return
    for one in dated.expansion.occurrences:
        if one is dated.next:
            return
        over = phase_of(one.span, content.build.now, dated.zone) is Phase.PAST
        if not over and not takes_place(one) and one.span.start.is_day:
            yield f"nicht am {format_day(one.span.start.date)}"


def _registration(content: SiteContent, one: ListedOccurrence) -> Iterator[str]:
    registration = one.event.registration
    if registration and registration.until and registration.until >= content.today and one.takes_place:
        yield f"Anmeldung bis {format_day(registration.until)}"


def recurrence_words(event: EventFacts) -> str:
    """The event's rule with its times of day."""
    span, rule = event.span, event.recurrence
    times = format_times(span.start.time, span.end.time if span.end else None) if span else ""
    return rule_words(rule, times) if rule else ""


def _access_badges(content: SiteContent, one: ListedOccurrence) -> Iterator[views.Badge]:
    if one.phase is Phase.PAST:
        return
    words = [
        word for word in access_words(access_of(content, one.event)) if len(word) <= 24 and ":" not in word
    ]
    yield from (views.Badge(word) for word in words[:MAX_FACTS])


def report_card(content: SiteContent, dated: DatedEntry) -> views.Card:
    """A tile or row of the reports: picture, date, place, first words."""
    shown = dated.report or dated.shown
    pictures = (shown.entry.picture, dated.shown.entry.picture)
    picture = next((view for one in pictures if one and (view := content.media.picture(one))), None)
    place = short_place(content, dated.event, Phase.PAST)
    lines = [format_span(dated.next_span), *([place] if place else [])]
    return views.Card(
        title=shown.entry.title,
        url=content.url(dated.shown.address or ""),
        leaf=leaf_view(dated.next_span),
        kicker=", ".join(lines),
        text=describe(shown),
        badges=(views.Badge("Entwurf", "draft"),) if shown.is_draft else (),
        picture=picture,
        lang=shown.entry.lang,
    )
