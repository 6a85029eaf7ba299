"""What search engines and other programs read: addresses, sitemap, robots, structured data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lxml import etree
from tests.conftest import NOW
from tests.site.built_pages import BuiltPages

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ADDRESSES = {"@id", "url", "item", "image", "logo", "contentUrl"}


def structured_data(pages: BuiltPages) -> Iterator[tuple[str, Any]]:
    for path, page in pages.pages.items():
        for script in page.select('script[type="application/ld+json"]'):
            yield path, json.loads(script.string or "")


def addresses_in(data: Any) -> Iterator[str]:
    """Every address in structured data, however deep."""
    if isinstance(data, list):
        for item in data:
            yield from addresses_in(item)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key in ADDRESSES and isinstance(value, str):
                yield value
            yield from addresses_in(value)


def test_indexable_pages_name_their_own_address(published: BuiltPages) -> None:
    wrong = {}
    for path in published.indexable:
        page, own = published.pages[path], [published.address(path)]
        named = [str(tag["href"]) for tag in page.select("link[rel=canonical]")]
        shared = [str(tag["content"]) for tag in page.select('meta[property="og:url"]')]
        if named != own or shared != own:
            wrong[path] = (named, shared)
    assert published.indexable
    assert wrong == {}


def test_preview_names_no_address_of_its_own(preview: BuiltPages) -> None:
    tags = 'link[rel=canonical], meta[property="og:url"], meta[property="og:image"]'
    assert {path for path, page in preview.pages.items() if page.select(tags)} == set()


def test_pages_have_title_and_description(built: BuiltPages) -> None:
    wrong = {}
    for path, page in built.pages.items():
        if not page.select("meta[http-equiv=refresh]"):
            title, description = page.select("head > title"), page.select("meta[name=description]")
            if not (
                len(title) == len(description) == 1 and title[0].text.strip() and description[0]["content"]
            ):
                wrong[path] = (title, description)
    assert wrong == {}


def test_indexable_pages_have_different_titles(published: BuiltPages) -> None:
    titles: dict[str, list[str]] = {}
    for path in published.indexable:
        titles.setdefault(published.pages[path].title.text, []).append(path)  # type: ignore[union-attr]
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_shared_pictures_exist(published: BuiltPages) -> None:
    pictures = {
        (path, str(tag["content"]))
        for path, page in published.pages.items()
        for tag in page.select('meta[property="og:image"]')
    }
    assert pictures
    assert {picture for path, picture in pictures if published.is_broken(path, picture)} == set()
    assert {picture for _, picture in pictures if not picture.startswith(published.site_url)} == set()


def test_sitemap_is_the_set_of_indexable_pages(published: BuiltPages) -> None:
    root = etree.fromstring(published.files["sitemap.xml"])
    named = [loc.text for loc in root.iterfind(f"{SITEMAP}url/{SITEMAP}loc")]
    assert sorted(map(str, named)) == sorted(map(published.address, published.indexable))


def test_manifest_knows_every_page(built: BuiltPages) -> None:
    written = {path.removesuffix("index.html") for path in built.pages}
    listed = {address.removesuffix("index.html") for address in built.manifest["pages"]}
    assert written - listed == set()
    assert {address for address in listed if address.endswith(("/", ".html"))} - written == set()


def test_robots_are_welcome_when_published(published: BuiltPages) -> None:
    assert published.files["robots.txt"].decode() == (
        f"User-agent: *\nAllow: /\n\nSitemap: {published.site_url}/sitemap.xml\n"
    )


def test_robots_stay_out_of_previews(preview: BuiltPages) -> None:
    assert preview.files["robots.txt"].decode() == "User-agent: *\nDisallow: /\n"


def test_security_contact_holds(published: BuiltPages) -> None:
    """RFC 9116: contact, an end in the future, the file's own address."""
    lines = published.files[".well-known/security.txt"].decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"] == "mailto:leuchtfeuer@example.org"
    assert fields["Canonical"] == f"{published.site_url}/.well-known/security.txt"
    assert datetime.fromisoformat(fields["Expires"]).replace(tzinfo=None) > datetime.fromisoformat(NOW)


def test_structured_data_is_whole(published: BuiltPages) -> None:
    found = list(structured_data(published))
    kinds = {item["@type"] for _, data in found for item in (data if isinstance(data, list) else [data])}
    assert {"BreadcrumbList", "Organization"} <= kinds
    assert [(path, data) for path, data in found if "https://schema.org" not in json.dumps(data)] == []


def test_structured_data_names_whole_addresses(published: BuiltPages) -> None:
    addresses = {(path, url) for path, data in structured_data(published) for url in addresses_in(data)}
    assert addresses
    assert {found for found in addresses if not found[1].startswith(("https://", "urn:uuid:"))} == set()
    assert {(path, url) for path, url in addresses if published.is_broken(path, url)} == set()
