import json
from io import BytesIO

import pytest
from PIL import Image
from tests.conftest import BuildSite


@pytest.mark.parametrize(("site_url", "start"), [("", "/"), ("https://netz.example.org/pfad", "/pfad/")])
def test_web_manifest_is_linked_and_its_icons_exist(build_site: BuildSite, site_url: str, start: str) -> None:
    built = build_site({}, SITEURL=site_url)
    page = built.soup("")
    manifest = json.loads(built.read("manifest.webmanifest"))
    icons = manifest.pop("icons")

    assert [link["href"] for link in page.select("link[rel=manifest]")] == [f"{start}manifest.webmanifest"]
    assert "manifest-src 'self'" in str(page.select_one("meta[http-equiv]"))
    assert built.soup("404.html").select("link[rel=manifest]") == []
    assert manifest == {
        "name": "Testnetz",
        "short_name": "Testnetz",
        "description": "Ein Netz für Tests.",
        "lang": "de",
        "start_url": start,
        "scope": start,
        "display": "browser",
        "background_color": "#fbf9f4",
        "theme_color": "#fbf9f4",
    }
    for icon in icons:
        data = (built.output / icon["src"].removeprefix(start)).read_bytes()
        assert "x".join(map(str, Image.open(BytesIO(data)).size)) == icon["sizes"]
    assert [icon["sizes"] for icon in icons] == ["192x192", "512x512"]
