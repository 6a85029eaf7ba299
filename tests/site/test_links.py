"""No link, picture or style of any page leads nowhere, at the root and below a path."""

from __future__ import annotations

from urllib.parse import urlsplit

from tests.site.built_pages import BuiltPages

RESIDUE = ("{filename}", "{static}", "{attach}", "{author}", "{category}", "{tag}", "{index}")


def test_links_resolve(built: BuiltPages) -> None:
    """The examples of the style guide may lead anywhere."""
    links = [(path, link) for path, link in built.links if path != "stil/index.html"]
    assert len(links) > 1000
    broken = {link: path for path, link in links if built.is_broken(path, link)}
    assert broken == {}, "\n".join(f"{link} on {path}" for link, path in sorted(broken.items()))


def test_links_hold_no_place_names_of_pelican(built: BuiltPages) -> None:
    assert [(path, link) for path, link in built.links if link.startswith(RESIDUE) or "%7B" in link] == []


def test_links_name_no_file_of_the_sources(built: BuiltPages) -> None:
    assert [
        (path, link) for path, link in built.links if urlsplit(link).path.endswith((".md", ".markdown"))
    ] == []


def test_page_for_missing_addresses_works_at_any_depth(built: BuiltPages) -> None:
    """404.html is served at addresses of any depth, so its links must not be relative."""
    links = [link for path, link in built.links if path == "404.html"]
    assert links
    assert [link for link in links if not link.startswith(("/", "#", "https:", "tel:", "mailto:"))] == []


def test_every_page_is_reached_from_the_start(published: BuiltPages) -> None:
    """Nobody finds a page that no other page links to."""
    reached, waiting = set(), ["index.html"]
    targets: dict[str, set[str]] = {}
    for path, link in published.links:
        targets.setdefault(path, set()).add(urlsplit(link).path.removeprefix(f"{published.base}/"))
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += [f"{target}index.html" for target in targets.get(path, ()) if target.endswith("/")]
    assert sorted(published.indexable - reached) == []
