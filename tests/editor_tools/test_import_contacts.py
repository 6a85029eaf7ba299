"""Contacts out of tables and address books: what is taken over, what is said about the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import FACTS, run_build, write_files

from editor_tools.contact_source import UnreadableFileError
from editor_tools.import_contacts import main, read_source
from editor_tools.import_plan import Plan, plan_import
from editor_tools.known_content import KnownContent, read_content

WORDS = "vokabular:\n  angebote: [Gruppe finden, Fortbildung]\n"
SITE: dict[str, str | bytes] = {
    "netzwerk.yaml": FACTS + WORDS,
    "regionen/nord.md": "---\ntitel: Nordland\n---\n",
    "regionen/mecklenburgische-seenplatte.md": "---\ntitel: Mecklenburgische Seenplatte\n---\n",
    "kontakte/alt/haus.md": "---\ntitel: Haus\nart: Gruppe\nregion: nord\n---\n",
    "kontakte/vorstand.md": "---\ntitel: Vorstand\nart: Gremium\n---\n",
    "kontakte/buero.md": "---\ntitel: Büro\nart: Geschäftsstelle\n---\n",
}
NO_CONSENT = "die Person erscheint erst mit ihrer Einwilligung, die Datei ist ein Entwurf. So geht es: einwilligung: dienstlich, oder darunter datum, umfang [name, telefon, email] und bis"
EXISTS = "So geht es: die Angaben dort von Hand ergänzen; ist es ein anderer Kontakt, ihm einen anderen Namen geben"
NO_NAME = "in der Zeile steht kein Name. So geht es: einen Namen eintragen oder die Zeile löschen"
NO_FIELD = "dafür hat ein Kontakt kein Feld"
Import = Callable[..., Plan]


@pytest.fixture
def content(tmp_path: Path) -> KnownContent:
    write_files(tmp_path / "content", SITE)
    return read_content(tmp_path / "content")


@pytest.fixture
def plan(content: KnownContent) -> Import:
    def plan(text: str | bytes, region: str | None = None) -> Plan:
        source = read_source(text if isinstance(text, bytes) else text.encode())
        return plan_import(source, content, region)

    return plan


def files(plan: Plan) -> dict[str, str]:
    return {entry.path.removeprefix("kontakte/"): entry.text for _, entry in plan.files}


def remarks(plan: Plan) -> list[str]:
    return [remark.in_file("k") for remark in plan.remarks]


TABLE = """\
Name;Art;Straße;PLZ;Ort;Telefon;Mobil;E-Mail;Web;Sprechzeiten;Region;Angebote;Ansprechpartnerin;Position
Treff am Markt;Beratungsstelle;Marktstr. 3;18055;Rostock;030 23125-140, 116117;;markt@example.org;www.markt.example.org;Mo-Do 9-16 und nach Vereinbarung;Nordland;fortbildung, Gruppe finden;;
Café: offen!;Gruppe;;;;;0152 28817386;;;nach Absprache;;;Jana Brandt;Leitung
"""


def test_table_becomes_files_in_the_order_of_the_handbook(plan: Import) -> None:
    assert files(plan(TABLE)) == {
        "treff-am-markt.md": """\
---
titel: Treff am Markt
art: Beratungsstelle
region: Nordland
anschrift:
  strasse: Marktstr. 3
  plz: 18055
  stadt: Rostock
telefon:
  - 030 23125-140
  - 116117
email: markt@example.org
web: https://www.markt.example.org
sprechzeiten: Mo-Do 9-16
nach_vereinbarung: ja
angebote:
  - fortbildung
  - Gruppe finden
---
""",
        "cafe-offen.md": """\
---
titel: 'Café: offen!'
status: entwurf
art: Gruppe
nach_vereinbarung: ja
personen:
  - name: Jana Brandt
    funktion: Leitung
    telefon: 0152 28817386
---
""",
    }


def test_table_remarks_name_line_and_column(plan: Import) -> None:
    assert remarks(plan(TABLE)) == [
        "k:2: Web: „www.markt.example.org“ bekommt https:// davor. So geht es: im Browser ausprobieren, ob die Adresse stimmt",
        f"k:3: Ansprechpartnerin: {NO_CONSENT}",
    ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("name,type,city\nCafé,Gruppe,Güstrow\n".encode(), id="comma, English"),
        pytest.param("\ufeffTitel;Art;Ort\r\nCafé;Gruppe;Güstrow\r\n".encode(), id="BOM, CR LF"),
        pytest.param("Titel;Art;Ort\nCafé;Gruppe;Güstrow\n".encode("cp1252"), id="Windows-1252"),
        pytest.param("sep=;\nTITEL;ART;Stadt\nCafé;Gruppe;Güstrow\n".encode(), id="line for Excel"),
        pytest.param("Einrichtung\tTyp\tOrt\nCafé\tGruppe\tGüstrow\n".encode("utf-16"), id="tabs, UTF-16"),
        pytest.param('name;art;ort\n"Café";"Gruppe";"Güs\ntrow"\n'.replace("s\nt", "st").encode(), id="quotes"),
        pytest.param('name;art;ort\n="Café";="Gruppe";="Güstrow"\n'.encode(), id="texts as formulas"),
        pytest.param("Firma,Kind,Ort geschäftlich\nCafé,Gruppe,Güstrow\n".encode(), id="Outlook"),
        pytest.param("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Café\r\nCATEGORIES:Gruppe\r\nADR:;;;Güstrow;;;\r\nEND:VCARD\r\n".encode(), id="vCard"),
        pytest.param("begin:vcard\nversion:2.1\nn:Café\ncategories:Gruppe\nadr:;;;Güstrow;;;\nend:vcard\n".encode("cp1252"), id="vCard in Windows-1252"),
    ],
)  # fmt: skip
def test_sources_of_every_kind_become_the_same_file(plan: Import, data: bytes) -> None:
    done = plan(data)
    text = "---\ntitel: Café\nart: Gruppe\nanschrift:\n  stadt: Güstrow\n---\n"
    assert (files(done), remarks(done)) == ({"cafe.md": text}, [])


@pytest.mark.parametrize(
    ("column", "value", "remark"),
    [
        pytest.param("plz", "1067", "plz: „1067“ ist keine Postleitzahl. So geht es: 01067", id="lost zero"),
        pytest.param("Tel.", "12", "Tel.: Bei „12“ fehlt die Vorwahl. So geht es: 0381 1234567, mit Durchwahl 0381 1234567-18; im Ausland +48 91 4345251", id="telephone"),
        pytest.param("mail", "a(at)example.org", "mail: „a(at)example.org“ ist keine reine E-Mail-Adresse. So geht es: a@example.org", id="mail"),
        pytest.param("region", "Nordlandd", "region: „Nordlandd“ ist nicht bekannt (Region). So geht es: meinten Sie „Nordland“?", id="region"),
        pytest.param("hours", "Mo 9-8", "hours: Bei „9–8“ liegt das Ende nicht nach dem Beginn. So geht es: 8–9\u00a0Uhr", id="hours"),
        pytest.param("offers", "Zaubern", "offers: „Zaubern“ steht nicht in der Liste „angebote“. So geht es: das Wort in content/netzwerk.yaml unter vokabular, angebote ergänzen", id="word"),
        pytest.param("Kosten", "=1+1", "Kosten: „=1+1“ ist eine Formel, kein Text. So geht es: in der Tabelle den Wert selbst eintragen", id="formula"),
        pytest.param("Telefon", "+cmd|' /C calc'!A0", "Telefon: „+cmd|' /C calc'!A0“ ist eine Formel, kein Text. So geht es: in der Tabelle den Wert selbst eintragen", id="formula with plus"),
        pytest.param("Fax", "1", f"Fax: die Spalte wird nicht übernommen, {NO_FIELD}. So geht es: wenn nötig, von Hand in den Text schreiben", id="unknown column"),
        pytest.param("Regionn", "Nordland", f"Regionn: die Spalte wird nicht übernommen, {NO_FIELD}. So geht es: die Spalte in region umbenennen", id="column nearly known"),
        pytest.param("Notiz intern", "geheim", f"Notiz intern: die Spalte wird nicht übernommen, {NO_FIELD}. So geht es: wenn nötig, von Hand in den Text schreiben", id="notes stay private"),
    ],
)  # fmt: skip
def test_value_that_cannot_be_taken_over_stays_behind(
    plan: Import, column: str, value: str, remark: str
) -> None:
    done = plan(f"name;art;{column}\nA;Gruppe;{value}\n")
    line = 1 if "Spalte" in remark else 2
    text = files(done)["a.md"]
    kept = [one for one in text.splitlines() if not one.startswith(("#", "status:"))]
    assert (kept, remarks(done)) == (["---", "titel: A", "art: Gruppe", "---"], [f"k:{line}: {remark}"])


def test_contact_with_a_refused_value_is_a_draft_that_says_so(plan: Import) -> None:
    found = plan("titel;art;region;telefon\nHof;Gruppe;Nordlandd;030 23125-100\n")
    assert files(found)["hof.md"] == (
        "---\ntitel: Hof\nstatus: entwurf\nart: Gruppe\ntelefon: 030 23125-100\n"
        "# nicht übernommen: region: „Nordlandd“ ist nicht bekannt (Region)\n---\n"
    )


def test_namesake_with_other_facts_is_a_draft_and_said(plan: Import) -> None:
    found = plan("titel;art;telefon\nHof;Gruppe;030 23125-100\nHof;Gruppe;030 23125-101\n")
    assert ["status: entwurf" in text for text in files(found).values()] == [False, True]
    assert remarks(found)[0].startswith(
        "k:3: titel: ein Kontakt mit diesem Namen steht schon in Zeile 2, die Datei ist ein Entwurf. So geht es: "
    )


def test_part_of_a_name_is_found(plan: Import, content: KnownContent) -> None:
    del content
    (said,) = remarks(plan("titel;art;region\nHof;Gruppe;Seenplatte\n"))
    assert said.endswith(
        "„Seenplatte“ ist nicht bekannt (Region). So geht es: meinten Sie „mecklenburgische-seenplatte“?"
    )


def test_value_of_a_list_stays_behind_alone(plan: Import) -> None:
    done = plan("name;art;telefon;telefon 2\nA;Gruppe;12, 116117, x;110\n")
    assert files(done) == {
        "a.md": "---\ntitel: A\nstatus: entwurf\nart: Gruppe\ntelefon:\n  - 116117\n  - 110\n"
        "# nicht übernommen: telefon 2: Bei „12“ fehlt die Vorwahl\n"
        "# nicht übernommen: telefon 2: „x“ ist keine Telefonnummer\n---\n"
    }
    assert [remark.split(":")[2] for remark in remarks(done)] == [" telefon 2", " telefon 2"]


@pytest.mark.parametrize(
    ("row", "remark"),
    [
        pytest.param(";Gruppe", f"name: {NO_NAME}", id="empty"),
        pytest.param("\x07\u200b;Gruppe", f"name: {NO_NAME}", id="invisible"),
        pytest.param("Vorstand;Gremium", f"name: den Kontakt gibt es schon: content/kontakte/vorstand.md. {EXISTS}", id="file"),
        pytest.param("Zentrale;Geschäftsstelle", f"name: den Kontakt gibt es schon: content/kontakte/buero.md. {EXISTS}", id="second office"),
        pytest.param("Haus;Gruppe", f"name: den Kontakt gibt es schon: content/kontakte/alt/haus.md. {EXISTS}", id="address in another folder"),
        pytest.param(f"{'x' * 3000};Gruppe", "name: der Wert hat 3000 Zeichen, erlaubt sind 250. So geht es: kürzer fassen; was noch zu sagen ist, in den Text unter dem Kopf schreiben", id="too long"),
    ],
)  # fmt: skip
def test_row_without_usable_name_makes_no_file(plan: Import, row: str, remark: str) -> None:
    done = plan(f"name;art\n{row}\n", "nord")
    assert (files(done), remarks(done)) == ({}, [f"k:2: {remark}"])


@pytest.mark.parametrize(
    ("name", "file"),
    [
        pytest.param("../../etc/passwd", "etc-passwd.md", id="way out"),
        pytest.param("C:\\Windows\\x.md", "c-windows-x-md.md", id="Windows path"),
        pytest.param("/", "x.md", id="slash alone"),
        pytest.param("ü" * 200, f"{'ue' * 40}.md", id="long"),
        pytest.param("a: b # c", "a-b-c.md", id="YAML"),
        pytest.param("- [x] {y} & *z* !t | > %d @e `f` 'g' ~", "x-y-z-t-d-e-f-g.md", id="signs of YAML"),
        pytest.param("Ja", "ja.md", id="word of YAML"),
    ],
)
def test_name_never_leaves_the_folder_nor_its_line(
    plan: Import, tmp_path: Path, name: str, file: str
) -> None:
    done = plan(f"name;art\n{name};Gruppe\n")
    assert list(files(done)) == [file]
    write_files(tmp_path / "content/kontakte", dict(files(done)))
    assert [
        entry.text("titel")
        for entry in read_content(tmp_path / "content").entries
        if entry.path == f"kontakte/{file}"
    ] == [name]


def test_cells_beyond_the_last_column_are_said(plan: Import) -> None:
    done = plan("name;art\nA;Gruppe;110;\n")
    assert (list(files(done)), remarks(done)) == (
        ["a.md"],
        [
            "k:2: die Zeile hat mehr Zellen als die erste, übrig ist „110“. So geht es: Text mit Trennzeichen in Anführungszeichen setzen"
        ],
    )


def test_same_names_are_numbered_and_same_rows_said(plan: Import) -> None:
    done = plan(
        "name;art;ort\nA;Gruppe;Bad Doberan\nA 2;Gruppe;\nA;Gruppe;Teterow\nA;Gruppe;Bad Doberan\nA;Gruppe;Laage\n"
    )
    assert [(line, entry.path) for line, entry in done.files] == [
        (2, "kontakte/a.md"),
        (3, "kontakte/a-2.md"),
        (4, "kontakte/a-3.md"),
        (6, "kontakte/a-4.md"),
    ]
    namesakes = [remark for remark in remarks(done) if "mit diesem Namen" in remark]
    assert [remark.split(":")[1] for remark in namesakes] == ["4", "6"]
    assert [remark for remark in remarks(done) if remark not in namesakes] == [
        "k:5: name: derselbe Kontakt steht schon in Zeile 2. So geht es: eine der beiden Zeilen löschen"
    ]


@pytest.mark.parametrize(
    ("table", "header"),
    [
        pytest.param("vorname;nachname;telefon\nJana;Brandt;110\n", "titel: Jana Brandt\nstatus: entwurf\nart: Person\ntelefon: 110\n", id="names alone"),
        pytest.param("title,first name,last name,company,job title,mobile\nFrau,Jana,Brandt,Haus am Meer,Leitung,110\n", "titel: Haus am Meer\nstatus: entwurf\npersonen:\n  - name: Jana Brandt\n    funktion: Leitung\n    telefon: 110\n", id="person in a company"),
        pytest.param("name;art\nJana Brandt;Person\n", "titel: Jana Brandt\nstatus: entwurf\nart: Person\n", id="kind"),
        pytest.param("name;person\nJana Brandt;Jana Brandt\n", "titel: Jana Brandt\nstatus: entwurf\n", id="twice the same"),
        pytest.param("name\nJana Brandt\n", "titel: Jana Brandt\nstatus: entwurf\n", id="perhaps a person"),
        pytest.param("name;art\nJana Brandt;Mensch\n", "titel: Jana Brandt\nstatus: entwurf\n# nicht übernommen: art: „Mensch“ steht nicht zur Wahl\n", id="unknown kind"),
    ],
)  # fmt: skip
def test_person_is_a_draft_without_consent(plan: Import, table: str, header: str) -> None:
    done = plan(table)
    assert list(files(done).values()) == [f"---\n{header}---\n"]
    assert any("Entwurf" in remark for remark in remarks(done))


def test_person_inside_has_one_mobile_number_and_the_second_is_said(plan: Import) -> None:
    table = "name;art;person;mobil\nHaus;Gruppe;Jana Brandt;0152 28817386, 0171 3920001\n"
    assert remarks(plan(table))[:1] == [
        "k:2: mobil: nur der erste Wert wird übernommen, nicht „0171 3920001“. So geht es: den passenden Wert an die erste Stelle setzen"
    ]


CARDS = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg
FN;CHARSET=WINDOWS-1252;ENCODING=QUOTED-PRINTABLE:J=F6rg =
M=FCller
ORG:Haus am Meer
TITLE:Beratung
TEL;WORK;VOICE:030 23125-100
TEL;HOME:030 23125-101
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Haus am Meer
KIND:org
TEL;VALUE=uri;TYPE="voice,work":tel:+49-30-23125-100;ext=1
TEL;TYPE=fax:030 23125-9
EMAIL;PREF=1:a@example.org
EMAIL:b@example.org
ADR;LABEL="x;y":;;Weg 1;Gedser;;;Dänemark
item1.URL:https://meer.example.org
BDAY:2000-01-01
NOTE:geheim
X-ABUID:1
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Haus kaputt
kaputt
NICKNAME;ENCODING=b:!
CATEGORIES:Gruppe
END:VCARD
BEGIN:VCARD
FN;CHARSET=quatsch;ENCODING=QUOTED-PRINTABLE:J=F6rg
END:VCARD
BEGIN:VCARD
FN:offen
"""
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


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "content", SITE)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def contacts_in(folder: Path) -> set[str]:
    return {path.name for path in (folder / "content/kontakte").glob("*.md")} - {"vorstand.md", "buero.md"}


def test_dry_run_tells_everything_and_writes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["k.csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[:2], lines[-1]) == (
        ["content/kontakte/treff-am-markt.md (Zeile 2)", "content/kontakte/cafe-offen.md (Zeile 3)"],
        "Anzulegen: 2 von 2 Kontakten. Mit --write werden die Dateien angelegt.",
    )
    assert contacts_in(folder) == set()


def test_import_is_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["k.csv", "--write"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Angelegt: 2 von 2 Kontakten."
    edited = folder / "content/kontakte/cafe-offen.md"
    edited.write_text("---\ntitel: Von Hand\n---\n", encoding="utf-8")
    assert main(["k.csv", "--write"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Angelegt: 0 von 2 Kontakten."
    assert edited.read_text(encoding="utf-8") == "---\ntitel: Von Hand\n---\n"
    assert contacts_in(folder) == {"treff-am-markt.md", "cafe-offen.md"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["k.csv", "--region", "Sord"], "--region: „Sord“ ist nicht bekannt (Region). So geht es: meinten Sie „nord“?"),
        (["fehlt.csv"], "fehlt.csv gibt es nicht. So geht es: "),
        (["content"], "content ist ein Ordner. So geht es: eine Datei darin nennen."),
        (["leer.csv"], "Die Datei ist leer. So geht es: die Kontakte noch einmal ausgeben lassen"),
    ],
    ids=["region", "no file", "folder", "empty"],
)  # fmt: skip
def test_command_fails_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (folder / "leer.csv").touch()
    assert main(words) == 1
    assert capsys.readouterr().err.startswith(message)


def test_command_needs_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["k.csv"]) == 1
    assert (
        capsys.readouterr().err == "Hier liegt kein Ordner content/: bitte im Ordner der Website starten.\n"
    )


def test_imported_files_pass_the_gate(folder: Path) -> None:
    (folder / "k.vcf").write_text(CARDS, encoding="utf-8")
    assert [main([name, "--write", "--region", "nord"]) for name in ("k.csv", "k.vcf")] == [0, 0]
    build = run_build(folder)
    assert build.code == 0, build.lines
    assert "Jana Brandt" not in build.read("vor-ort/nord/cafe-offen/")
    assert "tel:116117" in build.read("vor-ort/nord/treff-am-markt/")


cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["ja", "116117", "Mo 9-12", "nach Vereinbarung", "nord", "x" * 3001]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(cells, min_size=14, max_size=14))
def test_any_cells_become_a_file_that_the_gate_accepts(content: KnownContent, row: list[str]) -> None:
    quoted = ";".join('"' + cell.replace('"', '""') + '"' for cell in ["A" + row[0], *row[1:]])
    source = read_source(
        f"{TABLE.splitlines()[0]}\n{quoted}\n".encode("utf-8", "replace").replace(b"\0", b"")
    )
    for _, entry in plan_import(source, content).files:
        assert content.check(entry.path, "contact", entry.text)[1] == ()


def test_long_table_of_the_same_names_is_numbered_to_its_end(content: KnownContent) -> None:
    rows = "".join(f"Gruppe {number % 10};Gruppe;Ort {number}\n" for number in range(500))
    paths = [
        entry.path for _, entry in plan_import(read_source(f"name;art;ort\n{rows}".encode()), content).files
    ]
    assert (len(set(paths)), paths[-1]) == (500, "kontakte/gruppe-9-50.md")


def test_import_of_twice_as_many_rows_reads_twice_as_often(
    content: KnownContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand rows are no problem if each is read by the gate once."""
    read = []
    check = KnownContent.check
    monkeypatch.setattr(KnownContent, "check", lambda self, *words: read.append(1) or check(self, *words))
    for rows in (100, 200):
        table = "name;art;ort\n" + "".join(f"Gruppe;Gruppe;Ort {number}\n" for number in range(rows))
        plan_import(read_source(table.encode()), content)
    assert len(read) == 300
