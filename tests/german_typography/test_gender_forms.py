from __future__ import annotations

import pytest

from german_typography.gender_forms import GenderForm, find_gender_forms

STAR, COLON, BOTH, FREE = GenderForm


def found(text: str, form: GenderForm) -> list[tuple[str, str | None]]:
    return [(text[word.start : word.end], word.suggestion) for word in find_gender_forms(text, form)]


@pytest.mark.parametrize(
    ("typed", "star", "both"),
    [
        ("Helfer/innen", "Helfer*innen", "Helferinnen und Helfer"),
        ("Ärzt/-innen", "Ärzt*innen", "Ärztinnen und Ärzte"),
        ("HelferInnen", "Helfer*innen", "Helferinnen und Helfer"),
        ("Teilnehmer_innen", "Teilnehmer*innen", "Teilnehmerinnen und Teilnehmer"),
        ("Expert:innen", "Expert*innen", "Expertinnen und Experten"),
        ("Psycholog·innen", "Psycholog*innen", "Psychologinnen und Psychologen"),
        ("Schüler(innen)", "Schüler*innen", "Schülerinnen und Schüler"),
        ("Kolleg(inn)en", "Kolleg*innen", "Kolleginnen und Kollegen"),
        ("Lehrer(in)", "Lehrer*in", "Lehrerin oder Lehrer"),
        ("Mitarbeiter/in", "Mitarbeiter*in", "Mitarbeiterin oder Mitarbeiter"),
        ("Mitarbeiter/-in", "Mitarbeiter*in", "Mitarbeiterin oder Mitarbeiter"),
        ("Ärzt:in", "Ärzt*in", "Ärztin oder Arzt"),
        ("BeraterIn", "Berater*in", "Beraterin oder Berater"),
        ("Patient_in", "Patient*in", "Patientin oder Patient"),
        ("Bürger:innenrat", "Bürger*innenrat", None),
        ("jede:r", "jede*r", "jede oder jeder"),
        ("jede/r", "jede*r", "jede oder jeder"),
        ("ein/e", "ein*e", "eine oder ein"),
        ("Vorsitzende/r", "Vorsitzende*r", "Vorsitzende oder Vorsitzender"),
        ("der:die", "der*die", "der oder die"),
        ("sie_er", "sie*er", "sie oder er"),
    ],
)
def test_short_forms_are_found_and_written_anew(typed: str, star: str, both: str | None) -> None:
    text = f"für {typed} hier"
    assert found(text, STAR) == [(typed, star)]
    assert found(text, BOTH) == [(typed, both)]
    assert found(text, FREE) == []


@pytest.mark.parametrize(
    "typed", ["Helfer*innen", "jede*r", "Ein*e Helfer*in", "der*die", "Bürger*innenrat", "Helfer*in(nen)"]
)
def test_the_form_of_the_site_is_right(typed: str) -> None:
    assert found(typed, STAR) == []
    assert found(typed, COLON) != []
    assert found(typed.replace("*", ":"), COLON) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rostock/in der Nähe", "Außen/innen", "LinkedIn und CheckIn", "km/h", "EX-IN", "und/oder", "er/sie", "drinnen",
        "Beginn:in Rostock", "Hinweis:e", "Uhr:r", "www.example.org/Helfer/innen", "info@helfer_innen.example.org",
        "*kursiv*e Wörter", "**fett**er", "3*e", "datei_name_r", "Innen und außen", "Ort: innen",
        "Arbeit/innere Ruhe", "die Helferinnen und Helfer", "Wirtin", "Frauen*", "StadtInfo", "a*b*c",
    ],
)  # fmt: skip
def test_other_words_are_no_short_forms(text: str) -> None:
    assert found(text, COLON if "*" not in text else STAR) == []
    assert found(text.replace("*", ""), BOTH) == []


def test_places_are_those_of_the_text_and_in_order() -> None:
    text = "Für HelferInnen,\njede:r und Helfer/innen."
    assert [(word.start, word.end) for word in find_gender_forms(text, STAR)] == [(4, 15), (17, 23), (28, 40)]


@pytest.mark.parametrize("sign", ["a*innen", "er/in", "aIn", "a*", "a", ":r", "e:", "der:die", "er(in"])
def test_a_hundred_thousand_signs_finish(sign: str) -> None:
    assert sum(1 for _ in find_gender_forms(sign * 100_000, COLON)) <= 100_000
