"""Files for machines: sitemap, robots.txt, security.txt, the day of the build, redirects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from content_model.fields.dates import BERLIN
from content_model.models.news import News
from content_model.models.report import Report
from content_model.planned import PlannedFile
from content_model.site_content import ShownEntry, SiteContent
from site_pages.redirects import redirect_html
from site_pages.site_feeds import page_address
from site_pages.sitemap import SitemapUrl, sitemap_bytes
from site_pages.text_files import build_day_json, robots_txt, security_txt

BUILD_DAY = "stand.json"  # the published site is asked for it; it changes every day


PublicPages = Mapping[str, ShownEntry | None]


def machine_files(content: SiteContent, pages: PublicPages) -> Iterator[PlannedFile]:
    """All of them; `pages` maps the addresses for search engines to their entries, where they have one."""
    sitemap = "sitemap.xml" if content.site_url else None
    if sitemap:
        yield PlannedFile(sitemap, sitemap_bytes(_sitemap_urls(content, pages)), "sitemap")
    yield PlannedFile(
        "robots.txt",
        robots_txt(content.canonical("sitemap.xml"), allow=bool(content.site_url)).encode(),
        "robots",
    )
    yield PlannedFile(BUILD_DAY, build_day_json(content.today).encode(), "build_day")
    if content.site_url and content.facts.email:
        yield PlannedFile(".well-known/security.txt", _security(content).encode(), "security")


def _sitemap_urls(content: SiteContent, pages: PublicPages) -> Iterator[SitemapUrl]:
    for address, shown in pages.items():
        family = (shown, *content.translations_of(shown)) if shown else ()
        languages = tuple(
            (one.entry.lang or content.facts.lang, content.full_url(one.address))
            for one in family
            if one.address and one.address in pages
        )
        yield SitemapUrl(
            content.full_url(address), changed_on(shown), languages if len(languages) > 1 else ()
        )


def _security(content: SiteContent) -> str:
    """Expires at the end of the next half year: always valid for six months, never for more than twelve.

    So the file changes twice a year and not every day (RFC 9116, 2.5.5: less than a year).
    """
    year, month, day = (
        (content.today.year, 12, 31) if content.today.month <= 6 else (content.today.year + 1, 6, 30)
    )
    expires = datetime(year, month, day, tzinfo=BERLIN)
    return security_txt(
        f"mailto:{content.facts.email}", expires, content.full_url(".well-known/security.txt"), ("de", "en")
    )


def redirect_files(content: SiteContent) -> Iterator[PlannedFile]:
    """A page at each former address."""
    for shown in content.entries.values():
        target = page_address(content, shown)
        for former in shown.entry.old_addresses:
            address = former if former.endswith((".html", ".htm")) else f"{former}/index.html"
            html = redirect_html(content.url(target), shown.entry.title, content.canonical(target))
            yield PlannedFile(address, html.encode(), "redirect", shown)


def changed_on(shown: ShownEntry | None) -> date | None:
    """The day an entry last changed, as far as its header says."""
    if shown is None:
        return None
    modified = shown.entry.modified
    if modified and modified.year:
        return modified.date
    if isinstance(shown.entry, News):
        return shown.entry.date.date if shown.entry.date.is_day else None
    return shown.entry.date if isinstance(shown.entry, Report) else None
