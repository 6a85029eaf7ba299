"""The page of a region on paper: one sheet A4 for the notice board."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser
from tests.conftest import BuildSite

PERSON = "\n  - name: Jana Brandt {}\n    funktion: Mobile Beratung\n    telefon: 030 23125-14{}\n    email: p{}@example.org\n    einwilligung: dienstlich"
CENTRE = (
    "---\ntitel: Zentrum Süd\nart: Regionalzentrum\nregion: sued\nzusammenfassung: Beratung am Markt.\n"
    "anschrift: Markt 3, 17389 Anklam\ntelefon: 030 23125-140\nemail: sued@example.org\n"
    "sprechzeiten: Mo–Do 9–16\nsprachen: [Deutsch, Polnisch]\nbarrierefreiheit: [stufenlos, Aufzug]\npersonen:"
    + "".join(PERSON.format(number, number, number) for number in range(2))
    + "\n---\n"
)
FILES: dict[str, str | bytes] = {
    "regionen/sued.md": "---\ntitel: Süd\nzusammenfassung: Für den Süden.\nkreise: Landkreis Rostock\n---\n"
    + "Ein langer Text. " * 200,
    "kontakte/zentrum.md": CENTRE,
    **{
        f"kontakte/gruppe-{number}.md": f"---\ntitel: Gruppe {number}\nart: Gruppe\nregion: sued\ntreffen: jeden Montag, 18 Uhr\n---\n"
        for number in range(4)
    },
    **{
        f"veranstaltungen/t-{number}.md": f"---\ntitel: Treff {number}\nbeginn: 0{number + 1}.12.2026\nregion: sued\n---\n"
        for number in range(6)
    },
}
SEEN = ("Süd", "030\u00a023125-140", "Jana Brandt 1", "Gruppe 3", "Jede Woche am Montag", "Immer aktuell")
NOT_SEEN = ("Ein langer Text", "Treff 1", "speichern")


def test_region_prints_on_one_sheet_with_number_groups_and_code(
    build_site: BuildSite, serve: Callable[..., str], browser: Browser
) -> None:
    build = build_site(FILES, SITEURL="https://netz.example.org")
    page = browser.new_page()
    page.goto(f"{serve(build.output)}vor-ort/sued/")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
    page.emulate_media(media="print")
    words = page.inner_text("body")
    sizes = page.evaluate("getComputedStyle(document.querySelector('.phone-large')).fontSize")
    page.close()
    assert len(sheets) == 1
    assert [text for text in SEEN if text not in words] == []
    assert [text for text in NOT_SEEN if text in words] == []
    assert float(sizes.removesuffix("px")) > 30
