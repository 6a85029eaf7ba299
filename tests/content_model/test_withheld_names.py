"""A name whose consent has ended: told at every place of a text, gone where it stands as an id."""

from __future__ import annotations

import pytest
from tests.conftest import BuildSite
from tests.content_model.tiny_catalogue import findings_of

HAUS = "---\ntitel: Haus\nart: Gruppe\ntelefon: 030 23125-100\npersonen:\n  - {{name: Petra Muster, einwilligung: {consent}}}\ngeprüft_am: 01.10.2026\n---\n"
ENDED, HOLDS = "{umfang: name, bis: 21.11.2026}", "{umfang: name, bis: 22.11.2026}"
BERTA = "---\ntitel: Berta Beispiel\nart: Person\ngeprüft_am: 01.10.2026\neinwilligung: {consent}\n---\n"


def told(text: str, consent: str = ENDED, **more: str) -> list[tuple[int, int, str]]:
    files = {"kontakte/haus.md": HAUS.format(consent=consent), "seiten/a.md": text, **more}
    found = [one for one in findings_of(files) if "gültige Einwilligung" in one.problem]
    assert {one.severity for one in found} <= {"warning"}
    return [(one.line, one.column, one.field) for one in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mit Petra Muster.", [(4, 5, "")]),
        ("Petra Musters Büro\nund *Petra*\nMuster", [(4, 1, ""), (5, 6, "")]),
        ("Petra Mustermann und Petra", []),
    ],
)
def test_withheld_name_is_told_at_every_place_of_a_text(
    text: str, places: list[tuple[int, int, str]]
) -> None:
    assert told(f"---\ntitel: A\n---\n{text}") == places
    assert told(f"---\ntitel: A\n---\n{text}", HOLDS) == []


def test_withheld_name_is_told_in_summary_title_and_description() -> None:
    lines = "titel: Petra Muster erzählt\nzusammenfassung: Mit Petra Muster\nbild: {datei: x.png, alt: Petra Muster winkt}"
    assert told(f"---\n{lines}\n---\n") == [
        (2, 8, "titel"),
        (3, 18, "zusammenfassung"),
        (4, 27, "bild.alt"),
    ]


def test_name_that_another_file_may_show_is_free() -> None:
    assert (
        told("---\ntitel: A\n---\nPetra Muster", **{"kontakte/b.md": HAUS.format(consent="dienstlich")}) == []
    )


def test_name_in_a_link_to_the_own_file_goes_with_the_link() -> None:
    berta = {"kontakte/berta.md": BERTA.format(consent=ENDED)}
    text = (
        "---\ntitel: A\n---\n[Berta Beispiel](../kontakte/berta.md), [Berta Beispiel](https://example.org/)"
    )
    assert told(text, HOLDS, **berta) == [(4, 42, "")]


@pytest.mark.parametrize(("consent", "shown"), [(ENDED, False), (HOLDS, True)], ids=["ended", "holds"])
@pytest.mark.parametrize("typed", ["berta", "Berta Beispiel"])
def test_contributor_is_named_by_the_title_as_long_as_consent_holds(
    build_site: BuildSite, typed: str, consent: str, *, shown: bool
) -> None:
    event = f"titel: Fest\nbeginn: 03.12.2026 18:00\nort: Rostock\nmitwirkende: [{typed}, Kapelle Korn]\nprogramm: [{{text: Lesung, mitwirkende: {typed}}}]"
    build = build_site(
        {
            "kontakte/berta.md": BERTA.format(consent=consent),
            "veranstaltungen/fest.md": f"---\n{event}\n---\n",
        },
        SITEURL="https://netz.example.org",
    )
    page = build.read("veranstaltungen/2026/fest/").replace("\u00a0", " ")
    assert ("Berta Beispiel" in page, "Kapelle Korn" in page) == (shown, True)
    assert "berta" not in page.lower().replace("berta beispiel", "").replace("/berta/", "")
    places = [
        found[: len("content/veranstaltungen/fest.md:5")] for found in build.findings if "gültige" in found
    ]
    assert set(places) == (set() if shown else {f"content/veranstaltungen/fest.md:{line}" for line in (5, 6)})


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("autor: Petra Muster", (4, 8, "autor")),
        ("autor: {name: Petra Muster}", (4, 15, "autor.name")),
        ("kontakt: {name: Petra Muster, telefon: 030 23125-100}", (4, 17, "kontakt.name")),
    ],
)
def test_withheld_name_is_told_as_author_and_contact(line: str, place: tuple[int, int, str]) -> None:
    news = f"---\ntitel: A\ndatum: 03.11.2026\n{line}\n---\n"
    assert told("---\ntitel: B\n---\n", **{"aktuelles/b.md": news}) == [place]
    assert told("---\ntitel: B\n---\n", HOLDS, **{"aktuelles/b.md": news}) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("projekte/p.md", "leitung: Petra Muster"),
        ("projekte/p.md", "partner: [Petra Muster]"),
        ("kontakte/k.md", "geprüft_von: Petra Muster"),
        ("kontakte/k.md", "kosten: Petra Muster fragen"),
        ("kontakte/k.md", "treffen: {regel: jeden Montag, ort: Petra Muster}"),
        ("veranstaltungsorte/o.md", "anfahrt: Petra Muster holt Sie ab"),
    ],
)
def test_withheld_name_is_told_in_every_field_that_visitors_see(path: str, line: str) -> None:
    places = told("---\ntitel: A\n---\n", **{path: f"---\ntitel: B\n{line}\n---\n"})
    assert [(number, column) for number, column, _field in places] == [(3, line.index("Petra") + 1)]


@pytest.mark.parametrize(
    "line",
    [
        "kontakt: Berta Beispiel",
        "siehe_auch: [Berta Beispiel]",
    ],
)
def test_name_that_only_leads_to_an_entry_is_not_told(line: str) -> None:
    berta = {"kontakte/berta.md": BERTA.format(consent=ENDED)}
    assert told(f"---\ntitel: A\n{line}\n---\n", **berta) == []


@pytest.mark.parametrize(
    ("path", "field"),
    [("projekte/p.md", "autor"), ("projekte/p.md", "leitung"), ("seiten/s.md", "geprüft_von")],
)
def test_file_name_of_a_withheld_person_is_told_where_it_would_be_shown(path: str, field: str) -> None:
    files = {
        "kontakte/berta.md": BERTA.format(consent=ENDED),
        path: f"---\ntitel: P\n{field}: berta\n---\n",
    }
    assert told("---\ntitel: A\n---\n", HOLDS, **files) == [(3, len(field) + 3, field)]
