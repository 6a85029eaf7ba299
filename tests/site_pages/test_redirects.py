import pytest
from lxml import html

from site_pages.redirects import redirect_html

URL = "/netz/veranstaltungen/2026/treffen/?a=1&b='2\""
TITLE = 'Treffen <Nord> & "Süd"'
CANONICAL = "https://leuchtfeuer.example.org/netz/veranstaltungen/2026/treffen/"


def test_redirect_page_leads_to_the_new_address() -> None:
    page = html.document_fromstring(redirect_html(URL, TITLE, CANONICAL))

    assert {
        "lang": page.get("lang"),
        "title": page.findtext(".//title"),
        "refresh": page.xpath("//meta[@http-equiv='refresh']/@content"),
        "robots": page.xpath("//meta[@name='robots']/@content"),
        "canonical": page.xpath("//link[@rel='canonical']/@href"),
        "link": [(link.get("href"), link.text) for link in page.iter("a")],
        "heading": page.findtext(".//main/h1"),
    } == {
        "lang": "de",
        "title": f"Umgezogen: {TITLE}",
        "refresh": [f"0; url={URL}"],
        "robots": ["noindex"],
        "canonical": [CANONICAL],
        "link": [(URL, TITLE)],
        "heading": "Diese Seite ist umgezogen",
    }


@pytest.mark.parametrize(
    ("canonical", "links"),
    [pytest.param(CANONICAL, 1, id="published"), pytest.param(None, 0, id="preview")],
)
def test_redirect_page_names_the_canonical_address_if_there_is_one(canonical: str | None, links: int) -> None:
    page = html.document_fromstring(redirect_html(URL, TITLE, canonical))

    assert len(page.findall(".//link")) == links
