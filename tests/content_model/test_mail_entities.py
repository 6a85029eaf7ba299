from html import unescape

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup
from tests.conftest import BuildSite

from content_model.mail_entities import breakable_address, mail_entities

SPELT = "netz&#64;example&#46;org"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(Markup("netz@example.org"), SPELT, id="text"),
        pytest.param(
            Markup('<a href="mailto:netz@example.org?subject=x">Post</a>'),
            f'<a href="mailto&#58;{SPELT}?subject=x">Post</a>',
            id="address of a link",
        ),
        pytest.param("<netz@example.org>", f"&lt;{SPELT}&gt;", id="plain text is escaped"),
        pytest.param(Markup("&amp; @ a@b"), "&amp; @ a@b", id="no address"),
        pytest.param(
            Markup("<script>'a@example.org'</script> a@example.org"),
            "<script>'a@example.org'</script> a&#64;example&#46;org",
            id="script",
        ),
        pytest.param(
            Markup("(MAILTO:ä.b+c@example.org;f@example.net)"),
            "(MAILTO&#58;ä&#46;b+c&#64;example&#46;org;f&#64;example&#46;net)",
            id="two in a row",
        ),
        pytest.param(
            Markup("a@example.org@example.net"), "a&#64;example&#46;org@example.net", id="one @ too many"
        ),
    ],
)
def test_addresses_are_spelt_in_character_references(html: str, expected: str) -> None:
    assert mail_entities(html) == expected


def test_every_page_spells_addresses_in_link_and_text(build_site: BuildSite) -> None:
    address = "nord@example.org"
    build = build_site(
        {
            "kontakte/a.md": f"---\ntitel: A\nemail: {address}\n---\nOder an [uns](mailto:{address}), {address}.\n",
            "veranstaltungen/t.md": f"---\ntitel: T\nbeginn: 03.12.2026\nkontakt: a\nanmeldung: {address}\n---\n",
        }
    )
    for page, links in (("ueber-uns/a/", 2), ("veranstaltungen/2026/t/", 2)):
        raw = build.read(page)
        soup = BeautifulSoup(raw, "html.parser")
        assert address not in raw
        assert [link["href"] for link in soup.select(f'main a[href="mailto:{address}"]')] == [
            f"mailto:{address}"
        ] * links
        assert address in soup.text
        assert f"mailto:{address}" in unescape(raw)


@pytest.mark.parametrize(
    ("address", "spelt"),
    [
        ("a@example.org", "a&#64;<wbr>example&#46;org"),
        ("<a>@example.org", "&lt;a&gt;@example.org"),
        ("keine", "keine"),
    ],
)
def test_single_address_breaks_after_its_sign_only(address: str, spelt: str) -> None:
    assert breakable_address(address) == spelt
