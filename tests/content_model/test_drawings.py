"""Drawings of editors: what could run or load something goes, what is harmless keeps its every byte."""

from __future__ import annotations

import gzip
import re
import time

import pytest
from lxml import etree
from playwright.sync_api import Browser
from tests.conftest import PROJECT, BuildSite, need_demonstration

from content_model.drawings import DEEPEST, MOST_BYTES, Drawing, safe_drawing
from content_model.finding import Problem

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PIXEL = "data:image/png;base64,iVBORw0KGgo="
BOMB = "<!DOCTYPE svg [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 12))
)
EVIL = re.compile(rb"script|onload|onclick|http://(?!www\.w3\.org)|//x|@import|foreign|iframe", re.IGNORECASE)


def svg(inside: str = "", attributes: str = "", before: str = "") -> bytes:
    return f'{before}<svg {SPACES} viewBox="0 0 3 2" {attributes}>{inside}<path d="M0 0h3"/></svg>'.encode()


def wide(data: bytes) -> bytes:
    return ("<?xml version='1.0' encoding='UTF-16'?>" + data.decode()).encode("utf-16")


@pytest.mark.parametrize(
    ("data", "removed"),
    [
        (svg("<script>alert(1)</script>"), "<script>"),
        (svg("<g onclick='alert(1)'/>", "onload='a()'"), "onload= onclick="),
        (svg("<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>"), "<foreignObject> <b>"),
        (svg("<iframe xmlns='http://www.w3.org/1999/xhtml' src='//x'/>"), "<iframe> Verweise"),
        (svg("<image href='http://x/y.png'/><use xlink:href='y.svg#a'/>"), "Verweise"),
        (svg("<image href='data:image/svg+xml;base64,AAAA'/>"), "Verweise"),
        (svg("<a href='javascript:alert(1)'><text>x</text></a>"), "Verweise"),
        (svg("<a><set attributeName='href' to='javascript:x'/></a>"), "attributename=href"),
        (svg("<style>@import url(//x/y.css); .a{fill:red}</style>"), "Verweise"),
        (svg("<style>.a{fill:url(http://x/y)}</style>"), "Verweise"),
        (svg("<path style='fill:url(http://x/y)' d='M0 0'/>"), "Verweise"),
        (svg("<path filter='url(http://x/y)' d='M0 0'/>"), "Verweise"),
        (svg(before="<?xml-stylesheet href='//x/y.css'?>"), "<?xml-stylesheet?>"),
        (wide(svg("<script>alert(1)</script>")), "<script>"),
        (svg("<style>@\\69mport '//x/y.css';</style>"), "Verweise"),
        (svg("&x;", before="<!DOCTYPE svg [<!ENTITY x '<script>alert(1)</script>'>]>"), "<script>"),
        (svg("<g &#111;nclick='1'/>".replace("&#111;", "o")), "onclick="),
    ],
)  # fmt: skip
def test_what_could_run_or_load_is_taken_out(data: bytes, removed: str) -> None:
    drawing = safe_drawing(data)
    assert " ".join(what.split(" ")[0] for what in drawing.removed) == removed
    assert not EVIL.search(drawing.data.replace(b"javascript:x", b""))  # stays as a value nothing runs
    assert etree.fromstring(drawing.data).xpath("count(//*[local-name()='path'][@d])") >= 1
    assert safe_drawing(drawing.data) == Drawing(drawing.data)


@pytest.mark.parametrize(
    "data",
    [
        svg(),
        svg("<text>a <tspan>b</tspan><tspan>c</tspan></text><use xlink:href='#a'/>"),
        svg(f"<image href='{PIXEL}'/><rect fill='url(#g)' style='clip-path:url(\"#c\")'/><style>.a{{fill:red}}</style>"),
        svg("<g xml:lang='de'/>", "xmlns:i='urn:i'"),
        svg("&x;", before="<!DOCTYPE svg [<!ENTITY x '<g/>'>]>"),
        svg("<title>Ä</title>", before="<?xml version='1.0' encoding='ISO-8859-1'?>").decode().encode("latin-1"),
        svg("<g>" * (DEEPEST - 2) + "</g>" * (DEEPEST - 2)),
    ],
)  # fmt: skip
def test_harmless_drawing_keeps_every_byte(data: bytes) -> None:
    assert safe_drawing(data) == Drawing(data)


INKSCAPE = """<?xml version='1.0' encoding='UTF-8'?>
<!-- Gezeichnet von Anna Beispiel -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="urn:inkscape"
 xmlns:dc="http://purl.org/dc/elements/1.1/" viewBox="0 0 3 2" i:docname="anna.svg" i:export-filename="Bilder/Anna/x.png">
<i:namedview i:window="Anna"/><metadata><dc:creator>Anna Beispiel</dc:creator></metadata><title>Haus</title>
<text xml:space="preserve" i:label="Anna">ä <i:x>Anna</i:x>b<tspan>c</tspan><tspan>d</tspan><i:y/>e</text><use xlink:href="#a"/></svg>"""
BARE = """<?xml version='1.0' encoding='utf-8'?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 3 2">
<title>Haus</title>
<text xml:space="preserve">ä b<tspan>c</tspan><tspan>d</tspan>e</text><use xlink:href="#a" /></svg>"""


def test_names_and_paths_of_the_drawing_program_are_taken_out_in_silence() -> None:
    assert safe_drawing(INKSCAPE.encode()) == Drawing(BARE.encode())
    assert safe_drawing(BARE.encode()) == Drawing(BARE.encode())


@pytest.mark.parametrize(
    "data",
    [svg("<!-- Anna -->"), svg("<metadata>Anna</metadata>"), svg("<g xmlns:i='urn:i' i:label='Anna'/>"), svg("<x xmlns='urn:i'>Anna</x>")],
    ids=["comment", "metadata", "attribute", "element"],
)  # fmt: skip
def test_each_kind_of_note_is_taken_out(data: bytes) -> None:
    drawing = safe_drawing(data)
    assert (drawing.removed, b"Anna" in drawing.data, b"<path" in drawing.data) == ((), False, True)


def test_drawings_of_the_demonstration_keep_every_byte() -> None:
    need_demonstration()
    drawings = [file.read_bytes() for file in (PROJECT / "content").rglob("*.svg")]
    assert len(drawings) > 3
    assert [safe_drawing(data) for data in drawings] == [Drawing(data) for data in drawings]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "lässt sich nicht lesen"),
        (b"<svg", "lässt sich nicht lesen"),
        (b"<html/>", "lässt sich nicht lesen"),
        (b"<svg viewBox='0 0 3 2'/>", "lässt sich nicht lesen"),
        (svg("&a11;", before=BOMB), "lässt sich nicht lesen"),
        (svg("<text>&x;</text>" * 3000, before=f"<!DOCTYPE svg [<!ENTITY x '{'ha' * 20_000}'>]>"), "nicht lesen"),
        (svg("<g>" * 100_000 + "</g>" * 100_000), "lässt sich nicht lesen"),
        (svg("<g a='" + "a" * MOST_BYTES + "'/>"), "größer als 2 MB"),
        (gzip.compress(svg()), "gepackt (SVGZ)"),
        (wide(svg("<style>.a{fill:url(http://x/y)}</style>")), "enthält ein Programm oder einen Verweis nach außen"),
        (svg("<s:script/>").replace(b"<svg xmlns=", b"<s:svg xmlns:s=").replace(b"</svg", b"</s:svg"), "nicht lesen"),
    ],
    ids=["empty", "cut", "html", "no namespace", "bomb", "flat bomb", "deep", "huge", "packed", "wide", "prefix"],
)  # fmt: skip
def test_drawing_that_cannot_be_made_harmless_is_refused(data: bytes, problem: str) -> None:
    start = time.process_time()
    with pytest.raises(Problem, match=re.escape(problem)):
        safe_drawing(data)
    assert time.process_time() - start < 2


PAGE = "---\ntitel: A\n---\n![Ein Strich](medien/a.svg)\n\n[Zeichnung](medien/a.svg)\n"


def test_build_publishes_the_drawing_alone_and_says_what_went(build_site: BuildSite) -> None:
    build = build_site(
        {"seiten/a.md": PAGE, "medien/a.svg": svg("\n<script>alert(1)</script><g onclick='x'/>")}
    )
    assert (build.code, [line.split(". So")[0] for line in build.findings]) == (
        0,
        ["content/medien/a.svg:2:1: aus der Zeichnung wird weggelassen: <script>, onclick="],
    )
    assert not EVIL.search((build.output / "medien/a.svg").read_bytes())


@pytest.mark.parametrize("form", ["strict", "preview"])
def test_unreadable_drawing_is_told_once_and_never_published(build_site: BuildSite, form: str) -> None:
    build = build_site({"seiten/a.md": PAGE, "medien/a.svg": b"<svg"}, BUILD_FORM=form)
    assert [line.split(". So")[0] for line in build.findings] == [
        "content/medien/a.svg:1:1: die Zeichnung lässt sich nicht lesen"
    ]
    assert not (build.output / "medien/a.svg").exists()


def test_cleaned_drawing_runs_nothing_when_opened(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("svg") / "a.svg"
    evil = "<script>document.title='ran'</script><image href='x' onerror=\"document.title='ran'\"/>"
    for data, title in ((svg(evil), "ran"), (safe_drawing(svg(evil)).data, "")):
        file.write_bytes(data)
        with browser.new_page() as page:
            page.goto(file.as_uri())
            assert page.title() == title
