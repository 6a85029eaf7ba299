"""What is added to a page so that people find it."""

import pytest

from site_search.extra_words import extra_words

OTHERS = "Begleitung für Mitglieder, eine Versammlung, die Genesung"


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("Unsere Mitgliederversammlung.", {"Mitglieder", "Versammlung"}),
        ("Genesungsbegleitung", {"Begleitung", "EX-IN", "Genesung", "Peer"}),
        ("Genesungsbegleitung und Begleitung", {"EX-IN", "Genesung", "Peer"}),
        ("die Expert*innen", {"Experten", "Expertinnen"}),
        ("die Expert:innen,", {"Experten", "Expertinnen"}),
        ("Experten", set()),
        ("Sucht", {"Abhängigkeit"}),
        ("", set()),
    ],
)
def test_page_gets_parts_plain_forms_and_synonyms(text: str, added: set[str]) -> None:
    assert set(extra_words([text, OTHERS])[0]) == added


def test_parts_are_words_of_the_site_itself() -> None:
    assert extra_words(["Mitgliederversammlung"]) == [()]


def test_words_are_in_alphabetical_order() -> None:
    words = extra_words(["Mitgliederversammlung der Expert*innen", OTHERS])[0]
    assert words == tuple(sorted(words))
    assert len(words) == 4
