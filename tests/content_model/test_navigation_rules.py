"""A menu entry that leads nowhere is told; lists that are empty today and withheld pages are no mistakes."""

from __future__ import annotations

import pytest
from tests.conftest import FACTS, BuildSite

PAGES = {
    "seiten/mitmachen.md": "---\ntitel: Mitmachen\n---\nText\n",
    "seiten/bald.md": "---\ntitel: Bald\nstatus: entwurf\n---\nText\n",
}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("navigation:\n  - titel: Mitmachen\n    ziel: /mitmachne/\n",
         ("7:11: navigation.ziel: „/mitmachne/“ ist keine Seite, auf die ein Menü führen kann;"
         " der Eintrag „Mitmachen“ fehlt. So geht es: meinten Sie „/mitmachen/“?")),
        ("fußzeile:\n  - titel: Film\n    link: https://example.org/film\n",
         ("7:11: fusszeile.ziel: „https://example.org/film“ ist keine Seite, auf die ein Menü führen kann;"
         " der Eintrag „Film“ fehlt. So geht es: die Adresse einer eigenen Seite oder Liste, zum Beispiel /veranstaltungen/")),
        ("navigation:\n  - {titel: Ja, ziel: /mitmachen/}\n  - {titel: Bald, ziel: bald}\n", None),
        ("navigation:\n  - {titel: Termine, ziel: /veranstaltungen/}\n  - {titel: Themen, ziel: /themen/}\n", None),
    ],
)  # fmt: skip
def test_menu_entry_that_leads_nowhere_is_told(build_site: BuildSite, lines: str, told: str | None) -> None:
    build = build_site({"netzwerk.yaml": FACTS + lines, **PAGES})
    assert build.findings == ([f"content/netzwerk.yaml:{told}"] if told else [])
