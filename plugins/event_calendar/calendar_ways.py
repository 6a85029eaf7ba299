"""The ways from a page to its calendar: to subscribe, to copy, to download."""

from __future__ import annotations

from urllib.parse import urlsplit

from content_model.calendar_views import CalendarLink
from content_model.site_content import ShownEntry, SiteContent
from event_calendar.calendar_links import FOLDER, region_calendar, series_calendar, topic_calendar

SUBSCRIBE = f"{FOLDER}abonnieren/"


def calendar_link(content: SiteContent, text: str, address: str) -> CalendarLink:
    """The ways to one calendar; only a site with an address can be subscribed to."""
    full = content.canonical(address)
    webcal = urlsplit(full)._replace(scheme="webcal").geturl() if full else None
    return CalendarLink(text, content.url(address), full, webcal, content.url(SUBSCRIBE))


def calendar_of(content: SiteContent, subject: ShownEntry | str) -> CalendarLink | None:
    """The calendar of a region, a series or (a word) of a topic; None for what lists do not name."""
    if isinstance(subject, str):
        return calendar_link(content, f"Termine: {subject}", topic_calendar(subject))
    address = region_calendar if subject.record.type == "region" else series_calendar
    if not content.is_listed(subject):
        return None
    return calendar_link(content, f"Termine: {subject.entry.title}", address(subject))
