"""One event, before and after: the view of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from content_model import views
from content_model.access_words import access_words
from content_model.date_words import deviation_words, span_words
from content_model.fields.dates import DateSpan
from content_model.models.event import CANCELLED, EventFacts, ExtraDate
from content_model.models.parts import Contributor, ProgrammeEntry, Registration, SeeAlso
from content_model.models.report import Report
from content_model.page_parts import EntryParts, entry_parts, fact, funder_views, leaf_view, see_also_links
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import slug_of
from content_model.wording import format_long_day, format_span, iso
from event_calendar.dated_entries import DatedEntry, span_of
from event_calendar.event_card import recurrence_words
from event_calendar.places import access_of, place_lines, venue_link, venue_of
from event_calendar.state import Phase, badges_of, status_of

AGENDA = ("Termine", "veranstaltungen/")
REPORTS = ("Rückblicke", "berichte/")
ContactCards = Callable[[Iterable[object]], tuple[views.ContactCard, ...]]


def event_page(content: SiteContent, dated: DatedEntry, contact_cards: ContactCards) -> views.PageView:
    """The page of an event; if it has been told, the report comes first."""
    told = dated.report
    section = REPORTS if told else AGENDA
    return views.PageView(
        type="report" if told else "event",
        section=section[1],
        leaf=None if dated.recurs else leaf_view(dated.next_span),
        badges=() if told else badges_of(dated.event, dated.phase),
        facts_title="Die Fakten" if told else "Auf einen Blick",
        facts=tuple(_facts(content, dated)),
        programme=tuple(_programme(dated.event.programme)),
        contacts=contact_cards(dated.event.contacts),
        contacts_title="Fragen dazu" if told else "Kontakt",
        sections=tuple(_sections(content, dated)),
        **_parts(content, dated, section),
    )


def _parts(content: SiteContent, dated: DatedEntry, section: tuple[str, str]) -> EntryParts:
    """Title and text of the report if there is one, the rest of both."""
    parts = entry_parts(content, dated.shown, (section,))
    if dated.report and dated.report is not dated.shown:
        parts = _told(content, dated.report, parts)
        content.build.parts[dated.report.record.document.path] = parts["address"]
    parts["notices"] = (*parts["notices"], *_state_notices(dated))
    project = content.get(dated.event.project)
    if project and not parts["funders"]:
        parts["funders"] = funder_views(content, getattr(project.entry, "funding", ()))
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


def _state_notices(dated: DatedEntry) -> Iterator[views.Notice]:
    event = dated.event
    if status_of(event) == CANCELLED:
        yield views.Notice(
            "Diese Veranstaltung ist abgesagt", "alert", (event.cancelled,) if event.cancelled else ()
        )
    elif event.new_date:
        yield views.Notice("Verschoben", "alert", (f"Neuer Termin: {span_words(DateSpan(event.new_date))}",))
    elif status_of(event) == "verschoben":
        yield views.Notice("Verschoben", "alert", ("Ein neuer Termin steht noch nicht fest.",))
    elif event.moved_online and dated.phase is not Phase.PAST:
        yield views.Notice(
            "Findet online statt",
            "alert",
            ("Die Veranstaltung ist nicht vor Ort, sondern online.",),
            (views.Link("Zur Online-Veranstaltung", event.moved_online),),
        )
    elif status_of(event) == "ausgebucht" and dated.phase is Phase.AHEAD:
        yield views.Notice("Ausgebucht", "info", ("Alle Plätze sind vergeben.",))
    elif status_of(event) == "vorgemerkt" and dated.phase is Phase.AHEAD:
        yield views.Notice("Zum Vormerken", "info", ("Ort und Uhrzeit folgen.",))


def _facts(content: SiteContent, dated: DatedEntry) -> Iterator[views.Fact]:
    event = dated.event
    yield from _when(dated, content.today)
    if event.place or event.online:
        yield from fact("Wo", *place_lines(content, event), venue_link(content, event))
    venue = venue_of(content, event)
    yield from fact("Anfahrt", venue.directions if venue and dated.phase is not Phase.PAST else None)
    online = event.moved_online or event.online
    if online and dated.phase is not Phase.PAST:
        yield from fact("Online", views.Link("Link zur Teilnahme", online))
    yield from fact("Barrierefreiheit", *access_words(access_of(content, event)))
    yield from fact("Sprachen", ", ".join((*event.languages, *event.interpreting)) or None)
    yield from fact("Für wen", ", ".join(event.audience) or None)
    yield from fact("Wer", event.participants)
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


def _when(dated: DatedEntry, today: date) -> Iterator[views.Fact]:
    event, span = dated.event, dated.next_span
    if event.recurrence:
        words = recurrence_words(event)
        yield from fact("Wann", words[:1].upper() + words[1:])
        yield from fact("Abweichungen", *deviation_words(event.recurrence, today))
        return
    start, end = iso(span.start), iso(span.end) if span.end else None
    words = span_words(span)
    if (
        dated.phase is Phase.AHEAD
        and span.start.is_day
        and span.start.time is None
        and span.end is None
        and not event.all_day
    ):
        words += " (Uhrzeit folgt)"
    if len(dated.spans) == 1:
        yield from fact("Wann", words, start=start, end=end)
    else:
        yield from fact("Wann", *_extra_dates(event))


def _extra_dates(event: EventFacts) -> Iterator[views.Link]:
    if event.span:
        yield views.Link(span_words(event.span))
    for extra in sorted(event.dates, key=lambda one: one.begin.start.sort_key):
        note = [
            text
            for text in (extra.title, extra.status, extra.cancelled and f"abgesagt: {extra.cancelled}")
            if text
        ]
        yield views.Link(_extra_date(extra), extra.online, note=", ".join(note) or None)


def _extra_date(extra: ExtraDate) -> str:
    words = span_words(span_of(extra))
    return f"{words}, verlegt auf {format_span(DateSpan(extra.new_date))}" if extra.new_date else words


def _registration(content: SiteContent, event: EventFacts) -> Iterator[views.Fact]:
    registration = event.registration
    if registration is None:
        return
    over = registration.until is not None and registration.until < content.today
    if registration.until:
        yield from fact(
            "Anmeldung bis", format_long_day(registration.until) + (" (abgelaufen)" if over else "")
        )
    if not over:
        yield from fact("Anmeldung", *_ways_to_register(registration), registration.note)
    yield from fact("Kosten", registration.cost)


def _ways_to_register(registration: Registration) -> Iterator[views.Link]:
    if registration.link:
        yield views.Link("Zur Anmeldung", registration.link, "extern")
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
    here = Reference(shown.id)
    for other in content.listed("event", "report"):
        if isinstance(other.entry, EventFacts) and any(one.entry == here for one in other.entry.outcome):
            target = (
                other.entry.about
                if isinstance(other.entry, Report) and other.address is None and other.entry.about
                else Reference(other.id)
            )
            if link := content.link(target):
                yield views.Link(other.entry.title, link.url)
