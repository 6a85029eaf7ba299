"""A small site in which entries hang on each other in many ways, and edits of it, one after the other."""

from __future__ import annotations

import io
import os
from collections.abc import Callable

from PIL import Image
from tests.conftest import FACTS, LAWFUL, write_files
from tests.fast_build.oracle.staying import StayingWorkshop

from content_model.long_lists import MOST

REPORT = "berichte/2026/fest.md"
CONTACT = "kontakte/buero.md"
MEMBER = "organisationen/verein.md"


def picture(width: int) -> bytes:
    """A picture of one colour."""
    data = io.BytesIO()
    Image.new("RGB", (width, 60), "teal").save(data, "PNG")
    return data.getvalue()


SITE: dict[str, str | bytes] = {
    "netzwerk.yaml": FACTS + LAWFUL,
    "medien/bild.png": picture(90),
    "medien/logo.png": picture(70),
    "medien/kaputt.jpg": b"none",
    "regionen/rostock.md": "---\ntitel: Rostock\n---\nAn der Küste.\n",
    CONTACT: "---\ntitel: Büro\nart: Beratungsstelle\nregion: rostock\nthemen: [Feste, Musik]\ntelefon: 030 23125-100\n---\n"
    "Wir sind da.\n",
    "veranstaltungsorte/haus.md": "---\ntitel: Haus am Markt\nadresse: Lange Straße 1, 18055 Rostock\n---\n",
    "veranstaltungen/2026/fest.md": "---\ntitel: Sommerfest\nbeginn: 03.07.2026 18:00\nregion: rostock\nort: haus\n"
    "themen: [Feste]\nkontakt: [buero]\n---\nWir feiern.\n",
    "veranstaltungen/2026/abend.md": "---\ntitel: Abend\nbeginn: 22.11.2026 19:00\nort: Haus am Markt\nthemen: [Feste]\n"
    "bild: {datei: medien/bild.png, alt: Lampen, personen: keine}\n---\nMit Musik.\n",
    REPORT: "---\ntitel: So war das Fest\ndatum: 05.07.2026\nbericht_zu: fest\n---\nEs war schön.\n\nUnd warm.\n",
    "aktuelles/neu.md": "---\ntitel: Neues Büro\ndatum: 01.10.2026\nthemen: [Feste]\n---\nWir sind umgezogen.\n",
    MEMBER: "---\ntitel: Verein\nart: Mitglied\nlogo: {datei: medien/kaputt.jpg, alt: Verein, personen: keine}\n---\n"
    "Wir helfen.\n",
    "aktuelles/spaeter.md": "---\ntitel: Später\ndatum: 20.11.2026\nsichtbar_ab: 23.11.2026\nbild: {datei: medien/neu.png, alt: Neu, "
    "personen: keine}\n---\nErst morgen.\n",
    "aktuelles/vorlauf.md": "---\ntitel: Vorlauf\ndatum: 23.11.2026\n---\nMorgen.\n",
    "kontakte/erika.md": "---\ntitel: Erika Muster\nart: Person\nregion: rostock\ngeprüft_am: 23.11.2024\n"
    "einwilligung: {umfang: name, bis: 22.11.2026}\n---\n",
    "kontakte/alt.md": "---\ntitel: Gruppe am Hafen\nart: Gruppe\nregion: rostock\ntelefon: 030 23125-102\ngeprüft_am: 01.11.2025\n"
    "treffen: {wiederholung: {regel: jeden Montag, bis: 22.11.2026}}\n---\n",
    "veranstaltungen/2026/lesung.md": "---\ntitel: Lesung\nbeginn: 30.11.2026 18:00\nort: haus\nmitwirkende: [erika]\n---\nEs liest.\n",
    "projekte/wege.md": "---\ntitel: Wege\nlaufzeit: 2025–2027\n"
    "foerderung: [{foerderer: Stadt Rostock, hinweis: Gefördert., bis: 22.11.2026}]\n---\nWir gehen.\n",
    "seiten/ziel.md": "---\ntitel: Ziel\n---\n## Spenden {#spenden}\n\nFür Schüler:innen.\n",
    "seiten/wege.md": "---\ntitel: Wege\nbild: {datei: medien/bild.png, alt: Bild, personen: einwilligung, bis: 22.11.2026}\n---\n"
    "[Spenden](ziel.md#spenden), [Später](../aktuelles/spaeter.md), [Flyer](../medien/flyer.txt)\n",
    "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\nWer wir sind: [Fest](../veranstaltungen/2026/fest.md).\n",
}


def change(path: str, old: str, new: str) -> Callable[[StayingWorkshop], None]:
    """An edit of one file."""

    def edit(shop: StayingWorkshop) -> None:
        file = shop.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def sneak(path: str, old: str, new: str) -> Callable[[StayingWorkshop], None]:
    """An edit that leaves size and time of the file as they are, as some programs do."""

    def edit(shop: StayingWorkshop) -> None:
        state = (shop.content / path).stat()
        change(path, old, new)(shop)
        os.utime(shop.content / path, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert (shop.content / path).stat().st_size == state.st_size

    return edit


def write(path: str, data: str | bytes) -> Callable[[StayingWorkshop], None]:
    """A new file, or another one in its place."""
    return lambda shop: write_files(shop.content, {path: data})


def write_many(shop: StayingWorkshop) -> None:
    """More news on one topic than stand on one page."""
    text = "---\ntitel: Meldung {0}\ndatum: {1}.01.2025\nthemen: [Feste]\n---\nText {0}.\n"
    files = {f"aktuelles/viele-{n}.md": text.format(n, n % 28 + 1) for n in range(MOST)}
    write_files(shop.content, files)


def delete(*paths: str) -> Callable[[StayingWorkshop], None]:
    """Files that are gone."""

    def edit(shop: StayingWorkshop) -> None:
        for path in paths:
            (shop.content / path).unlink()

    return edit


def wait(moment: str) -> Callable[[StayingWorkshop], None]:
    """Time goes by."""

    def edit(shop: StayingWorkshop) -> None:
        shop.now = moment

    return edit


EDITS = {
    "body of a report told on another page": change(REPORT, "Es war", "Es war sehr"),
    "body of an event": change("veranstaltungen/2026/abend.md", "Mit Musik", "Mit viel Musik"),
    "beginning of an event": change("veranstaltungen/2026/abend.md", "22.11.2026 19:00", "23.11.2026 19:00"),
    "beginning again": change("veranstaltungen/2026/abend.md", "23.11.2026 19:00", "22.11.2026 19:00"),
    "body of a contact point": change(CONTACT, "Wir sind da", "Wir sind immer da"),
    "edit that nearly nobody notices": sneak(CONTACT, "immer", "lange"),
    "body beside a broken picture": change(MEMBER, "Wir helfen", "Wir helfen gern"),
    "number of the same length": change(CONTACT, "23125-100", "23125-105"),
    "picture in a body": change(REPORT, "Und warm.", "![Lampen](medien/logo.png)"),
    "picture gone from a body": change(REPORT, "![Lampen](medien/logo.png)", "Und warm."),
    "another picture": write("medien/bild.png", picture(110)),
    "title and address": change("veranstaltungen/2026/fest.md", "Sommerfest", "Hoffest\nslug: hoffest"),
    "title by which another entry names it": change("veranstaltungsorte/haus.md", "Markt", "See"),
    "new entry": write("aktuelles/zwei.md", "---\ntitel: Zwei\ndatum: 02.10.2026\n---\nText.\n"),
    "entry that others link becomes a draft": change(
        "veranstaltungen/2026/fest.md", "Hoffest", "Hoffest\nstatus: entwurf"
    ),
    "heading that others link": change("seiten/ziel.md", "#spenden", "#geld"),
    "line more in a header": change(
        "seiten/wege.md", "titel: Wege", "titel: Wege\nuntertitel: Hin und zurück"
    ),
    "file that was missing": write("medien/flyer.txt", "Kommt!"),
    "picture that was missing": write("medien/neu.png", picture(80)),
    "gender form of the site": change(
        "netzwerk.yaml", "beschreibung: Ein", "genderform: stern\nbeschreibung: Ein"
    ),
    "namespace of ids": change("netzwerk.yaml", "6a0c9f1e", "7a0c9f1e"),
    "what was published": write(
        ".register.json", '{\n"seiten/weg": {"type": "page", "address": "weg/"}\n}\n'
    ),
    "words under another law": change("seiten/ziel.md", "Für", "Nach § 5 TMG für"),
    "an event begins": wait("2026-11-22T20:00"),
    "consents end": wait("2026-11-23T08:00"),
    "consent of a picture that is renewed": change("seiten/wege.md", "bis: 22.11.2026", "bis: 22.11.2027"),
    "consent that is renewed": change("kontakte/erika.md", "bis: 22.11.2026", "bis: 22.11.2027"),
    "lists that grow too long for a page": write_many,
    "text of an entry on a second page": change("aktuelles/viele-0.md", "Text 0", "Anderer Text"),
    "title of an entry on the first page": change("aktuelles/viele-27.md", "Meldung 27", "Andere Meldung"),
    "list that fits on one page again": delete(*(f"aktuelles/viele-{n}.md" for n in range(4, 9))),
}
