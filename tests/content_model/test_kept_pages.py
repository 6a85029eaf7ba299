from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from markupsafe import Markup, escape
from tests.regional_contacts.tiny_content import read_content

from content_model import views
from content_model.finding import Finding
from content_model.kept_pages import Deriving, FinishedPage, KeptPages, KeptSite
from content_model.models.entry import Entry
from content_model.outline import Outline, outline_of
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.register import Published
from content_model.site_content import SiteContent

ONE, TWO = "seiten/eins", "seiten/zwei"
FILES = {"netzwerk.yaml": "name: Netz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"} | {
    f"{name}.md": f"titel: {name}" for name in (ONE, TWO)
}
REMARK = Finding("content/seiten/eins.md", 1, 1, "", "fällt auf", "ändern")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def site(**texts: str) -> SiteContent:
    """Two pages, `eins` and `zwei`, with these texts."""
    content = read_content(FILES)
    entries = {key: replace(one, notebook=content.notebook) for key, one in content.entries.items()}
    content.notebook.texts = {key: escape(texts.get(key[7:], "")) for key in entries}
    return replace(content, entries=entries, media=replace(content.media, notebook=content.notebook))


@dataclass
class Desk:
    """A generator of one page for each entry, with the texts of `reads` and the findings of `says`."""

    content: SiteContent
    reads: dict[str, tuple[str, ...]] = field(default_factory=lambda: {ONE: (ONE,), TWO: (TWO,)})
    before: tuple[str, ...] = ()
    derived: list[str] = field(default_factory=list)
    has_many_files: bool = False

    def pages(self) -> Iterator[PageGroup | PlannedPage]:
        shared = self._texts(self.before)
        for name in self.reads:
            yield PageGroup(name, partial(self._page, name, shared))

    def _page(self, name: str, shared: str) -> Iterator[PlannedPage]:
        self.derived.append(name)
        if name == ONE:
            self.content.build.findings.append(REMARK)
            self.content.media.url("bild.png")
        text = self._texts(self.reads[name]) + shared
        yield PlannedPage("page", views.PageView("page", text, name, name), self.content.entries[name])

    def _texts(self, names: Iterable[str]) -> str:
        return "".join(self.content.entries[name].body for name in names)

    def files(self) -> Iterator[PlannedFile]:
        self.derived.append("files")
        self.content.build.published[ONE] = Published("page", "eins/")
        yield PlannedFile("eins.txt", self._texts([ONE]).encode(), "text", self.content.entries[ONE])

    def admit(self, page: PlannedPage) -> bool:
        return page.view.address != "nowhere"

    def finish(self, page: PlannedPage) -> FinishedPage:
        return FinishedPage(page, planned=page)


def derive(desk: Desk, last: KeptPages | None = None) -> KeptPages:
    return Deriving(desk.content, last, desk).derive(lambda: NOON)


def titles(kept: KeptPages) -> list[str]:
    return [one.page.view.title for group in kept.groups for one in group.pages]


@pytest.mark.parametrize(
    ("texts", "derived", "shown"),
    [
        ({"eins": "a", "zwei": "b"}, [], ["a", "b"]),
        ({"eins": "a", "zwei": "c"}, [TWO], ["a", "c"]),
        ({"eins": "c", "zwei": "b"}, [ONE, "files"], ["c", "b"]),
    ],
    ids=["nothing", "two", "one, which the file shows, too"],
)
def test_pages_are_derived_again_if_a_text_changed_that_they_read(
    texts: dict[str, str], derived: list[str], shown: list[str]
) -> None:
    first = derive(Desk(site(eins="a", zwei="b")))
    desk = Desk(site(**texts))
    assert titles(derive(desk, first)) == shown
    assert desk.derived == derived


def test_files_made_in_another_process_depend_on_the_texts_of_this_one() -> None:
    class Many(Desk):
        def files(self) -> Iterator[PlannedFile]:
            self.content.entries[TWO].told(_initial)
            yield from super().files()

    content = site(eins="a", zwei="b")
    desk = Many(content, has_many_files=True)
    first = derive(desk)
    assert "files" not in desk.derived
    notes = first.files.notes
    assert notes.bodies[ONE] is content.entries[ONE].text
    assert notes.told == {(TWO, _initial): (content.entries[TWO].text, "b")}
    again = Many(site(eins="a", zwei="c"), has_many_files=True)
    assert derive(again, first).files.files[0].data == b"a"


def test_text_read_by_several_pages_counts_for_each() -> None:
    reads = {ONE: (ONE, TWO), TWO: (TWO,)}
    first = derive(Desk(site(zwei="b"), reads))
    desk = Desk(site(zwei="c"), reads)
    assert titles(derive(desk, first)) == ["c", "c"]


def _initial(_entry: Entry, body: Markup) -> str:
    return body[:1]


@pytest.mark.parametrize(("text", "derived"), [("ab", []), ("b", [ONE])], ids=["the same", "something else"])
def test_pages_hold_while_the_same_is_told_of_a_text(text: str, derived: list[str]) -> None:
    class Teller(Desk):
        def pages(self) -> Iterator[PageGroup | PlannedPage]:
            yield PageGroup(ONE, partial(self._tell, ONE))

        def _tell(self, name: str) -> Iterator[PlannedPage]:
            self.derived.append(name)
            words = self.content.entries[name].told(_initial) or ""
            yield PlannedPage("page", views.PageView("page", words, name, name))

        def files(self) -> Iterator[PlannedFile]:
            return iter(())

    first = derive(Teller(site(eins="a")))
    desk = Teller(site(eins=text))
    assert titles(derive(desk, first)) == [text[:1]]
    assert desk.derived == derived


def test_text_read_between_pages_counts_for_all() -> None:
    first = derive(Desk(site(eins="a", zwei="b"), {ONE: ()}, before=(TWO,)))
    desk = Desk(site(eins="a", zwei="c"), {ONE: ()}, before=(TWO,))
    assert titles(derive(desk, first)) == ["c"]


@pytest.mark.parametrize(
    "texts", [{"eins": "a", "zwei": "b"}, {"eins": "a", "zwei": "c"}], ids=["none", "other"]
)
def test_kept_pages_leave_the_traces_of_derived_ones(texts: dict[str, str]) -> None:
    first = derive(Desk(site(eins="a", zwei="b")))
    content = site(**texts)
    kept = derive(Desk(content), first)
    assert REMARK in content.build.findings
    assert "bild.png" in content.media.used
    assert content.build.published == {ONE: Published("page", "eins/")}
    assert kept.groups[0].pages[0].page.view is first.groups[0].pages[0].page.view
    assert kept.groups[0].pages[0].page.shown is content.entries[ONE]
    assert kept.files.files[0].shown is content.entries[ONE]


def test_group_whose_entries_are_the_same_objects_is_the_same() -> None:
    content = site(eins="a", zwei="b")
    first = derive(Desk(content))
    other = replace(content, entries={**content.entries, TWO: replace(content.entries[TWO])})
    same, renewed = derive(Desk(other), first).groups
    assert same.pages[0] is first.groups[0].pages[0]
    assert renewed.pages[0].page.shown is other.entries[TWO]


def test_page_that_comes_out_as_before_is_the_same_object() -> None:
    content = site(eins="a", zwei="b")
    first = derive(Desk(content))
    content.notebook.texts = {**content.notebook.texts, TWO: escape("c")}
    desk = Desk(content)
    again = Deriving(content, None, desk, first).derive(lambda: None)
    assert desk.derived == [ONE, TWO, "files"]
    (one,), (two,) = (group.pages for group in again.groups)
    assert one is first.groups[0].pages[0]
    assert two.page.view.title == "c"
    assert again.files.files[0].data is first.files.files[0].data


@pytest.mark.parametrize(
    "changes",
    [
        {"template": "event"},
        {"parts": ("content/seiten/eins.md",)},
        {"more": {"contact_url": "kontakt/"}},
        {"shown": None},
        {"view": views.PageView("page", "b", ONE, ONE)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_page_is_finished_again_if_anything_about_it_differs(changes: dict[str, Any]) -> None:
    page = PlannedPage("page", views.PageView("page", "a", ONE, ONE), site().entries[ONE])
    finished = FinishedPage(page, planned=page)
    assert finished.is_of(replace(page, view=views.PageView("page", "a", ONE, ONE)))
    assert not finished.is_of(replace(page, **changes))


@pytest.mark.parametrize(("frame", "remembers"), [("f", True), ("g", False)], ids=["same", "other"])
def test_pages_can_come_out_as_before_while_their_frame_is_the_same(frame: str, remembers: bool) -> None:
    kept = KeptSite()
    kept.begin(Outline(NOON, ("x", "f"), ("f",)))
    kept.generators["one"], kept.made["one"] = derive(Desk(site())), {"all": ()}
    kept.begin(Outline(NOON, ("y", frame), (frame,)))
    assert (bool(kept.former), kept.generators, kept.made) == (remembers, {}, {})


@pytest.mark.parametrize(
    ("later", "keeps"),
    [
        (Outline(NOON, ("x",)), True),
        (Outline(NOON + HOUR, ("x",)), True),
        (Outline(NOON + 2 * HOUR, ("x",)), False),
        (Outline(NOON - HOUR, ("x",)), False),
        (Outline(NOON, ("y",)), False),
    ],
    ids=["same", "later", "when a page changes", "earlier", "other outline"],
)
def test_site_is_kept_while_its_outline_holds(later: Outline, keeps: bool) -> None:
    kept = KeptSite()
    kept.begin(Outline(NOON, ("x",)))
    kept.generators["one"] = replace(derive(Desk(site())), until=NOON + 2 * HOUR)
    kept.begin(later)
    assert bool(kept.generators) is keeps


def test_everything_but_texts_is_in_the_outline() -> None:
    """A new field of the content must be told to `outline_of`."""
    content = site(eins="a")
    assert set(SiteContent.__dataclass_fields__) == {
        *("entries", "facts", "media", "build", "site_url", "typesetter", "facts_source", "register"),
        *("hidden", "unread", "edits", "notebook"),
        "sources",  # only for the accounting after the pages
    }
    outline = outline_of(content, ())
    assert outline.parts == outline_of(site(eins="b"), ()).parts
    others = [
        replace(content, entries={ONE: content.entries[ONE]}),
        replace(content, facts=content.facts.model_copy(update={"name": "Neu"})),
        replace(content, media=replace(content.media, stamps={"bild.png": (1, 1)})),
        replace(content, site_url="https://netz.example.org"),
        replace(content, edits={"seiten/eins.md": NOON}),
    ]
    assert [one for one in others if outline_of(one, ()).parts == outline.parts] == []
