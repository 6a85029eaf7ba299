"""Links to other sites are marked, in texts and in components alike."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from tests.conftest import BuildSite

from content_model.outside_links import mark_outside_links

HINT = '<span class="visually-hidden"> (andere Website)</span>'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        (
            '<a href="https://a.example.org/">A</a> und <a class="b" href="http://b.example.org">B</a>',
            f'<a href="https://a.example.org/" rel="external">A{HINT}</a> und <a class="b" href="http://b.example.org" rel="external">B{HINT}</a>',
        ),
        (
            '<a rel="nofollow" href="https://a.example.org/"><b>A</b>\n</a>',
            f'<a rel="external nofollow" href="https://a.example.org/"><b>A</b>\n{HINT}</a>',
        ),
        (
            '<a href="https://netz.example.org.evil.example/">A</a>',
            f'<a href="https://netz.example.org.evil.example/" rel="external">A{HINT}</a>',
        ),
        ('<a href="/orte/">Orte</a> <a href="#a">a</a>', None),
        ('<a href="tel:112">112</a> <a href="mailto:a@example.org">Post</a>', None),
        ('<a href="webcal://netz.example.org/kalender/alle.ics">Kalender</a>', None),
        (
            '<a href="https://netz.example.org/orte/">hier</a> <a href="https://netz.example.org">auch</a>',
            None,
        ),
        ('<a href="https://wetter.example/" rel="noreferrer" data-quick-exit>weg</a>', None),
        ('<link href="https://a.example.org/"><p>https://a.example.org/</p>', None),
    ],
    ids=["outside", "other relation", "similar", "inside", "call", "webcal", "own", "quick exit", "no link"],
)
def test_outside_links_are_marked(html: str, marked: str | None) -> None:
    found = mark_outside_links(Markup(html), "andere Website", "https://netz.example.org")  # noqa: S704
    assert str(found) == (marked or html)


def test_outside_links_escape_plain_text() -> None:
    assert mark_outside_links("<b>", "&") == "&lt;b&gt;"


def test_outside_links_of_text_and_component_say_so_in_the_language_of_the_page(
    build_site: BuildSite,
) -> None:
    head = "siehe_auch: {titel: Mehr, link: https://b.example.org/mehr}"
    text = "[A](https://a.example.org/) [wir](https://netz.example.org/) <https://c.example.org/>"
    site = build_site(
        {
            "seiten/hallo.md": f"---\ntitel: Hallo\n{head}\n---\n{text}\n",
            "seiten/hello.md": f"---\ntitel: Hello\nsprache: en\n{head}\n---\n{text}\n",
        },
        SITEURL="https://netz.example.org",
    )
    links = {
        address: [link.get_text() for link in site.soup(address).select('main a[rel~="external"]')]
        for address in ("hallo", "hello")
    }
    assert links == {
        "hallo": [f"{name} (andere Website)" for name in ("A", "https://c.example.org/", "Mehr")],
        "hello": [f"{name} (other website)" for name in ("A", "https://c.example.org/", "Mehr")],
    }
