"""Input that would hide pages, run programs or end in a traceback: a finding each."""

import os
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import BuildSite

PERSON = "---\ntitel: Erika Beispiel\nart: Person\ngeprüft_am: 01.10.2026\n{}---\n"
EVENT = "---\ntitel: X\nbeginn: 03.11.2027 18:00\n{}---\n"
PICTURE = "bild: {datei: medien/NAME, alt: Ein Bild, personen: keine}\n"
DOCUMENT = "dokumente: medien/NAME\n"


@pytest.mark.parametrize(
    "former",
    ["/index.html", "/404.html", "/veranstaltungen/", "/veranstaltungen/2027/x/", "/impressum/index.html"],
)
def test_former_address_never_hides_a_page(build_site: BuildSite, former: str) -> None:
    files = {
        "veranstaltungen/2027/x.md": EVENT.format(f"alte_adressen: {former}\n"),
        "veranstaltungen/2026/y.md": EVENT.format("").replace("2027", "2026"),
        "seiten/impressum.md": "---\ntitel: Impressum\n---\n",
    }
    build = build_site(files)
    assert (build.code, [line.split(" ")[1] for line in build.findings]) == (1, ["alte_adressen:"])


@pytest.mark.parametrize(
    "former",
    ["/medien/logo.svg", "/robots.txt", "/.nojekyll", "/impressum/index.html/x", "/" + "a" * 5000, "/a/../b"],
)
def test_former_address_names_a_page_and_nothing_else(build_site: BuildSite, former: str) -> None:
    build = build_site({"veranstaltungen/2027/x.md": EVENT.format(f"alte_adressen: {former}\n")})
    assert build.code == 1
    assert build.findings[0].startswith("content/veranstaltungen/2027/x.md:4:16: alte_adressen: ")


def test_former_address_leads_to_the_page_of_today(build_site: BuildSite) -> None:
    build = build_site(
        {"veranstaltungen/2027/x.md": EVENT.format("alte_adressen: [/alt/fest.html, /frueher]\n")}
    )
    assert build.code == 0
    for address in ("alt/fest.html", "frueher/"):
        assert "url=/veranstaltungen/2027/x/" in build.read(address)


@pytest.mark.parametrize(
    ("consent", "reason"),
    [
        ("", "ohne Einwilligung"),
        ("einwilligung: {datum: 01.01.2035, umfang: [name]}\n", "Einwilligung erst ab 1.\u00a0Januar 2035"),
        (
            "einwilligung: {datum: 01.01.2020, umfang: [name], bis: 01.01.2021}\n",
            "Einwilligung bis 1.\u00a0Januar 2021",
        ),
    ],
)
def test_person_without_valid_consent_is_withheld_and_named(
    build_site: BuildSite, consent: str, reason: str
) -> None:
    build = build_site({"kontakte/e.md": PERSON.format(consent)})
    texts = [path.read_text(encoding="utf-8") for path in build.output.rglob("*.html")]
    assert texts
    assert not any("Erika Beispiel" in text for text in texts)
    assert [line.split(": ", 2)[2].split(". So")[0] for line in build.findings] == [
        f"die Person wird nirgends gezeigt ({reason})"
    ]


@pytest.mark.parametrize(
    ("name", "data", "header", "problem"),
    [
        ("a.jpg", b"hallo", PICTURE, "lässt sich nicht als Bild lesen"),
        ("a.jpg", b"", PICTURE, "lässt sich nicht als Bild lesen"),
        ("a.pdf", b"%PDF-1.7", PICTURE, "lässt sich nicht als Bild lesen"),
        ("a.svg", b"<svg", PICTURE, "die Zeichnung lässt sich nicht lesen"),
        ("a.svg", b"<svg", DOCUMENT, "die Zeichnung lässt sich nicht lesen"),
        ("a.svgz", b"", DOCUMENT, "die Zeichnung ist gepackt"),
        ("a.html", b"<script>alert(1)</script>", DOCUMENT, "könnte im Browser ein Programm ausführen"),
    ],
)
def test_hostile_media_is_told(
    build_site: BuildSite, name: str, data: bytes, header: str, problem: str
) -> None:
    files = {"veranstaltungen/2027/x.md": EVENT.format(header.replace("NAME", name)), f"medien/{name}": data}
    build = build_site(files)
    assert build.code == 1
    told = [line for line in build.findings if line.startswith(f"content/medien/{name}:1:1: ")]
    assert any(problem in line for line in told)
    assert not build.output.exists()


def test_huge_picture_is_told(build_site: BuildSite, tmp_path: Path) -> None:
    medien = tmp_path / "content" / "medien"
    medien.mkdir(parents=True)
    Image.new("1", (20_000, 20_000)).save(medien / "a.png")
    build = build_site({"veranstaltungen/2027/x.md": EVENT.format(PICTURE.replace("NAME", "a.png"))})
    assert (build.code, build.findings) == (
        1,
        [
            "content/medien/a.png:1:1: das Bild ist viel zu groß. So geht es: auf höchstens 4000 Pixel Breite verkleinern"
        ],
    )


@pytest.mark.parametrize("form", ["strict", "preview"])
def test_file_name_that_is_no_text_is_told(build_site: BuildSite, tmp_path: Path, form: str) -> None:
    folder = tmp_path / "content" / "seiten"
    folder.mkdir(parents=True)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_text("---\ntitel: X\n---\n", encoding="utf-8")
    build = build_site({}, BUILD_FORM=form)
    assert build.code == (1 if form == "strict" else 0)
    assert [line.split(". So")[0] for line in build.findings] == [
        "content/seiten/?.md:1:1: der Name der Datei enthält Zeichen, die kein Rechner lesen kann"
    ]


@pytest.mark.parametrize(("value", "shown"), [("nein", False), ("ja", True), ("Sturmwarnung", True)])
def test_cancellation_understands_yes_and_no(build_site: BuildSite, value: str, shown: bool) -> None:
    page = build_site({"veranstaltungen/2027/x.md": EVENT.format(f"abgesagt: {value}\n")}).read(
        "veranstaltungen/2027/x"
    )
    assert ("ist abgesagt" in page) is shown
    assert ("Sturmwarnung" in page) is (value == "Sturmwarnung")


def test_picture_without_words_is_told_in_german_alone(
    build_site: BuildSite, caplog: pytest.LogCaptureFixture
) -> None:
    build = build_site({"seiten/a.md": "---\ntitel: A\n---\n\n![](b.jpg)\n", "seiten/b.jpg": b""})
    assert (build.code, len(build.findings), build.findings[0][:24]) == (0, 1, "content/seiten/a.md:5:5:")
    assert "alt" not in caplog.text
