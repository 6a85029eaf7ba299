"""Checked entries → what is shown of them: links resolved, consent and age of facts respected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from markupsafe import Markup

from content_model.bodies import Body, LinkMap, Target, anchors_in, finish_body
from content_model.build import Build
from content_model.catalogue import Catalogue, Record
from content_model.consent import covered, is_persons, name_gap
from content_model.contributors import Contributors
from content_model.finding import Finding, Severity
from content_model.freshness import is_stale, without_stale_facts
from content_model.kept_results import KeptRows, KeptWhole
from content_model.media import MediaShelf
from content_model.models.report import Report
from content_model.picture_consent import ended_problem
from content_model.reading import MediaFiles
from content_model.site_content import NO_FACTS, NO_TEXT, ShownEntry
from content_model.source_files import media_address
from content_model.visibility import withheld_because


@dataclass(slots=True)
class KeptShown:
    """What the last run of a process has made of texts and entries, for the next one."""

    targets: KeptWhole = field(default_factory=KeptWhole)
    contributors: KeptWhole = field(default_factory=KeptWhole)
    anchors: KeptRows = field(default_factory=KeptRows)
    linked: KeptRows = field(default_factory=KeptRows)
    bodies: KeptRows = field(default_factory=KeptRows)
    displays: KeptRows = field(default_factory=KeptRows)
    entries: Mapping[str, ShownEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Display:
    """What there is to see of a file: an entry and its text, or the reason why there is none."""

    shown: ShownEntry | None = None
    text: Markup = NO_TEXT
    reason: str | None = None
    findings: tuple[Finding, ...] = ()


def show_entries(
    catalogue: Catalogue, raw: Mapping[str, str], media: MediaShelf, build: Build, kept: KeptShown
) -> dict[str, ShownEntry]:
    """The entries that this build shows, by id; `raw` is the HTML of all texts by path. Their texts go into the notebook.

    An entry that is shown as before is the same object again, whatever its text says now.
    """
    records = list(catalogue.records.values())
    bodies = _bodies(catalogue, raw, media, build.today, kept)
    show = _Showing(catalogue, media, build, kept)
    rows = kept.displays.of(
        (build.today, build.form, catalogue.facts, show.contributors),
        [record.path for record in records],
        (records, bodies),
        lambda row, _was: None if bodies[row].media else show.display(records[row], bodies[row]),
    )
    entries, texts = {}, {}
    for record, body, known in zip(records, bodies, rows, strict=True):
        # Which pictures a text shows has to be noted in each build.
        display = known or show.display(record, body)
        build.findings += (*body.findings, *display.findings)
        if display.reason:
            build.withheld[record.document.path] = display.reason
        elif display.shown:
            entries[record.id], texts[record.id] = display.shown, display.text
    kept.entries, media.notebook.texts = entries, texts
    return entries


def _bodies(
    catalogue: Catalogue, raw: Mapping[str, str], media: MediaShelf, today: date, kept: KeptShown
) -> list[Body]:
    """The finished texts of all entries."""
    records = list(catalogue.records.values())
    paths = [record.path for record in records]
    texts = [raw[path] for path in paths]
    links = _links(catalogue, paths, texts, media, today, kept)
    documents = [record.document for record in records]
    return kept.bodies.of(
        (links.pages, media.files, media.base, media.ended),
        paths,
        (documents, texts),
        lambda row, _was: finish_body(documents[row], paths[row], texts[row], links),
    )


def _links(  # noqa: PLR0913, PLR0917
    catalogue: Catalogue,
    paths: Sequence[str],
    texts: Sequence[str],
    media: MediaShelf,
    today: date,
    kept: KeptShown,
) -> LinkMap:
    """What links in texts may lead to."""
    plain: list[Target | None] = kept.targets.of(
        today,
        (catalogue.lasting,),
        lambda: [_target(record, catalogue, today) for record in catalogue.lasting.values()],
    )
    anchors = kept.anchors.of(None, paths, (texts,), lambda row, was: _anchors(texts[row], was))

    def link(row: int, _was: object) -> Target | None:
        target = plain[row]
        return replace(target, anchors=anchors[row]) if target and target.withheld != BROKEN else target

    linked = kept.linked.of(None, paths, (plain, anchors), link)
    known = {path: target for path, target in zip(paths, linked, strict=True) if target}
    return LinkMap(
        known,
        {target.address: target for target in known.values() if target.address},
        MediaFiles(media.files),
        lambda path: f"{media.base}/{media_address(path)}",
        media.base,
        {file: ended_problem(file, until) for file, until in media.ended.items()},
    )


BROKEN = "sie enthält Fehler"


def _anchors(text: str, was: frozenset[str] | None) -> frozenset[str]:
    found = anchors_in(text)
    return was if was == found else found


def _target(record: Record, catalogue: Catalogue, today: date) -> Target | None:
    """Where links to an entry lead; a report told on its event's page leads there."""
    entry, address = record.entry, record.address
    if isinstance(entry, Report) and entry.about and address is None:
        address = catalogue.lasting[entry.about.id].address
    if entry is None:
        return Target("", withheld=BROKEN)
    if address is None:
        return None
    reason = withheld_because(entry, today, published=True)
    return Target(address, frozenset(), reason, is_persons(reason))


class _Showing:
    """Decides for one entry after the other."""

    def __init__(self, catalogue: Catalogue, media: MediaShelf, build: Build, kept: KeptShown) -> None:
        self._facts, self._media, self._build = catalogue.facts or NO_FACTS, media, build
        self._last = kept.entries
        self.contributors = kept.contributors.of(
            build.today,
            (catalogue.lasting,),
            lambda: Contributors(catalogue.lasting.values(), build.today),
        )

    def display(self, record: Record, body: Body) -> _Display:
        """What there is to see of the file."""
        build = self._build
        if record.entry is None:
            return _Display()
        hidden = not build.form.shows_drafts
        reason = withheld_because(record.entry, build.today, published=hidden)
        if reason is None and record.type == "handbook" and hidden:
            reason = "Handbuch, nur in der Vorschau"
        if reason:
            return _Display(reason=reason, findings=tuple(_withheld_person(record, build.today)))
        shown, text = self._shown(record, body)
        last = self._last.get(record.id)
        shown = last if last and last.is_like(shown) else shown
        return _Display(shown, text, findings=tuple(_withheld_findings(shown)))

    def _shown(self, record: Record, body: Body) -> tuple[ShownEntry, Markup]:
        """The entry as far as consent reaches, and as far as somebody has checked it."""
        assert record.entry is not None
        media = self._media
        entry, withheld = covered(record.entry, media.today)
        text = body.html
        if is_stale(entry, self._facts.checks, media.today):
            entry, text = without_stale_facts(entry), Markup()
        elif body.media:
            text = Markup(media.sized(body.html, body.media))  # noqa: S704  # Markdown has written it
        return ShownEntry(record, self.contributors.named(entry), withheld, media.notebook), text


def _withheld_person(record: Record, today: date) -> Iterator[Finding]:
    """A person's own file without a consent that holds has no page; the editor should know."""
    if record.entry and (gap := name_gap(record.entry, today)):
        typed = "einwilligung" if "einwilligung" in record.header.values else "titel"
        mark = record.header.key_mark((typed,))
        problem = f"die Person wird nirgends gezeigt ({gap})"
        hint = "einwilligung: dienstlich, oder darunter datum, umfang [name, telefon] und bis"
        yield record.document.finding(mark, "einwilligung", problem, hint, Severity.WARNING)


def _withheld_findings(shown: ShownEntry) -> Iterator[Finding]:
    """The editor should know who is not shown, and why."""
    for words in shown.withheld:
        name = "personen" if words.startswith("Person ") else "einwilligung"
        verb = "werden" if "," in words.partition("(")[0] else "wird"
        yield shown.record.document.finding(
            shown.record.header.key_mark((name,)),
            name,
            f"nicht gezeigt {verb} {words}",
            "eine Einwilligung einholen und eintragen, oder die Angaben aus der Datei löschen",
            Severity.WARNING,
        )
