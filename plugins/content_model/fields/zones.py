"""Time zones by their IANA name: `Europe/London`, or the town alone."""

from __future__ import annotations

import functools
from zoneinfo import available_timezones

from content_model.fields.spelling import fold, nearest, quoted
from content_model.finding import Problem

HINT = "zeitzone: Europe/London, America/New_York …; für Deutschland die Zeile löschen"


def parse_zone(text: str) -> str:
    """The IANA name of a time zone. Raises Problem with the nearest names."""
    zones = _zones()
    if zone := zones.get(_plain(text)):
        return zone
    near = list(dict.fromkeys(zones[word] for word in nearest(_plain(text), zones)))
    hint = "meinten Sie " + " oder ".join(map(quoted, near)) + "?" if near else HINT
    raise Problem(f"{quoted(text)} ist keine Zeitzone", hint)


@functools.cache
def _zones() -> dict[str, str]:
    """Zones of a region and a town by their folded name, and by the town where only one has it."""
    full = {_plain(name): name for name in sorted(available_timezones()) if name.count("/") == 1}
    full = {word: name for word, name in full.items() if not name.startswith(("Etc/", "US/", "SystemV/"))}
    towns: dict[str, list[str]] = {}
    for name in full.values():
        towns.setdefault(_plain(name.partition("/")[2]), []).append(name)
    return full | {town: names[0] for town, names in towns.items() if len(names) == 1}


def _plain(name: str) -> str:
    return fold(name.strip()).replace("_", " ")
