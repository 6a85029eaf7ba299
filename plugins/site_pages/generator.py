"""Asks the pure modules for everything that is neither event nor contact."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from content_model import views
from content_model.page_parts import page_parts
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.site_content import ShownEntry
from content_model.typed_pages import PageGenerator
from site_pages.machine_files import machine_files, redirect_files
from site_pages.material_pages import material_list, material_page
from site_pages.neighbours import Neighbours
from site_pages.news_pages import news_lists, news_page
from site_pages.organisation_pages import organisation_lists
from site_pages.plain_pages import ABOUT, handbook_pages, not_found_page, plain_pages
from site_pages.privacy_notice import privacy_sections
from site_pages.project_pages import project_list, project_page
from site_pages.shelf import CONTEXT_NAME, NewsShelf
from site_pages.site_feeds import feed_files
from site_pages.start_page import start_page
from site_pages.style_guide import read_components
from site_pages.topic_pages import topic_list, topic_pages, used_topics
from site_pages.web_manifest import ADDRESS as WEB_MANIFEST
from site_pages.web_manifest import web_manifest

START = "seiten/start"
PRIVACY = "datenschutz/"
SEARCH = "SITE_SEARCH"


class SitePagesGenerator(PageGenerator):
    """Start page, news, projects, material, topics, plain pages, feeds and files for machines."""

    keeps_pages = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = NewsShelf(lambda: self.content)
        self.context[CONTEXT_NAME] = self.shelf

    def pages(self) -> Iterator[PageGroup]:
        """All pages of this plugin."""
        content = self.content
        yield PageGroup("start", self._start)
        for shown in content.of_type("news"):
            yield PageGroup(f"news {shown.id}", partial(self._news, shown))
        for shown in content.of_type("project"):
            yield PageGroup(f"project {shown.id}", partial(self._project, shown))
        for shown in content.of_type("material"):
            yield PageGroup(f"material {shown.id}", partial(self._material, shown))
        yield from topic_pages(content, self._contacts.cards, self._others)
        more = {ABOUT: self._contacts.about_sections, PRIVACY: self._privacy}
        yield from plain_pages(content, self._contacts.cards, more)
        yield PageGroup("lists", self._lists)
        yield PageGroup("organisations", partial(organisation_lists, content))
        yield PageGroup("topics", self._topic_list)
        yield PageGroup("not found", self._not_found)
        if content.build.form.shows_drafts:
            yield from handbook_pages(content)

    @property
    def _contacts(self) -> Any:
        return self.context["REGIONAL_CONTACTS"]

    @property
    def _others(self) -> Neighbours:
        return Neighbours(self.context["EVENT_CALENDAR"], self.shelf, self._contacts)

    def _start(self) -> Iterator[PlannedPage]:
        start = self.content.entries.get(START)
        yield PlannedPage("start", start_page(self.content, start, self._others), start)

    def _news(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        yield PlannedPage("news", news_page(self.content, shown, self._contacts.cards), shown)

    def _project(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        view = project_page(self.content, shown, self._contacts.cards, self._others)
        yield PlannedPage("project", view, shown)

    def _material(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        yield PlannedPage("material", material_page(self.content, shown), shown)

    def _not_found(self) -> Iterator[PlannedPage]:
        yield PlannedPage("not_found", not_found_page(self.content))

    def _topic_list(self) -> Iterator[PlannedPage]:
        if used_topics(self.content):
            yield PlannedPage("topic_list", topic_list(self.content))

    def _privacy(self) -> tuple[views.Section, ...]:
        """What visitors are told about their data; the search is a plugin that a site may do without."""
        return tuple(privacy_sections(self.content, has_search=SEARCH in self.settings))

    def _lists(self) -> Iterator[PlannedPage]:
        """The lists that have something to show."""
        content = self.content
        for view in news_lists(content, self.shelf):
            yield PlannedPage("news_list", view)
        if content.listed("project"):
            yield PlannedPage("project_list", project_list(content))
        if content.listed("material"):
            yield PlannedPage("material_list", material_list(content))

    def files(self) -> Iterator[PlannedFile]:
        """Feeds, redirects, web manifest; the sitemap waits until all pages are known."""
        manifest = web_manifest(self.content, self.context["THEME_ASSETS"].manifest_icons)
        yield PlannedFile(WEB_MANIFEST, manifest.encode(), "web_manifest")
        yield from feed_files(self.content)
        yield from redirect_files(self.content)

    def generate_output(self, writer: Any) -> None:
        """Adds the sitemap, which names the pages of all plugins."""
        files = list(machine_files(self.content, self._public_pages()))
        self.enter_files(files)
        super().generate_output(writer)

    def _public_pages(self) -> dict[str, ShownEntry | None]:
        content = self.content
        pages: dict[str, ShownEntry | None] = {}
        for address, record in content.build.pages.items():
            shown = content.entries.get(record.id) if record.id else None
            hidden = shown is not None and (not content.is_listed(shown) or shown.is_draft)
            if record.is_page and not hidden and record.type not in ("not_found", "handbook", "style_guide"):
                pages[address] = shown
        return pages


class StyleGuide(PageGenerator):
    """The page of all components; it is made of files of the theme, so it is derived in every run."""

    def pages(self) -> Iterator[PlannedPage]:
        """The one page, where drafts are shown."""
        if not self.content.build.form.shows_drafts:
            return
        folder = Path(self.theme, "templates", "components")
        icon = self.content.url(self.context["THEME_ASSETS"].icon)
        view = views.PageView(
            type="style_guide",
            section="stil/",
            noindex=True,
            lead="Alle Bausteine des Themes mit ihren Beispielen.",
            **page_parts(self.content, "Stil", "stil/"),
        )
        more = {"components": tuple(read_components(folder, icon))}
        yield PlannedPage("style_guide", view, more=more)
