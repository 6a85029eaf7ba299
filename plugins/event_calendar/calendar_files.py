"""Which calendars there are, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid5

from icalendar import Calendar

from content_model.models.region import Region
from content_model.planned import PlannedFile
from content_model.site_content import ShownEntry, SiteContent
from event_calendar.calendar_entries import CalendarEntry
from event_calendar.calendar_links import (
    ALL,
    event_calendar,
    region_calendar,
    series_calendar,
    topic_calendar,
)
from event_calendar.calendar_text import plain
from event_calendar.vtimezone import BERLIN, vtimezone

KIND = "calendar"
PRODUCT = "-//Netzwerkstatt//Kalender//DE"
REFRESH, PUBLISHED_TTL = timedelta(hours=12), "PT12H"
COLOR = "teal"  # the CSS name nearest to the site's "sea"
MOST_BYTES = 950_000  # Google refuses calendars of 1 MB and more
YEAR = timedelta(days=366)
END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Feed:
    """One calendar for subscribers: its address, title, and the page it belongs to."""

    address: str
    title: str
    page: str
    entries: tuple[CalendarEntry, ...]


def calendar_files(content: SiteContent, entries: Sequence[CalendarEntry]) -> Iterator[PlannedFile]:
    """The calendar of everything, of each region, topic and series, and the file of each event."""
    for feed in _feeds(content, entries):
        yield from _feed_files(content, feed)
    bare = _opening(_bare())
    for entry in entries:
        data = _calendar_bytes(bare, [entry])
        yield PlannedFile(event_calendar(entry.dated.shown), data, KIND, entry.dated.shown)


def _feeds(content: SiteContent, entries: Sequence[CalendarEntry]) -> Iterator[Feed]:
    """Those of regions, topics and series exist without dates too: who subscribes today gets them tomorrow."""
    name = content.facts.name
    yield Feed(ALL, name, "veranstaltungen/", tuple(entries))
    by_region = _grouped(entries, lambda entry: _regions(content, entry))
    for region in content.listed("region"):
        yield _feed_of(region_calendar(region), region, name, by_region.get(region.id, ()))
    by_topic = _grouped(entries, lambda entry: set(entry.dated.event.topics))
    for topic in calendar_topics(content):
        chosen = tuple(by_topic.get(topic, ()))
        address = topic_calendar(topic)
        yield Feed(address, f"{name}: {topic}", f"themen/{address.rsplit('/')[-1][:-4]}/", chosen)
    by_series = _grouped(entries, lambda entry: {one.id for one in [entry.dated.event.series] if one})
    for series in content.listed("series"):
        yield _feed_of(series_calendar(series), series, name, by_series.get(series.id, ()))


def _grouped(
    entries: Iterable[CalendarEntry], keys: Callable[[CalendarEntry], Iterable[str]]
) -> dict[str, list[CalendarEntry]]:
    """The entries below each of their keys, in order."""
    groups: dict[str, list[CalendarEntry]] = {}
    for entry in entries:
        for key in keys(entry):
            groups.setdefault(key, []).append(entry)
    return groups


def _feed_of(address: str, shown: ShownEntry, name: str, entries: Iterable[CalendarEntry]) -> Feed:
    return Feed(address, f"{name}: {shown.entry.title}", shown.address or "", tuple(entries))


def _regions(content: SiteContent, entry: CalendarEntry) -> set[str]:
    """The region of an event and all regions it is part of."""
    region = entry.dated.event.region or content.region_of(entry.dated.shown)
    found: set[str] = set()
    while region and region.id not in found:
        found.add(region.id)
        shown = content.get(region)
        region = shown.entry.part_of if shown and isinstance(shown.entry, Region) else None
    return found


def calendar_topics(content: SiteContent) -> list[str]:
    """Every topic that a listed entry names or a file describes."""
    shown = [one for one in content.entries.values() if content.is_listed(one)]
    words = {word for one in shown for word in one.entry.topics}
    return sorted(words | {one.entry.title for one in shown if one.record.type == "topic"})


def _feed_files(content: SiteContent, feed: Feed) -> Iterator[PlannedFile]:
    """The calendar, and if it does not hold all its entries one for each year."""
    fitting = _fitting(feed.entries, content.today)
    yield _file(content, feed, fitting)
    if len(fitting) < len(feed.entries):
        for address, year, entries in _by_year(feed):
            yield _file(content, Feed(address, f"{feed.title} {year}", feed.page, ()), entries)


def _fitting(entries: Sequence[CalendarEntry], today: date) -> list[CalendarEntry]:
    """As many entries as one calendar may hold.

    The most needed come first: what runs or comes within a year, what was within a year, what
    comes later, what was before; each by its distance from today.
    """
    left = MOST_BYTES
    fitting = set()
    for entry in sorted(entries, key=lambda entry: _rank(entry, today)):
        left -= len(entry.data)
        if left < 0:
            break
        fitting.add(entry.dated.shown.id)
    return [entry for entry in entries if entry.dated.shown.id in fitting]


def _rank(entry: CalendarEntry, today: date) -> tuple[int, int, str]:
    if entry.last >= today:
        ahead = max(entry.first - today, timedelta(0))
        return (0 if ahead <= YEAR else 2, ahead.days, entry.dated.shown.id)
    past = today - entry.last
    return (1 if past <= YEAR else 3, past.days, entry.dated.shown.id)


def _by_year(feed: Feed) -> Iterator[tuple[str, str, list[CalendarEntry]]]:
    """Address, title and entries of the calendar of each year; a full year goes on in a second part."""
    stem = feed.address.removesuffix(".ics")
    years = sorted({year for entry in feed.entries for year in range(entry.first.year, entry.last.year + 1)})
    for year in years:
        entries = [entry for entry in feed.entries if entry.first.year <= year <= entry.last.year]
        for number, part in enumerate(_parts(entries), 1):
            more = "" if number == 1 else f"-{number}"
            yield f"{stem}-{year}{more}.ics", f"{year}{more}", part


def _parts(entries: Iterable[CalendarEntry]) -> Iterator[list[CalendarEntry]]:
    part: list[CalendarEntry] = []
    size = 0
    for entry in entries:
        if part and size + len(entry.data) > MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry.data)
    yield part


def _file(content: SiteContent, feed: Feed, entries: Sequence[CalendarEntry]) -> PlannedFile:
    return PlannedFile(feed.address, _calendar_bytes(_opening(_head(content, feed, entries)), entries), KIND)


def _bare() -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    return calendar


def _head(content: SiteContent, feed: Feed, entries: Sequence[CalendarEntry]) -> Calendar:
    """Name, refreshing and source of a calendar (RFC 7986), and the older names programs still read."""
    calendar = _bare()
    title = plain(feed.title)
    calendar.add("UID", uuid5(content.facts.namespace, f"kalender/{feed.address}").urn)
    calendar.add("NAME", title)
    calendar.add("X-WR-CALNAME", title)
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", PUBLISHED_TTL)
    calendar.add("COLOR", COLOR)
    if entries:
        calendar.add("LAST-MODIFIED", max(entry.revision.edited for entry in entries))
    if source := content.canonical(feed.address):
        calendar.add("SOURCE", source, parameters={"VALUE": "URI"})
        calendar.add("URL", content.full_url(feed.page))
    return calendar


def _opening(calendar: Calendar) -> bytes:
    data: bytes = calendar.to_ical()
    return data.removesuffix(END)


def _calendar_bytes(opening: bytes, entries: Sequence[CalendarEntry]) -> bytes:
    """The calendar with its time zones: Berlin's is always there, so that no calendar is empty."""
    zones = sorted({BERLIN}.union(*(entry.zones for entry in entries)))
    parts = [opening, *(vtimezone(zone) for zone in zones)]
    return b"".join([*parts, *(entry.data for entry in entries), END])
