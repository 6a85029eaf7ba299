"""Whatever a person did not agree to stands in no byte of the finished site."""

import io
import json
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from tests.conftest import FACTS, LAWFUL, Build, BuildSite, run_build, write_files
from tests.regional_contacts.test_page_code import modules_of, read_modules

FIELDS = ("name", "foto", "telefon", "email")
ALL = set(FIELDS)


@dataclass(frozen=True)
class Case:
    """A person with everything, a consent, and what of the person is seen today (22 November 2026)."""

    id: str
    consent: str
    inside: set[str]
    own_file: set[str]
    withheld: list[str]


CASES = (
    Case("dienstlich", "dienstlich", ALL - {"foto"}, ALL - {"foto"}, ["Foto (nicht in der Einwilligung)"]),
    Case(
        "dienstvorbei",
        "{dienstlich: ja, bis: 21.11.2026}",
        set(),
        set(),
        ["Name, Foto, Telefon, E-Mail (Einwilligung bis 21.\u00a0November 2026)"],
    ),
    Case("alles", "{umfang: [name, foto, telefon, email]}", ALL, ALL, []),
    Case("heutenoch", "{umfang: [name, foto, telefon, email], bis: 22.11.2026}", ALL, ALL, []),
    Case(
        "vorbei",
        "{umfang: [name, foto, telefon, email], bis: 21.11.2026}",
        set(),
        set(),
        ["Name, Foto, Telefon, E-Mail (Einwilligung bis 21.\u00a0November 2026)"],
    ),
    Case(
        "nurname", "{umfang: name}", {"name"}, {"name"}, ["Foto, Telefon, E-Mail (nicht in der Einwilligung)"]
    ),
    Case("nurfoto", "{umfang: foto}", set(), set(), ["Name, Telefon, E-Mail (nicht in der Einwilligung)"]),
    Case(
        "nurtelefon",
        "{umfang: telefon}",
        set(),
        set(),
        ["Name, Foto, E-Mail (nicht in der Einwilligung)"],
    ),
    Case("nuremail", "{umfang: email}", set(), set(), ["Name, Foto, Telefon (nicht in der Einwilligung)"]),
    Case("fehlt", "", set(), set(), ["Name, Foto, Telefon, E-Mail (ohne Einwilligung)"]),
)
CASE_IDS = [case.id for case in CASES]


def tokens(number: int, where: str) -> dict[str, tuple[str, ...]]:
    """For each field all the forms in which its value could be written."""
    case = CASES[number].id
    digits = f"{'4' if where == 'inside' else '5'}{number:02}"
    return {
        "name": (f"Zora {where}{case}".title(), f"{where}{case}"),
        "foto": (f"bild-{digits}", f"gesicht-{digits}"),
        "telefon": (f"23125-{digits}", f"23125{digits}", f"23125 {digits}"),
        "email": (f"post-{digits}@example.org",),
    }


def person(number: int, where: str) -> list[str]:
    """The header lines of a person with everything."""
    forms = tokens(number, where)
    consent = CASES[number].consent
    return [
        f"funktion: Amt {number}",
        f"telefon: 030 {forms['telefon'][0]}",
        f"email: {forms['email'][0]}",
        f"foto: {{datei: medien/{forms['foto'][0]}.png, alt: {forms['foto'][1]}, personen: einwilligung}}",
        "abwesend: {text: krank}",
        *([f"einwilligung: {consent}"] if consent else []),
    ]


def own_file(number: int) -> str:
    lines = person(number, "own")
    return "\n".join(
        [
            "---",
            f"titel: {tokens(number, 'own')['name'][0]}",
            "art: Person",
            "region: nord",
            *lines,
            "geprüft_am: 01.10.2026",
            "---",
            "Text.",
        ]
    )


def centre() -> str:
    inside = [
        "\n    ".join([f"  - name: {tokens(number, 'inside')['name'][0]}", *person(number, "inside")])
        for number in range(len(CASES))
    ]
    own = [f"  - {tokens(number, 'own')['name'][1]}" for number in range(len(CASES))]
    return "\n".join(
        [
            "---",
            "titel: Zentrum",
            "art: Regionalzentrum",
            "region: nord",
            "geprüft_am: 01.10.2026",
            "personen:",
            *inside,
            *own,
            "---",
        ]
    )


def site_files() -> dict[str, str | bytes]:
    """Every person is named in as many places as a person can be named."""
    image = io.BytesIO()
    Image.new("RGB", (4, 5), "teal").save(image, "PNG")
    names = ", ".join(tokens(number, "own")["name"][1] for number in range(len(CASES)))
    files: dict[str, str | bytes] = {
        "kontakte/zentrum.md": centre(),
        "regionen/nord.md": f"---\ntitel: Nord\nkontakt: [zentrum, {names}]\nsiehe_auch: [{names}]\n---\n",
        "veranstaltungen/treff.md": f"---\ntitel: Treff\nbeginn: 03.12.2026\nregion: nord\nkontakt: [{names}]\nveranstalter: [{names}]\n---\n",
        "aktuelles/neu.md": f"---\ntitel: Neu\ndatum: 03.11.2026\nkontakt: [{names}]\n---\n",
        "kontakte/ersatz.md": f"---\ntitel: Ersatz\nart: Person\neinwilligung: dienstlich\nvertretung: {tokens(4, 'own')['name'][1]}\ngeprüft_am: 01.10.2026\n---\n",
    }
    for number in range(len(CASES)):
        files[f"kontakte/{tokens(number, 'own')['name'][1]}.md"] = own_file(number)
        for where in ("inside", "own"):
            files[f"medien/{tokens(number, where)['foto'][0]}.png"] = image.getvalue()
    return files


@pytest.fixture(scope="module", params=["strict", "preview", "publish"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("consent")
    write_files(folder / "content", {"netzwerk.yaml": FACTS + LAWFUL, **site_files()})
    settings = {"SITEURL": "https://netz.example.org"} if request.param == "publish" else {}
    build = run_build(folder, BUILD_FORM=request.param, **settings)
    assert build.code == 0, build.lines
    return build


def everything_in(folder: Path) -> bytes:
    """All names and all bytes of the finished site in lower case, as they lie there and as programs read them."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join(
        b"\n".join([str(path.relative_to(folder)).encode(), path.read_bytes(), as_read(path)])
        for path in paths
    ).lower()


def as_read(path: Path) -> bytes:
    """The text behind character references (HTML) or folded lines (vCard, iCalendar)."""
    if path.suffix == ".html":
        return unescape(path.read_text(encoding="utf-8")).encode()
    return path.read_bytes().replace(b"\r\n ", b"")


def seen(site: bytes, forms: dict[str, tuple[str, ...]]) -> set[str]:
    """The fields of which at least one form stands anywhere in the site."""
    plain = site.replace("\u00a0".encode(), b" ")
    return {field for field in FIELDS if any(form.lower().encode() in plain for form in forms[field])}


@pytest.fixture(scope="module")
def site_bytes(built: Build) -> bytes:
    return everything_in(built.output)


@pytest.mark.parametrize("number", range(len(CASES)), ids=CASE_IDS)
def test_person_inside_a_contact_point_is_seen_as_far_as_consent_reaches(
    site_bytes: bytes, number: int
) -> None:
    assert seen(site_bytes, tokens(number, "inside")) == CASES[number].inside


@pytest.mark.parametrize("number", range(len(CASES)), ids=CASE_IDS)
def test_person_with_own_file_is_seen_only_with_consent_for_the_name(site_bytes: bytes, number: int) -> None:
    assert seen(site_bytes, tokens(number, "own")) == CASES[number].own_file


@pytest.mark.parametrize("number", range(len(CASES)), ids=CASE_IDS)
def test_manifest_names_what_is_withheld_without_saying_it(built: Build, number: int) -> None:
    pages = json.loads(built.manifest.read_text(encoding="utf-8"))["pages"]
    mine = [
        text
        for text in pages["vor-ort/nord/zentrum/"]["withheld"]
        if text.startswith(f"Person {number + 1}: ")
    ]
    assert mine == [f"Person {number + 1}: {words}" for words in CASES[number].withheld]


def test_person_without_consent_for_the_name_has_no_page(built: Build) -> None:
    manifest = json.loads(built.manifest.read_text(encoding="utf-8"))
    reasons = {case.id: manifest["withheld"].get(f"content/kontakte/own{case.id}.md") for case in CASES}
    assert reasons == {
        "dienstlich": None,
        "dienstvorbei": "Person: Einwilligung bis 21.\u00a0November 2026",
        "alles": None,
        "heutenoch": None,
        "vorbei": "Person: Einwilligung bis 21.\u00a0November 2026",
        "nurname": None,
        "nurfoto": "Person: nicht in der Einwilligung",
        "nurtelefon": "Person: nicht in der Einwilligung",
        "nuremail": "Person: nicht in der Einwilligung",
        "fehlt": "Person: ohne Einwilligung",
    }


@pytest.mark.parametrize("number", range(len(CASES)), ids=CASE_IDS)
def test_person_whose_name_is_withheld_is_gone_with_function_and_absence(built: Build, number: int) -> None:
    page = built.read("vor-ort/nord/zentrum/").replace("\u00a0", " ")
    shown = "name" in CASES[number].inside
    mine = page.split(f"Amt {number}")[1].split('class="person"')[0] if shown else ""
    assert (f"Amt {number}" in page, "krank" in mine) == (shown, shown)


def test_person_whose_name_is_withheld_stays_as_a_role(build_site: BuildSite) -> None:
    person = "{name: Zora Muster, rolle: Sprecherin, funktion: Leitung der Gruppe Sucht, telefon: 030 23125-117, einwilligung: {umfang: telefon}}"
    header = f"titel: Haus\nart: Gruppe\ntelefon: 030 23125-100\ngeprüft_am: 01.10.2026\npersonen: [{person}]"
    site = everything_in(build_site({"kontakte/haus.md": f"---\n{header}\n---\n"}).output)
    forms = {"rolle": b"sprecherin", "telefon": b"23125117", "name": b"zora", "funktion": b"leitung der"}
    assert {field for field, form in forms.items() if form in site} == {"rolle", "telefon"}


@pytest.mark.parametrize(
    ("consent", "people", "shown"),
    [
        pytest.param("{umfang: name}", "einwilligung", set(), id="name alone"),
        pytest.param("{umfang: name}", "keine", {"bild"}, id="picture of nobody"),
        pytest.param("{umfang: [name, foto]}", "einwilligung", {"bild"}, id="with photo"),
        pytest.param("dienstlich", "einwilligung", set(), id="staff"),
        pytest.param("{umfang: [name, anschrift]}", "einwilligung", {"anschrift"}, id="with address"),
    ],
)
def test_picture_and_address_of_a_person_need_consent_too(
    build_site: BuildSite, consent: str, people: str, shown: set[str]
) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 5), "teal").save(image, "PNG")
    header = f"titel: Jana\nart: Person\nanschrift: Geheimweg 3\neinwilligung: {consent}"
    picture = f"bild: {{datei: medien/portrait.png, alt: A, personen: {people}}}"
    build = build_site(
        {"kontakte/jana.md": f"---\n{header}\n{picture}\n---\n", "medien/portrait.png": image.getvalue()}
    )
    site = everything_in(build.output)
    assert {
        field for field, form in {"bild": b"portrait", "anschrift": b"geheimweg"}.items() if form in site
    } == shown


WAYS = {
    "sprechzeiten": ("sprechzeiten: Mo 9.07–12", b"9.07"),
    "nach_vereinbarung": ("nach_vereinbarung: ja", b"nach vereinbarung"),
    "web": ("web: https://example.org/zora-privat", b"zora-privat"),
    "onlineberatung": ("onlineberatung: https://example.org/zora-hilft", b"zora-hilft"),
    "treffen": ("treffen: {wiederholung: jeden Montag, beginn: 17 Uhr, ort: Waldweg 9}", b"waldweg"),
}


@pytest.mark.parametrize(
    ("consent", "shown"),
    [
        ("{umfang: name}", set()),
        ("{umfang: [name, telefon]}", {"sprechzeiten", "nach_vereinbarung"}),
        ("{umfang: [name, email]}", {"web", "onlineberatung"}),
        ("{umfang: [name, anschrift]}", {"treffen"}),
        ("dienstlich", set(WAYS) - {"treffen"}),
        ("{dienstlich: ja, umfang: [name, email, anschrift]}", {"web", "onlineberatung"}),
    ],
)
def test_ways_to_reach_a_person_follow_number_mail_and_address(
    build_site: BuildSite, consent: str, shown: set[str]
) -> None:
    lines = "\n".join(line for line, _ in WAYS.values())
    header = f"titel: Zora Muster\nart: Person\nregion: nord\n{lines}\ngeprüft_am: 01.10.2026\neinwilligung: {consent}"
    build = build_site(
        {"kontakte/zora.md": f"---\n{header}\n---\n", "regionen/nord.md": "---\ntitel: Nord\n---\n"}
    )
    site = b"".join(path.read_bytes() for path in build.output.rglob("*zora*/*")).lower()
    assert {field for field, (_, form) in WAYS.items() if form in site} == shown
    (told,) = [found for found in build.findings if "nicht gezeigt" in found]
    assert told.startswith("content/kontakte/zora.md:11:1: einwilligung: nicht gezeigt w")


def test_codes_on_paper_hold_nothing_but_the_address_of_their_page(built: Build) -> None:
    """So what is withheld from addresses is withheld from every code, whoever reads it."""
    codes = {}
    for page in built.output.rglob("*.html"):
        soup = BeautifulSoup(page.read_bytes(), "html.parser")
        link = soup.select_one("link[rel=canonical]")
        for picture in soup.select("svg.page-code-picture"):
            assert link
            codes[str(link["href"])] = read_modules(str(picture)) == modules_of(str(link["href"]))
    assert set(codes.values()) <= {True}
    assert len([address for address in codes if "/own" in address]) in {0, 4}


@pytest.mark.parametrize(
    ("people", "stops"), [("", 1), ("personen: einwilligung", 0)], ids=["nobody said", "agreed"]
)
def test_photo_of_which_nobody_says_who_is_in_it_stops_publishing(
    build_site: BuildSite, people: str, stops: int
) -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 5), "teal").save(image, "PNG")
    photo = ", ".join(["datei: medien/a.png", "alt: A", *([people] if people else [])])
    header = f"titel: Jana\nart: Person\ntelefon: 030 23125-100\nfoto: {{{photo}}}\neinwilligung: {{umfang: [name, foto, telefon]}}\ngeprüft_am: 01.10.2026"
    build = build_site(
        {
            "kontakte/jana.md": f"---\n{header}\n---\n",
            "medien/a.png": image.getvalue(),
        },
        BUILD_FORM="publish",
        SITEURL="https://netz.example.org",
    )
    assert (build.code, len(build.findings)) == (stops, stops)
