"""The page that tells how the dates of the site come into one's own calendar."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.calendar_views import CalendarGroup, CalendarOffer
from content_model.page_parts import page_parts
from content_model.site_content import SiteContent
from event_calendar.agenda import AGENDA
from event_calendar.calendar_files import calendar_topics
from event_calendar.calendar_links import ALL, region_calendar, series_calendar, topic_calendar
from event_calendar.calendar_programs import PROGRAMS
from event_calendar.calendar_ways import SUBSCRIBE, calendar_link
from event_calendar.months import CALENDAR

LEAD = "Neue Termine, Verlegungen und Absagen stehen dann von selbst in Ihrem Kalender. Das ist kostenfrei und geht ohne Anmeldung."
NO_ADDRESS = (
    "In dieser Vorschau hat die Website noch keine Adresse im Internet. "
    "Darum lassen sich die Kalender hier nur herunterladen."
)


def subscribe_page(content: SiteContent) -> views.PageView:
    """All calendars of the site: everything first, the narrower ones folded."""
    notices = () if content.site_url else (views.Notice("Nur in der Vorschau", "draft", (NO_ADDRESS,)),)
    return views.PageView(
        type="subscribe",
        section=AGENDA,
        lead=LEAD,
        description=f"Die Termine von {content.facts.name} im eigenen Kalender: so geht es mit Google, Apple, Outlook und anderen.",
        notices=notices,
        calendars=CalendarOffer(
            calendar_link(content, "Alle Termine", ALL), tuple(_groups(content)), PROGRAMS
        ),
        **page_parts(
            content, "Kalender abonnieren", SUBSCRIBE, (("Termine", AGENDA), ("Kalender", CALENDAR))
        ),
    )


def _groups(content: SiteContent) -> Iterator[CalendarGroup]:
    regions = [(shown.entry.title, region_calendar(shown)) for shown in content.listed("region")]
    series = [(shown.entry.title, series_calendar(shown)) for shown in content.listed("series")]
    topics = [(word, topic_calendar(word)) for word in calendar_topics(content)]
    for title, anchor, calendars in (
        ("Nur meine Region", "region", regions),
        ("Nur eine Reihe", "reihe", series),
        ("Nur ein Thema", "thema", topics),
    ):
        if calendars:
            links = (calendar_link(content, text, address) for text, address in sorted(calendars))
            yield CalendarGroup(title, anchor, tuple(links))
