"""Tiny sites of a Land: every Kreis belongs to one of at least five regions, each with a centre of its own."""

from __future__ import annotations

from regional_contacts.postcodes import load_land

FEWEST = 5
REGION = "titel: {title}\nkontakt: zentrum-{number}\n{areas}"
CENTRE = """\
titel: Zentrum {number}
art: Regionalzentrum
region: region-{number}
telefon: 030 23125-{extension}
personen:
  - name: Antonia Beispielsee
    einwilligung: dienstlich
  - name: Bertram Musterberg
    einwilligung: dienstlich
"""


def land_site(key: str) -> dict[str, str]:
    """Files (path below content/ → header lines) of a site for the Land with this key.

    Where there are fewer than five Kreise, the other regions have every fifth postcode each.
    """
    land = load_land(key)
    count = max(FEWEST, len(land.districts) // 3)
    own = [code for code in land.postcodes if land.postcodes[code][0].district in land.districts]
    files = {}
    for number in range(count):
        kreise = [district.ags for district in land.districts[number::count]]
        areas = f"kreise: {kreise}\n" if kreise else f"plz_ausnahmen: {own[number::count]}\n"
        title = f"Musterregion {number + 1}"
        files[f"regionen/region-{number}.md"] = REGION.format(title=title, number=number, areas=areas)
        files[f"kontakte/zentrum-{number}.md"] = CENTRE.format(number=number, extension=100 + number)
    return files


def with_dashes(files: dict[str, str]) -> dict[str, str]:
    """The same files as they lie on disk."""
    return {path: f"---\n{text}---\n" for path, text in files.items()}
