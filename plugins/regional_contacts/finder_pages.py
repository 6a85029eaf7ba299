"""Where finder, map and places appear: all of it from five regions on, nothing before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from content_model.planned import PlannedFile, PlannedPage
from content_model.site_content import ShownEntry
from content_model.views import PageView
from regional_contacts.finder import PLACES, finder
from regional_contacts.finder_data import finder_files as data_files
from regional_contacts.places_page import places_pages
from regional_contacts.region_map import PICTURE, locator, map_picture, region_map
from regional_contacts.responsibility import Responsibility
from regional_contacts.sources_page import sources_page


def with_finder(responsibility: Responsibility, view: PageView) -> PageView:
    """„Vor Ort“ with finder and map; the list beside the map takes the place of the shortcuts."""
    if not responsibility.content.has_finder:
        return view
    return replace(
        view,
        finder=finder(responsibility, with_map=False),
        region_map=region_map(responsibility),
        filters=tuple(one for one in view.filters if one.label != "Region"),
    )


def with_locator(responsibility: Responsibility, view: PageView, region: ShownEntry) -> PageView:
    """The page of a region with the small map."""
    if not responsibility.content.has_finder:
        return view
    return replace(view, locator=locator(responsibility, region))


def finder_pages(responsibility: Responsibility) -> Iterator[PlannedPage]:
    """The two pages of places and the sources page."""
    if responsibility.content.has_finder:
        for view in places_pages(responsibility):
            yield PlannedPage("places", view)
        yield PlannedPage("sources", sources_page(responsibility.content))


def finder_files(responsibility: Responsibility) -> Iterator[PlannedFile]:
    """The data of the finder and the picture of the small map."""
    if responsibility.content.has_finder:
        for name, data in data_files(responsibility).items():
            yield PlannedFile(f"{PLACES}{name}.json", data, "finder_data")
        yield PlannedFile(PICTURE, map_picture(responsibility), "region_map")
