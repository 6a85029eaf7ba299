"""Where the calendars for subscribers lie, as addresses below the site."""

from __future__ import annotations

from content_model.models.report import Report
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import file_slug, slug_of

FOLDER = "kalender/"
ALL = f"{FOLDER}alle.ics"
EVENT_FILE = "termin.ics"


def region_calendar(region: ShownEntry) -> str:
    """The calendar of a region and all regions that are part of it; every listed region has one."""
    return f"{FOLDER}region/{_slug(region)}.ics"


def topic_calendar(topic: str) -> str:
    """The calendar of a topic; every topic in use has one."""
    return f"{FOLDER}thema/{slug_of(topic)}.ics"


def series_calendar(series: ShownEntry) -> str:
    """The calendar of a series; every listed series has one."""
    return f"{FOLDER}reihe/{_slug(series)}.ics"


def event_calendar(event: ShownEntry) -> str:
    """The file of one event with all its dates; there is one if `is_in_calendars` and a day is known."""
    return f"{(event.address or '').removesuffix('.html').rstrip('/')}/{EVENT_FILE}"


def is_in_calendars(content: SiteContent, shown: ShownEntry) -> bool:
    """Whether calendars may name the entry: public today and listed, and no report of an event's date.

    What lies ahead of its `sichtbar_ab` stays out of them in previews too.
    """
    entry = shown.entry
    scheduled = entry.visible_from is not None and entry.visible_from > content.today
    told = isinstance(entry, Report) and (entry.about is not None or entry.date > content.today)
    return content.is_listed(shown) and not (shown.is_draft or scheduled or told)


def _slug(shown: ShownEntry) -> str:
    return shown.entry.slug or file_slug(shown.record.path)
