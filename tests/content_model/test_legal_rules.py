"""What netzwerk.yaml owes to the law, fact by fact; whole messages stand in gate_table.yaml."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from tests.conftest import LAWFUL
from tests.content_model.tiny_catalogue import read_catalogue

from content_model.fields.vat_ids import is_vat_id
from content_model.front_matter import read_facts
from content_model.legal_forms import is_person, is_registered, names_a_form
from content_model.legal_report import duty_findings, law_findings
from content_model.old_laws import OLD_LAWS, OLD_WORDS, find_citations

TODAY = date(2026, 11, 22)
BASE = "name: Testnetz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\nemail: netz@example.org\n"
WHOLE = yaml.safe_load(BASE + LAWFUL)
NEWS = {"aktuelles/2026/neu.md": "---\ntitel: Neues\ndatum: 03.11.2026\n---\n"}


def told(facts: dict[str, object], today: date = TODAY, **others: str) -> list[tuple[str, str]]:
    """Field and severity of every finding about these facts."""
    text = yaml.safe_dump(facts, allow_unicode=True)
    files = {"netzwerk.yaml": text, **others}
    catalogue = read_catalogue(files, today)
    assert catalogue.facts is not None
    source = read_facts("content/netzwerk.yaml", text.encode())
    findings = [*duty_findings(catalogue, source, today), *law_findings(catalogue, source, today)]
    return sorted((found.field, str(found.severity)) for found in findings)


def changed(**facts: object) -> dict[str, object]:
    return {name: value for name, value in {**WHOLE, **facts}.items() if value is not None}


def test_lawful_facts_have_no_findings() -> None:
    assert told(WHOLE, **NEWS) == []


MISSING = [
    *("rechtsname", "anschrift", "vertretungsberechtigte", "email", "telefon", "register"),
    *("verantwortlich", "datenschutz", "barrierefreiheit"),
]


@pytest.mark.parametrize("name", MISSING)
def test_missing_fact_stops_publishing(name: str) -> None:
    facts = changed(**{name: None})
    if name == "rechtsname":
        facts["rechtsform"] = "eingetragener Verein"
    assert told(facts, **NEWS) == [(name, "publish")]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"rechtsname": "Testnetz", "register": None}, ["rechtsform"], id="no form"),
        pytest.param(
            {"rechtsname": "Testnetz", "rechtsform": "nicht eingetragener Verein", "register": None},
            [],
            id="unregistered",
        ),
        pytest.param(
            {
                "rechtsname": "Ruth Falkenmoor",
                "rechtsform": "natürliche Person",
                "register": None,
                "vertretungsberechtigte": None,
            },
            [],
            id="person",
        ),
        pytest.param({"register": {"nummer": "VR 1"}}, ["register"], id="register without court"),
        pytest.param({"anschrift": "Postfach 10 20, 18055 Rostock"}, ["anschrift"], id="box"),
        pytest.param({"anschrift": "18055 Rostock"}, ["anschrift"], id="no street"),
        pytest.param(
            {"anschrift": {"strasse": "Postfach 10 20", "plz": "18055", "stadt": "Rostock"}},
            ["anschrift"],
            id="box as street",
        ),
        pytest.param(
            {"anschrift": {"strasse": "Lange Straße", "stadt": "Rostock"}}, ["anschrift"], id="no number"
        ),
        pytest.param(
            {"verantwortlich": "Antje Sternhagen"}, ["verantwortlich"], id="responsible without address"
        ),
        pytest.param(
            {"verantwortlich": {"name": "Testnetz e. V.", "anschrift": "Lange Straße 1, 18055 Rostock"}},
            ["verantwortlich.name"],
            id="responsible is no person",
        ),
        pytest.param({"umsatzsteuer": "DE136695976"}, [], id="vat id"),
        pytest.param({"umsatzsteuer": "DE136695975"}, ["umsatzsteuer"], id="vat id with a slip"),
        pytest.param(
            {"datenschutz": {"hoster": "GitHub"}}, ["datenschutz.aufsichtsbehoerde"], id="no authority"
        ),
        pytest.param(
            {"barrierefreiheit": {"telefon": "030 23125-100"}},
            ["barrierefreiheit.feedback", "barrierefreiheit.stand", "barrierefreiheit.status"],
            id="empty statement",
        ),
    ],
)
def test_facts_are_complete(facts: dict[str, object], expected: list[str]) -> None:
    assert told(changed(**facts), **NEWS) == [(name, "publish") for name in expected]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param({}, [], id="no editorial texts"),
        pytest.param(
            {"aktuelles/2026/neu.md": "---\ntitel: Neues\ndatum: 24.12.2026\n---\n"}, [], id="not public yet"
        ),
        pytest.param(NEWS, [("verantwortlich", "publish")], id="news"),
    ],
)
def test_responsible_person_is_needed_for_editorial_texts(
    files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert told(changed(verantwortlich=None), **files) == expected


def statement(day: str, until: str | None = None) -> dict[str, object]:
    dates = {"stand": day} | ({"gültig_bis": until} if until else {})
    return changed(barrierefreiheit={"status": "vereinbar", "feedback": "netz@example.org", **dates})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(statement("21.11.2025"), [], id="a year"),
        pytest.param(statement("20.11.2025"), ["barrierefreiheit.stand"], id="more than a year"),
        pytest.param(statement("20.11.2020", "22.11.2026"), [], id="longer on purpose"),
        pytest.param(
            statement("20.11.2026", "21.11.2026"), ["barrierefreiheit.stand"], id="shorter on purpose"
        ),
        pytest.param(
            changed(
                foerderung=[{"foerderer": "Stadt Rostock", "hinweis": "Gefördert.", "bis": "22.11.2026"}]
            ),
            [],
            id="funded today",
        ),
        pytest.param(
            changed(
                foerderung=[{"foerderer": "Stadt Rostock", "hinweis": "Gefördert.", "bis": "21.11.2026"}]
            ),
            ["foerderung.bis"],
            id="funding ended",
        ),
        pytest.param(
            changed(foerderung=["Stadt Rostock"]),
            ["foerderung.bis", "foerderung.hinweis"],
            id="funding without end and words",
        ),
    ],
)
def test_what_only_time_changed_is_a_warning(facts: dict[str, object], expected: list[str]) -> None:
    assert told(facts) == [(name, "warning") for name in expected]


@pytest.mark.parametrize(
    ("run_time", "expected"),
    [
        pytest.param("01.01.2026–31.12.2026", ["foerderung.bis"], id="runs"),
        pytest.param("seit 2024", ["foerderung.bis"], id="open end"),
        pytest.param("01.01.2025–31.12.2025", [], id="over"),
    ],
)
def test_funding_of_a_project_counts_while_it_runs(run_time: str, expected: list[str]) -> None:
    funding = "foerderung: {foerderer: Stadt Rostock, hinweis: Gefördert., bis: 31.10.2026}"
    project = f"---\ntitel: Lotse\nlaufzeit: {run_time}\n{funding}\n---\n"
    assert told(WHOLE, **{"projekte/lotse.md": project}) == [(name, "warning") for name in expected]


@pytest.mark.parametrize(
    ("words", "registered", "person", "named"),
    [
        pytest.param("Netz e.V.", True, False, True, id="e.V."),
        pytest.param("Netz eV", True, False, True, id="eV"),
        pytest.param("Netz gGmbH", True, False, True, id="gGmbH"),
        pytest.param("nicht eingetragener Verein", False, False, True, id="unregistered"),
        pytest.param("Bürgerstiftung, Stiftung", False, False, True, id="foundation"),
        pytest.param("natürliche Person", False, True, True, id="person"),
        pytest.param("Netzwerk Leuchtfeuer", False, False, False, id="name only"),
        pytest.param("Werkstadt Evelyn", False, False, False, id="letters inside of words"),
    ],
)
def test_legal_form_is_recognised(words: str, registered: bool, person: bool, named: bool) -> None:
    assert (is_registered(words), is_person(words), names_a_form(words)) == (registered, person, named)


@pytest.mark.parametrize("text", ["DE136695976", "DE 136 695 976", "de136695976"])
def test_vat_id_is_read_with_blanks(text: str) -> None:
    assert is_vat_id(text)


@pytest.mark.parametrize(
    "text", ["", "DE13669597", "DE1366959760", "AT136695976", "DE036695976", "136695976"]
)
def test_other_numbers_are_no_vat_id(text: str) -> None:
    assert not is_vat_id(text)


CITED = [
    *(
        "§ 5 TMG",
        "§ 5 Abs. 1 Nr. 2 TMG",
        "Telemediengesetz",
        "TTDSG",
        "Telekommunikation-Telemedien-Datenschutz-Gesetz",
        "RStV",
        "Rundfunkstaatsvertrag",
        "MDStV",
        "Mediendienste-Staatsvertrag",
        "TDDSG",
        "Teledienstegesetz",
        "Teledienstedatenschutzgesetz",
    ),
    *(
        "§ 6 TDG",
        "NetzDG",
        "Netzwerkdurchsetzungsgesetz",
        "Richtlinie 95/46/EG",
        "Privacy Shield",
        "Privacy-Shield",
        "Safe Harbor",
        "Safe-Harbor",
        "2010/87/EU",
        "ec.europa.eu/consumers/odr",
    ),
]
VALID = [
    "§ 5 DDG",
    "§ 25 TDDDG",
    "§ 18 Abs. 2 MStV",
    "Art. 13 DSGVO",
    "BITV 2.0",
    "Data Privacy Framework",
    "2021/914",
]


@pytest.mark.parametrize("words", CITED)
def test_replaced_law_is_found(words: str) -> None:
    assert [one.words for one in find_citations(f"Angaben nach {words} und mehr")] == [words]


@pytest.mark.parametrize("words", VALID)
def test_law_in_force_is_left_alone(words: str) -> None:
    assert list(find_citations(f"Angaben nach {words} und mehr", (*OLD_LAWS, *OLD_WORDS))) == []


@pytest.mark.parametrize(
    "words",
    [
        "Verantwortliche Stelle",
        "verantwortlichen Stelle",
        "Auftragsdatenverarbeitung",
        "Auftragsdatenverarbeiter",
        "Verfahrensverzeichnis",
        "verfahrensverzeichnisse",
        "sperren lassen",
        "Recht auf Sperrung",
        "erhoben, verarbeitet oder genutzt",
        "erheben, speichern und nutzen",
        "Erhebung, Verarbeitung und Nutzung",
    ],
)
def test_word_of_the_law_before_is_found(words: str) -> None:
    assert [one.words for one in find_citations(f"Es gilt: {words} der Daten.", OLD_WORDS)] == [words]


def test_search_for_laws_stays_linear() -> None:
    laws = (*OLD_LAWS, *OLD_WORDS)
    signs = "x".join(("", *(sign for law in laws for sign in law.signs), ""))
    assert list(find_citations("§ " + "a, 1 " * 200_000 + "§" * 100_000 + signs, laws)) == []
