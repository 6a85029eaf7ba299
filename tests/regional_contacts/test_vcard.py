"""vCards: read back by vobject, loaded by khard, as far as consent reaches and no further."""

import os
import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import FACTS, LAWFUL, Build, BuildSite

from regional_contacts.vcard import MOST_OCTETS, Place, VCard, name_parts, vcard_bytes

UID = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")
ZENTRUM = """\
---
titel: Regionalzentrum Süd
art: Regionalzentrum
region: sued
anschrift: {name: Haus am Markt, strasse: Marktstraße 3, plz: 17389, stadt: Anklam}
telefon:
  - nummer: 030 23125-140
    zeiten: Mo–Do
  - nummer: 116 117
email: sued@example.org
web: https://sued.example.org/a;b,c
sprechzeiten: {Mo–Do: 9–16, Fr: 9–12}
nach_vereinbarung: ja
sprachen: [Deutsch, Polnisch]
geprüft_am: 19.10.2026
personen:
  - name: Dr. Jana von Brandt
    funktion: Leitung
    telefon: 0152 28817386
    email: brandt@example.org
    einwilligung: dienstlich
  - name: Ole Martens
    rolle: Genesungsbegleiter
    telefon: 030 23125-141
    einwilligung: {umfang: name}
  - name: Geheime Frau
    telefon: 030 23125-142
    einwilligung: {umfang: [name, telefon], bis: 21.11.2026}
  - rolle: Kontakt
  - eigene
---
"""
PERSON = """\
---
titel: Eike Meer
art: Person
region: sued
funktion: Beratung
telefon: 030 23125-143
email: meer@example.org
einwilligung: {umfang: [name, telefon]}
geändert: 03.11.2026 18:00
---
"""
FILES: dict[str, str | bytes] = {
    "kontakte/zentrum.md": ZENTRUM,
    "kontakte/eigene.md": PERSON,
    "regionen/sued.md": "---\ntitel: Süd\n---\n",
}
FOLDER = "vor-ort/sued"
HOURS = "Sprechzeiten: Montag bis Donnerstag 9–16 Uhr, Freitag 9–12 Uhr und nach Vereinbarung"
WITH_ADDRESS = {"SITEURL": "https://netz.example.org"}


def read_card(data: bytes) -> Any:
    """The one card of a file as vobject reads it."""
    card = vobject.readOne(data.decode())
    card.validate(raiseException=True)
    return card


def facts(card: Any) -> dict[str, Any]:
    """Property → its values, without type words."""
    return {name: [line.value for line in lines] for name, lines in card.contents.items()}


def vcards_in(build: Build) -> dict[str, bytes]:
    assert build.code == 0, build.lines
    return {
        path.relative_to(build.output).as_posix(): path.read_bytes()
        for path in sorted(build.output.rglob("*.vcf"))
    }


@pytest.fixture
def built(build_site: BuildSite) -> Build:
    return build_site(FILES, **WITH_ADDRESS)


def test_contact_point_is_read_back_whole(built: Build) -> None:
    card = read_card(vcards_in(built)[f"{FOLDER}/zentrum/kontakt.vcf"])
    assert facts(card) == {
        "version": ["3.0"],
        "prodid": ["-//Netzwerkstatt//DE"],
        "uid": ["urn:uuid:8d50e635-147e-5c2c-9fb9-03f9ebe3ee8c"],
        "rev": ["20261019T000000Z"],
        "fn": ["Regionalzentrum Süd"],
        "n": [vobject.vcard.Name(family="Regionalzentrum Süd")],
        "org": [["Testnetz"]],
        "tel": ["+493023125140", "116117"],
        "email": ["sued@example.org"],
        "adr": [
            vobject.vcard.Address(
                street="Marktstraße 3", city="Anklam", code="17389", extended="Haus am Markt"
            )
        ],
        "url": ["https://netz.example.org/vor-ort/sued/zentrum/", "https://sued.example.org/a;b%2Cc"],
        "note": [f"{HOURS}\n030 23125-140: Mo–Do\n116 117: kostenfrei\nSprachen: Deutsch, Polnisch"],
        "categories": [["Regionalzentrum", "Süd"]],
    }


def test_person_inside_has_own_numbers_and_the_place_of_the_point(built: Build) -> None:
    card = read_card(vcards_in(built)[f"{FOLDER}/zentrum/dr-jana-von-brandt.vcf"])
    mine = {name: facts(card)[name] for name in ("fn", "n", "org", "title", "tel", "email", "note")}
    assert mine == {
        "fn": ["Dr. Jana von Brandt"],
        "n": [vobject.vcard.Name(family="von Brandt", given="Jana", prefix="Dr.")],
        "org": [["Testnetz", "Regionalzentrum Süd"]],
        "title": ["Leitung"],
        "tel": ["+4915228817386"],
        "email": ["brandt@example.org"],
        "note": [f"{HOURS}\nSprachen: Deutsch, Polnisch"],
    }
    assert card.tel.params == {"TYPE": ["WORK", "CELL"]}


def test_person_without_consent_for_the_number_is_reached_through_the_point(built: Build) -> None:
    card = facts(read_card(vcards_in(built)[f"{FOLDER}/zentrum/ole-martens.vcf"]))
    assert (card["tel"], card["email"], card["role"]) == (
        ["+493023125140", "116117"],
        ["sued@example.org"],
        ["Genesungsbegleiter"],
    )


def test_person_with_own_page_has_own_card_as_far_as_consent_reaches(built: Build) -> None:
    card = facts(read_card(vcards_in(built)[f"{FOLDER}/eigene/kontakt.vcf"]))
    assert {name: card.get(name) for name in ("fn", "n", "title", "tel", "email", "rev")} == {
        "fn": ["Eike Meer"],
        "n": [vobject.vcard.Name(family="Meer", given="Eike")],
        "title": ["Beratung"],
        "tel": ["+493023125143"],
        "email": None,
        "rev": ["20261103T170000Z"],
    }


def test_files_are_those_of_shown_contacts_alone(built: Build) -> None:
    assert sorted(vcards_in(built)) == [
        f"{FOLDER}/eigene/kontakt.vcf",
        f"{FOLDER}/zentrum/dr-jana-von-brandt.vcf",
        f"{FOLDER}/zentrum/kontakt-2.vcf",
        f"{FOLDER}/zentrum/kontakt.vcf",
        f"{FOLDER}/zentrum/ole-martens.vcf",
    ]


@pytest.mark.parametrize(
    ("form", "shown"), [("strict", ["ueber-uns/a/kontakt.vcf"]), ("publish", [])], ids=["preview", "public"]
)
def test_draft_has_a_card_in_previews_only(build_site: BuildSite, form: str, shown: list[str]) -> None:
    files: dict[str, str | bytes] = {
        "netzwerk.yaml": FACTS + LAWFUL,
        "kontakte/a.md": "---\ntitel: A\nstatus: entwurf\ntelefon: 110\n---\n",
    }
    assert list(vcards_in(build_site(files, BUILD_FORM=form, **WITH_ADDRESS))) == shown


def test_card_without_address_of_the_site_names_no_page(build_site: BuildSite) -> None:
    cards = vcards_in(build_site({"kontakte/a.md": "---\ntitel: A\ntelefon: 110\n---\n"}))
    assert "url" not in facts(read_card(cards["ueber-uns/a/kontakt.vcf"]))


def test_card_lies_beside_a_page_that_is_a_file(build_site: BuildSite) -> None:
    page = "---\ntitel: A\nsave_as: alt/a.html\ntelefon: 116 117\npersonen: [{rolle: Leitung}]\n---\n"
    build = build_site({"kontakte/a.md": page})
    assert sorted(vcards_in(build)) == ["alt/a-kontakt.vcf", "alt/a-leitung.vcf"]
    links = [link["href"] for link in build.soup("alt/a.html").select(".vcard-link")]
    assert links == ["/alt/a-kontakt.vcf", "/alt/a-leitung.vcf"]


def test_persons_of_the_same_name_are_numbered(build_site: BuildSite) -> None:
    page = "---\ntitel: A\ntelefon: 110\npersonen: [{rolle: Beirat}, {rolle: beirat}, {rolle: Beirat}]\n---\n"
    cards = vcards_in(build_site({"kontakte/a.md": page}))
    assert list(cards) == [
        f"ueber-uns/a/{name}.vcf" for name in ("beirat-2", "beirat-3", "beirat", "kontakt")
    ]
    assert len({facts(read_card(card))["uid"][0] for card in cards.values()}) == 4


def test_contact_page_offers_every_card_by_name(built: Build) -> None:
    links = built.soup(f"{FOLDER}/zentrum/").select("a.vcard-link")
    assert [(link["href"], link.text) for link in links] == [
        (f"/{FOLDER}/zentrum/kontakt.vcf", "Kontakt speichern (vCard)"),
        (f"/{FOLDER}/zentrum/dr-jana-von-brandt.vcf", "Kontakt Dr.\u00a0Jana von Brandt speichern (vCard)"),
        (f"/{FOLDER}/zentrum/ole-martens.vcf", "Kontakt Ole Martens speichern (vCard)"),
        (f"/{FOLDER}/zentrum/kontakt-2.vcf", "Kontakt Kontakt speichern (vCard)"),
    ]


def test_uid_of_a_card_stays_when_the_site_moves(build_site: BuildSite) -> None:
    before = vcards_in(build_site(FILES))
    after = vcards_in(build_site(FILES, SITEURL="https://anders.example.org/netz"))
    uids = [
        [line for data in cards.values() for line in data.split(b"\r\n") if line.startswith(b"UID")]
        for cards in (before, after)
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(FILES) + 2


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


def run_khard(home: Path, cards: dict[str, bytes], *words: str) -> str:
    """What khard prints about an address book of these cards."""
    book = home / "book"
    book.mkdir()
    for number, data in enumerate(cards.values()):
        (book / f"{number}.vcf").write_bytes(data)
    config = home / "khard.conf"
    config.write_text(
        f"[addressbooks]\n[[netz]]\npath = {book}\n[general]\neditor = true\nmerge_editor = true\n"
    )
    command = [str(Path(sys.executable).with_name("khard")), "-c", str(config), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_khard_lists_every_contact(built: Build, tmp_path: Path) -> None:
    fields = "formatted_name,phone,email"
    listed = run_khard(tmp_path, vcards_in(built), "list", "--parsable", "--fields", fields)
    assert sorted(line.split("\t") for line in listed.splitlines()) == [
        ["Dr. Jana von Brandt", "WORK, CELL: +4915228817386", "INTERNET, WORK: brandt@example.org"],
        ["Eike Meer", "WORK, VOICE: +493023125143", ""],
        ["Kontakt", "WORK, VOICE: +493023125140", "INTERNET, WORK: sued@example.org"],
        ["Ole Martens", "WORK, VOICE: +493023125140", "INTERNET, WORK: sued@example.org"],
        ["Regionalzentrum Süd", "WORK, VOICE: +493023125140", "INTERNET, WORK: sued@example.org"],
    ]


def test_khard_shows_a_contact_whole(built: Build, tmp_path: Path) -> None:
    card = vcards_in(built)[f"{FOLDER}/zentrum/dr-jana-von-brandt.vcf"]
    shown = run_khard(tmp_path, {"one": card}, "show", "Brandt")
    assert [line.strip() for line in shown.splitlines()] == [
        *("Name: Dr. Jana von Brandt", "Full name: Dr. Jana von Brandt", "Kind: individual"),
        *("Organisation:", "-", "- Testnetz", "- Regionalzentrum Süd"),
        *("Address book: netz", "Kind: individual", "General:", "Title: Leitung"),
        *("Phone", "WORK, CELL: +4915228817386", "E-Mail", "INTERNET, WORK: brandt@example.org"),
        *("Address", "WORK:", "Marktstraße 3", "Haus am Markt", "17389 Anklam"),
        *("Miscellaneous", "UID: urn:uuid:a5ecf2df-b332-5e00-b083-c98d8f1f69bc"),
        *("Categories:", "- Regionalzentrum", "- Süd", "Webpage:"),
        *("- https://netz.example.org/vor-ort/sued/zentrum/", "- https://sued.example.org/a;b%2Cc"),
        "Note:",
        HOURS,
        "Sprachen: Deutsch, Polnisch",
    ]


@pytest.mark.parametrize(
    "way",
    [
        pytest.param("", id="nothing"),
        pytest.param("telefon: 110\ngeprüft_am: 01.10.2020", id="not checked for years"),
    ],
)
def test_contact_with_nothing_to_save_has_no_card(build_site: BuildSite, way: str) -> None:
    build = build_site(
        {"kontakte/a.md": f"---\ntitel: A\nkosten: frei\npersonen: [{{rolle: B}}]\n{way}\n---\n"}
    )
    assert (vcards_in(build), build.soup("ueber-uns/a/").select(".vcard-link")) == ({}, [])


def test_edit_is_the_one_git_knows(build_site: BuildSite, tmp_path: Path) -> None:
    page = "---\ntitel: A\ntelefon: 110\ngeprüft_am: 01.10.2026\n---\n"
    build_site({"kontakte/a.md": page})
    who = {"GIT_AUTHOR_DATE": "2026-11-20T10:00:00+01:00", "GIT_COMMITTER_DATE": "2026-11-21T10:00:00+01:00"}
    for words in (["init", "-q"], ["add", "content"], ["commit", "-q", "-m", "a"]):
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *words], cwd=tmp_path, env={**os.environ, **who}, check=True)
    card = vcards_in(build_site({"kontakte/a.md": page}))["ueber-uns/a/kontakt.vcf"]
    assert facts(read_card(card))["rev"] == ["20261120T090000Z"]
