"""What is added to a page so that people find it."""

import pytest

from site_search.extra_words import added_words, extra_words, words_of

OTHERS = "Begleitung für Mitglieder, eine Versammlung, die Genesung"


def extra(*texts: str) -> list[tuple[str, ...]]:
    pages = [words_of(text) for text in texts]
    return extra_words(pages, added_words(frozenset().union(*pages)))


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
    assert set(extra(text, OTHERS)[0]) == added


def test_parts_are_words_of_the_site_itself() -> None:
    assert extra("Mitgliederversammlung") == [()]


def test_words_are_in_alphabetical_order() -> None:
    words = extra("Mitgliederversammlung der Expert*innen", OTHERS)[0]
    assert words == tuple(sorted(words))
    assert len(words) == 4
