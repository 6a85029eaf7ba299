"""Every picture that editors drop in: what visitors get of it, or what the editor is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image
from tests.conftest import BuildSite
from tests.responsive_pictures.odd_pictures import BLUE, ODD, RED, SECRET, encoded, two_halves

from responsive_pictures.drawing import draw_variant

PAGE = """---
titel: Bilder
bild:
  datei: medien/{name}
  alt: Zwei Flächen
  bildnachweis: Kit
  personen: keine
---

Text.
"""


def files(name: str) -> Mapping[str, str | bytes]:
    return {"seiten/bilder.md": PAGE.format(name=name), f"medien/{name}": ODD[name]}


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    pixel = image.convert("RGB").getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(pixel, tuple)
    return tuple(int(value) for value in pixel)


def is_near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("name", "size", "colours"),
    [
        pytest.param("phone.jpg", (800, 1200), (RED, BLUE), id="turned upright"),
        pytest.param("cmyk.jpg", (1200, 800), (RED, RED), id="print colours"),
        pytest.param("profile.png", (1200, 800), (RED, RED), id="colour profile"),
        pytest.param("deep.png", (600, 400), ((128, 128, 128), (128, 128, 128)), id="16 bit"),
        pytest.param("small.jpg", (300, 200), (RED, RED), id="never enlarged"),
        pytest.param("point.png", (1, 1), (RED, RED), id="one pixel"),
        pytest.param("moving.gif", (600, 400), (RED, RED), id="first frame"),
    ],
)
def test_picture_is_shown_right_in_every_format(
    build_site: BuildSite,
    name: str,
    size: tuple[int, int],
    colours: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    build = build_site(files(name))
    assert build.code == 0, build.lines
    drawn = sorted(build.output.glob(f"medien/{name}-*"))
    assert {file.suffix for file in drawn} == {
        ".avif",
        ".webp",
        ".png" if name[-3:] in ("png", "gif") else ".jpg",
    }
    for file in drawn:
        with Image.open(file) as image:
            assert image.width <= size[0]
            assert abs(image.width / image.height - size[0] / size[1]) < 0.01
            assert not image.getexif()
            assert not {"icc_profile", "comment", "xmp", "exif"} & image.info.keys()
            assert is_near(colour_at(image, 0.2, 0.1), colours[0])
            assert is_near(colour_at(image, 0.2, 0.9), colours[1])
        assert SECRET not in file.read_bytes()
    tag = build.soup("bilder/index.html").find("main").find("img")
    assert (tag["width"], tag["height"]) == tuple(str(length) for length in size)
    assert not (build.output / "medien" / name).exists()


@pytest.mark.parametrize("name", ["palette.png", "grey-alpha.png"])
def test_transparency_stays(build_site: BuildSite, name: str) -> None:
    build = build_site(files(name))
    assert build.code == 0, build.lines
    for file in build.output.glob(f"medien/{name}-*"):
        with Image.open(file) as image:
            assert image.convert("RGBA").getchannel("A").getextrema()[0] < 200


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("half.jpg", "das Bild ist beschädigt"),
        ("bomb.png", "das Bild ist viel zu groß"),
        ("phone.heic", "dieses Format zeigen die meisten Browser nicht"),
        ("words.jpg", "die Datei lässt sich nicht als Bild lesen"),
        ("broken.svg", "die Zeichnung lässt sich nicht lesen"),
    ],
)
def test_unusable_picture_stops_the_build_with_its_cure(
    build_site: BuildSite, name: str, problem: str
) -> None:
    build = build_site(files(name))
    assert build.code == 1
    [line] = [line for line in build.lines if line.startswith(f"content/medien/{name}:1:1: ")]
    assert line.startswith(f"content/medien/{name}:1:1: {problem}. So geht es: ")
    assert not build.output.exists()


def test_program_in_a_drawing_is_told(build_site: BuildSite) -> None:
    build = build_site(files("program.svg"))
    assert [line for line in build.lines if "aus der Zeichnung wird weggelassen: <script>" in line]
    assert b"script" not in (build.output / "medien/program.svg").read_bytes()


def test_moving_picture_is_told(build_site: BuildSite) -> None:
    build = build_site(files("moving.gif"))
    assert [line for line in build.lines if "das Bild bewegt sich" in line]


def test_page_offers_modern_formats_by_width(build_site: BuildSite) -> None:
    build = build_site(files("phone.jpg"), SITEURL="https://example.org/netz")
    sources = build.soup("bilder/index.html").find("main").find_all("source")
    assert [(source["type"], source["srcset"]) for source in sources] == [
        (
            f"image/{kind}",
            f"/netz/medien/phone.jpg-480.{kind} 480w, /netz/medien/phone.jpg-800.{kind} 800w",
        )
        for kind in ("avif", "webp")
    ]


def test_picture_in_a_text_has_variants_and_a_linked_one_keeps_its_file(build_site: BuildSite) -> None:
    text = "---\ntitel: Bilder\n---\n\n![Zwei Flächen](medien/a.jpg)\n\n[groß](medien/b.jpg)\n"
    picture = encoded(two_halves(), "JPEG")
    build = build_site({"seiten/bilder.md": text, "medien/a.jpg": picture, "medien/b.jpg": picture})
    main = build.soup("bilder/index.html").find("main")
    assert main.find("img")["src"] == "/medien/a.jpg-1200.jpg"
    assert len(main.find("picture").find_all("source")) == 2
    names = sorted(file.name for file in (build.output / "medien").iterdir())
    assert "b.jpg" in names
    assert "a.jpg" not in names


def test_store_saves_drawing_again_and_notices_damage(
    build_site: BuildSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings: list[str] = []

    def draw(picture: Image.Image, size: tuple[int, int], name: str) -> bytes:
        drawings.append(f"{size[0]}.{name}")
        return draw_variant(picture, size, name)

    def build() -> dict[str, bytes]:
        drawings.clear()
        output = build_site(files("phone.jpg")).output
        return {file.name: file.read_bytes() for file in output.glob("medien/phone.jpg-*")}

    monkeypatch.setattr("responsive_pictures.generator.draw_variant", draw)
    first = build()
    assert sorted(drawings) == ["480.avif", "480.webp", "800.avif", "800.jpg", "800.webp"]
    assert build() == first
    assert drawings == []
    next(file for file in (tmp_path / ".build/pictures").rglob("*") if file.is_file()).write_bytes(b"damaged")
    assert build() == first
    assert len(drawings) == 1


def test_store_that_cannot_be_written_is_no_obstacle(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / ".build").mkdir()
    (tmp_path / ".build/pictures").write_text("in the way")
    build = build_site(files("small.jpg"))
    assert build.code == 0
    assert (build.output / "medien/small.jpg-300.jpg").exists()
