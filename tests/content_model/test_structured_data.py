import json
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from content_model.structured_data import (
    Article,
    JsonObject,
    Organization,
    PostalAddress,
    article,
    breadcrumb_list,
    organization,
    script_json,
)

START = "https://leuchtfeuer.example.org/netz/"
NETWORK = Organization(
    id="urn:uuid:7f1c2ab3-91f4-5a4e-a2f5-0a2b0b6f5e11", name="Netzwerk Leuchtfeuer", url=START
)
REFERENCE = {"@type": "Organization", "@id": NETWORK.id, "name": "Netzwerk Leuchtfeuer", "url": START}


def in_page(data: JsonObject) -> object:
    """Read the data the way a browser does: out of the script element of a page."""
    page = BeautifulSoup(
        f'<script type="application/ld+json">{script_json(data)}</script><p>danach</p>', "html.parser"
    )
    script = page.script
    assert script is not None
    assert [element.get_text() for element in page.find_all("p")] == ["danach"]
    return json.loads(script.string or "")


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "</SCRIPT >",
        "<!-- <script>",
        "]]> & &lt; 'a' \"b\" \\ /",
        "Zeile\u2028Absatz\u2029Ende\nneu",
        "Grüße 🎉 „gut“",
    ],
)
def test_script_json_reads_back_out_of_a_page(text: str) -> None:
    assert in_page({"name": text, text: [text]}) == {"name": text, text: [text]}


def test_script_json_holds_no_sign_that_ends_a_script() -> None:
    text = script_json({"a": "</script> <!-- & > \u2028 \u2029 ü"})

    assert text == Markup(
        r'{"a": "\u003c/script\u003e \u003c!-- \u0026 \u003e \u2028 \u2029 ü"}',
    )
    assert isinstance(text, Markup)


def test_script_json_keeps_order_and_leaves_out_none() -> None:
    data: JsonObject = {"z": None, "b": {"y": None, "x": 0}, "a": [{"w": None}, "", False]}

    assert script_json(data) == '{"b": {"x": 0}, "a": [{}, "", false]}'


def test_breadcrumb_list_numbers_the_way_from_the_start_page() -> None:
    assert in_page(breadcrumb_list([("Start", START), ("Vor Ort", f"{START}vor-ort/")])) == {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Start", "item": START},
            {"@type": "ListItem", "position": 2, "name": "Vor Ort", "item": f"{START}vor-ort/"},
        ],
    }


def test_organization_tells_all_facts() -> None:
    facts = Organization(
        id=NETWORK.id,
        name="Netzwerk Leuchtfeuer",
        url=START,
        logo=f"{START}theme/icon.svg",
        email="post@example.org",
        telephone="+49 30 23125 000",
        address=PostalAddress("Lange Straße 1", "18055", "Rostock"),
        same_as=("https://social.example.org/@leuchtfeuer",),
    )

    assert in_page(organization(facts)) == {
        "@context": "https://schema.org",
        **REFERENCE,
        "logo": f"{START}theme/icon.svg",
        "email": "post@example.org",
        "telephone": "+49 30 23125 000",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Lange Straße 1",
            "postalCode": "18055",
            "addressLocality": "Rostock",
            "addressCountry": "DE",
        },
        "sameAs": ["https://social.example.org/@leuchtfeuer"],
    }


def test_organization_leaves_out_unknown_facts() -> None:
    assert in_page(organization(NETWORK)) == {"@context": "https://schema.org", **REFERENCE}


def test_article_names_author_and_times() -> None:
    facts = Article(
        id="urn:uuid:5b1e2d9c-0f0a-5d56-8a39-6a0f3c1d2e4f",
        url=f"{START}veranstaltungen/2026/netzwerktreffen/",
        headline="Netzwerktreffen",
        published=datetime(2026, 11, 3, 18, 0, tzinfo=UTC),
        publisher=NETWORK,
        modified=date(2026, 11, 5),
        author="Ines Muster",
        description="Wie Gruppen Nachwuchs finden",
        image=f"{START}medien/saal.jpg",
        type="Report",
    )

    assert in_page(article(facts)) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": "urn:uuid:5b1e2d9c-0f0a-5d56-8a39-6a0f3c1d2e4f",
        "url": f"{START}veranstaltungen/2026/netzwerktreffen/",
        "headline": "Netzwerktreffen",
        "description": "Wie Gruppen Nachwuchs finden",
        "image": f"{START}medien/saal.jpg",
        "inLanguage": "de",
        "datePublished": "2026-11-03T18:00:00+00:00",
        "dateModified": "2026-11-05",
        "author": {"@type": "Person", "name": "Ines Muster"},
        "publisher": REFERENCE,
    }


def test_article_without_author_is_by_its_publisher() -> None:
    facts = Article(
        id="urn:uuid:0d9f7f0e-5b43-5b4c-9d9a-3f1f64f7f0aa",
        url=f"{START}aktuelles/2026/neues/",
        headline="Neues",
        published=date(2026, 11, 1),
        publisher=NETWORK,
    )

    assert in_page(article(facts)) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "urn:uuid:0d9f7f0e-5b43-5b4c-9d9a-3f1f64f7f0aa",
        "url": f"{START}aktuelles/2026/neues/",
        "headline": "Neues",
        "inLanguage": "de",
        "datePublished": "2026-11-01",
        "author": REFERENCE,
        "publisher": REFERENCE,
    }
