from __future__ import annotations

import pytest

from german_typography.search_words import (
    known_words,
    plain_forms,
    search_words,
    split_compound,
    synonym_groups,
)

SITE = known_words([
    "Genesung und Begleitung, Zentrum regional, Krise, Dienste, Kind, Woche, Helfer*innen, Treffen, Ort, unter, Lage",
])  # fmt: skip


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Genesungsbegleitung", ("Genesung", "Begleitung")),
        ("Regionalzentrum", ("regional", "Zentrum")),
        ("Krisendienste", ("Krise", "Dienste")),
        ("Kinderwoche", ("Kind", "Woche")),
        ("Helfertreffen", ("Helfer", "Treffen")),
        ("Helferinnentreffen", ("Helferinnen", "Treffen")),
        ("Krisenhelfertreffen", ()),
        ("Genesung", ()),
        ("Zentrumsregional", ()),
        ("Ortskrise", ()),
        ("Rostock", ()),
        ("", ()),
    ],
)
def test_compounds_are_split_by_the_words_of_the_site(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word, SITE) == parts


def test_parts_are_split_too() -> None:
    known = known_words(["Krisenhelfer Krise Helfer Treffen"])
    assert split_compound("Krisenhelfertreffen", known) == ("Krise", "Helfer", "Treffen")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Expert*innen und Ärzt:in", ["Expertinnen", "Experten", "Ärztin", "Arzt"]),
        ("HelferInnen", ["Helferinnen", "Helfer"]),
        ("jede*r und alle", []),
        ("Bürger*innenrat", []),
    ],
)
def test_gendered_words_are_found_in_both_forms(text: str, forms: list[str]) -> None:
    assert list(plain_forms(text)) == forms


def test_page_gets_what_it_does_not_say() -> None:
    texts = ["Genesungsbegleitung im Regionalzentrum", "Helfer*innen treffen sich, Krise hin oder her"]
    assert search_words(texts, SITE) == (
        "Begleitung", "EX-IN", "Genesung", "Helferinnen", "Notfall", "Peer", "Zentrum", "regional",
    )  # fmt: skip


def test_page_without_such_words_gets_nothing() -> None:
    assert search_words(["Kaffee und Kuchen"], SITE) == ()


def test_parts_bring_their_synonyms() -> None:
    assert search_words(["Suchtwoche"], known_words(["Sucht Woche"])) == ("Abhängigkeit", "Sucht", "Woche")


def test_words_with_a_hyphen_count_by_their_parts() -> None:
    assert search_words(["Krisen-Woche"], known_words(["Krise"])) == ()
    assert "Woche" in known_words(["Krisen-Woche"]).values()


def test_groups_of_synonyms_hold_each_word_once() -> None:
    words = [word for group in synonym_groups() for word in group]
    assert len(words) == len(set(words))
    assert all(len(group) > 1 for group in synonym_groups())
