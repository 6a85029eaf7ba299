"""SVG drawings: opened by themselves they are programs of the site, so only the drawing in them is published."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

from py_svg_hush import filter_svg

from content_model.finding import Problem

PROGRAMS = {".html", ".htm", ".xhtml", ".xht", ".js", ".mjs", ".php", ".xml", ".swf"}
SVG = "http://www.w3.org/2000/svg"
METADATA = f"{{{SVG}}}metadata"
XHTML = "http://www.w3.org/1999/xhtml"
XLINK = "http://www.w3.org/1999/xlink"
DRAWN_ATTRIBUTES = frozenset(("", XLINK, "http://www.w3.org/XML/1998/namespace"))
MOST_BYTES = 2_000_000
MOST_TEXT = 10_000_000  # what entities may grow to
DEEPEST = 200
GZIP = b"\x1f\x8b"
PICTURES = {"image": ["png", "jpeg", "gif", "webp"]}
INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp)[;,]|$)", re.IGNORECASE)
STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?(?P<address>[^\"')]*)|@import", re.IGNORECASE)
OUTSIDE_LINK = re.compile(
    rb"\s(?:\w+:)?href\s*=\s*(?:\"(?!\s*(?:#|data:image/))[^\"]*\"|'(?!\s*(?:#|data:image/))[^']*')"
)
OUTSIDE_STYLE = re.compile(
    rb"url\(\s*[\"']?\s*(?!#|data:image/|[\"'])[^)<]*\)|@import[^;<]*;?", re.IGNORECASE
)
# The elements of SVG 2 and 1.1 that draw, without those that run, embed or load something.
KNOWN = frozenset({
    "a", "altGlyph", "altGlyphDef", "altGlyphItem", "animate", "animateColor", "animateMotion",
    "animateTransform", "circle", "clipPath", "color-profile", "cursor", "defs", "desc", "discard",
    "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feImage", "feMerge", "feMergeNode",
    "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
    "feTurbulence", "filter", "font", "font-face", "font-face-format", "font-face-name", "font-face-src",
    "font-face-uri", "g", "glyph", "glyphRef", "hatch", "hatchpath", "hkern", "image", "line",
    "linearGradient", "marker", "mask", "mesh", "meshgradient", "meshpatch", "meshrow", "metadata",
    "missing-glyph", "mpath", "path", "pattern", "polygon", "polyline", "radialGradient", "rect", "set",
    "solidcolor", "stop", "style", "svg", "switch", "symbol", "text", "textPath", "title", "tref",
    "tspan", "use", "view", "vkern",
})  # fmt: skip
SIMPLE = "das Bild im Zeichenprogramm als „einfaches SVG“ speichern"
REFERENCE = "Verweise nach außen"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bytes for publication, what was taken out of the source, and the line and column of the first of it."""

    data: bytes
    removed: tuple[str, ...] = ()
    place: tuple[int, int] = (1, 1)


def safe_drawing(data: bytes) -> Drawing:
    """The drawing without programs, references and what its program noted down; a bare one keeps its bytes.

    Raises Problem for what is no drawing, is too large or packed, or cannot be made harmless.
    """
    if data.startswith(GZIP):
        raise _packed()
    if len(data) > MOST_BYTES:
        raise Problem("die Zeichnung ist größer als 2 MB", "vereinfachen, oder als PNG speichern")
    found = _look_at(data)
    if not found.removed:
        return Drawing(_bare(data) if found.notes else data)
    clean = _hushed(data)
    if _look_at(clean).removed:
        raise Problem("das SVG enthält ein Programm oder einen Verweis nach außen", SIMPLE)
    return Drawing(clean, tuple(found.removed), found.place)


def removed_content(file: Path) -> tuple[tuple[str, ...], tuple[int, int]]:
    """What is left out of a file, with line and column of the first of it; mostly nothing.

    Raises Problem for a file that could run a program in the visitor's browser.
    """
    suffix = file.suffix.lower()
    if suffix in PROGRAMS:
        problem = f"eine Datei {suffix} könnte im Browser ein Programm ausführen"
        raise Problem(problem, "als PDF speichern, oder den Text als Seite anlegen")
    if suffix == ".svgz":
        raise _packed()
    if suffix != ".svg":
        return (), (1, 1)
    drawing = safe_drawing(file.read_bytes())
    return drawing.removed, drawing.place


def _packed() -> Problem:
    """What to say about SVGZ: servers of static sites do not declare it, so browsers show nothing."""
    return Problem("die Zeichnung ist gepackt (SVGZ)", SIMPLE + ", nicht als „komprimiertes SVG“")


def _bare(data: bytes) -> bytes:
    """The drawing without comments, metadata and all that is not of SVG: file names, paths, names of people."""
    root = ET.fromstring(data)  # noqa: S314  # just read, without much to unfold
    for parent in root.iter():
        for child in [
            child for child in parent if not child.tag.startswith(f"{{{SVG}}}") or child.tag == METADATA
        ]:
            _take_out(parent, child)
        for name in [name for name in parent.attrib if _space(name) not in DRAWN_ATTRIBUTES]:
            del parent.attrib[name]
    bare: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return bare


def _take_out(parent: ET.Element, child: ET.Element) -> None:
    """Remove an element, but no text that follows it."""
    at, tail = list(parent).index(child), child.tail or ""
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _space(name: str) -> str:
    """The namespace in `{namespace}local`."""
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _hushed(data: bytes) -> bytes:
    try:
        return filter_svg(OUTSIDE_STYLE.sub(b"none", OUTSIDE_LINK.sub(b"", data)), PICTURES)
    except ValueError:
        raise _unreadable() from None


def _unreadable() -> Problem:
    return Problem("die Zeichnung lässt sich nicht lesen", SIMPLE)


def _look_at(data: bytes) -> _Look:
    look = _Look()
    try:
        look.parser.Parse(data, True)  # noqa: FBT003  # expat's own
    except (expat.ExpatError, UnicodeError, LookupError):
        raise _unreadable() from None
    return look


@dataclass
class _Look:
    """Reads a drawing once and notes what does not belong into one; nothing is loaded from elsewhere.

    `notes` tells whether its program has noted something down that is not drawn.
    """

    parser: expat.XMLParserType = field(init=False)
    removed: Counter[str] = field(default_factory=Counter)
    place: tuple[int, int] = (1, 1)
    notes: bool = False
    _open: list[str] = field(default_factory=list)
    _text: int = 0

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = lambda _name: self._open.pop()
        self.parser.CharacterDataHandler = self._words
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CommentHandler = self._comment
        self.parser.buffer_text, self.parser.buffer_size = True, MOST_BYTES

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._open and (space, local) != (SVG, "svg"):
            raise _unreadable()
        self._open.append(local)
        if len(self._open) > DEEPEST:
            raise _unreadable()
        if space == XHTML or (space == SVG and local not in KNOWN):
            self._note(f"<{local}>")
        self.notes |= space != SVG or local == "metadata"
        for key, value in attributes.items():
            self.notes |= key.rpartition(" ")[0] not in DRAWN_ATTRIBUTES
            self._attribute(key.rpartition(" ")[2].lower(), value)

    def _attribute(self, name: str, value: str) -> None:
        self._grow(value)
        if name.startswith("on"):
            self._note(f"{name}=")
        elif name == "attributename" and re.match(r"(?:xlink:)?href|on", value.strip(), re.IGNORECASE):
            self._note(f"{name}={value.strip()}")
        elif name in {"href", "src", "base"} and not INSIDE.match(value):
            self._note(REFERENCE)
        else:
            self._style(value, escapes=name == "style")

    def _words(self, words: str) -> None:
        self._grow(words)
        if self._open[-1] == "style":
            self._style(words, escapes=True)

    def _style(self, words: str, *, escapes: bool) -> None:
        if escapes and "\\" in words:  # @\69mport
            self._note(REFERENCE)
        for match in STYLE_ADDRESS.finditer(words):
            if match["address"] is None or not INSIDE.match(match["address"]):
                self._note(REFERENCE)

    def _comment(self, _words: str) -> None:
        self.notes = True

    def _instruction(self, target: str, _words: str) -> None:
        self._note(f"<?{target}?>")

    def _grow(self, words: str) -> None:
        self._text += len(words)
        if self._text > MOST_TEXT:
            raise _unreadable()

    def _note(self, what: str) -> None:
        if not self.removed:
            self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.removed[what] += 1
