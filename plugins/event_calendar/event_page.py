"""One event, before and after: the view of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from content_model import views
from content_model.access_words import access_words
from content_model.fields.dates import BERLIN
from content_model.models.event import EventFacts
from content_model.models.parts import Contributor, ProgrammeEntry, Registration, SeeAlso
from content_model.models.report import Report
from content_model.page_parts import (
    EntryParts,
    address_fact,
    entry_parts,
    fact,
    funder_views,
    leaf_view,
    see_also_links,
)
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.structured_data import script_json
from content_model.wording import format_long_day
from event_calendar.calendar_links import event_calendar, is_in_calendars
from event_calendar.dated_entries import DatedEntry, takes_place
from event_calendar.event_card import has_leaf
from event_calendar.event_dates import date_list, state_notices, when_facts
from event_calendar.json_ld import page_data
from event_calendar.months import Months
from event_calendar.occurrences import facts_on, next_occurrence
from event_calendar.places import access_of, place_lines, venue_link, venue_of
from event_calendar.state import Phase, badges_of, utc_iso
from event_calendar.told_dates import with_told_date

AGENDA = ("Termine", "veranstaltungen/")
REPORTS = ("Rückblicke", "berichte/")
CLOSED = "Die Anmeldung ist geschlossen"  # the script in the page says the same
ContactCards = Callable[[Iterable[object], Reference | None], tuple[views.ContactCard, ...]]


def event_page(
    content: SiteContent, dated: DatedEntry, contact_cards: ContactCards, months: Months
) -> views.PageView:
    """The page of an event; if it has been told, the report comes first."""
    dated = with_told_date(content, dated)
    told = dated.report
    section = REPORTS if told else AGENDA
    moments = None if told or dated.goes_on or dated.phase is Phase.PAST else next_occurrence(dated).moments
    return views.PageView(
        type="report" if told else "event",
        section=section[1],
        leaf=_leaf(dated) if has_leaf(dated) else None,
        badges=() if told else tuple(_badges(dated)),
        start=moments[0] if moments else None,
        end=moments[1] if moments else None,
        facts_title="Die Fakten" if told else "Auf einen Blick",
        facts=tuple(_facts(content, dated)),
        dates=date_list(content, dated, months),
        programme=tuple(_programme(dated.event.programme)),
        contacts=contact_cards(dated.event.contacts, dated.event.region),
        contacts_title="Fragen dazu" if told else "Kontakt",
        sections=tuple(_sections(content, dated)),
        **_parts(content, dated, section),
    )


def _leaf(dated: DatedEntry) -> views.Leaf:
    leaf, moments = leaf_view(dated.next_span, dated.zone), next_occurrence(dated).moments
    return replace(leaf, until=moments[1]) if moments and dated.goes_on else leaf


def _parts(content: SiteContent, dated: DatedEntry, section: tuple[str, str]) -> EntryParts:
    """Title and text of the report if there is one, the rest of both."""
    parts = entry_parts(content, dated.shown, (section,))
    if dated.report and dated.report is not dated.shown:
        parts = _told(content, dated.report, parts)
    parts["notices"] = (*parts["notices"], *state_notices(content, dated))
    project = content.get(dated.event.project)
    if project and not parts["funders"]:
        parts["funders"] = funder_views(content, getattr(project.entry, "funding", ()))
    if content.site_url and (data := page_data(content, dated)):
        parts["structured_data"] = (*parts["structured_data"], script_json(data))
    return parts


def _told(content: SiteContent, report: ShownEntry, event: EntryParts) -> EntryParts:
    """The report's parts on the page of its event."""
    told = entry_parts(content, report)
    for name in ("address", "url", "canonical", "structured_data"):
        told[name] = event[name]
    told["crumbs"] = (*event["crumbs"][:-1], views.Link(report.entry.title, current=True))
    told["picture"] = told["picture"] or event["picture"]
    told["funders"] = told["funders"] or event["funders"]
    told["topics"] = told["topics"] or event["topics"]
    told["downloads"] = (*told["downloads"], *event["downloads"])
    told["see_also"] = (*told["see_also"], *event["see_also"])
    return told


def _badges(dated: DatedEntry) -> Iterator[views.Badge]:
    event = facts_on(dated.event, dated.next)
    yield from badges_of(event, dated.phase)
    if dated.phase is Phase.PAST and takes_place(dated.next):
        yield views.Badge("vorbei")


def _where(content: SiteContent, dated: DatedEntry) -> Iterator[views.Fact]:
    """The place and the way to it; of an event that has moved online neither, or people would go there."""
    event, is_past = dated.event, dated.phase is Phase.PAST
    if event.moved_online and not is_past:
        yield from fact("Wo", "online, nicht vor Ort")
        return
    if event.place or event.online:
        yield from address_fact("Wo", *place_lines(content, event), venue_link(content, event))
    venue = venue_of(content, event)
    yield from fact("Anfahrt", venue.directions if venue and not is_past else None)


def _facts(content: SiteContent, dated: DatedEntry) -> Iterator[views.Fact]:
    event = dated.event
    yield from when_facts(content, dated)
    if (
        dated.phase is not Phase.PAST
        and dated.next.span.start.is_day
        and is_in_calendars(content, dated.shown)
    ):
        file = content.url(event_calendar(dated.shown))
        yield from fact("Kalender", views.Link("In den Kalender", file, "Datei .ics"))
    yield from _where(content, dated)
    online = event.moved_online or event.online
    if online and dated.phase is not Phase.PAST:
        yield from fact("Online", views.Link("Link zur Teilnahme", online))
    yield from fact("Barrierefreiheit", *access_words(access_of(content, event)))
    yield from fact("Sprachen", ", ".join((*event.languages, *event.interpreting)) or None)
    yield from fact("Für wen", ", ".join(event.audience) or None)
    told = dated.report.entry if dated.report else event
    yield from _participants(event.participants or getattr(told, "participants", None))
    yield from fact("Art", event.format)
    if dated.phase is not Phase.PAST:
        yield from _registration(content, event)
    yield from fact("Veranstaltet von", *content.links(event.organisers))
    yield from fact("In Kooperation mit", *content.links(event.cooperation))
    yield from fact("Beteiligt", *content.links(event.involved))
    yield from fact("Mitwirkende", *map(_contributor, event.contributors))
    yield from fact("Region", content.link(event.region) if event.region else None)
    yield from fact("Projekt", content.link(event.project) if event.project else None)
    yield from fact("Reihe", content.link(event.series) if event.series else None)


def _participants(words: str | None) -> Iterator[views.Fact]:
    """Who took part, or how many: `80–120`."""
    is_number = words and not any(map(str.isalpha, words))
    return fact("Teilnehmende" if is_number else "Wer", words)


def _registration(content: SiteContent, event: EventFacts) -> Iterator[views.Fact]:
    registration = event.registration
    if registration is None:
        return
    until = registration.until
    over = until is not None and until < content.today
    end = utc_iso(datetime.combine(until + timedelta(days=1), time.min, BERLIN)) if until else None
    if over:
        yield from fact("Anmeldung", CLOSED)
    elif until:
        yield from _until(end, fact("Anmeldung bis", format_long_day(until)))
    if not over:
        ways = fact("Anmeldung", *_ways_to_register(registration), registration.note)
        yield from _until(end, ways)
    yield from fact("Kosten", registration.cost)


def _until(end: str | None, facts: Iterable[views.Fact]) -> Iterator[views.Fact]:
    return (replace(one, until=end) for one in facts)


def _ways_to_register(registration: Registration) -> Iterator[views.Link]:
    if registration.link:
        yield views.Link("Zur Anmeldung", registration.link)
    if registration.email:
        yield views.Link(registration.email, f"mailto:{registration.email}")
    if registration.phone:
        yield views.Link(registration.phone.display, registration.phone.tel_uri)


def _contributor(one: Contributor) -> str:
    return ", ".join(text for text in (one.name, one.role) if text)


def _programme(entries: Iterable[ProgrammeEntry]) -> Iterator[views.ProgrammeItem]:
    for entry in entries:
        yield views.ProgrammeItem(entry.text, entry.time, ", ".join(entry.speakers) or None)


def _sections(content: SiteContent, dated: DatedEntry) -> Iterator[views.Section]:
    told = [
        views.Link(shown.entry.title, content.url(shown.address)) for shown in dated.of_dates if shown.address
    ]
    about = dated.event.about if isinstance(dated.event, Report) else None
    event = content.link(about) if about else None
    yield from _links("Rückblicke auf einzelne Termine", told)
    yield from _links("Die Veranstaltung", [event] if event else [])
    yield from _links("Was daraus wurde", see_also_links(content, _outcome(dated)))
    yield from _links("Wie es dazu kam", list(_origins(content, dated.shown)))


def _links(title: str, links: Sequence[views.Link]) -> Iterator[views.Section]:
    if links:
        yield views.Section(title, slug_of(title), links=tuple(links), layout="links")


def _outcome(dated: DatedEntry) -> tuple[SeeAlso, ...]:
    """What became of the event, as its file and its report's say."""
    report = dated.report.entry if dated.report and dated.report is not dated.shown else None
    return (*dated.event.outcome, *(report.outcome if isinstance(report, EventFacts) else ()))


def _origins(content: SiteContent, shown: ShownEntry) -> Iterator[views.Link]:
    """The way back from what became of an event to the event."""
    for other in content.origins_of(shown):
        target = (
            other.entry.about
            if isinstance(other.entry, Report) and other.address is None and other.entry.about
            else Reference(other.id)
        )
        if link := content.link(target):
            yield views.Link(other.entry.title, link.url)
