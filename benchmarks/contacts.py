"""Time of 5,000 contact points in 400 Kreise: `python benchmarks/contacts.py [--contacts N] [--rounds N] [--keep FOLDER]`.

Limit: 5 s above a site of as many plain pages that say the same in their text, by the clock of two quiet cores;
the median of pairs, because no machine is equally fast all the time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from measured_run import Measured, measure

from regional_contacts.postcodes import districts

PROJECT = Path(__file__).parents[1]
CONTACTS, LIMIT_S = 5000, 5.0
BUILD = (
    sys.executable,
    "-m",
    "pelican",
    "content",
    "-q",
    "-o",
    "output",
    "-s",
    str(PROJECT / "pelicanconf.py"),
)
SETTINGS = ('BUILD_NOW="2026-11-22T12:00"', 'SITEURL="https://netz.example.org"')
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


def plain_site(contacts: int) -> dict[str, str]:
    """As many plain pages as there are contact points and regions."""
    count = contacts + len(districts())
    return {f"seiten/stelle-{number}.md": PAGE.format(number=number) for number in range(count)}


def contact_site(contacts: int) -> dict[str, str]:
    """A region for each Kreis of Germany within its Land, and contact points in all of them."""
    files = {f"regionen/land-{one.ags[:2]}.md": f"---\ntitel: {one.land}\n---\n" for one in districts()}
    for one in districts():
        header = f"titel: {one.full_name}\nteil_von: land-{one.ags[:2]}\nkreise: '{one.ags}'"
        files[f"regionen/kreis-{one.ags}.md"] = f"---\n{header}\n---\n"
    for number in range(contacts):
        region = f"kreis-{districts()[number % len(districts())].ags}"
        kind, extension = KINDS[number // len(districts()) % len(KINDS)], number % 1000
        text = CONTACT.format(number=number, kind=kind, region=region, extension=extension)
        files[f"kontakte/stelle-{number}.md"] = text
    return files


def built(files: Mapping[str, str], folder: Path) -> tuple[Measured, int]:
    """What one build from nothing takes, in a process of its own, and how many pages it writes."""
    for path, text in {"netzwerk.yaml": FACTS, **files}.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    measured = measure((*BUILD, "-t", str(PROJECT / "theme"), "-e", *SETTINGS), folder)
    return measured, sum(1 for _ in (folder / "output").rglob("*.html"))


def lines(contacts: int, rounds: int, folder: Path) -> Iterator[str]:
    """The figures as lines of text; a median above its limit is marked."""
    above = []
    for number in range(rounds):
        plain, pages = built(plain_site(contacts), folder / f"plain-{number}")
        yield _line(f"{pages} plain pages", plain)
        full, pages = built(contact_site(contacts), folder / f"contacts-{number}")
        yield _line(f"{contacts} contact points in {len(districts())} Kreise ({pages} pages)", full)
        above.append(full.wall - plain.wall)
        yield f"above the plain pages: {above[-1]:.1f} s, CPU {full.cpu - plain.cpu:.1f} s\n"
    middle = median(above)
    judged = (
        f", limit {LIMIT_S:.0f} s{' – TOO SLOW' if middle > LIMIT_S else ''}" if contacts == CONTACTS else ""
    )
    yield f"median: {middle:.1f} s{judged}\n"


def _line(what: str, measured: Measured) -> str:
    return f"{what}: {measured.wall:.1f} s, CPU {measured.cpu:.1f} s, {measured.memory:.0f} MB\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--contacts", type=int, default=CONTACTS, help="with fewer, the limit is not judged")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of builds, of which the median counts")
    parser.add_argument("--keep", type=Path, help="an empty folder for the sites, which stay there")
    return parser.parse_args()


if __name__ == "__main__":
    asked = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        for line in lines(asked.contacts, asked.rounds, (asked.keep or Path(temporary)).resolve()):
            sys.stdout.write(line)
            sys.stdout.flush()
