"""A picture whose consent has ended is in no file of the site: page, list, feed, preview, structured data, media."""

import io

import pytest
from PIL import Image
from tests.conftest import Build, BuildSite

SITE = "https://netz.example.org"
NAME = "gruppenbild-mit-namen"
ALT = "Zwölf Menschen winken"
RIGHTS = "bildnachweis: Ada Muster, personen: einwilligung"


def photograph() -> bytes:
    """A picture with bytes of its own."""
    target = io.BytesIO()
    image = Image.new("RGB", (800, 500))
    image.putdata([(x % 251, (x * 7) % 241, (x * 3) % 239) for x in range(800 * 500)])
    image.save(target, "PNG")
    return target.getvalue()


def told_event(until: str, elsewhere: str = "") -> dict[str, str | bytes]:
    """A told event with the picture as its main picture and in its galleries; `elsewhere` is another entry."""
    picture = f"{{datei: medien/{NAME}.png, alt: {ALT}, bildunterschrift: {ALT}, {RIGHTS}, bis: {until}}}"
    event = f"---\ntitel: Fest\nbeginn: 03.11.2026 18:00\nort: Rostock\nreihe: winter\nbild: {picture}\n---\nText\n"
    report = f"---\ntitel: So war es\ndatum: 04.11.2026\nbericht_zu: fest\nbild: {picture}\nbilder: [{picture}]\n---\nText\n"
    more = {"aktuelles/neu.md": elsewhere} if elsewhere else {}
    return {
        "veranstaltungen/fest.md": event,
        "berichte/fest.md": report,
        "reihen/winter.md": f"---\ntitel: Winter\nbild: {picture}\n---\n",
        f"medien/{NAME}.png": photograph(),
        **more,
    }


def traces(build: Build) -> set[str]:
    """Every file of the site that holds the picture, its name, its description or its bytes."""
    data, signs = photograph(), (NAME.encode(), ALT.encode())
    return {
        path.relative_to(build.output).as_posix()
        for path in build.output.rglob("*")
        if path.is_file()
        for content in [path.read_bytes()]
        if NAME in path.name or data in content or any(sign in content for sign in signs)
    }


def test_picture_with_consent_is_on_its_pages_and_copied(build_site: BuildSite) -> None:
    found = traces(build_site(told_event("22.11.2026"), SITEURL=SITE))
    assert found >= {
        "veranstaltungen/2026/fest/index.html",
        "reihen/winter/index.html",
        "berichte/index.html",
    }
    assert any(path.startswith("medien/") and NAME in path for path in found)


def test_picture_without_consent_any_more_is_in_no_file(build_site: BuildSite) -> None:
    build = build_site(told_event("21.11.2026"), SITEURL=SITE)
    assert build.code == 0
    assert traces(build) == set()


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param(
            f"---\ntitel: Neu\ndatum: 20.11.2026\n---\n![{ALT}](medien/{NAME}.png)\n", id="in a text"
        ),
        pytest.param(
            f"---\ntitel: Neu\ndatum: 20.11.2026\n---\n[Das Bild](medien/{NAME}.png)\n", id="as a link"
        ),
        pytest.param(
            f"---\ntitel: Neu\ndatum: 20.11.2026\nbild: {{datei: medien/{NAME}.png, alt: {ALT}, {RIGHTS}}}\n---\nText\n",
            id="in another header that forgot the end",
        ),
        pytest.param(
            f"---\ntitel: Neu\ndatum: 20.11.2026\ndokumente: [{{datei: medien/{NAME}.png, titel: Foto}}]\n---\nText\n",
            id="as a document",
        ),
    ],
)
def test_end_of_consent_holds_wherever_else_the_picture_is_used(
    build_site: BuildSite, elsewhere: str
) -> None:
    build = build_site(told_event("21.11.2026", elsewhere), SITEURL=SITE)
    assert build.code == 0
    assert traces(build) == set()
    assert any("Einwilligung" in found and "aktuelles/neu.md" in found for found in build.findings)


def test_folder_gallery_without_consent_any_more_is_in_no_file(build_site: BuildSite) -> None:
    report = (
        "---\ntitel: So war es\ndatum: 04.11.2026\nbeginn: 03.11.2026\nbilder:\n  ordner: medien/fest\n"
        f"  alle: {{{RIGHTS}, bis: 21.11.2026}}\n  beschreibungen: {{{NAME}.png: {ALT}}}\n---\nText\n"
    )
    text = f"---\ntitel: Neu\ndatum: 20.11.2026\n---\n![{ALT}](medien/fest/{NAME}.png)\n"
    files = {"berichte/fest.md": report, "aktuelles/neu.md": text, f"medien/fest/{NAME}.png": photograph()}
    assert traces(build_site(files, SITEURL=SITE)) == set()


def test_reports_tell_documents_funders_participants_and_captions(build_site: BuildSite) -> None:
    files = told_event("22.11.2026") | {
        "berichte/fest.md": "---\ntitel: So war es\ndatum: 04.11.2026\nbericht_zu: fest\nteilnehmende: 80–120\n"
        f"bilder: [{{datei: medien/{NAME}.png, alt: {ALT}, bildunterschrift: Am Abend, {RIGHTS}}}]\n"
        "dokumente: [{datei: medien/plan.pdf, titel: Der Plan, art: Programm}]\nfoerderung: [Stiftung Eins]\n---\nText\n",
        "medien/plan.pdf": b"%PDF-1.4\n",
    }
    soup = build_site(files).soup("veranstaltungen/2026/fest")
    gallery = soup.select_one(".gallery figure")
    assert (gallery.img["alt"], gallery.figcaption.get_text()) == (ALT, "Am Abend Foto: Ada Muster")
    assert soup.select_one(".downloads a").get_text() == "Der Plan"
    assert "Stiftung Eins" in soup.select_one("main .funders").get_text()
    rows = {row.dt.get_text(): row.dd.get_text() for row in soup.select(".facts > div")}
    assert rows["Teilnehmende"] == "80–120"


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(
            "titel: Haus\npersonen:\n  - {{rolle: Beratung, foto: {photo}, {consent}}}", id="inside"
        ),
        pytest.param("titel: Ada Muster\nart: Person\nfoto: {photo}\n{consent}", id="photo of a file"),
        pytest.param("titel: Ada Muster\nart: Person\nbild: {photo}\n{consent}", id="picture of a file"),
    ],
)
@pytest.mark.parametrize("use", [f"![{ALT}](medien/{NAME}.png)", f"[Das Bild](medien/{NAME}.png)"])
def test_end_of_a_persons_consent_holds_wherever_else_the_photo_is_used(
    build_site: BuildSite, contact: str, use: str
) -> None:
    photo = f"{{datei: medien/{NAME}.png, alt: {ALT}, personen: einwilligung}}"
    files = {
        "aktuelles/neu.md": f"---\ntitel: Neu\ndatum: 20.11.2026\n---\n{use}\n",
        f"medien/{NAME}.png": photograph(),
    }
    head = contact.format(photo=photo, consent="einwilligung: {umfang: [name, foto], bis: 21.11.2026}")
    build = build_site({**files, "kontakte/wer.md": f"---\n{head}\n---\nText\n"})
    assert build.code == 0
    assert traces(build) == set()
    assert any("Einwilligung galt bis" in found and "aktuelles/neu.md" in found for found in build.findings)
    assert not any(
        "Einwilligung galt bis" in found and "kontakte/wer.md" in found for found in build.findings
    )
