"""The pictures that other services show beside a link."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageColor
from tests.conftest import Build, BuildSite, run_build, write_files

from content_model.social_card import SIZE, SocialCard
from responsive_pictures import card_drawing
from responsive_pictures.card_drawing import (
    COLOURS,
    EDGE,
    GLOW,
    INK,
    LEAF,
    SIGNAL,
    WHITE,
    card_font,
    draw_card,
)
from responsive_pictures.card_text import FittedTitle, fit_title, plain_line

ROOM = (800, 380)
GERMAN = "ÄÖÜäöüßẞ„“‚‘’–—…·*:§€&½²éèçñšřłČęőÅøæİğşđžКиїα"
PERSON = """\
---
titel: Beratung Testdorf
art: Beratungsstelle
telefon: 030 23125-111
personen:
  - name: Ilse Geheim
    funktion: Beraterin
    einwilligung:
      datum: 01.01.2020
      umfang: [name]
      bis: 31.12.2025
---
"""
EVENT = """\
---
titel: Sommerfest
beginn: 05.06.2027 15:00
ort: Rostock
---
Ein Fest.
"""


def bold(size: int) -> card_drawing.ImageFont.FreeTypeFont:
    return card_font("Bold", size)


def fitted(text: str) -> FittedTitle:
    title = fit_title(plain_line(text), ROOM, bold)
    assert title
    return title


def meta(build: Build, address: str) -> dict[str, str]:
    """The properties for other services on a page."""
    tags = build.soup(address).select("meta[property^='og:image'], meta[name='twitter:card']")
    return {str(tag.get("property") or tag.get("name")): str(tag["content"]) for tag in tags}


def test_font_draws_every_sign_of_german_titles() -> None:
    assert "".join(fitted(GERMAN).lines).replace("-", "") == GERMAN


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("z.\u202fB. am 3.\u00a0Mai", "z.\u00a0B. am 3.\u00a0Mai"),
        ("E\u2011Mail Netz\u00adwerk", "E-Mail Netzwerk"),
        ("  zwei   Blanks ", "zwei Blanks"),
    ],
)
def test_plain_line_replaces_signs_no_font_has(text: str, plain: str) -> None:
    assert plain_line(text) == plain


def test_short_title_is_large_and_long_one_small() -> None:
    assert fitted("Über uns") == FittedTitle(("Über uns",), 84, 97)
    long = fitted("Wie wir in Mecklenburg-Vorpommern gemeinsam Gruppen gründen, leiten, feiern und beenden")
    assert long.size < 84
    assert " ".join(long.lines).startswith("Wie wir in Mecklenburg-Vorpommern gemeinsam")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter", id="one-word"),
        pytest.param("Wort " * 80, id="eighty-words"),
        pytest.param("W" * 400, id="no-end"),
        pytest.param("i", id="one-letter"),
    ],
)
def test_title_never_leaves_its_room(text: str) -> None:
    title = fitted(text)
    assert max(bold(title.size).getlength(line) for line in title.lines) <= ROOM[0] + title.size
    assert len(title.lines) * title.height <= ROOM[1]


def test_emoji_are_left_out_and_unknown_letters_give_no_title() -> None:
    assert fitted("Fest 🎉 am See").lines == ("Fest am See",)
    assert fit_title("Café مرحبا", ROOM, bold) is None


def test_card_is_one_picture_of_the_stated_size_and_always_the_same() -> None:
    card = SocialCard("Stammtisch", "Testnetz", "Land", ("Di", "1.", "Dez. 2026"), "Dienstag")
    drawn = draw_card(card)
    image = Image.open(io.BytesIO(drawn))
    assert (image.format, image.size, image.info) == ("PNG", SIZE, {})
    assert len(drawn) < 40_000
    assert draw_card(card) == drawn
    assert draw_card(SocialCard("Stammtisch", "Testnetz", "Land")) != drawn


def test_soft_edges_of_letters_are_shades_of_the_letter_and_its_ground() -> None:
    drawn = draw_card(SocialCard("Stammtisch", "Testnetz", leaf=("Di", "1.", "Dez. 2026")))
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    head = image.crop((EDGE + 20, EDGE + 8, EDGE + LEAF[0] - 20, EDGE + 50)).getcolors()
    title = image.crop((500, 2, 900, 30 + EDGE)).getcolors()
    assert {colour for _, colour in head or ()} <= {
        ImageColor.getrgb(COLOURS[n]) for n in range(WHITE, SIGNAL + 1)
    }
    assert {colour for _, colour in title or ()} <= {
        ImageColor.getrgb(COLOURS[n]) for n in range(INK, GLOW + 1)
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """A published site with an event and a person whose consent has ended."""
    folder = tmp_path_factory.mktemp("cards")
    facts = "name: Testnetz\nleitsatz: Gemeinsam.\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\nemail: netz@example.org\n"
    files = {"netzwerk.yaml": facts, "veranstaltungen/fest.md": EVENT, "kontakte/beratung.md": PERSON}
    write_files(folder / "content", files)
    return run_build(folder, SITEURL="https://netz.example.org/pfad")


def test_page_names_its_card_with_size_and_words(published: Build) -> None:
    tags = meta(published, "veranstaltungen/2027/fest")
    url = tags.pop("og:image")
    assert tags == {
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Sommerfest – Samstag, 5. Juni 2027 – Testnetz".replace(". ", ".\u00a0", 1),
        "twitter:card": "summary_large_image",
    }
    assert url.startswith("https://netz.example.org/pfad/medien/vorschau/")
    assert (published.output / url.removeprefix("https://netz.example.org/pfad/")).is_file()


def test_page_for_missing_addresses_has_no_card(published: Build) -> None:
    assert meta(published, "404.html") == {}


def test_withheld_name_is_in_no_card(published: Build) -> None:
    texts = [
        str(meta(published, str(page.relative_to(published.output))))
        for page in published.output.rglob("*.html")
    ]
    assert any("Beratung Testdorf" in text for text in texts)
    assert not any("Geheim" in text for text in texts)


def test_second_build_draws_no_card_again(published: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file.name: file.read_bytes() for file in (published.output / "medien/vorschau").iterdir()}
    monkeypatch.setattr("responsive_pictures.card_shelf.draw_card", None)
    run_build(published.output.parent, SITEURL="https://netz.example.org/pfad")
    assert before == {
        file.name: file.read_bytes() for file in (published.output / "medien/vorschau").iterdir()
    }


def test_site_without_an_address_has_no_cards(build_site: BuildSite) -> None:
    built = build_site({"veranstaltungen/fest.md": EVENT})
    assert meta(built, "veranstaltungen/2027/fest") == {}
    assert not Path(built.output, "medien/vorschau").exists()


def test_missing_font_stops_the_build_and_says_what_to_do(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_drawing, "FONT_PACKAGE", "no_such_font")
    built = build_site({"veranstaltungen/fest.md": EVENT})
    assert built.code
    assert (
        "requirements.txt:1:1: die Schrift der Vorschaubilder fehlt auf diesem Rechner (font-source-serif-pro)."
        " So geht es: make check-setup aufrufen und noch einmal bauen; hilft das nicht, bitte melden"
    ) in built.lines
