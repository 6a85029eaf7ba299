"""A site that takes over contacts, a table and an address book to read, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import FACTS

from editor_tools.import_plan import Plan

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


NO_FIELD = "dafür hat ein Kontakt kein Feld"


Import = Callable[..., Plan]


def files(plan: Plan) -> dict[str, str]:
    return {entry.path.removeprefix("kontakte/"): entry.text for _, entry in plan.files}


def remarks(plan: Plan) -> list[str]:
    return [remark.in_file("k") for remark in plan.remarks]


TABLE = """\
Name;Art;Straße;PLZ;Ort;Telefon;Mobil;E-Mail;Web;Sprechzeiten;Region;Angebote;Ansprechpartnerin;Position
Treff am Markt;Beratungsstelle;Marktstr. 3;18055;Rostock;030 23125-140, 116117;;markt@example.org;www.markt.example.org;Mo-Do 9-16 und nach Vereinbarung;Nordland;fortbildung, Gruppe finden;;
Café: offen!;Gruppe;;;;;0152 28817386;;;nach Absprache;;;Jana Brandt;Leitung
"""


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
