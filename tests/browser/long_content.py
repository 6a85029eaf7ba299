"""Entries with too much of one thing: long titles and words, many pictures, lists of 200."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

TITLE = "Wie wir in ganz Mecklenburg-Vorpommern miteinander Gruppen gründen, leiten und auch beenden"
WORD = "Selbsthilfekontaktstellenförderrichtlinienänderungsverfahren"
PICTURES, ENTRIES = 40, 200
TEXT = f"## {WORD}\n\nEin Satz mit {WORD} und noch mehr Worten.\n\n- {WORD}\n"
DESCRIPTIONS = "".join(
    f"    bild-{number:02}.jpg: Eine Fläche mit der Nummer {number}\n" for number in range(PICTURES)
)


def long_files(year: int, pictures: Sequence[bytes]) -> dict[str, str | bytes]:
    """Paths below content/ and what stands there: events of `year`, all else two years before, so that it is over."""
    files = dict(zip(_picture_paths(), islice(cycle(pictures), PICTURES), strict=True))
    return {**_long_entries(year), **dict(_many_entries(year)), **files}


def long_pages(year: int) -> dict[str, str]:
    """The pages that have too much of something, with their types."""
    return {
        "": "start",
        f"aktuelles/{year - 2}/langer-titel/": "news",
        "berichte/": "report_list",
        f"berichte/{year - 2}/was-war-2/": "report_list",
        f"berichte/{year - 2}/": "report_list",
        f"kalender/{year}/12/": "month",
        "veranstaltungen/": "event_list",
        f"veranstaltungen/{year}/langes-wort/": "event",
        f"veranstaltungen/{year - 2}/viele-bilder/": "report",
        "vor-ort/lange-region/": "region",
        "vor-ort/lange-region/langer-kontakt/": "contact",
    }


def _picture_paths() -> Iterator[str]:
    return (f"medien/viele/bild-{number:02}.jpg" for number in range(PICTURES))


def _many_entries(year: int) -> Iterator[tuple[str, str]]:
    for number in range(ENTRIES):
        day, month = number % 28 + 1, number % 12 + 1
        name, title = f"viele-{number:03}.md", f"titel: Nummer {number} {WORD}"
        yield (
            f"veranstaltungen/{year}/{name}",
            f"---\n{title}\nbeginn: {day}.{month}.{year} 18:00\nort: {WORD}\n---\n",
        )
        yield (
            f"berichte/{year - 2}/{name}",
            f"---\n{title}\ndatum: 20.12.{year - 2}\nbeginn: {day}.{month}.{year - 2}\nort: Rostock\n---\n{TEXT}",
        )
        yield (
            f"kontakte/{name}",
            f"---\n{title}\nart: Gruppe\nregion: lange-region\ntelefon: 030 23125-111\n---\n",
        )


def _long_entries(year: int) -> dict[str, str | bytes]:
    return {
        f"aktuelles/{year - 2}/langer-titel.md": f"""\
---
titel: {TITLE}
datum: 01.11.{year - 2}
zusammenfassung: {WORD} und {TITLE}
---
{TEXT}""",
        f"veranstaltungen/{year}/langes-wort.md": f"""\
---
titel: {WORD}
untertitel: {TITLE}
beginn: 12.12.{year} 10:00
ort: {WORD}
---
{TEXT}""",
        f"berichte/{year - 2}/viele-bilder.md": f"""\
---
titel: Viele Bilder
datum: 31.12.{year - 2}
beginn: 30.12.{year - 2}
ort: Rostock
bilder:
  alle:
    bildnachweis: {WORD}
    personen: keine
  ordner: medien/viele
  beschreibungen:
{DESCRIPTIONS}---
{TEXT}""",
        "regionen/lange-region.md": f"---\ntitel: {TITLE}\nslug: lange-region\n---\n{TEXT}",
        "kontakte/langer-kontakt.md": f"""\
---
titel: {TITLE}
art: Beratungsstelle
region: lange-region
telefon: 030 23125-111
email: {"a" * 60}@example.org
---
{TEXT}""",
    }
