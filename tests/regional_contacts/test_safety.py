"""Crisis numbers and a way out on top of the pages that ask for them."""

import pytest
from tests.conftest import FACTS, BuildSite
from tests.regional_contacts.test_directory_pages import texts

SITE_FACTS = f"{FACTS}hilfe_sofort: [{{titel: Krisendienst, telefon: 116 123}}]\nschneller_ausstieg: https://wetter.example.org/\n"
BOTH = "krisenhinweis: ja\nschneller_ausstieg: ja"


@pytest.mark.parametrize(
    ("region", "contact", "page", "asking"),
    [
        pytest.param("", BOTH, "", {"vor-ort/nord/a/"}, id="contact"),
        pytest.param(BOTH, "", "", {"vor-ort/nord/", "vor-ort/nord/a/"}, id="region and its contacts"),
        pytest.param("", "", BOTH, {"hilfe/"}, id="page"),
        pytest.param("", "", "", set(), id="nobody"),
    ],
)
def test_pages_that_ask_have_crisis_numbers_and_a_way_out_on_top(
    build_site: BuildSite, region: str, contact: str, page: str, asking: set[str]
) -> None:
    build = build_site(
        {
            "netzwerk.yaml": SITE_FACTS,
            "regionen/nord.md": f"---\ntitel: Nord\n{region}\n---\n",
            "kontakte/a.md": f"---\ntitel: A\nregion: nord\ntelefon: 030 23125-100\n{contact}\n---\n",
            "seiten/hilfe.md": f"---\ntitel: Hilfe\n{page}\n---\n",
        }
    )
    pages = {address: build.soup(address) for address in ("vor-ort/nord/", "vor-ort/nord/a/", "hilfe/")}
    assert {address for address, soup in pages.items() if soup.select("main .crisis-bar")} == asking
    assert {address for address, soup in pages.items() if soup.select(".quick-exit")} == asking
    assert {address for address in pages if "quick_exit." in build.read(address)} == asking


def test_way_out_is_a_plain_link_that_says_what_it_does_not_do(build_site: BuildSite) -> None:
    page = f"---\ntitel: Hilfe\n{BOTH}\n---\n"
    soup = build_site({"netzwerk.yaml": SITE_FACTS, "seiten/hilfe.md": page}).soup("hilfe/")
    assert [link["href"] for link in soup.select(".quick-exit a")] == ["https://wetter.example.org/"]
    assert texts(soup, ".quick-exit a, .quick-exit p") == [
        "Seite schnell verlassen",
        "Diese Seite bleibt im Verlauf Ihres Browsers stehen.",
    ]


def test_page_that_asks_for_what_the_site_does_not_have_shows_nothing(build_site: BuildSite) -> None:
    soup = build_site({"seiten/hilfe.md": f"---\ntitel: Hilfe\n{BOTH}\n---\n"}).soup("hilfe/")
    assert soup.select(".quick-exit, main .crisis-bar") == []
