"""Pictures: whole, with room kept for them, and without hidden data."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import ExifTags, Image, UnidentifiedImageError

from content_model.finding import Finding
from site_checks.check import START, FileCheck, PageCheck
from site_checks.page import Page
from site_checks.site_file import SiteFile

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".tif", ".tiff")
CURE = "die Datei ohne Zusatzdaten speichern; der Bau der Website tut das von selbst"
# What a camera or program may say about a picture without telling of people or places.
HARMLESS_TAGS = frozenset(
    (0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0112, 0x0115, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769)
) | frozenset((0x9000, 0x9101, 0xA000, 0xA001, 0xA002, 0xA003))
PLACES = 0x8825  # the block with the place where a picture was taken
DETAILS = 0x8769
XMP = ("xmp", "XML:com.adobe.xmp", "Raw profile type xmp")
WORDS = (
    "comment",
    "Author",
    "Copyright",
    "Creation Time",
    "Software",
    "Description",
    "Comment",
    "Title",
    "photoshop",
)
DRAWING_RESIDUE = re.compile(
    rb"(?:inkscape|sodipodi):[\w-]+=|<metadata[\s>]|xmlns:(?:dc|cc|rdf)=|file://|[A-Z]:\\(?:Users|Benutzer)\\|/(?:home|Users)/\w"
)


class ReadablePictures(FileCheck):
    """A picture that browsers can show."""

    code = "bilder.lesbar"
    title = "Bilder sind heil"
    suffixes = SUFFIXES
    reads_large = True

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Opened as far as the picture's own checksums reach."""
        try:
            with Image.open(io.BytesIO(file.data)) as picture:
                picture.verify()
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
            yield self.finding(file.path, START, "ist kein lesbares Bild", "die Datei neu speichern")


class PictureData(FileCheck):
    """Art. 5 Abs. 1 lit. c DSGVO: places, names and serial numbers do not belong into pictures on the web."""

    code = "datenschutz.bilddaten"
    title = "Bilder enthalten keine versteckten Daten"
    suffixes = SUFFIXES
    reads_large = True

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """EXIF, XMP, comments, text chunks."""
        try:
            with Image.open(io.BytesIO(file.data)) as picture:
                found = list(dict.fromkeys(_hidden_data(picture)))
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
            return  # the check bilder.lesbar tells
        if found:
            yield self.finding(file.path, START, f"enthält {', '.join(found)}", CURE)


def _hidden_data(picture: Image.Image) -> Iterator[str]:
    exif = picture.getexif()
    if PLACES in exif:
        yield "den Ort der Aufnahme"
    for tag in sorted((exif.keys() | exif.get_ifd(DETAILS).keys()) - HARMLESS_TAGS - {PLACES}):
        yield ExifTags.TAGS.get(tag, f"EXIF {tag}")
    if any(picture.info.get(name) for name in XMP):
        yield "XMP"
    yield from (name for name in WORDS if picture.info.get(name))


class DrawingData(FileCheck):
    """Drawing programs write names and folders of their users into SVG files."""

    code = "datenschutz.zeichnungen"
    title = "Zeichnungen (SVG) enthalten keine versteckten Daten"
    suffixes = (".svg",)

    def look_at(self, file: SiteFile) -> Iterator[Finding]:
        """Metadata, names of programs, folders."""
        found = DRAWING_RESIDUE.search(file.data)
        if found:
            word = found[0].decode("ascii", "replace").rstrip("= >")
            yield self.finding(file.path, START, f"enthält „{word}“", "als „einfaches SVG“ speichern")


class PictureRoom(PageCheck):
    """Without width and height the page jumps while it loads (CLS)."""

    code = "bilder.platz"
    title = "Für jedes Bild ist Platz vorgesehen"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Both sizes, in pixels."""
        for picture in page.markup.all("img"):
            if not all(re.fullmatch(r"[1-9]\d*", picture.get(name)) for name in ("width", "height")):
                hint = "Breite und Höhe des Bildes in Pixeln angeben"
                yield self.finding(page.path, picture, "dem Bild fehlen width und height", hint)
