"""What the last run of this process derived, and which of it the next run may take as it is.

A group of pages depends on the outline of the site – all that generators can see but the texts – and on the
texts it has read. The outline is compared as a whole; the reads were noted while the group was derived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from operator import is_
from typing import Any, Protocol, TypeVar

from markupsafe import Markup

from content_model.kept_reading import KeptReading
from content_model.long_lists import shorten
from content_model.made_beside import made_beside
from content_model.notes import Notes
from content_model.outline import Outline
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.register import Published
from content_model.site_content import SiteContent
from content_model.social_card import SocialCard

CONTEXT_NAME = "KEPT_PAGES"
Derived = TypeVar("Derived")
PackedFiles = tuple[list[tuple[str, bytes, str, str | None]], Notes, Mapping[str, Published | None]]
Planned = TypeVar("Planned", PlannedPage, PlannedFile)


class Desk(Protocol):
    """What a generator does with its pages."""

    def pages(self) -> Iterable[PageGroup | PlannedPage]:
        """The pages in groups; pages without a group are derived whenever a group is."""
        ...

    def files(self) -> Iterable[PlannedFile]:
        """The other files."""
        ...

    @property
    def has_many_files(self) -> bool:
        """Whether the files take so long that a process of their own derives them beside the pages."""
        ...

    def admit(self, page: PlannedPage) -> bool:
        """Whether the page is the first at its address."""
        ...

    def finish(self, page: PlannedPage) -> FinishedPage:
        """The page as it will be written."""
        ...


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page as it will be written, with its picture beside links if it has one; `scripts` are those it links.

    `planned` is the page before its words were translated and typeset.
    """

    page: PlannedPage
    scripts: tuple[str, ...] = ()
    card: SocialCard | None = None
    planned: PlannedPage | None = None

    def is_of(self, page: PlannedPage) -> bool:
        """Whether finishing this page would give the same; the entry decides on the language of words."""
        mine = self.planned
        if mine is None or mine.shown is not page.shown:
            return False
        parts = ((one.template, one.parts, one.more, one.view) for one in (mine, page))
        return next(parts) == next(parts)


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """The pages of a group and what was read for them."""

    key: str
    pages: tuple[FinishedPage, ...]
    notes: Notes


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files of a generator, what was read for them, and what they entered into the register."""

    files: tuple[PlannedFile, ...]
    notes: Notes
    published: Mapping[str, Published | None]


@dataclass(frozen=True, slots=True)
class KeptPages:
    """One generator: its groups in their order, what was read between them, its files.

    `until` is the first moment at which something else would be derived; None if there is none.
    """

    groups: tuple[KeptGroup, ...]
    between: Notes
    files: KeptFiles
    until: datetime | None = None


@dataclass(slots=True)
class KeptSite:
    """All generators of the last run, by name, the outline of the site they were derived from, and what was read for it."""

    outline: Outline | None = None
    reading: KeptReading = field(default_factory=KeptReading)
    generators: dict[str, KeptPages] = field(default_factory=dict)
    former: dict[str, KeptPages] = field(default_factory=dict)
    """What the last run derived if it has to be derived again: pages may still come out the same."""
    made: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What the generators have computed once for many pages, by their names."""

    def begin(self, outline: Outline) -> None:
        """A run starts: forget all unless the outline is as it was."""
        last, ends = self.outline, [one.until for one in self.generators.values()]
        if last is not None and last.holds_for(outline, ends):
            self.outline, self.former = replace(outline, now=last.now), {}
        else:
            is_framed = last is not None and last.frame == outline.frame
            self.former = dict(self.generators) if is_framed else {}
            self.generators.clear()
            self.made.clear()
            self.outline = outline


def _packed(kept: KeptFiles) -> PackedFiles:
    """For another process: entries by their id, and no text, because that process knows them all."""
    files = [(one.address, one.data, one.kind, one.shown.id if one.shown else None) for one in kept.files]
    notes = kept.notes
    told = {key: (Markup(), words) for key, (_text, words) in notes.told.items()}
    return files, replace(notes, bodies=dict.fromkeys(notes.bodies, ""), told=told), kept.published


class Deriving:
    """One generator in one run: derives what has changed and takes the rest as the last run has left it.

    Where all has changed, what comes out as in `former` is the same object again.
    """

    def __init__(
        self, content: SiteContent, last: KeptPages | None, desk: Desk, former: KeptPages | None = None
    ) -> None:
        self._content, self._desk, self._former = content, desk, former
        # What is read between groups may have entered into any of them.
        self._last = last if last and self._holds(last.between) else None
        self._between = self._heard = Notes()

    def derive(self, until: Callable[[], datetime | None]) -> KeptPages:
        """All groups and files; `until` is asked only if nothing is known of the last run."""
        with self._begun_files() as files:
            groups = self._all_kept() or (self._renewed() if self._last else self._derived())
            return KeptPages(groups, self._between, files(), self._last.until if self._last else until())

    def _holds(self, notes: Notes) -> bool:
        """Whether all texts that were read, or what was told of them, are still the same."""
        entries, texts = self._content.entries, self._content.notebook.texts
        for entry_id, text in notes.bodies.items():
            if texts[entry_id] != text:
                return False
        return all(
            texts[entry_id] == text or tell(entries[entry_id].entry, texts[entry_id]) == words
            for (entry_id, tell), (text, words) in notes.told.items()
        )

    def _all_kept(self) -> tuple[KeptGroup, ...] | None:
        """The groups of the last run, if none of them has changed."""
        last = self._last
        if last is None or not all(self._holds(group.notes) for group in last.groups):
            return None
        self._between = last.between
        self._repeat(last.between)
        return tuple(map(self._taken, last.groups))

    def _derived(self) -> tuple[KeptGroup, ...]:
        return tuple(map(self._group, self._planned()))

    def _renewed(self) -> tuple[KeptGroup, ...]:
        """The groups while what is read between them is as it was: nothing about it has to be noted again."""
        assert self._last is not None
        self._between = self._last.between
        self._repeat(self._between)
        findings = self._content.build.findings
        before = len(findings)
        with self._content.notebook.into(self._heard, []):
            plan = list(self._desk.pages())
        del findings[before:]
        return tuple(map(self._group, plan))

    def _planned(self) -> Iterator[PageGroup | PlannedPage]:
        plan = self._noted(self._between, lambda: iter(self._desk.pages()))
        while item := self._noted(self._between, lambda: next(plan, None)):
            yield item

    def _group(self, item: PageGroup | PlannedPage) -> KeptGroup:
        if isinstance(item, PlannedPage):  # it has been derived between groups
            return KeptGroup("", self._noted(self._heard, lambda: self._finished((item,))), Notes())
        known = self._known.pop(item.key, None)
        if known and self._holds(known.notes):
            return self._taken(known)
        notes = Notes()
        return KeptGroup(item.key, self._noted(notes, lambda: self._finished(item.make())), notes)

    @cached_property
    def _known(self) -> dict[str, KeptGroup]:
        return {group.key: group for group in self._last.groups if group.key} if self._last else {}

    def _finished(self, pages: Iterable[PlannedPage]) -> tuple[FinishedPage, ...]:
        parts = (part for page in pages for part in shorten(self._content, page))
        return tuple(self._finish(part) for part in parts if self._desk.admit(part))

    def _finish(self, page: PlannedPage) -> FinishedPage:
        was = self._former_pages.get(page.view.address)
        return was if was and was.is_of(page) else self._desk.finish(page)

    @cached_property
    def _former_pages(self) -> dict[str, FinishedPage]:
        groups = self._former.groups if self._former else ()
        return {one.page.view.address: one for group in groups for one in group.pages}

    def _taken(self, group: KeptGroup) -> KeptGroup:
        """The group with the entries of this run; its views are the same objects."""
        self._repeat(group.notes)
        pages = tuple(
            one
            if (page := self._of_today(one.page)) is one.page
            else replace(one, page=page, planned=one.planned and self._of_today(one.planned))
            for one in group.pages
        )
        for one in pages:
            self._desk.admit(one.page)
        same = all(map(is_, pages, group.pages))
        return group if same else KeptGroup(group.key, pages, group.notes)

    def _of_today(self, one: Planned) -> Planned:
        """With the entry of this run, so that nothing holds on to those of runs before."""
        shown = self._content.entries[one.shown.id] if one.shown else None
        return one if shown is one.shown else replace(one, shown=shown)

    @contextmanager
    def _begun_files(self) -> Iterator[Callable[[], KeptFiles]]:
        """What waits for the files."""
        if not self._desk.has_many_files or (self._last and self._holds(self._last.files.notes)):
            yield self._files
            return
        with made_beside(lambda: _packed(self._files())) as packed:
            yield lambda: self._entered(packed()) or self._files()

    def _entered(self, packed: PackedFiles | None) -> KeptFiles | None:
        """The files that another process has derived, with the traces that this leaves."""
        if packed is None:
            return None
        files, notes, published = packed
        self._repeat(notes)
        self._content.build.published |= published
        entries = self._content.entries
        notes.bodies = {entry_id: entries[entry_id].text for entry_id in notes.bodies}
        notes.told = {key: (entries[key[0]].text, words) for key, (_text, words) in notes.told.items()}
        return KeptFiles(
            tuple(
                self._as_before(PlannedFile(address, data, kind, entries[entry_id] if entry_id else None))
                for address, data, kind, entry_id in files
            ),
            notes,
            published,
        )

    def _files(self) -> KeptFiles:
        build = self._content.build
        if self._last and self._holds(self._last.files.notes):
            kept = self._last.files
            self._repeat(kept.notes)
            build.published |= kept.published
            return replace(kept, files=tuple(map(self._of_today, kept.files)))
        before, notes = dict(build.published), Notes()
        files = self._noted(notes, lambda: tuple(map(self._as_before, self._desk.files())))
        published = {
            key: one for key, one in build.published.items() if key not in before or before[key] is not one
        }
        return KeptFiles(files, notes, published)

    def _as_before(self, file: PlannedFile) -> PlannedFile:
        """The file with the bytes of the former one if they are equal."""
        data = self._former_data.get(file.address)
        return replace(file, data=data) if data is not None and data == file.data else file

    @cached_property
    def _former_data(self) -> dict[str, bytes]:
        return {file.address: file.data for file in self._former.files.files} if self._former else {}

    def _repeat(self, notes: Notes) -> None:
        """Leave the traces that deriving left."""
        self._content.build.findings += notes.findings
        self._content.media.ask_again(notes.media)

    def _noted(self, notes: Notes, derive: Callable[[], Derived]) -> Derived:
        with self._content.notebook.into(notes, self._content.build.findings):
            return derive()
