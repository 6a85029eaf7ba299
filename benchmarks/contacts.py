"""Time of 5,000 contact points in 400 Kreise: `python benchmarks/contacts.py`.

Limit: 5 s above a site of as many plain pages that say the same in their text, in seconds of processor time.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from pelican.settings import read_settings  # noqa: TID251  # measures whole builds

from regional_contacts.postcodes import districts
from safe_build import SafePelican

PROJECT = Path(__file__).parents[1]
CONTACTS, LIMIT_S = 5000, 5.0
FACTS = """\
name: Testnetz
beschreibung: Ein Netz zum Messen.
id_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5
email: netz@example.org
"""
KINDS = ("Regionalzentrum", "Beratungsstelle", "Gruppe", "Gruppe", "Gruppe")
CONTACT = """\
---
titel: Anlaufstelle {number}
art: {kind}
region: {region}
anschrift: Lange Straße {number}, 18055 Rostock
telefon: 030 23125-{extension:03}
email: stelle-{number}@example.org
sprechzeiten: Mo–Do 9–16
angebote: [Reden, Gehen, Schreiben]
sprachen: [Deutsch, Polnisch]
personen:
  - name: Jana Brandt {number}
    funktion: Beratung
    telefon: 030 23125-{extension:03}
    einwilligung: dienstlich
geprüft_am: 02.11.2026
---
Kommen Sie herein.
"""
PAGE = """\
---
titel: Anlaufstelle {number}
zusammenfassung: Lange Straße {number}, 18055 Rostock
---
[030 23125-100](tel:+493023125100), [stelle@example.org](mailto:stelle@example.org)

- **Adresse:** Lange Straße {number}, 18055 Rostock
- **Sprechzeiten:** Montag bis Donnerstag: 9–16 Uhr
- **Angebote:** Reden, Gehen, Schreiben
- **Sprachen:** Deutsch, Polnisch
- **Jana Brandt**, Beratung, [030 23125-100](tel:+493023125100)

Zuletzt geprüft: November 2026. Kommen Sie herein.
"""


def plain_site() -> dict[str, str]:
    """As many plain pages as there are contact points and regions."""
    count = CONTACTS + len(districts())
    return {f"seiten/stelle-{number}.md": PAGE.format(number=number) for number in range(count)}


def contact_site() -> dict[str, str]:
    """A region for each Kreis of Germany within its Land, and contact points in all of them."""
    files = {f"regionen/land-{one.ags[:2]}.md": f"---\ntitel: {one.land}\n---\n" for one in districts()}
    for one in districts():
        header = f"titel: {one.full_name}\nteil_von: land-{one.ags[:2]}\nkreise: '{one.ags}'"
        files[f"regionen/kreis-{one.ags}.md"] = f"---\n{header}\n---\n"
    for number in range(CONTACTS):
        region = f"kreis-{districts()[number % len(districts())].ags}"
        kind, extension = KINDS[number // len(districts()) % len(KINDS)], number % 1000
        text = CONTACT.format(number=number, kind=kind, region=region, extension=extension)
        files[f"kontakte/stelle-{number}.md"] = text
    return files


def seconds_of(files: Mapping[str, str]) -> tuple[float, str]:
    """The processor time of one build, and its last line."""
    with tempfile.TemporaryDirectory() as folder:
        for path, text in {"netzwerk.yaml": FACTS, **files}.items():
            target = Path(folder, "content", path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        override = {
            "PATH": f"{folder}/content",
            "OUTPUT_PATH": f"{folder}/output",
            "BUILD_NOW": "2026-11-22T12:00",
            "SITEURL": "https://netz.example.org",
        }
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            settings = read_settings(str(PROJECT / "pelicanconf.py"), override=override)
            start = time.process_time()
            SafePelican(settings).run()
        return time.process_time() - start, printed.getvalue().splitlines()[-1].split(" →")[0]


def lines() -> Iterator[str]:
    """The figures as lines of text; a figure above its limit is marked."""
    bare, said = seconds_of(plain_site())
    yield f"plain pages: {bare:.1f} s ({said})"
    full, said = seconds_of(contact_site())
    above = full - bare
    mark = " – TOO SLOW" if above > LIMIT_S else ""
    yield f"{CONTACTS} contact points in {len(districts())} Kreise: {full:.1f} s ({said})"
    yield f"above the plain pages: {above:.1f} s, limit {LIMIT_S} s{mark}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in lines())
