"""One VEVENT → what an event's page can say, and what cannot be taken over."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icalendar import Component

from content_model.fields.spelling import fold, quoted
from content_model.models.event import CANCELLED, TENTATIVE
from content_model.reading import Vocabulary
from editor_tools.ics_series import Series, status_of
from editor_tools.ics_source import SourceEvent
from editor_tools.ics_times import Slot, slot_of, unknown_zones, zone_of
from editor_tools.plain_markdown import LONGEST as LONGEST_TEXT
from editor_tools.plain_markdown import first_link, one_line, plain_markdown

LONGEST_TITLE = 200
STATES = {"TENTATIVE": TENTATIVE, "CANCELLED": CANCELLED}
HIDDEN_CLASSES = {"PRIVATE": "privat", "CONFIDENTIAL": "vertraulich"}
NOT_TAKEN = {
    "ATTENDEE": (
        "eingeladene Personen ({count})",
        "Namen gehören nur mit Einwilligung auf die Website; wer mitwirkt, kommt unter mitwirkende:",
    ),
    "ORGANIZER": ("wer eingeladen hat", "gehört es auf die Seite: kontakt: oder veranstalter: ergänzen"),
    "CONTACT": ("Kontakt", "kontakt: ergänzen"),
    "VALARM": ("Erinnerungen", "nichts zu tun, jedes Kalenderprogramm hat eigene"),
    "ATTACH": (
        "Anhänge ({count})",
        "die Dateien nach content/medien/ legen und unter dokumente: nennen",
    ),
    "IMAGE": ("Bild", "die Datei nach content/medien/ legen und unter bild: nennen"),
    "RESOURCES": ("Ausstattung", "was Besucher*innen wissen müssen, in den Text schreiben"),
    "COMMENT": ("Anmerkungen", "was Besucher*innen wissen müssen, in den Text schreiben"),
    "RELATED-TO": ("Verweis auf andere Termine", "siehe_auch: ergänzen"),
}


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something of the file that did not become a part of an entry, and what the editor can do."""

    line: int
    what: str
    cure: str = ""

    def __str__(self) -> str:
        return f"Zeile {self.line}: {self.what}" + (f" – {self.cure}" if self.cure else "")


@dataclass(frozen=True, slots=True)
class EventText:
    """What one VEVENT says in words; `mark` recognises it in a later import."""

    title: str
    slot: Slot
    mark: str
    state: str = ""
    link: str | None = None
    topics: tuple[str, ...] = ()
    body: str = ""


def mark_of(component: Component) -> str:
    """A short id of the VEVENT out of its UID (and RECURRENCE-ID); "" without a UID."""
    uid = str(component.get("UID", "")).strip()
    original = component.get("RECURRENCE-ID")
    if not uid:
        return ""
    whole = f"{uid}\n{original.to_ical().decode('utf-8', 'replace')}" if original is not None else uid
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


def hidden_word(component: Component) -> str:
    """How the calendar marks the event as none for the public; "" if it does not."""
    return HIDDEN_CLASSES.get(str(component.get("CLASS", "")).strip().upper(), "")


def read_event(event: SourceEvent, topics: Vocabulary | None) -> EventText | None:
    """The words of a VEVENT; None without a readable start. Raises OverflowError at the ends of the calendar."""
    component, slot = event.component, slot_of(event.component, zone_of(event.component))
    if slot is None:
        return None
    title = one_line(str(component.get("SUMMARY", "")))
    body = plain_markdown(str(component.get("DESCRIPTION", "")))
    if len(title) > LONGEST_TITLE:
        body = f"{plain_markdown(title)}\n\n{body}".strip()
    state = STATES.get(status_of(component), "")
    link = first_link(str(component.get("URL", "")))
    known = tuple(dict.fromkeys(_known_topics(component, topics)))
    return EventText(_cut(title), slot, mark_of(component), state, link, known, body)


def _cut(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    short = title[:LONGEST_TITLE]
    return (short.rpartition(" ")[0] or short) + " …"


def leftovers(event: SourceEvent, topics: Vocabulary | None) -> Iterator[Leftover]:
    """What of a VEVENT cannot be taken over."""
    component = event.component
    for name, (what, cure) in NOT_TAKEN.items():
        if count := _count(component, name):
            yield Leftover(event.line(name), f"nicht übernommen: {what.format(count=count)}", cure)
    for word in _categories(component):
        if topics is not None and not _listed(word, topics):
            what = f"die Kategorie {quoted(word)} ist kein Thema dieser Website"
            cure = "ein anderes unter themen: eintragen oder das Wort in content/netzwerk.yaml ergänzen"
            yield Leftover(event.line("CATEGORIES"), what, cure)
    yield from _doubtful(event)


def _doubtful(event: SourceEvent) -> Iterator[Leftover]:
    component = event.component
    title = one_line(str(component.get("SUMMARY", "")))
    if len(title) > LONGEST_TITLE:
        what = f"der Titel hat {len(title)} Zeichen und ist gekürzt"
        yield Leftover(event.line("SUMMARY"), what, "der ganze steht am Anfang des Textes")
    if len(str(component.get("DESCRIPTION", ""))) > LONGEST_TEXT:
        what = f"die Beschreibung ist nach {LONGEST_TEXT} Zeichen abgeschnitten"
        yield Leftover(event.line("DESCRIPTION"), what, "den Rest von Hand kürzen und einfügen")
    for zone in dict.fromkeys(unknown_zones(component)):
        what = f"die Zeitzone {quoted(zone)} ist unbekannt, die Uhrzeit gilt wie in Berlin"
        yield Leftover(event.line("DTSTART"), what, "Uhrzeit prüfen")
    for name in dict.fromkeys(str(name) for name, _ in component.errors if name and name != "RRULE"):
        yield Leftover(event.line(name), f"{name} ist nicht zu lesen", "die Angabe von Hand ergänzen")
    if first_link(str(component.get("URL", ""))) is None and str(component.get("URL", "")).strip():
        yield Leftover(
            event.line("URL"), "die Adresse unter URL ist keine Webadresse", "siehe_auch: ergänzen"
        )


def series_leftovers(series: Series) -> Iterator[Leftover]:
    """What single dates of a series say that a deviation cannot: an own title or text."""
    master = series.master.component
    for event in series.deviating:
        for name, what in (("SUMMARY", "einen eigenen Titel"), ("DESCRIPTION", "einen eigenen Text")):
            own = one_line(str(event.component.get(name, "")))
            if own and own != one_line(str(master.get(name, ""))):
                cure = "in den Text der Veranstaltung schreiben, oder den Termin als eigene Datei anlegen"
                yield Leftover(event.line(name), f"ein einzelner Termin hat {what} ({quoted(own)})", cure)


def _count(component: Component, name: str) -> int:
    if name == "VALARM":
        return sum(inner.name == "VALARM" for inner in component.subcomponents)
    found = component.get(name)
    return len(found) if isinstance(found, list) else int(found is not None)


def _known_topics(component: Component, topics: Vocabulary | None) -> Iterator[str]:
    for word in _categories(component):
        known = _listed(word, topics) if topics else word
        if known:
            yield known


def _listed(word: str, topics: Vocabulary) -> str | None:
    return next((known for known in topics.words if fold(known) == fold(word)), None)


def _categories(component: Component) -> Iterable[str]:
    found = component.get("CATEGORIES")
    many = found if isinstance(found, list) else [found]
    words = (one_line(str(word)) for one in many for word in getattr(one, "cats", ()))
    return tuple(dict.fromkeys(word for word in words if word))
