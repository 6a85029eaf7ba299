"""The legal pages: editable text, with blocks out of the facts and of what the site does."""

from __future__ import annotations

import pytest
from tests.conftest import FACTS, LAWFUL, Build, BuildSite

ALWAYS = [
    *("Keine Cookies, keine Zählung", "Wenn Sie eine Seite aufrufen", "Wenn Sie etwas suchen"),
    *("Wenn Sie uns schreiben oder anrufen", "Links zu anderen Websites", "Ihre Rechte"),
]
PERSON = "---\ntitel: Beratung\nart: Beratungsstelle\ngeprüft_am: 02.11.2026\npersonen: {name: Ruth Falkenmoor, einwilligung: dienstlich}\n---\n"
ACCOUNT = "konto: {inhaber: Testnetz e. V., iban: DE02 1203 0000 0000 2020 51}\n"


def headings(build: Build) -> list[str]:
    sections = build.soup("datenschutz/").select("section.section")
    return [section.h2.get_text() for section in sections if section.h2]


def test_privacy_notice_tells_what_the_site_does_and_nothing_else(build_site: BuildSite) -> None:
    build = build_site({})
    assert headings(build) == ALWAYS
    assert (
        "Diese Website liegt bei GitHub Pages, GitHub Inc. Der Server"
        in build.soup("datenschutz/").get_text()
    )


def test_privacy_notice_follows_dates_donations_and_persons(build_site: BuildSite) -> None:
    event = "---\ntitel: Fest\nbeginn: 03.11.2027\n---\n"
    files = {
        "netzwerk.yaml": FACTS + LAWFUL + ACCOUNT,
        "veranstaltungen/2027/fest.md": event,
        "kontakte/beratung.md": PERSON,
    }
    more = {"Wenn Sie Kalender oder Feeds abonnieren", "Wenn Sie spenden", "Personen auf diesen Seiten"}
    assert set(headings(build_site(files))) == {*ALWAYS, *more}


def test_privacy_notice_without_search_does_not_speak_of_it(build_site: BuildSite) -> None:
    plugins = [
        "content_model",
        "responsive_pictures",
        "theme_assets",
        "event_calendar",
        "regional_contacts",
        "site_pages",
    ]
    build = build_site({}, PLUGINS=[f"{name}.plugin" for name in plugins])
    assert "Wenn Sie etwas suchen" not in headings(build)


def test_heading_of_the_editors_takes_the_place_of_a_block(build_site: BuildSite) -> None:
    page = "---\ntitel: Datenschutz\n---\n## Wenn Sie uns schreiben oder anrufen\n\nNach einer Woche ist alles gelöscht.\n"
    build = build_site({"seiten/datenschutz.md": page})
    assert headings(build) == [title for title in ALWAYS if not title.startswith("Wenn Sie uns")]
    assert "Nach einer Woche ist alles gelöscht." in build.soup("datenschutz/").get_text()


@pytest.mark.parametrize(
    ("privacy", "words", "there"),
    [
        pytest.param("{hoster: GitHub Pages}", "Data Privacy Framework", True, id="GitHub"),
        pytest.param("{hoster: Hostingverein e. V.}", "USA", False, id="elsewhere"),
        pytest.param(
            "{hoster: Wolke AG, übermittlung: Die Daten liegen in der Schweiz.}",
            "in der Schweiz",
            True,
            id="said so",
        ),
    ],
)
def test_privacy_notice_knows_where_the_host_is(
    build_site: BuildSite, privacy: str, words: str, there: bool
) -> None:
    facts = FACTS + "".join(
        line for line in LAWFUL.splitlines(keepends=True) if not line.startswith("datenschutz")
    )
    build = build_site({"netzwerk.yaml": f"{facts}datenschutz: {privacy}\n"})
    assert (words in build.soup("datenschutz/").get_text()) is there


def test_imprint_is_put_together_without_a_file(build_site: BuildSite) -> None:
    facts = build_site({}).soup("impressum/").select_one(".facts")
    assert facts
    rows = [
        (row.dt.get_text(), [cell.get_text() for cell in row.select("dd")])
        for row in facts.select("div")
        if row.dt
    ]
    assert rows == [
        ("Anbieter", ["Testnetz e.\u202fV.", "Lange Straße 1", "18055\u00a0Rostock"]),
        ("Vertreten durch", ["Ruth Falkenmoor"]),
        ("Telefon", ["030\u00a023125-100"]),
        ("E-Mail", ["netz@example.org"]),
        ("Register", ["Vereinsregister, Amtsgericht Rostock, VR 00000"]),
        (
            "Verantwortlich für den Inhalt (§\u00a018 Abs.\u00a02 MStV)",
            ["Antje Sternhagen", "Lange Straße 1", "18055\u00a0Rostock"],
        ),
    ]


def test_footer_leads_to_the_legal_pages_whatever_editors_write(build_site: BuildSite) -> None:
    facts = f"{FACTS}{LAWFUL}fusszeile: [{{titel: Wer wir sind, ziel: /impressum/}}]\n"
    footer = build_site({"netzwerk.yaml": facts}).soup("").select("footer a")
    shown = [(link.get_text(), link["href"]) for link in footer]
    legal = [
        ("Wer wir sind", "/impressum/"),
        ("Datenschutz", "/datenschutz/"),
        ("Barrierefreiheit", "/barrierefreiheit/"),
    ]
    assert [one for one in shown if one in legal] == legal


def test_legal_page_with_a_giro_code_shows_it(build_site: BuildSite) -> None:
    page = "---\ntitel: Impressum\ngirocode: ja\n---\n"
    build = build_site({"netzwerk.yaml": FACTS + LAWFUL + ACCOUNT, "seiten/impressum.md": page})
    assert build.soup("impressum/").select_one(".giro-code svg")
