"""The web manifest: name, colours and icons for a site that someone puts on the home screen."""

from __future__ import annotations

import json
from collections.abc import Mapping

from content_model.site_content import SiteContent

ADDRESS = "manifest.webmanifest"
PAPER = "#fbf9f4"  # the tokens `paper` of the theme; a manifest knows one scheme


def web_manifest(content: SiteContent, icons: Mapping[int, str]) -> str:
    """W3C Web Application Manifest; `icons` are maskable PNGs, their addresses by their side in pixels."""
    facts, start = content.facts, content.url("")
    manifest = {
        "name": facts.name,
        "short_name": facts.short_name or facts.name,
        "description": facts.description,
        "lang": facts.lang,
        "start_url": start,
        "scope": start,
        "display": "browser",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {
                "src": content.url(address),
                "type": "image/png",
                "sizes": f"{side}x{side}",
                "purpose": "any maskable",
            }
            for side, address in icons.items()
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
