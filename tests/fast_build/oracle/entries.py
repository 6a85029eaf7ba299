"""One source file of a tiny site, in the three markups stock Pelican reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """An article or, below pages/, a page; fields that are None are not written."""

    name: str
    title: str
    body: str
    date: str = "2026-03-01 10:00"
    folder: str = ""
    markup: str = "md"
    slug: str | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    author: str | None = None
    lang: str | None = None
    status: str | None = None
    summary: str | None = None
    template: str | None = None
    link: str | None = None
    more: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Below the content folder."""
        return "/".join(filter(None, (self.folder, f"{self.name}.{self.markup}")))

    def text(self) -> str:
        """The file as an author would write it."""
        return {"md": _markdown, "html": _html, "rst": _rst}[self.markup](self)


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "date", entry.date
    for name in ("slug", "category", "author", "lang", "status", "summary", "template"):
        value = getattr(entry, name)
        if value is not None:
            yield name, value
    if entry.tags:
        yield "tags", ", ".join(entry.tags)
    yield from entry.more


def _address(link: str) -> str:
    """A link within the site names a file unless it says what it names."""
    return link if link[0] in "{|" else f"{{filename}}/{link}"


def _markdown(entry: Entry) -> str:
    header = "".join(f"{name.title()}: {value}\n" for name, value in _fields(entry))
    link = f"\n\nSee [the other]({_address(entry.link)})." if entry.link else ""
    return f"Title: {entry.title}\n{header}\n{entry.body}{link}\n"


def _html(entry: Entry) -> str:
    header = "".join(f'<meta name="{name}" content="{value}">' for name, value in _fields(entry))
    link = f'<p><a href="{_address(entry.link)}">the other</a></p>' if entry.link else ""
    body = f"<p>{entry.body}</p>{link}"
    return f"<html><head><title>{entry.title}</title>{header}</head><body>{body}</body></html>"


def _rst(entry: Entry) -> str:
    header = "".join(f":{name}: {value}\n" for name, value in _fields(entry))
    link = f"\n\nSee `the other <{_address(entry.link)}>`__." if entry.link else ""
    return f"{entry.title}\n{'#' * (len(entry.title) + 4)}\n\n{header}\n{entry.body}{link}\n"
