"""The plan of an import: which events become which files, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from content_model.fields.dates import BERLIN, DateValue
from content_model.fields.slugs import make_slug
from content_model.fields.spelling import fold, quoted
from content_model.finding import Finding, Problem
from content_model.models.entry import DRAFT
from content_model.models.event import CANCELLED, NO_REASON, Event, Place
from editor_tools.entry_files import entry_text, free_name
from editor_tools.ics_drafts import UNREADABLE, Draft, dated_drafts, has_same_dates, moment_of
from editor_tools.ics_events import EventText, Leftover, hidden_word, leftovers, read_event, series_leftovers
from editor_tools.ics_headers import german
from editor_tools.ics_places import PlaceReader, known_venues
from editor_tools.ics_series import Series, group_events
from editor_tools.ics_source import SourceEvent
from editor_tools.known_content import MARK, KnownContent, begin_of

FOLDER = "veranstaltungen"
LINK_CURE = "wird für alle sichtbar; soll er erst nach der Anmeldung kommen, die Zeile online: löschen"
Key = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor wants in every file."""

    region: str | None = None
    series: str | None = None
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one event: a new file (`path` and `text`), or the reason why there is none."""

    line: int
    title: str
    when: str
    path: str | None = None
    text: str = ""
    reason: str = ""
    known: bool = False
    remarks: tuple[Leftover, ...] = ()


@dataclass(slots=True)
class _Import:
    content: KnownContent
    options: Options
    places: PlaceReader
    taken: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)  # the last number given to a name
    marks: dict[str, str] = field(default_factory=dict)
    keys: dict[Key, str] = field(default_factory=dict)


def plan_import(
    events: Sequence[SourceEvent], content: KnownContent, options: Options
) -> tuple[Outcome, ...]:
    """What becomes of each event of the file, in its order. Nothing is read or written."""
    state = _Import(content, options, PlaceReader(known_venues(content), _accepts(content)))
    state.taken = content.dated_names()
    for entry in content.of_type("event", "report"):
        state.marks |= dict.fromkeys(entry.marks, entry.document.path)
        if begin := begin_of(entry):
            state.keys.setdefault(_known_key(entry.text("titel", "title"), begin), entry.document.path)
    return tuple(_outcome(series, state) for series in group_events(events))


def option_problems(content: KnownContent, options: Options) -> Iterator[str]:
    """One sentence for each option that names nothing of this site."""
    for kind, value in (("region", options.region), ("series", options.series)):
        try:
            if value is not None:
                content.context.index.require(value, (kind,))
        except Problem as problem:
            yield f"{problem.problem}. So geht es: {problem.hint}"


def _accepts(content: KnownContent) -> Callable[[str], bool]:
    adapter: TypeAdapter[Any] = TypeAdapter(Place)

    @lru_cache(maxsize=10_000)
    def accepts(place: str) -> bool:
        try:
            adapter.validate_python(place, context=content.context)
        except ValidationError:
            return False
        return True

    return accepts


def _outcome(series: Series, state: _Import) -> Outcome:
    event, topics = series.master, state.content.context.vocabularies.get("themen")
    try:
        words = read_event(event, topics)
        if words is None:
            return _refused(event, "der Beginn fehlt oder ist nicht zu lesen")
        if hidden := hidden_word(event.component):
            return _refused(event, f"er ist im Kalender als {hidden} gekennzeichnet", words)
        if path := state.marks.get(words.mark) or state.keys.get(_key(words)):
            return replace(_refused(event, f"schon vorhanden: {path}", words), known=True)
        return _written(series, words, state)
    except OverflowError:
        return _refused(event, "sein Datum liegt außerhalb des Kalenders")
    except UNREADABLE:
        return _refused(event, "er enthält Angaben, die nicht zu lesen sind")


def _refused(event: SourceEvent, reason: str, words: EventText | None = None) -> Outcome:
    title = words.title if words else str(event.component.get("SUMMARY", ""))
    return Outcome(event.line(), title, german(words.slot.start) if words else "", reason=reason)


def _written(series: Series, words: EventText, state: _Import) -> Outcome:
    """The first way of writing the dates that the gate takes and that gives the dates of the calendar."""
    event, refused = series.master, list[Finding]()
    for draft in dated_drafts(series, words.slot, state.places):
        values = _values(series, words, draft, state)
        text = entry_text(values, words.body, _remarks(words, draft))
        entry, stopping = state.content.check(f"{FOLDER}/{words.slot.day.year:04}/x.md", "event", text)
        refused += stopping[:1]
        if isinstance(entry, Event) and (draft.needs_care or has_same_dates(entry, series)):
            path = _path(words, entry, state)
            _remember(words, path, state)
            found = [*_all_leftovers(series, words, draft, state), *_refusals(event, refused)]
            remarks = tuple(sorted([*found, *_public_link(event, values)], key=lambda one: one.line))
            return Outcome(
                event.line(), values["titel"], german(words.slot.start), path, text, remarks=remarks
            )
    return _refused(event, f"{refused[0].field}: {refused[0].problem}", words)


def _refusals(event: SourceEvent, refused: Sequence[Finding]) -> Iterator[Leftover]:
    """Why the gate did not take a better way of writing the dates."""
    for finding in refused[:1]:
        yield Leftover(event.line("RRULE"), f"wiederholung: ginge nicht, denn {finding.problem}")


def _public_link(event: SourceEvent, values: Mapping[str, Any]) -> Iterator[Leftover]:
    if values.get("online"):
        yield Leftover(event.line("LOCATION"), f"der Link {values['online']}", LINK_CURE)


def _values(series: Series, words: EventText, draft: Draft, state: _Import) -> dict[str, Any]:
    """All values of the header in the order editors know."""
    options, values = state.options, {"titel": words.title or f"Veranstaltung am {german(words.slot.day)}"}
    is_draft = options.draft or draft.needs_care or not words.title
    status = DRAFT if is_draft else words.state
    if status:
        values["status"] = status
    if is_draft and words.state == CANCELLED:
        values["abgesagt"] = NO_REASON
    zone = series.zone.key if series.zone is not BERLIN and not words.slot.is_all_day else None
    more: dict[str, Any] = {
        "zeitzone": zone,
        "region": options.region,
        "reihe": options.series,
        "themen": list(words.topics),
    }
    more["siehe_auch"] = [{"link": words.link}] if words.link else None
    found = values | draft.values | state.places.read(series.master.component).values | more
    return {name: value for name, value in found.items() if value}


def _remarks(words: EventText, draft: Draft) -> list[str]:
    found = [f"{MARK} {words.mark}" if words.mark else "", draft.remark]
    return [remark for remark in found if remark]


def _all_leftovers(series: Series, words: EventText, draft: Draft, state: _Import) -> Iterable[Leftover]:
    event, topics = series.master, state.content.context.vocabularies.get("themen")
    found = [*leftovers(event, topics), *series_leftovers(series)]
    if draft.leftover:
        found.append(draft.leftover)
    if not words.title:
        found.append(
            Leftover(event.line(), "der Termin hat keinen Titel", "titel: eintragen, dann status: löschen")
        )
    is_draft = state.options.draft or draft.needs_care or not words.title
    if is_draft and words.state and words.state != CANCELLED:
        what = f"im Kalender steht er als {quoted(words.state)}"
        found.append(
            Leftover(event.line("STATUS"), what, f"statt entwurf später status: {words.state} eintragen")
        )
    return found


def _path(words: EventText, entry: Event, state: _Import) -> str:
    assert entry.begin is not None
    year = entry.begin.start.date.year
    try:
        slug = make_slug(words.title)
    except Problem:
        slug = "veranstaltung"
    plain = f"{year:04}/{slug}"
    name = free_name(plain, state.taken, state.numbers.get(plain, 1) + 1)
    state.taken.add(name)
    if name != plain:
        state.numbers[plain] = int(name.removeprefix(f"{plain}-"))
    return f"{FOLDER}/{name}.md"


def _remember(words: EventText, path: str, state: _Import) -> None:
    state.keys[_key(words)] = f"content/{path}"
    if words.mark:
        state.marks[words.mark] = f"content/{path}"


def _key(words: EventText) -> Key:
    return fold(words.title), words.slot.start


def _known_key(title: str, begin: DateValue) -> Key:
    return fold(title), moment_of(begin) if begin.is_day else date.min
