"""Address books become contact files; what stays behind is told."""

from __future__ import annotations

import pytest
from tests.editor_tools.imported_contacts import CARDS, NO_CONSENT, NO_FIELD, Import, files, remarks

from editor_tools.contact_source import UnreadableFileError
from editor_tools.import_contacts import read_source

UNREADABLE = "So geht es: den Kontakt im Adressbuch öffnen, neu speichern und noch einmal ausgeben"


PRIVATE = "die Angabe ist privat und wird nicht übernommen. So geht es: eine dienstliche Angabe erfragen oder mit Einwilligung von Hand eintragen"


BY_HAND = "So geht es: wenn es öffentlich sein soll, von Hand in den Text schreiben"


NO_KIND = "ob es eine Stelle oder eine Person ist, steht nicht dabei, die Datei ist ein Entwurf. So geht es: art: ergänzen und die Zeile status: entwurf löschen; bei einer Person art: Person und ihre Einwilligung"


def test_cards_of_all_versions_become_files(plan: Import) -> None:
    assert files(plan(CARDS, "nord")) == {
        "joerg-mueller.md": "---\ntitel: Jörg Müller\nstatus: entwurf\nart: Person\nfunktion: Beratung, Haus am Meer\nregion: nord\ntelefon: 030 23125-100\n---\n",
        "haus-am-meer.md": "---\ntitel: Haus am Meer\nstatus: entwurf\nregion: nord\nanschrift:\n  strasse: Weg 1\n  stadt: Gedser\ntelefon: +49-30-23125-100\nemail: a@example.org\nweb: https://meer.example.org\n---\n",
        "haus-kaputt.md": "---\ntitel: Haus kaputt\nart: Gruppe\nregion: nord\n---\n",
    }


def test_cards_tell_what_stays_behind(plan: Import) -> None:
    assert remarks(plan(CARDS)) == [
        f"k:1: TEL: {PRIVATE}",
        f"k:1: FN: {NO_CONSENT}",
        f"k:11: BDAY, NOTE: {NO_FIELD}. {BY_HAND}",
        "k:11: TEL: die Faxnummer wird nicht übernommen. So geht es: wenn nötig, von Hand in den Text schreiben",
        "k:11: ADR: das Land Dänemark hat kein Feld. So geht es: von Hand an den Namen der Stadt schreiben",
        "k:11: TEL: die Durchwahl „1“ wird nicht übernommen. So geht es: unter telefon: mit nummer: und durchwahl: eintragen",
        "k:11: EMAIL: nur der erste Wert wird übernommen, nicht „b@example.org“. So geht es: den passenden Wert an die erste Stelle setzen",
        f"k:11: CATEGORIES: {NO_KIND}",
        f"k:25: NICKNAME: {NO_FIELD}. {BY_HAND}",
        f"k:28: die Zeile der Karte ist nicht lesbar. {UNREADABLE}",
        f"k:32: die Karte ist nicht lesbar. {UNREADABLE}",
        f"k:35: die Karte ist nicht lesbar. {UNREADABLE}",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "Die Datei ist leer. So geht es: die Kontakte noch einmal ausgeben lassen", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n", "Die Datei ist leer. So geht es: die Kontakte noch einmal ausgeben lassen", id="blank"),
        pytest.param(b"PK\x03\x04\x00", "Das ist eine Excel-Mappe oder ein Zip-Archiv. So geht es: als CSV UTF-8 speichern und diese Datei nehmen", id="Excel"),
        pytest.param(b"%PDF-1.7", "Das ist eine PDF-Datei. So geht es: als CSV UTF-8 speichern und diese Datei nehmen", id="PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "Das ist keine Textdatei. So geht es: Kontakte als CSV oder vCard speichern", id="picture"),
        pytest.param(b"\x81\x8d\xff", "Das ist keine Textdatei. So geht es: Kontakte als CSV oder vCard speichern", id="no known encoding"),
        pytest.param(b"Haus;030 1\nHof;030 2\n", "Zeile 1 nennt keine Spalte für den Namen. So geht es: als erste Zeile die Namen der Spalten schreiben, zum Beispiel titel;art;region;telefon;email", id="no header"),
        pytest.param(b'name;art\nA;Gruppe\n"B;Gruppe\n', "Ab Zeile 3 passen die Anführungszeichen nicht zusammen. So geht es: die Tabelle noch einmal als CSV UTF-8 speichern", id="open quotes"),
        pytest.param(b"BEGIN:VCARDS\n", "Zeile 1 nennt keine Spalte für den Namen. So geht es: als erste Zeile die Namen der Spalten schreiben, zum Beispiel titel;art;region;telefon;email", id="no card"),
    ],
)  # fmt: skip
def test_file_that_holds_no_contacts_is_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        read_source(data)
    assert str(refused.value) == message
