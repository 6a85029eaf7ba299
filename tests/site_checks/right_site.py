"""A tiny published site without a fault; the cases plant theirs by edits."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from site_checks.check import Result
from site_checks.inspection import all_checks, inspect_site
from site_checks.site import open_site

HOST = "https://netz.example.org"
HEAD = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Netz</title>
<meta name="description" content="{title} im Netz">
{own}
<meta name="referrer" content="strict-origin-when-cross-origin">
<link rel="stylesheet" href="@/theme/main.css"><link rel="icon" href="data:,%7B">
{more}</head>
<body>
<header><nav aria-label="Hauptmenü"><a href="@/">Start</a> <a href="@/treffen/">Treffen</a></nav></header>
<main id="inhalt">
<h1>{title}</h1>
"""
FOOT = """</main>
<footer><nav aria-label="Rechtliches"><a href="@/impressum/">Impressum</a> <a href="@/datenschutz/">Datenschutz</a>
<a href="@/barrierefreiheit/">Barrierefreiheit</a></nav></footer>
</body>
</html>
"""
OWN = '<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">'
EVENT = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "Treffen", "startDate": "2026-11-03T18:00:00+01:00", "endDate": "2026-11-03T20:00:00+01:00", "url": "!/treffen/", "location": {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Rostock"}}}</script>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Start", "item": "!/"}, {"@type": "ListItem", "position": 2, "name": "Treffen", "item": "!/treffen/"}]}</script>
<script src="@/theme/suche.js" defer></script>
"""
BODIES = {
    "index.html": ("Startseite", "", '<p>Willkommen. <a href="tel:+493023125100">030 23125-100</a></p>\n'),
    "404.html": ("Nicht gefunden", "", "<p>Diese Seite gibt es nicht.</p>\n"),
    "impressum/index.html": (
        "Impressum",
        "",
        '<p>Netz e. V., Lange Straße 1, 18055 Rostock</p>\n<p><a href="mailto:netz@example.org">netz@example.org</a></p>\n',
    ),
    "datenschutz/index.html": ("Datenschutz", "", "<p>Wir speichern nichts (§ 25 TDDDG).</p>\n"),
    "barrierefreiheit/index.html": (
        "Barrierefreiheit",
        "",
        '<p>Erklärung vom <time datetime="2026-11-16">16. November 2026</time></p>\n',
    ),
    "treffen/index.html": (
        "Treffen",
        EVENT,
        """<h2 id="wann">Wann</h2>
<p>Am <time datetime="2026-11-03T18:00+01:00">3. November 2026, 18 Uhr</time> im „Haus am Markt“.</p>
<picture><source type="image/webp" srcset="@/bild.webp 480w, @/bild.jpg 960w"><img src="@/bild.jpg" alt="Eine Düne am Meer" width="16" height="9"></picture>
<img src="@/logo.svg" alt="" width="16" height="16">
<p><a href="#wann">Nach oben</a> <a href="@/treffen/termin.ics">Termin</a> <a href="@/kontakt.vcf">Kontakt</a>
<a href="@/feeds/alles.atom.xml">Feed</a> <a href="https://www.example.org/">Partner</a> <code>None {{ x }} TMG &quot;</code></p>
<form><label for="wort">Wort</label> <input id="wort"></form>
<table><tr><th>Tag</th></tr><tr><td>Dienstag</td></tr></table>
""",
    ),
}
REDIRECT = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Umgezogen</title><meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=@/treffen/"></head><body><a href="@/treffen/">Treffen</a></body></html>
"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Netz</title><id>urn:uuid:c02ccd02-5850-592a-989b-79e7c7c5f380</id>
<updated>2026-11-18T00:00:00+01:00</updated><author><name>Netz e. V.</name></author>
<link href="!/" rel="alternate"/><link href="!/feeds/alles.atom.xml" rel="self"/>
<entry><title>Treffen</title><id>urn:uuid:5214ed43-1da6-50f5-85ca-e14240e49e94</id>
<updated>2026-11-18T00:00:00+01:00</updated><link href="!/treffen/" rel="alternate"/>
<content type="html">&lt;p&gt;&lt;a href="!/treffen/"&gt;Treffen&lt;/a&gt;&lt;/p&gt;</content></entry>
</feed>
"""
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Netz</title><link>!/</link><description>Neues</description>
<item><title>Treffen</title><link>!/treffen/</link></item></channel></rss>
"""
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Netz//DE
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:urn:uuid:eins
DTSTAMP:20261103T170000Z
DTSTART;TZID=Europe/Berlin:20261103T180000
SUMMARY:Treffen
END:VEVENT
BEGIN:VEVENT
UID:urn:uuid:zwei
DTSTAMP:20261103T170000Z
DTSTART;VALUE=DATE:20261104
SUMMARY:Ausflug
END:VEVENT
END:VCALENDAR
"""
CARDS = """BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:eins
FN:Geschäftsstelle
N:Geschäftsstelle;;;;
END:VCARD
BEGIN:VCARD
VERSION:3.0
UID:urn:uuid:zwei
FN:Regionalzentrum
N:Regionalzentrum;;;;
END:VCARD
"""
FILES = {
    "alt/index.html": REDIRECT,
    "feeds/alles.atom.xml": ATOM,
    "feeds/alles.rss": RSS,
    "treffen/termin.ics": CALENDAR.replace("\n", "\r\n"),
    "kontakt.vcf": CARDS.replace("\n", "\r\n"),
    "robots.txt": "User-agent: *\nAllow: /\n\nSitemap: !/sitemap.xml\n",
    "theme/main.css": 'body { color: black; background: url("../bild.jpg") }\n',
    "theme/suche.js": '// siehe https://www.example.com/, ohne localStorage\nconst name = "http://www.w3.org/2000/svg";\n',
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>\n',
    "orte/daten.json": "{}\n",
}
TYPES = {
    "index.html": ("", "start"),
    "404.html": ("404.html", "not_found"),
    "impressum/index.html": ("impressum/", "legal"),
    "datenschutz/index.html": ("datenschutz/", "legal"),
    "barrierefreiheit/index.html": ("barrierefreiheit/", "legal"),
    "treffen/index.html": ("treffen/", "event"),
    "alt/index.html": ("alt/", "redirect"),
}


def right_files(base: str = "") -> dict[str, str | bytes]:
    """Every file by its path, for a site below `base` ("" or "/netzwerk")."""
    files: dict[str, str | bytes] = {"bild.jpg": _picture("JPEG"), "bild.webp": _picture("WEBP")}
    for path, (title, more, body) in BODIES.items():
        address = f"!/{path.removesuffix('index.html')}"
        own = '<meta name="robots" content="noindex">' if path == "404.html" else OWN.format(address=address)
        files[path] = _placed(HEAD.format(title=title, own=own, more=more) + body + FOOT, base)
    addresses = [path.removesuffix("index.html") for path in BODIES if path != "404.html"]
    listed = "".join(f"<url><loc>!/{address}</loc></url>" for address in addresses)
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>\n'
    return files | {path: _placed(text, base) for path, text in {**FILES, "sitemap.xml": sitemap}.items()}


def right_manifest() -> dict[str, Any]:
    """What the build of the site says."""
    pages = {address: {"type": type_, "source": None} for address, type_ in TYPES.values()}
    pages["treffen/"]["source"] = "content/veranstaltungen/treffen.md"
    return {
        "form": "publish",
        "day": "2026-11-22",
        "pages": pages,
        "withheld": {"content/entwurf.md": "Entwurf"},
    }


def write_site(
    folder: Path, files: Mapping[str, str | bytes], manifest: Mapping[str, Any] | None = None
) -> Path:
    """Writes the files to `folder`/output and the manifest to its place; gives the output folder."""
    for path, content in files.items():
        place = folder / "output" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    if manifest is not None:
        place = folder / ".build/output/manifest.json"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "output").mkdir(exist_ok=True)
    return folder / "output"


def run_check(output: Path, code: str, **options: Any) -> Result:
    """The result of one check."""
    (check,) = (one for one in all_checks() if one.code == code)
    (result,) = inspect_site(open_site(output, **options), [check])
    return result


def lines_of(result: Result) -> list[str]:
    """The findings as they are printed."""
    return [str(finding) for finding in result.findings]


def _placed(text: str, base: str) -> str:
    return text.replace("@/", f"{base}/").replace("!/", f"{HOST}{base}/")


@cache
def _picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (16, 9), "teal").save(stream, kind)
    return stream.getvalue()
