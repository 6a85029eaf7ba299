"""A process that stays builds, after every edit, what a new one builds: each byte, each line."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from tests.conftest import FACTS, LAWFUL, write_files
from tests.fast_build.oracle.kit_walk import compare
from tests.fast_build.oracle.staying import StayingWorkshop

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
    "seiten/ueber-uns.md": "---\ntitel: Über uns\n---\nWer wir sind: [Fest](../veranstaltungen/2026/fest.md).\n",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StayingWorkshop]:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("staying")
    write_files(folder / "first", SITE)
    shop = StayingWorkshop(folder, folder / "first", BUILD_FORM="preview", SITEURL="https://netz.example.org")
    compare(shop.off(), shop.fast(), "the first build")
    yield shop
    shop.end()


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
    "picture in a body": change(REPORT, "Und warm.", "![Lampen](medien/logo.png)"),
    "picture gone from a body": change(REPORT, "![Lampen](medien/logo.png)", "Und warm."),
    "another picture": write("medien/bild.png", picture(110)),
    "title and address": change("veranstaltungen/2026/fest.md", "Sommerfest", "Hoffest\nslug: hoffest"),
    "title by which another entry names it": change("veranstaltungsorte/haus.md", "Markt", "See"),
    "new entry": write("aktuelles/zwei.md", "---\ntitel: Zwei\ndatum: 02.10.2026\n---\nText.\n"),
    "entry that others link becomes a draft": change(
        "veranstaltungen/2026/fest.md", "Hoffest", "Hoffest\nstatus: entwurf"
    ),
    "an event begins": wait("2026-11-22T20:00"),
}


@pytest.mark.parametrize("name", EDITS)
def test_staying_process_builds_what_a_new_one_builds(shop: StayingWorkshop, name: str) -> None:
    EDITS[name](shop)
    compare(shop.off(), shop.fast(), name)
