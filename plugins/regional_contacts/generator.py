"""Asks the pure modules for all pages of contact points and regions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from content_model import views
from content_model.page_parts import page_parts
from content_model.planned import PageGroup, PlannedFile, PlannedPage
from content_model.site_content import ShownEntry
from content_model.typed_pages import PageGenerator
from regional_contacts.contact_page import UEBER_UNS, contact_page
from regional_contacts.directory_pages import Directory
from regional_contacts.finder_pages import finder_files, finder_pages, with_finder, with_locator
from regional_contacts.region_list import region_list
from regional_contacts.region_pages import Neighbours, region_page
from regional_contacts.rules import region_findings
from regional_contacts.shelf import CONTEXT_NAME, ContactShelf
from regional_contacts.vcard_files import vcard_files


class ContactGenerator(PageGenerator):
    """Pages of contact points and regions; offers its shelf to the other plugins."""

    keeps_pages = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = ContactShelf(lambda: self.content)
        self.context[CONTEXT_NAME] = self.shelf

    def pages(self) -> Iterator[PageGroup]:
        """Every contact point, every region, the directory."""
        content = self.content
        content.build.findings += region_findings(self.shelf.answers)
        for shown in content.of_type("contact"):
            yield PageGroup(f"contact {shown.id}", partial(self._contact, shown))
        for shown in content.of_type("region"):
            yield PageGroup(f"region {shown.id}", partial(self._region, shown))
        yield PageGroup("directory", self._directory)
        yield PageGroup("about", self._about_page)

    def _contact(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        yield PlannedPage("contact", contact_page(self.shelf.responsibility, shown), shown)

    def _region(self, shown: ShownEntry) -> Iterator[PlannedPage]:
        neighbours = Neighbours(self.context.get("EVENT_CALENDAR"), self.context.get("SITE_PAGES"))
        page = region_page(self.shelf.answers, shown, neighbours)
        yield PlannedPage("region", with_locator(self.shelf.responsibility, page, shown), shown)

    def _directory(self) -> Iterator[PlannedPage]:
        content, directory = self.content, Directory(self.shelf.answers)
        if content.listed("region"):
            view = with_finder(self.shelf.responsibility, region_list(directory))
            yield PlannedPage("region_list", view)
        for view in directory.pages():
            yield PlannedPage("listing", view)
        yield from finder_pages(self.shelf.responsibility)

    def files(self) -> Iterator[PlannedFile]:
        """The vCards of every contact point, what the finder needs."""
        for shown in self.content.of_type("contact"):
            yield from vcard_files(self.content, shown)
        yield from finder_files(self.shelf.responsibility)

    def _about_page(self) -> Iterator[PlannedPage]:
        """Contact points without a region have a list, also where nobody wrote a page for it."""
        content, sections = self.content, self.shelf.about_sections()
        if sections and not any(shown.address == UEBER_UNS for shown in content.entries.values()):
            parts = page_parts(content, "Über uns", UEBER_UNS)
            yield PlannedPage(
                "listing", views.PageView(type="contact_list", section=UEBER_UNS, sections=sections, **parts)
            )
