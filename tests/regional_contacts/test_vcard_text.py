"""The text of a vCard: names are taken apart, nothing breaks a line."""

import re
import time
from datetime import datetime
from uuid import UUID

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.regional_contacts.vcard_reading import facts, read_card

from regional_contacts.vcard import MOST_OCTETS, Place, VCard, name_parts, vcard_bytes

UID = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("Jana Brandt", ("Brandt", "Jana", "", "", ""), id="two words"),
        pytest.param("Seestern", ("", "Seestern", "", "", ""), id="pseudonym"),
        pytest.param("J. Ö. Brandt", ("Brandt", "J. Ö.", "", "", ""), id="initials are no title"),
        pytest.param("Prof. Dr. med. Ute Meer", ("Meer", "Ute", "", "Prof. Dr. med.", ""), id="titles"),
        pytest.param("Dipl.-Ing. Ute Meer", ("Meer", "Ute", "", "Dipl.-Ing.", ""), id="degree"),
        pytest.param("Ute von der Heide", ("von der Heide", "Ute", "", "", ""), id="particle"),
        pytest.param("Ute von", ("von", "Ute", "", "", ""), id="particle alone"),
        pytest.param("Dr. Meer", ("", "Meer", "", "Dr.", ""), id="title and one word"),
    ],
)
def test_name_is_taken_apart_as_germans_read_it(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


NASTY = "A\r\nTEL:+491\n;b,c\\n\\d\x00\u2028\x85NOTE:x\u00a0y\u202fz\ufeff"


PLAIN = "A TEL:+491 ;b,c\\n\\d NOTE:x y z"


def test_no_value_breaks_out_of_its_line() -> None:
    card = VCard(
        UID,
        NASTY,
        organisation=(NASTY, NASTY),
        title=NASTY,
        role=NASTY,
        phones=(NASTY,),
        email=NASTY,
        place=Place(NASTY, NASTY, NASTY, NASTY),
        urls=("https://a.example.org/\r\nTEL:1",),
        notes=(NASTY, "zwei"),
        categories=(NASTY,),
    )
    assert facts(read_card(vcard_bytes(card))) == {
        "version": ["3.0"],
        "prodid": ["-//Netzwerkstatt//DE"],
        "uid": [UID.urn],
        "fn": [PLAIN],
        "n": [vobject.vcard.Name(family=PLAIN)],
        "org": [[PLAIN, PLAIN]],
        "title": [PLAIN],
        "role": [PLAIN],
        "tel": [PLAIN],
        "email": [PLAIN],
        "adr": [vobject.vcard.Address(street=PLAIN, city=PLAIN, code=PLAIN, extended=PLAIN)],
        "url": ["https://a.example.org/ TEL:1"],
        "note": [f"{PLAIN}\nzwei"],
        "categories": [[PLAIN]],
    }


@given(st.text(max_size=400), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_makes_a_card_of_short_lines(name: str, notes: list[str]) -> None:
    data = vcard_bytes(VCard(UID, name, notes=tuple(notes)))
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= MOST_OCTETS
    assert not re.search(rb"[\r\n]", b"".join(lines))
    assert all(line.decode() for line in lines)
    unfolded = re.sub(rb"\r\n ", b"", data).decode().split("\r\n")
    wanted = ["BEGIN", "VERSION", "PRODID", "UID", "FN", "N", *(["NOTE"] if notes else []), "END", ""]
    assert [line.partition(":")[0] for line in unfolded] == wanted


@pytest.mark.parametrize("letters", ["ä", "€", "🙂", "a"], ids=["two", "three", "four", "one octet"])
def test_lines_are_as_long_as_allowed_and_never_cut_a_character(letters: str) -> None:
    lines = vcard_bytes(VCard(UID, letters * 300)).split(b"\r\n")
    folded = [line for line in lines if line.startswith((b"FN", b" "))]
    width = len(letters.encode())
    assert {line.decode().strip("FN: ;") for line in folded} - {letters * n for n in range(80)} == set()
    assert MOST_OCTETS - width < max(map(len, folded)) <= MOST_OCTETS


def test_edit_is_told_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    edited = datetime.fromisoformat("2026-07-01T01:30:00+02:00")
    assert facts(read_card(vcard_bytes(VCard(UID, "A", edited=edited))))["rev"] == ["20260630T233000Z"]
    monkeypatch.undo()
    time.tzset()
