"""What editors do to a site between two builds; two numbers say to what, so that every edit can be told again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tests.fast_build.oracle.entries import Entry
from tests.fast_build.oracle.settings_edits import SETTING_EDITS
from tests.fast_build.oracle.site import ANCHOR, Site
from tests.fast_build.oracle.theme import FAILING, PIECES, WITH_PIECES

T = TypeVar("T")
Edit = Callable[[Site, int, int], Site]
LINKS = (
    *(
        "nowhere.md",
        "images/a.txt",
        "{static}/images/a.txt",
        "{attach}/images/b.txt",
        "{filename}meeting.md#part",
    ),
    *(
        "{index}",
        "{tag}calm",
        "{category}old",
        "{author}The board",
        "|filename|/news/report.md",
        "{what}/a.md",
    ),
    *("{filename}/news/../meeting.md?a=b", "{static}/images/a.txt/inner.txt"),
)
FIELDS = {
    "modified": ("2026-03-05 08:00", "2027-01-01", "2026-03-01"),
    "save_as": ("own/place.html", "a-meeting.html", "Own.html"),
    "url": ("own/", "elsewhere.html"),
    "translation": ("true",),
    "authors": ("Ada; The board", "The Board, Ada", "Ada"),
    "region": ("North", "*South*"),
    "keywords": ("one, two",),
}
WORDS = ("quiet", '"quoted" -- dashed', "ä ö ü ß", "*bold*", "a & b", "1999", "")


def _pick(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def _entry(site: Site, number: int) -> int:
    return number % len(site.entries)


def body(site: Site, a: int, b: int) -> Site:
    """Another sentence at the end of a text, or a word exchanged for one of the same length."""
    number = _entry(site, a)
    if b % 5 == 0:
        old = site.entries[number].body
        return site.with_entry(number, body=old.replace("text", "book") if "text" in old else old.swapcase())
    return site.with_entry(number, body=f"{site.entries[number].body} More {_pick(WORDS, b)}.")


def title(site: Site, a: int, b: int) -> Site:
    """Another title."""
    return site.with_entry(_entry(site, a), title=f"Title {b} {_pick(WORDS[:-1], b)}".replace('"', ""))


def slug(site: Site, a: int, b: int) -> Site:
    """Another address, sometimes one that is taken."""
    return site.with_entry(_entry(site, a), slug=_pick((f"slug-{b}", None, "a-meeting"), b))


def date(site: Site, a: int, b: int) -> Site:
    """Another day, also in another year."""
    return site.with_entry(
        _entry(site, a), date=f"{2024 + b % 3}-{1 + b % 12:02}-{1 + b % 28:02} 09:{b % 60:02}"
    )


def category(site: Site, a: int, b: int) -> Site:
    """Into another region of the site, an old or a new one."""
    return site.with_entry(_entry(site, a), category=_pick(("old", "new", None, "Old", f"Region {b}"), b))


def tags(site: Site, a: int, b: int) -> Site:
    """Other topics, old and new ones."""
    chosen = _pick(((), ("calm",), ("loud", "calm"), (f"tag {b}",), ("Calm", "calm"), ("ca-lm", "ca lm")), b)
    return site.with_entry(_entry(site, a), tags=chosen)


def author(site: Site, a: int, b: int) -> Site:
    """Another author."""
    return site.with_entry(_entry(site, a), author=_pick((None, "The board", "the Board", f"Person {b}"), b))


def summary(site: Site, a: int, b: int) -> Site:
    """Another summary, or the one Pelican cuts off the text."""
    return site.with_entry(_entry(site, a), summary=_pick((None, "Short.", f"Summary *{b}*"), b))


def link(site: Site, a: int, b: int) -> Site:
    """A reference to another entry, to an attachment, to nothing, or none any more."""
    targets = (None, *LINKS, *(entry.path for entry in site.entries))
    return site.with_entry(_entry(site, a), link=_pick(targets, b))


def header_line(site: Site, a: int, b: int) -> Site:
    """A line of the header more, another one, or one less."""
    name = _pick(tuple(FIELDS), b)
    number = _entry(site, a)
    rest = tuple(line for line in site.entries[number].more if line[0] != name)
    line = (name, _pick(FIELDS[name], b // len(FIELDS)))
    return site.with_entry(number, more=rest if len(rest) < len(site.entries[number].more) else (*rest, line))


def languages(site: Site, a: int, b: int) -> Site:  # noqa: ARG001  # all edits look alike
    """An entry and its translations exchange their languages."""
    name = site.entries[_entry(site, a)].name.removesuffix("-de")
    same = [number for number, one in enumerate(site.entries) if one.name.removesuffix("-de") == name]
    first, last = same[0], same[-1]
    changed = site.with_entry(first, lang=site.entries[last].lang)
    return changed.with_entry(last, lang=site.entries[first].lang)


def translation(site: Site, a: int, b: int) -> Site:
    """The same entry in another language, or the language of an entry changes."""
    entry = site.entries[_entry(site, a)]
    if b % 3 == 0:
        return site.with_entry(_entry(site, a), lang=_pick((None, "de", "en"), b // 3))
    return _added(site, replace(entry, name=f"{entry.name}-de", title=f"Auf Deutsch {b}", lang="de"))


def status(site: Site, a: int, b: int) -> Site:
    """Draft, hidden, published."""
    if site.entries[_entry(site, a)].name == ANCHOR:
        return site
    return site.with_entry(_entry(site, a), status=_pick(("draft", "hidden", None, "published"), b))


def rename(site: Site, a: int, b: int) -> Site:
    """Another file name, perhaps in another folder; a link to the old one breaks."""
    number = _entry(site, a)
    entry = site.entries[number]
    if entry.name == ANCHOR or entry.folder == "pages":
        return site
    changed = replace(entry, name=f"{entry.name[:8]}{b % 5}", folder=_pick(("", "news", "more"), b))
    return (
        site
        if _is_taken(site, changed)
        else site.with_entry(number, name=changed.name, folder=changed.folder)
    )


def swap(site: Site, a: int, b: int) -> Site:
    """Two files exchange their names."""
    first, second = (site.entries[_entry(site, number)] for number in (a, b))
    if (
        ANCHOR in {first.name, second.name}
        or first.markup != second.markup
        or "pages" in {first.folder, second.folder}
    ):
        return site
    changed = site.with_entry(_entry(site, a), name=second.name, folder=second.folder)
    return changed.with_entry(_entry(site, b), name=first.name, folder=first.folder)


def as_page(site: Site, a: int, b: int) -> Site:  # noqa: ARG001
    """An article becomes a page, a page an article."""
    entry = site.entries[_entry(site, a)]
    moved = replace(entry, folder="" if entry.folder == "pages" else "pages")
    if entry.name == ANCHOR or _is_taken(site, moved):
        return site
    return site.with_entry(_entry(site, a), folder=moved.folder)


def own_template(site: Site, a: int, b: int) -> Site:
    """An article asks for a template of its own, perhaps for one that does not exist."""
    if site.entries[_entry(site, a)].folder == "pages":
        return site
    return site.with_entry(_entry(site, a), template=_pick((*("special", None) * 3, "special", "missing"), b))


def delete(site: Site, a: int, b: int) -> Site:  # noqa: ARG001
    """An entry goes away."""
    entry = site.entries[_entry(site, a)]
    if entry.name == ANCHOR:
        return site
    rest = tuple(other for other in site.entries if other is not entry)
    return replace(site, entries=rest, deleted=(*site.deleted, entry))


def restore(site: Site, a: int, b: int) -> Site:  # noqa: ARG001
    """A deleted entry comes back as it was."""
    if not site.deleted:
        return site
    entry = _pick(site.deleted, a)
    rest = tuple(other for other in site.deleted if other is not entry)
    return _added(replace(site, deleted=rest), entry)


def new_entry(site: Site, a: int, b: int) -> Site:
    """A new article."""
    return _added(site, Entry(f"new-{a % 100}", f"New {b}", "New text.", "2026-04-01", tags=("fresh",)))


def broken(site: Site, a: int, b: int) -> Site:
    """A header Pelican cannot read: the file is left out."""
    if site.entries[_entry(site, a)].name == ANCHOR:
        return site
    return site.with_entry(_entry(site, a), date=_pick(("someday", "2026-13-45"), b))


def mended(site: Site, a: int, b: int) -> Site:  # noqa: ARG001
    """All headers and templates are readable again, and no address is taken twice."""
    entries = tuple(
        replace(entry, date="2026-03-01", slug=None, template=None, more=())
        if entry.date[:2] != "20" or entry.slug or entry.template or entry.more
        else entry
        for entry in site.entries
    )
    notes = {name: note for name, note in site.notes.items() if note != BROKEN}
    pieces = {name: tuple(one for one in its if one not in FAILING) for name, its in site.pieces.items()}
    return replace(site, entries=entries, notes=notes, pieces=pieces)


BROKEN = "{% if %}"
PARTS = ("card", "part", "shelf", "maybe", "base", "article", "index", "other")


def template(site: Site, a: int, b: int) -> Site:
    """A template shows one thing more or less."""
    name, piece = _pick(WITH_PIECES, a), _pick(tuple(PIECES), b)
    if piece.startswith("article:") and name not in {"article", "special"}:
        piece = _pick([each for each in PIECES if each.startswith("site:")], b)
    before = site.pieces.get(name, ())
    after = tuple(each for each in before if each != piece) if piece in before else (*before, piece)
    return replace(site, pieces={**site.pieces, name: after})


def part(site: Site, a: int, b: int) -> Site:
    """A macro, an included part or a template changes its text, an optional part comes or goes, one breaks."""
    name = _pick(PARTS, a)
    notes = dict(site.notes)
    if name == "maybe" and name in notes:
        del notes[name]
    else:
        notes[name] = _pick((f"<hr class='{b}'>", f"{{{{ SITENAME }}}} {b}", f"<!-- {b} -->", BROKEN), b)
    return replace(site, notes=notes)


def setting(site: Site, a: int, b: int) -> Site:
    """A setting gets another value, or its default again."""
    name = _pick(tuple(SETTING_EDITS), a)
    values = SETTING_EDITS[name]
    rest = {key: value for key, value in site.settings.items() if key != name}
    return replace(site, settings=rest if b % 4 == 0 else {**rest, name: _pick(values, b)})


def attachment(site: Site, a: int, b: int) -> Site:
    """An attachment comes, changes, goes, or becomes a folder."""
    name = _pick(("a.txt", "b.txt", "a.txt/inner.txt"), a)
    rest = {key: text for key, text in site.attachments.items() if key.split("/")[0] != name.split("/")[0]}
    return replace(site, attachments=rest if b % 3 == 0 else {**rest, name: f"text {b}"})


def nothing(site: Site, a: int, b: int) -> Site:  # noqa: ARG001
    """A build without an edit."""
    return site


def _is_taken(site: Site, entry: Entry) -> bool:
    return entry.path in {other.path for other in site.entries}


def _added(site: Site, entry: Entry) -> Site:
    return site if _is_taken(site, entry) else replace(site, entries=(*site.entries, entry))


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        nothing,  # first: a shorter list of edits is one with more of these
        *(body, title, slug, date, category, tags, author, summary, link, translation, status, rename, swap),
        *(header_line, languages),
        *(as_page, own_template, delete, restore, new_entry, broken, mended, template, part, setting),
        attachment,
    )
}
