"""One event, before and after: the view of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from content_model import views
from content_model.access_words import access_words
from content_model.fields.dates import DateSpan
from content_model.models.event import CANCELLED, EventFacts, ExtraDate
from content_model.models.parts import Contributor, ProgrammeEntry
from content_model.models.report import Report
from content_model.page_parts import entry_parts, fact, funder_views, leaf_view, see_also_links
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from content_model.wording import format_long_day, format_span, iso

from event_calendar.dated_entries import DatedEntry, span_of
from event_calendar.places import access_of, place_lines, venue_link
from event_calendar.sentences import exception_words, recurrence_words, span_words
from event_calendar.state import Phase, badges_of, status_of

ContactCards = Callable[[Iterable[object]], tuple[views.ContactCard, ...]]


def event_page(content: SiteContent, dated: DatedEntry, contact_cards: ContactCards) -> views.PageView:
    """The page of an event; if it has been told, the report comes first."""
    told = dated.report
    main = told or dated.shown
    section = ("Rückblicke", "berichte/") if told else ("Termine", "veranstaltungen/")
    parts = entry_parts(content, main, (section,))
    parts["address"] = dated.shown.address or ""
    if told and told is not dated.shown:
        parts |= _on_the_event_page(content, told, dated.shown, section)
    return views.PageView(
        type="report" if told else "event",
        section=section[1],
        kicker=None,
        leaf=None if dated.recurs else leaf_view(dated.next_span),
        badges=() if told else badges_of(dated.event, dated.phase),
        facts_title="Die Fakten" if told else "Auf einen Blick",
        facts=tuple(_facts(content, dated)),
        programme=tuple(_programme(dated.event.programme)),
        contacts=contact_cards(dated.event.contacts),
        contacts_title="Fragen dazu" if told else "Kontakt",
        sections=tuple(_sections(content, dated)),
        **_with_state(content, dated, parts),
    )


def _on_the_event_page(content: SiteContent, told: ShownEntry, event: ShownEntry, section: tuple[str, str]) -> dict:  # type: ignore[type-arg]
    """What a report told on its event's page takes over from there."""
    here = entry_parts(content, event, (section,))
    title = (*here["crumbs"][:-1], views.Link(told.entry.title, current=True))
    content.build.parts[told.record.document.path] = event.address or ""
    own = entry_parts(content, told)
    return {
        "url": here["url"],
        "canonical": here["canonical"],
        "crumbs": title,
        "structured_data": here["structured_data"],
        "picture": own["picture"] or here["picture"],
        "downloads": (*own["downloads"], *here["downloads"]),
        "funders": own["funders"] or here["funders"],
        "topics": own["topics"] or here["topics"],
        "see_also": (*own["see_also"], *here["see_also"]),
    }


def _with_state(content: SiteContent, dated: DatedEntry, parts):  # type: ignore[no-untyped-def]
    parts["notices"] = (*parts["notices"], *_state_notices(dated))
    project = content.get(dated.event.project)
    if project and not parts["funders"]:
        parts["funders"] = funder_views(content, getattr(project.entry, "funding", ()))
    return parts


def _state_notices(dated: DatedEntry) -> Iterator[views.Notice]:
    event = dated.event
    if status_of(event) == CANCELLED:
        yield views.Notice("Diese Veranstaltung ist abgesagt", "alert", (event.cancelled,) if event.cancelled else ())
    elif event.new_date:
        yield views.Notice("Verschoben", "alert", (f"Neuer Termin: {span_words(DateSpan(event.new_date))}",))
    elif status_of(event) == "verschoben":
        yield views.Notice("Verschoben", "alert", ("Ein neuer Termin steht noch nicht fest.",))
    elif event.moved_online and dated.phase is not Phase.PAST:
        yield views.Notice("Findet online statt", "alert", ("Die Veranstaltung ist nicht vor Ort, sondern online.",), (views.Link("Zur Online-Veranstaltung", event.moved_online),))
    elif status_of(event) == "ausgebucht" and dated.phase is Phase.AHEAD:
        yield views.Notice("Ausgebucht", "info", ("Alle Plätze sind vergeben.",))
    elif status_of(event) == "vorgemerkt" and dated.phase is Phase.AHEAD:
        yield views.Notice("Zum Vormerken", "info", ("Ort und Uhrzeit folgen.",))


def _facts(content: SiteContent, dated: DatedEntry) -> Iterator[views.Fact]:
    event = dated.event
    yield from _when(dated, content.today)
    if event.place or event.online:
        yield from fact("Wo", *place_lines(content, event), venue_link(content, event))
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
    if dated.recurs:
        words = recurrence_words(event)
        yield from fact("Wann", words[:1].upper() + words[1:])
        yield from fact("Abweichungen", *exception_words(event, today))
        return
    start, end = iso(span.start), iso(span.end) if span.end else None
    words = span_words(span)
    if dated.phase is Phase.AHEAD and span.start.is_day and span.start.time is None and span.end is None and not event.all_day:
        words += " (Uhrzeit folgt)"
    if len(dated.spans) == 1:
        yield from fact("Wann", words, start=start, end=end)
    else:
        yield from fact("Wann", *_extra_dates(event))


def _extra_dates(event: EventFacts) -> Iterator[views.Link]:
    if event.span:
        yield views.Link(span_words(event.span))
    for extra in sorted(event.dates, key=lambda one: one.begin.start.sort_key):
        note = [text for text in (extra.title, extra.status, extra.cancelled and f"abgesagt: {extra.cancelled}") if text]
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
        yield from fact("Anmeldung bis", format_long_day(registration.until) + (" (abgelaufen)" if over else ""))
    if not over:
        phone = registration.phone and views.Link(registration.phone.display, registration.phone.tel_uri)
        mail = registration.email and views.Link(registration.email, f"mailto:{registration.email}")
        link = registration.link and views.Link("Zur Anmeldung", registration.link, "extern")
        yield from fact("Anmeldung", link, mail, phone, registration.note)
    yield from fact("Kosten", registration.cost)


def _contributor(one: Contributor) -> str:
    return ", ".join(text for text in (one.name, one.role) if text)


def _programme(entries: Iterable[ProgrammeEntry]) -> Iterator[views.ProgrammeItem]:
    for entry in entries:
        yield views.ProgrammeItem(entry.text, entry.time, ", ".join(entry.speakers) or None)


def _sections(content: SiteContent, dated: DatedEntry) -> Iterator[views.Section]:
    reports = [shown for shown in dated.of_dates if shown.address]
    if reports:
        links = tuple(views.Link(shown.entry.title, content.url(shown.address or "")) for shown in reports)
        yield views.Section("Rückblicke auf einzelne Termine", "rueckblicke", links=links, layout="links")
    if isinstance(dated.event, Report) and dated.event.about and (link := content.link(dated.event.about)):
        yield views.Section("Die Veranstaltung", "veranstaltung", links=(link,), layout="links")
    outcome = see_also_links(content, (*dated.event.outcome, *(dated.report.entry.outcome if dated.report and isinstance(dated.report.entry, EventFacts) and dated.report is not dated.shown else ())))
    if outcome:
        yield views.Section("Was daraus wurde", "was-daraus-wurde", links=outcome, layout="links")
    if origins := tuple(_origins(content, dated.shown)):
        yield views.Section("Wie es dazu kam", "wie-es-dazu-kam", links=origins, layout="links")


def _origins(content: SiteContent, shown: ShownEntry) -> Iterator[views.Link]:
    """The way back from what became of an event to the event."""
    here = Reference(shown.id)
    for other in content.listed("event", "report"):
        if isinstance(other.entry, EventFacts) and any(one.entry == here for one in other.entry.outcome):
            target = other.entry.about if isinstance(other.entry, Report) and other.address is None and other.entry.about else Reference(other.id)
            if link := content.link(target):
                yield views.Link(other.entry.title, link.url)
