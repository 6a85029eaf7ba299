"""Asks the pure modules for all pages of contact points and regions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from content_model import views
from content_model.page_parts import page_parts
from content_model.planned import PlannedFile, PlannedPage
from content_model.typed_pages import PageGenerator
from regional_contacts.contact_page import UEBER_UNS, contact_page
from regional_contacts.directory_pages import Directory
from regional_contacts.finder_pages import finder_files, finder_pages, with_finder, with_locator
from regional_contacts.page_code import with_page_code
from regional_contacts.region_list import region_list
from regional_contacts.region_pages import Neighbours, region_page
from regional_contacts.rules import region_findings
from regional_contacts.shelf import CONTEXT_NAME, ContactShelf
from regional_contacts.vcard_files import vcard_files


class ContactGenerator(PageGenerator):
    """Pages of contact points and regions; offers its shelf to the other plugins."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[no-untyped-call]
        self.shelf = ContactShelf(lambda: self.content)
        self.context[CONTEXT_NAME] = self.shelf

    def pages(self) -> Iterator[PlannedPage]:
        """Every contact point, every region, the directory."""
        content, answers = self.content, self.shelf.answers
        content.build.findings += region_findings(answers)
        neighbours = Neighbours(self.context.get("EVENT_CALENDAR"), self.context.get("SITE_PAGES"))
        for shown in content.of_type("contact"):
            yield PlannedPage(
                "contact", with_page_code(contact_page(self.shelf.responsibility, shown)), shown
            )
        for shown in content.of_type("region"):
            page = region_page(answers, shown, neighbours)
            yield PlannedPage(
                "region", with_page_code(with_locator(self.shelf.responsibility, page, shown)), shown
            )
        directory = Directory(answers)
        if content.listed("region"):
            view = with_finder(self.shelf.responsibility, region_list(directory))
            yield PlannedPage("region_list", view)
        for view in directory.pages():
            yield PlannedPage("listing", view)
        yield from finder_pages(self.shelf.responsibility)
        yield from self._about_page()

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
