"""Contacts out of tables and address books: what is taken over, what is said about the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.editor_tools.imported_contacts import NO_CONSENT, NO_FIELD, TABLE, Import, files, remarks

from editor_tools.import_contacts import read_source
from editor_tools.import_plan import plan_import
from editor_tools.known_content import KnownContent, read_content

EXISTS = "So geht es: die Angaben dort von Hand ergänzen; ist es ein anderer Kontakt, ihm einen anderen Namen geben"


NO_NAME = "in der Zeile steht kein Name. So geht es: einen Namen eintragen oder die Zeile löschen"


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
        pytest.param("Titel;Art;Ort\rCafé;Gruppe;Güstrow\r".encode("mac_roman"), id="Excel on a Mac"),
        pytest.param("sep=;\nTITEL;ART;Stadt\nCafé;Gruppe;Güstrow\n".encode(), id="line for Excel"),
        pytest.param("Einrichtung\tTyp\tOrt\nCafé\tGruppe\tGüstrow\n".encode("utf-16"), id="tabs, UTF-16"),
        pytest.param('name;art;ort\n"Café";"Gruppe";"Güs\ntrow"\n'.replace("s\nt", "st").encode(), id="quotes"),
        pytest.param('name;art;ort\n="Café";="Gruppe";="Güstrow"\n'.encode(), id="texts as formulas"),
        pytest.param("Firma,Kind,Ort geschäftlich\nCafé,Gruppe,Güstrow\n".encode(), id="Outlook"),
        pytest.param("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Café\r\nCATEGORIES:Gruppe\r\nADR:;;;Güstrow;;;\r\nEND:VCARD\r\n".encode(), id="vCard"),
        pytest.param(b"BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:Caf=E9\nCATEGORIES:Gruppe\nADR;WORK;ENCODING=QUOTED-PRINTABLE:;;;G=FC=\nstrow;;;\nEND:VCARD\n", id="vCard of old, no charset"),
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


def test_all_cells_beyond_the_last_column_and_below_no_name_are_said(plan: Import) -> None:
    assert remarks(plan("name;;art\nA;rund um die Uhr;Gruppe;110;112\nB;;Gruppe\n")) == [
        "k:2: die Zeile hat mehr Zellen als die erste, übrig ist „110“, „112“. So geht es: Text mit Trennzeichen in Anführungszeichen setzen",
        "k:2: über „rund um die Uhr“ steht kein Name einer Spalte. So geht es: der Spalte in der ersten Zeile einen Namen geben",
    ]


def test_name_that_another_file_has_makes_a_draft_and_is_said(tmp_path: Path) -> None:
    write_files(tmp_path, {"content/kontakte/hof-alt.md": "---\ntitel: Hof am Meer\n---\n"})
    done = plan_import(read_source(b"name;art\nHof am Meer;Gruppe\n"), read_content(tmp_path / "content"))
    assert files(done) == {"hof-am-meer.md": "---\ntitel: Hof am Meer\nstatus: entwurf\nart: Gruppe\n---\n"}
    assert [remark.split(". So")[0] for remark in remarks(done)] == [
        "k:2: name: ein Kontakt mit diesem Namen steht schon in content/kontakte/hof-alt.md, die Datei ist ein Entwurf"
    ]


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
