"""The checked content of the site as generators use it: what is shown, and how to name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from urllib.parse import quote, urlsplit
from uuid import UUID

from markupsafe import Markup

from content_model import views
from content_model.build import Build
from content_model.catalogue import Record
from content_model.document import Document
from content_model.edit_times import EditTimes
from content_model.finding import Severity
from content_model.media import MediaShelf
from content_model.models.contact import ContactPoint
from content_model.models.entry import DRAFT, Entry
from content_model.models.event import EventFacts
from content_model.notes import Notebook, Tell
from content_model.reading import Reference
from content_model.register import Register
from content_model.site_facts import SiteFacts
from content_model.source_files import SourceFile
from content_model.typesetting import Typesetter

CONTEXT_NAME = "CONTENT"
NO_REGISTER = Register()
FEWEST_REGIONS = 5
NO_FACTS = SiteFacts.model_construct(name="Netzwerk", namespace=UUID(int=0))
NO_NOTEBOOK = Notebook()
NO_TEXT = Markup()
NO_SOURCE = Document("netzwerk.yaml")


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry with a page, or with a part of one, in this build.

    `entry` holds only what consent covers today; `withheld` says in words what is missing. The text stands in the
    notebook, so that an entry is the same with another text. Pages ask for `body`, never for `text`.
    """

    record: Record
    entry: Entry
    withheld: tuple[str, ...] = ()
    notebook: Notebook = field(default=NO_NOTEBOOK, compare=False, repr=False)

    @property
    def text(self) -> Markup:
        """The finished text."""
        return self.notebook.texts.get(self.id, NO_TEXT)

    def is_like(self, other: ShownEntry) -> bool:
        """Whether all but the text is the same."""
        mine, theirs = (
            (*one.record.without_text, one.entry, one.withheld, one.notebook) for one in (self, other)
        )
        return mine == theirs

    @property
    def body(self) -> Markup:
        """The finished text; whoever reads it is noted, because then it depends on it."""
        self.notebook.read(self.id, self.text)
        return self.text

    def told(self, tell: Tell) -> str | None:
        """What `tell` says of entry and text; whoever asks depends on that, not on all of the text."""
        words = tell(self.entry, self.text)
        self.notebook.told(self.id, tell, self.text, words)
        return words

    @property
    def id(self) -> str:
        """The permanent id."""
        return self.record.id

    @property
    def uid(self) -> UUID:
        """The UUID out of the id (RFC 9562, version 5)."""
        assert self.record.uid is not None
        return self.record.uid

    @property
    def address(self) -> str | None:
        """The path of its page below the site; None if it has no page of its own."""
        return self.record.address

    @property
    def is_draft(self) -> bool:
        """Whether the page is shown in previews only."""
        return self.entry.status == DRAFT


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who answers for a contact that this build does not show; of the contact itself only its kind."""

    deputy: Reference | None
    region: Reference | None
    kind: str | None = None


def stand_ins(records: Iterable[Record], entries: Mapping[str, ShownEntry]) -> dict[str, StandIns]:
    """Who answers for the contacts that are not shown, by their ids."""
    return {
        record.id: StandIns(record.entry.deputy, record.entry.region, record.entry.kind)
        for record in records
        if isinstance(record.entry, ContactPoint) and record.id not in entries
    }


@dataclass(frozen=True)
class SiteContent:
    """Everything generators ask for; lives in Pelican's context under `CONTEXT_NAME`.

    `typesetter` sets plain texts as German typesetters do; pages and feeds pass through it last.
    `hidden` says who answers for the contacts that are not shown; `unread` are the files with mistakes.
    `facts_source` is netzwerk.yaml as written, for findings about what regions leave out. `edits` is what git
    knows about each file. `notebook` notes what pages read of the entries' texts and of the media. `sources` are
    all files below content/.
    """

    entries: Mapping[str, ShownEntry]
    facts: SiteFacts
    media: MediaShelf
    build: Build
    site_url: str
    typesetter: Typesetter = str
    facts_source: Document = NO_SOURCE
    register: Register = NO_REGISTER
    hidden: Mapping[str, StandIns] = field(default_factory=dict)
    unread: tuple[Record, ...] = ()
    edits: EditTimes = field(default_factory=dict)
    notebook: Notebook = field(default_factory=Notebook)
    sources: tuple[SourceFile, ...] = ()

    @property
    def today(self) -> date:
        """The day of the build in Berlin."""
        return self.build.today

    @cached_property
    def base(self) -> str:
        """The base path, "" or "/netzwerk"."""
        return base_path(self.site_url)

    def of_type(self, *types: str) -> tuple[ShownEntry, ...]:
        """All shown entries of the types, by path."""
        return tuple(shown for kind in types for shown in self._by_type.get(kind, ()))

    @cached_property
    def _by_type(self) -> dict[str, list[ShownEntry]]:
        result: dict[str, list[ShownEntry]] = {}
        for shown in sorted(self.entries.values(), key=lambda shown: shown.record.path):
            result.setdefault(shown.record.type, []).append(shown)
        return result

    @cached_property
    def topic_addresses(self) -> Mapping[str, str]:
        """The addresses of the topics with a file of their own, by title; of two the first by path."""
        addresses: dict[str, str] = {}
        for shown in self.of_type("topic"):
            if shown.address:
                addresses.setdefault(shown.entry.title, shown.address)
        return addresses

    def translations_of(self, shown: ShownEntry) -> tuple[ShownEntry, ...]:
        """The same text in other languages, the original first."""
        family = self._translations.get(_original(shown), ())
        return tuple(one for one in family if one.id != shown.id and one.address and self.is_listed(one))

    @cached_property
    def _translations(self) -> dict[str, list[ShownEntry]]:
        translated = {_original(shown) for shown in self.entries.values() if shown.entry.translation_of}
        families: dict[str, list[ShownEntry]] = {original: [] for original in translated}
        for shown in sorted(self.entries.values(), key=lambda one: (one.id != _original(one), one.id)):
            if _original(shown) in families:
                families[_original(shown)].append(shown)
        return families

    def listed(self, *types: str) -> tuple[ShownEntry, ...]:
        """The shown entries of the types that lists, feeds and the sitemap may name."""
        return tuple(shown for kind in types for shown in self._listed_by_type.get(kind, ()))

    @cached_property
    def _listed_by_type(self) -> dict[str, tuple[ShownEntry, ...]]:
        return {kind: tuple(filter(self.is_listed, found)) for kind, found in self._by_type.items()}

    def origins_of(self, shown: ShownEntry) -> tuple[ShownEntry, ...]:
        """The listed events, then reports, that name the entry as what became of them."""
        return tuple(self._origins.get(shown.id, ()))

    @cached_property
    def _origins(self) -> dict[str, list[ShownEntry]]:
        origins: dict[str, list[ShownEntry]] = {}
        for shown in self.listed("event", "report"):
            outcome = shown.entry.outcome if isinstance(shown.entry, EventFacts) else ()
            for became in dict.fromkeys(one.entry.id for one in outcome if one.entry):
                origins.setdefault(became, []).append(shown)
        return origins

    def is_listed(self, shown: ShownEntry) -> bool:
        """Whether lists may name the entry: not hidden and not expired."""
        until = shown.entry.visible_until
        return shown.entry.listed and (until is None or until >= self.today)

    def is_current(self, shown: ShownEntry) -> bool:
        """Whether feeds and lists of what is new may name the entry: no draft, no deadline over."""
        deadline: date | None = getattr(shown.entry, "deadline", None)
        return self.is_listed(shown) and not shown.is_draft and (deadline is None or deadline >= self.today)

    def region_of(self, shown: ShownEntry) -> Reference | None:
        """The region of an entry; a report without one has its event's."""
        region: Reference | None = getattr(shown.entry, "region", None)
        event = self.get(getattr(shown.entry, "about", None)) if shown.record.type == "report" else None
        return region or (getattr(event.entry, "region", None) if event else None)

    @cached_property
    def has_finder(self) -> bool:
        """Whether there are so many regions that finder, map and places page help, in a Land we know."""
        return self.facts.land is not None and len(self.listed("region")) >= FEWEST_REGIONS

    def has_unread(self, *types: str) -> bool:
        """Whether files of these types have mistakes, so that what they say is unknown."""
        return any(record.type in types for record in self.unread)

    @property
    def has_broken_facts(self) -> bool:
        """Whether netzwerk.yaml has mistakes, so that `facts` are only a stand-in."""
        path = self.facts_source.path
        return any(found.path == path and found.severity is Severity.ERROR for found in self.build.findings)

    def get(self, reference: Reference | None) -> ShownEntry | None:
        """The shown entry that a reference names; None if it is not shown in this build."""
        return self.entries.get(reference.id) if reference else None

    def url(self, address: str) -> str:
        """An address below the site, ready for `href`."""
        known = self._urls.get(address)
        if known is None:
            known = self._urls[address] = f"{self.base}/{_quoted(address)}"
        return known

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {}

    def full_url(self, address: str) -> str:
        """The absolute address, for feeds and structured data."""
        return f"{self.site_url.rstrip('/')}/{_quoted(address)}"

    def canonical(self, address: str) -> str | None:
        """The canonical address of a page, None where the site's address is unknown."""
        return self.full_url(address) if self.site_url else None

    def feed_link(self, words: str, name: str) -> views.Link | None:
        """A link to a feed; None where the site's address, and so the feed, is missing."""
        return views.Link(words, self.url(f"feeds/{name}.atom.xml"), "Atom-Feed") if self.site_url else None

    def link(self, target: Reference | str, note: str | None = None) -> views.Link | None:
        """A link to the entry, or plain words; None for an entry this build does not show."""
        if isinstance(target, str):
            return views.Link(target, note=note)
        shown = self.get(target)
        if shown is None:
            return None
        return views.Link(
            shown.entry.title, self.url(shown.address) if shown.address is not None else None, note
        )

    def links(self, targets: Iterable[Reference | str]) -> tuple[views.Link, ...]:
        """The links to all targets this build shows."""
        return tuple(link for target in targets if (link := self.link(target)))


def _original(shown: ShownEntry) -> str:
    """The id of the entry that a translation translates, or its own."""
    return shown.entry.translation_of.id if shown.entry.translation_of else shown.id


@lru_cache(maxsize=2**14)
def _quoted(address: str) -> str:
    return quote(address, safe="/#")


def base_path(site_url: str) -> str:
    """The path of the site's address without a slash at its end."""
    return urlsplit(site_url).path.rstrip("/")
