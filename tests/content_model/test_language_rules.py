from __future__ import annotations

import pytest
from tests.conftest import BuildSite

from content_model.front_matter import read_document
from content_model.language_rules import language_findings
from german_typography.gender_forms import GenderForm

HEADER = "---\ntitel: Für Helfer:innen\nthemen: [Helfer/innen]\nslug: helfer_innen\nbilder:\n  - datei: helfer_innen.jpg\n    alt: HelferInnen am Tisch\n---\n"


def printed(source: str, form: GenderForm = GenderForm.STAR, *, easy: bool = False) -> list[str]:
    document = read_document("a.md", source.encode())
    return [str(found) for found in sorted(language_findings(document, document.header, form, easy=easy))]


def test_mixed_forms_are_told_with_place_and_suggestion() -> None:
    body = "Text\n\nund `Helfer/innen` für Helfer/innen\nund [Schüler_innen](/schüler_innen) da.\n"
    rest = "ist anders als der Rest der Website (genderform: stern). So geht es:"
    assert printed(HEADER + body) == [
        f"a.md:2:8: titel: „Helfer:innen“ {rest} Helfer*innen",
        f"a.md:7:10: bilder: „HelferInnen“ {rest} Helfer*innen",
        f"a.md:11:24: „Helfer/innen“ {rest} Helfer*innen",
        f"a.md:12:6: „Schüler_innen“ {rest} Schüler*innen",
    ]


def test_words_without_a_known_other_form_get_advice() -> None:
    assert printed("---\ntitel: A\n---\nein Bürger*innenrat", GenderForm.BOTH) == [
        "a.md:4:5: „Bürger*innenrat“ ist anders als der Rest der Website (genderform: beidnennung). So geht es: beide Formen ausschreiben oder ein neutrales Wort nehmen"
    ]


@pytest.mark.parametrize("form", list(GenderForm))
def test_easy_language_has_no_gender_signs_at_all(form: GenderForm) -> None:
    source = "---\ntitel: A\nzusammenfassung: Das ist z. B. gut\n---\nFür Helfer*innen.\n"
    assert printed(source, form, easy=True) == [
        "a.md:3:18: zusammenfassung: „z. B.“ ist eine Abkürzung. So geht es: das Wort ausschreiben",
        "a.md:5:5: „Helfer*innen“ hat ein Genderzeichen, in Leichter Sprache stört es beim Lesen. So geht es: Helferinnen und Helfer",
    ]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("---\ntitel: A\n---\n```\nHelfer/innen\n```\n", id="code"),
        pytest.param("---\ntitel: A\n---\n<https://example.org/Helfer_innen>", id="address"),
        pytest.param("---\ntitel: A\nlang: en\n---\nHelfer/innen", id="foreign page"),
        pytest.param("---\ntitel: A\n---\nHelfer*innen", id="the right form"),
        pytest.param("---\ntitel: A\n---\n" + "Wort " * 20 + "z. B. § 5", id="not in Leichter Sprache"),
    ],
)
def test_other_texts_are_left_alone(source: str) -> None:
    assert printed(source) == []


def test_gate_warns_and_builds(build_site: BuildSite) -> None:
    facts = "name: N\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\nemail: n@example.org\ngenderform: Doppelpunkt\n"
    build = build_site(
        {
            "netzwerk.yaml": facts,
            "seiten/a.md": "---\ntitel: A\n---\nFür Helfer*innen\n",
            "seiten/b.md": "---\ntitel: B\nleichte_sprache: ja\n---\nFür Helfer:innen\n",
        }
    )
    assert (build.code, [line.split(": So geht")[0] for line in build.findings]) == (
        0,
        [
            "content/seiten/a.md:4:5: „Helfer*innen“ ist anders als der Rest der Website (genderform: doppelpunkt). So geht es: Helfer:innen",
            "content/seiten/b.md:5:5: „Helfer:innen“ hat ein Genderzeichen, in Leichter Sprache stört es beim Lesen. So geht es: Helferinnen und Helfer",
        ],
    )


def test_site_without_a_decision_is_not_bothered(build_site: BuildSite) -> None:
    build = build_site({"seiten/a.md": "---\ntitel: A\n---\nFür Helfer*innen und Helfer/innen\n"})
    assert (build.code, build.findings) == (0, [])


def test_unknown_form_is_an_error(build_site: BuildSite) -> None:
    facts = "name: N\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\ngenderform: sternchen\n"
    build = build_site({"netzwerk.yaml": facts})
    assert build.code == 1
    assert any("netzwerk.yaml:3:13: genderform:" in line for line in build.lines)


def test_words_of_the_site_are_checked_once_in_their_list(build_site: BuildSite) -> None:
    facts = (
        "name: N\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\ngenderform: stern\n"
        "email: helfer_innen@example.org\nleitsatz: Für Helfer:innen\n"
        "vokabular:\n  themen:\n    - Pat:innen\n    - Helfer*innen\n"
    )
    entry = "---\ntitel: A\nthemen: [Pat:innen, Helfer*innen]\n---\nText\n"
    build = build_site({"netzwerk.yaml": facts, "seiten/a.md": entry})
    assert [line.partition(" ist ")[0] for line in build.findings] == [
        "content/netzwerk.yaml:5:11: leitsatz: „Helfer:innen“",
        "content/netzwerk.yaml:8:7: vokabular: „Pat:innen“",
    ]
