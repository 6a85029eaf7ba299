from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import ROSTOCK, read_catalogue

EVENT = {"veranstaltungen/2026/fest.md": "titel: Fest\nbeginn: 03.11.2026"}


@pytest.mark.parametrize(
    ("path", "header", "address"),
    [
        ("seiten/Über uns.md", "", "ueber-uns/"),
        ("seiten/start.md", "", ""),
        ("seiten/a.md", "slug: Größe", "groesse/"),
        ("seiten/a.md", "url: alt/neu", "alt/neu/"),
        ("seiten/a.md", "save_as: alt/index.html", "alt/"),
        ("seiten/a.md", "url: a.html", "a.html"),
        ("veranstaltungen/2020/a.md", "beginn: 03.11.2026", "veranstaltungen/2026/a/"),
        ("veranstaltungen/a.md", "beginn: unbekannt", "veranstaltungen/ohne-datum/a/"),
        ("berichte/a.md", "datum: 01.11.2026\nbeginn: um 2013", "veranstaltungen/2013/a/"),
        ("berichte/a.md", "datum: 01.11.2026\nbericht_zu: fest", None),
        ("berichte/a.md", "datum: 01.11.2026\nbericht_zu: fest\nam: 03.11.2025", "veranstaltungen/2025/a/"),
        ("aktuelles/x/a.md", "datum: 01.11.2025", "aktuelles/2025/a/"),
        ("kontakte/a.md", "", "ueber-uns/a/"),
        ("kontakte/a.md", "region: rostock", "vor-ort/rostock/a/"),
        ("kontakte/a.md", "art: Geschäftsstelle\nregion: rostock", "kontakt/"),
        ("regionen/a.md", "", "vor-ort/a/"),
        ("projekte/a.md", "", "projekte/a/"),
        ("material/a.md", "bestellen: ja", "material/a/"),
        ("reihen/a.md", "", "reihen/a/"),
        ("themen/a.md", "", "themen/titel/"),
        ("veranstaltungsorte/a.md", "", None),
        ("organisationen/a.md", "", None),
        ("handbuch/index.md", "", "handbuch/"),
        ("handbuch/a.md", "", "handbuch/a/"),
    ],
)
def test_entry_has_its_address(path: str, header: str, address: str | None) -> None:
    files = {
        **ROSTOCK,
        **{name: f"---\n{text}\n---\n" for name, text in EVENT.items()},
        path: f"---\ntitel: Titel\n{header}\n---\n",
    }
    (record,) = (record for record in read_catalogue(files).records.values() if record.path == path)
    assert record.entry is not None
    assert record.address == address
