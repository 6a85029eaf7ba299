"""vCards: read back by vobject, loaded by khard, as far as consent reaches and no further."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import vobject
from tests.conftest import FACTS, LAWFUL, Build, BuildSite
from tests.regional_contacts.vcard_reading import facts, read_card

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
