"""Time of all checks on 5,000 pages: `python benchmarks/check_site.py`.

Limit: 60 s on two cores without the Nu checker. Each page has what a page of the kit has: menu and
footer, structured data, a picture in three sizes, five paragraphs, thirty links; one page in ten has
a calendar file and a contact file beside it.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from site_checks.inspection import all_checks, inspect_site
from site_checks.report import last_line
from site_checks.site import open_site

PAGES = 5_000
SITE = "https://netz.example.org"
MENU = ("", "impressum/", "datenschutz/", "barrierefreiheit/", *(f"seite-{number}/" for number in range(16)))
PAGE = """<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Seite {number} – Netz</title><meta name="description" content="Was auf Seite {number} steht.">
<link rel="canonical" href="{site}/{address}"><meta name="referrer" content="no-referrer">
<link rel="stylesheet" href="/main.css">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Event", "name": "Treffen",
"startDate": "2026-11-03T18:00:00+01:00", "location": {{"@type": "Place", "address": "Rostock"}}, "url": "{site}/{address}"}}</script>
</head><body><header><nav aria-label="Hauptmenü"><ul>{menu}</ul></nav></header>
<main id="inhalt"><h1>Treffen {number}</h1>
<picture><source type="image/webp" srcset="/a-480.webp 480w, /a-960.webp 960w" sizes="100vw">
<img src="/a.jpg" alt="Eine Düne am Meer" width="16" height="9" loading="lazy"></picture>
{text}<p><a href="/seite-{before}/">Davor</a> <a href="/seite-{after}/#inhalt">Danach</a></p></main>
<footer><nav aria-label="Rechtliches"><ul>{menu}</ul></nav></footer></body></html>
"""
TEXT = "<h2>Worum es geht</h2><p>{words}</p>" * 5
WORDS = "Wir treffen uns am <time datetime='2026-11-03'>3. November 2026</time> in „Rostock“ und reden. " * 10
EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Netz//DE\r\nBEGIN:VEVENT\r\nUID:urn:uuid:{number}\r\n"
    "DTSTAMP:20261103T170000Z\r\nDTSTART:20261103T170000Z\r\nSUMMARY:Treffen\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:urn:uuid:{number}\r\nFN:Büro\r\nN:Büro;;;;\r\nEND:VCARD\r\n"


def addresses(count: int) -> Iterator[str]:
    """The start page, the legal pages and the rest."""
    yield from MENU[:4]
    yield from (f"seite-{number}/" for number in range(count - 4))


def write_site(folder: Path, count: int) -> None:
    """Pages, pictures, a style sheet, calendars and contacts."""
    menu = "".join(f'<li><a href="/{address}">Punkt {address}</a></li>' for address in MENU)
    names = list(addresses(count))
    for number, address in enumerate(names):
        place = folder / address
        place.mkdir(exist_ok=True)
        near = {"before": max(number - 5, 0), "after": min(number - 3, count - 5) if number > 3 else 0}
        page = PAGE.format(
            number=number, address=address, site=SITE, menu=menu, text=TEXT.format(words=WORDS), **near
        )
        (place / "index.html").write_text(page, encoding="utf-8")
        if number % 10 == 0:
            (place / "termin.ics").write_bytes(EVENT.format(number=number).encode())
            (place / "kontakt.vcf").write_bytes(CARD.format(number=number).encode())
    (folder / "404.html").write_text((folder / "index.html").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "main.css").write_text("body { color: black }", encoding="utf-8")
    for name in ("a.jpg", "a-480.webp", "a-960.webp"):
        Image.new("RGB", (16, 9)).save(folder / name)


def main() -> None:
    """Print seconds by the clock and of all cores, and megabytes of the largest process."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_site(folder, PAGES)
        start, before = time.perf_counter(), time.process_time()
        site = open_site(folder)
        made = [check for check in all_checks() if check.code != "html.nu"]
        results = inspect_site(site, made)
        seconds = time.perf_counter() - start
        size = sum(site.files.values()) / 1e6
    own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    work = own.ru_utime + own.ru_stime + workers.ru_utime + workers.ru_stime - before
    memory = max(own.ru_maxrss, workers.ru_maxrss) / 1024
    print(last_line(site, results))
    print(
        f"{len(site.pages)} pages, {size:.0f} MB: {seconds:.1f} s ({work:.1f} s of all cores), {memory:.0f} MB"
    )


if __name__ == "__main__":
    main()
