"""The words that name a kind of entry."""

from __future__ import annotations

import pytest

from content_model.models.registry import FOLDERS
from editor_tools.kinds import KINDS, UnknownKindError, find_kind


@pytest.mark.parametrize(
    ("word", "template"),
    [
        pytest.param("veranstaltung", "event", id="German"),
        pytest.param("Veranstaltung", "event", id="capital"),
        pytest.param("veranstaltungen", "event", id="folder"),
        pytest.param("veranstaltungen/", "event", id="folder-with-slash"),
        pytest.param("event", "event", id="English"),
        pytest.param("rückblick", "report", id="umlaut"),
        pytest.param("Rueckblick", "report", id="umlaut-spelled-out"),
        pytest.param("aktuelles", "news", id="news-folder"),
        pytest.param("kontakte", "contact", id="first-kind-of-a-folder"),
        pytest.param("gruppe", "group", id="group"),
        pytest.param("ort", "venue", id="place"),
    ],
)
def test_word_names_its_kind(word: str, template: str) -> None:
    assert find_kind(word).template == template


def test_every_folder_has_a_kind() -> None:
    assert {kind.folder for kind in KINDS} == FOLDERS.keys() - {"handbuch"}
    assert [find_kind(kind.words[0]) for kind in KINDS] == list(KINDS)


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        pytest.param(
            "veranstalltung",
            "„veranstalltung“ ist keine Art von Eintrag. Meinten Sie „veranstaltung“? ",
            id="near",
        ),
        pytest.param("saite", "„saite“ ist keine Art von Eintrag. Meinten Sie „seite“? ", id="short"),
        pytest.param("xyz", "„xyz“ ist keine Art von Eintrag. ", id="far"),
    ],
)
def test_unknown_word_names_the_nearest_and_all(word: str, sentence: str) -> None:
    known = "veranstaltung, bericht, meldung, kontakt, gruppe, person, region, projekt, material, reihe, thema, ort, organisation, seite"
    with pytest.raises(UnknownKindError) as raised:
        find_kind(word)
    assert str(raised.value) == f"{sentence}Möglich sind: {known}."
