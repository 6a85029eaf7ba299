"""What changed in Germany since the geometry of 1 January 2016, and what the sources cannot settle."""

from __future__ import annotations

DISTRICTS_TODAY = {
    "03152": "03159",  # Göttingen and Osterode am Harz became the Landkreis Göttingen on 1 November 2016
    "03156": "03159",
    "16056": "16063",  # Eisenach joined the Wartburgkreis on 1 July 2021
}
MOVED_MUNICIPALITIES = {
    "16063102": "16066",  # Kaltennordheim: to Schmalkalden-Meiningen, 1 January 2019
    "16070017": "16054",  # Gehlberg: to Suhl, 1 January 2019
    "16070046": "16054",  # Schmiedefeld am Rennsteig: to Suhl, 1 January 2019
    "16073049": "16072",  # Lichte: to Sonneberg, 1 January 2019
    "16073066": "16072",  # Piesau: to Sonneberg, 1 January 2019
}
DISTRICT_NAMES = {"03159": "Göttingen"}
# Kreise that are neither Landkreis nor Kreis by law; the geometry calls them Landkreis or Kreis.
KINDS = {"03241": "Region", "05334": "Städteregion", "10041": "Regionalverband"}
# What name and nearness cannot settle: postcode and place → the AGS of its Kreise.
PLACES: dict[tuple[str, str], tuple[str, ...]] = {
    ("22929", "Hamfelde"): ("01053", "01062"),  # two villages of this name, side by side in two Kreise
    ("22929", "Köthel"): ("01053", "01062"),  # likewise
    ("55758", "Langweiler"): (
        "07134",
    ),  # the one near Idar-Oberstein; its namesake near Lauterecken is 67746
    ("99331", "Geratal"): ("16070",),  # formed in 2019; the postcode has no coordinate in the source
}
MISSPELT = frozenset({"Lewitzrland"})  # names in GeoNames


def district_today(municipality: str) -> str:
    """The official key (AGS) of today's Kreis of a municipality, given its eight digits as of 2016."""
    former = municipality[:5]
    return MOVED_MUNICIPALITIES.get(municipality) or DISTRICTS_TODAY.get(former, former)
