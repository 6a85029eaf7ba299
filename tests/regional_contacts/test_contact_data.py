"""What search engines are told about contact points and regions."""

import json
from typing import Any

from bs4 import BeautifulSoup
from tests.conftest import BuildSite

SITE = "https://netz.example.org"
HAUS = """\
---
titel: Haus
art: Beratungsstelle
region: nord
zusammenfassung: Beratung am Markt.
anschrift: Markt 3, 17389 Anklam
telefon: [030 23125-140, 030 23125-141]
email: haus@example.org
sprechzeiten: Mo 9-12
sprachen: [Deutsch, Polnisch]
personen:
  - name: Ute Geheim
    telefon: 030 23125-199
    einwilligung: dienstlich
---
"""
FILES: dict[str, str | bytes] = {
    "regionen/nord.md": "---\ntitel: Nord\nkreise: [Landkreis Rostock, Hansestadt Rostock]\n---\n",
    "kontakte/haus.md": HAUS,
    "kontakte/jana.md": "---\ntitel: Jana\nart: Person\nregion: nord\ntelefon: 030 23125-142\neinwilligung: dienstlich\n---\n",
}
AREAS = [
    {"@type": "AdministrativeArea", "name": name}
    for name in ("Nord", "Landkreis Rostock", "Hansestadt Rostock")
]
POINT = {
    "@type": "ContactPoint",
    "contactType": "Beratungsstelle",
    "telephone": "+493023125140",
    "email": "haus@example.org",
    "availableLanguage": ["Deutsch", "Polnisch"],
    "hoursAvailable": [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": ["https://schema.org/Monday"],
            "opens": "09:00",
            "closes": "12:00",
        }
    ],
}


def data_in(soup: BeautifulSoup) -> list[dict[str, Any]]:
    """All structured data of a page but the breadcrumb."""
    found = [json.loads(tag.text) for tag in soup.select('script[type="application/ld+json"]')]
    return [one for one in found if one["@type"] != "BreadcrumbList"]


def network_id(data: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "Organization", "@id": data["@id"], "name": "Testnetz e. V.", "url": f"{SITE}/"}


def test_contact_point_is_an_organisation_of_the_network(build_site: BuildSite) -> None:
    (data,) = data_in(build_site(FILES, SITEURL=SITE).soup("vor-ort/nord/haus/"))
    assert data == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": data["@id"],
        "name": "Haus",
        "description": "Beratung am Markt.",
        "url": f"{SITE}/vor-ort/nord/haus/",
        "parentOrganization": network_id(data["parentOrganization"]),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Markt 3",
            "postalCode": "17389",
            "addressLocality": "Anklam",
            "addressCountry": "DE",
        },
        "areaServed": AREAS,
        "contactPoint": POINT,
    }
    assert str(data["@id"]).startswith("urn:uuid:")


def test_region_says_who_answers_where(build_site: BuildSite) -> None:
    (data,) = data_in(build_site(FILES, SITEURL=SITE).soup("vor-ort/nord/"))
    assert data == {
        "@context": "https://schema.org",
        **network_id(data),
        "contactPoint": [{**POINT, "areaServed": AREAS}],
    }


def test_persons_are_not_told_to_search_engines(build_site: BuildSite) -> None:
    build = build_site({path: text for path, text in FILES.items() if "haus" not in path}, SITEURL=SITE)
    assert [data_in(build.soup(address)) for address in ("vor-ort/nord/jana/", "vor-ort/nord/")] == [[], []]


def test_unchecked_contact_point_tells_neither_number_nor_address(build_site: BuildSite) -> None:
    old = HAUS.replace("region: nord", "region: nord\ngeprüft_am: 01.01.2015")
    (data,) = data_in(build_site({**FILES, "kontakte/haus.md": old}, SITEURL=SITE).soup("vor-ort/nord/haus/"))
    assert {"address", "contactPoint"} & data.keys() == set()


def test_without_the_address_of_the_site_nothing_is_told(build_site: BuildSite) -> None:
    build = build_site(FILES)
    assert [data_in(build.soup(address)) for address in ("vor-ort/nord/haus/", "vor-ort/nord/")] == [[], []]
