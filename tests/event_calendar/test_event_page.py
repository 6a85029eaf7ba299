"""What an event's page says of the venue, before and after the event."""

import pytest
from bs4 import BeautifulSoup
from tests.conftest import BuildSite

VENUE = "---\ntitel: Haus am See\nanschrift: Seeweg 1, 18055 Rostock\nanfahrt: Bus 7 bis Seeweg\n---\n"
EVENT = "---\ntitel: Fest\nbeginn: 03.11.{year} 18:00\nort: haus-am-see\n---\n"


@pytest.mark.parametrize(("year", "way"), [(2027, ["Bus 7 bis Seeweg"]), (2025, [])])
def test_way_to_the_venue_is_told_while_the_event_lies_ahead(
    build_site: BuildSite, year: int, way: list[str]
) -> None:
    files = {
        "veranstaltungsorte/haus-am-see.md": VENUE,
        f"veranstaltungen/{year}/fest.md": EVENT.format(year=year),
    }
    soup = BeautifulSoup(build_site(files).read(f"veranstaltungen/{year}/fest"), "html.parser")
    facts = {term.get_text(strip=True): term for term in soup.find_all("dt")}
    told = [facts["Anfahrt"].find_next("dd").get_text(strip=True)] if "Anfahrt" in facts else []
    assert told == way
    assert facts["Wo"].find_next("dd").get_text(strip=True) == "Haus am See"
