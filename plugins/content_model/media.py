"""Pictures and documents: what of them is shown, where, and how large it is."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree as ET

from PIL import Image, ImageOps, UnidentifiedImageError

from content_model import views
from content_model.drawings import SIMPLE, removed_content, safe_drawing
from content_model.finding import Finding, Problem, Severity
from content_model.models.pictures import Gallery, Picture
from content_model.notes import Notebook
from content_model.picture_faults import animated_picture, broken_picture
from content_model.picture_variants import MODERN, Variant, VariantPlan, plan_variants
from content_model.source_files import media_address
from content_model.wording import file_size

SHARED_METADATA = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "icc_profile", "iptc")
KINDS = {
    "pdf": "PDF",
    "docx": "Word",
    "odt": "Text (ODT)",
    "xlsx": "Excel",
    "ods": "Tabelle (ODS)",
    "pptx": "PowerPoint",
    "ics": "Kalenderdatei",
    "zip": "ZIP",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "svg": "SVG",
    "mp3": "MP3",
}
IMAGE = re.compile(r'<img(?P<before>[^>]*?) src="(?P<url>[^"]*)"(?P<after>[^>]*)>')
BODY_SIZES = "(min-width: 48em) 44rem, 100vw"
MAX_PIXELS = 60_000_000
SHOWN = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"}
MAY_MOVE = {".gif", ".webp", ".png", ".avif"}
RASTER = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff", ".bmp"}


@dataclass
class MediaShelf:
    """The media the pages show, gathered while the pages are made; `root` is content/.

    `used` are the files published as they are (path → address), `variants` those drawn (by address),
    `ended` those that nobody may see any more, each with the last day of its consent. `stamps` are time of
    change (ns) and size (bytes) of every file below `root` that is no entry, `files` their sizes alone.
    """

    root: Path
    root_name: str
    base: str
    today: date
    used: dict[str, str] = field(default_factory=dict)
    variants: dict[str, Variant] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    ended: Mapping[str, date] = field(default_factory=dict)
    stamps: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    notebook: Notebook = field(default_factory=Notebook)
    _sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    _refused: set[str] = field(default_factory=set)

    def url(self, path: str) -> str:
        """The address of the file at `path` below content/; marks it as used unless it could do harm."""
        self.notebook.asked("url", path)
        if path not in self.used and path not in self._refused:
            try:
                self._note_removed(path)
                self.used[path] = media_address(path)
            except Problem as fault:
                self._refuse(path, fault)
        return f"{self.base}/{quote(media_address(path))}"

    def _note_removed(self, path: str) -> None:
        """Says what is left out of a drawing. Raises Problem for what could run a program."""
        removed, place = removed_content(self.root / path)
        if removed:
            problem = f"aus der Zeichnung wird weggelassen: {', '.join(removed)}"
            name = f"{self.root_name}/{path}"
            self.findings.append(Finding(name, *place, "", problem, SIMPLE, Severity.WARNING))

    def _refuse(self, path: str, fault: Problem) -> None:
        if path not in self._refused:
            self._refused.add(path)
            self.findings.append(Finding(f"{self.root_name}/{path}", 1, 1, "", fault.problem, fault.hint))

    def picture(self, picture: Picture) -> views.Picture | None:
        """The picture as templates show it, or None if it may not or cannot be shown."""
        if self._has_ended(picture.file) or not picture.shown_on(self.today):
            return None
        size = self.size(picture.file)
        if size is None or picture.alt is None:
            return None
        words = (picture.caption, credit_words(picture.credit))
        if not is_raster(picture.file):
            return views.Picture(self.url(picture.file), picture.alt, *size, *words)
        plan = self._plan(picture.file, size)
        shown = plan.fallback
        return views.Picture(
            self._address(shown), picture.alt, shown.width, shown.height, *words, self._sources(plan)
        )

    def _has_ended(self, path: str) -> bool:
        """Whether the consent for the file has ended; notes that it is withheld."""
        self.notebook.asked("ended", path)
        until = self.ended.get(path)
        if until:
            self.withheld[path] = f"Einwilligung bis {until.isoformat()}"
        return until is not None

    def _plan(self, path: str, size: tuple[int, int]) -> VariantPlan:
        """The variants of a picture, noted as shown."""
        self.notebook.asked("plan", path)
        plan = plan_variants(path, size)
        self.variants |= {variant.address: variant for variant in plan}
        return plan

    def _sources(self, plan: VariantPlan) -> tuple[views.PictureSource, ...]:
        return tuple(
            views.PictureSource(
                MODERN[name], ", ".join(f"{self._address(one)} {one.width}w" for one in variants)
            )
            for name, variants in plan.modern
        )

    def _address(self, variant: Variant) -> str:
        return f"{self.base}/{quote(variant.address)}"

    def gallery(self, gallery: Gallery, entry_folder: str) -> Iterator[views.Picture]:
        """The pictures of a gallery that may be shown, each with its credit."""
        shared = gallery.shared
        for picture in [*gallery.pictures, *self._folder_pictures(gallery, entry_folder)]:
            whole = picture.model_copy(
                update={"credit": picture.credit or shared.credit, "until": picture.until or shared.until}
            )
            if view := self.picture(whole):
                yield view

    def _folder_pictures(self, gallery: Gallery, entry_folder: str) -> Iterator[Picture]:
        if not gallery.folder:
            return
        plain = gallery.folder.strip("/").removeprefix("content/")
        candidates = (plain, f"{entry_folder}/{plain}", f"medien/{plain}")
        folder = next((name for name in candidates if (self.root / name).is_dir()), plain)
        for path in sorted((self.root / folder).iterdir()):
            if path.suffix.lower() in RASTER | {".svg"}:
                alt = gallery.descriptions.get(path.name)
                yield Picture.model_construct(file=f"{folder}/{path.name}", alt=alt)

    def download(self, path: str, title: str | None, note: str | None) -> views.Download | None:
        """A document with its kind and size; None for a picture that nobody may see any more."""
        if self._has_ended(path):
            return None
        file = self.root / path
        suffix = file.suffix.lower().removeprefix(".")
        kind = KINDS.get(suffix, suffix.upper())
        return views.Download(
            title or file.stem.replace("-", " ").capitalize(),
            self.url(path),
            kind,
            file_size(file.stat().st_size),
            note,
        )

    def ask_again(self, questions: Iterable[tuple[str, str]]) -> None:
        """Do for a page that is kept what its deriving did: `questions` are those it asked, by file."""
        for question, path in questions:
            if question == "url":
                self.url(path)
            elif question == "ended":
                self._has_ended(path)
            elif (size := self.size(path)) and question == "plan":
                self._plan(path, size)

    def sized(self, html: str, paths: Iterable[str]) -> str:
        """The HTML of a text with its pictures in all variants, sized and lazily loaded."""
        pictures = {f"{self.base}/{quote(media_address(path))}": path for path in paths}
        if not pictures:
            return html
        text = IMAGE.sub(lambda tag: self._picture_tag(tag, pictures), html)
        for address, path in pictures.items():
            if f'="{address}"' in text:  # a document, a drawing, or a picture that is linked
                self.url(path)
        return text

    def _picture_tag(self, tag: re.Match[str], pictures: Mapping[str, str]) -> str:
        path = pictures.get(tag["url"])
        size = self.size(path) if path else None
        if path is None or size is None:
            return tag[0]
        plan = self._plan(path, size) if is_raster(path) else None
        url, (width, height) = tag["url"], size
        if plan:
            url, width, height = self._address(plan.fallback), plan.fallback.width, plan.fallback.height
        image = (
            f'<img{tag["before"]} src="{url}"{tag["after"]} width="{width}" height="{height}" loading="lazy">'
        )
        sources = "".join(
            f'<source type="{one.type}" srcset="{one.srcset}" sizes="{BODY_SIZES}">'
            for one in (self._sources(plan) if plan else ())
        )
        return f"<picture>{sources}{image}</picture>" if sources else image

    def size(self, path: str) -> tuple[int, int] | None:
        """Width and height in CSS pixels; None (and a finding) for what is no picture."""
        self.notebook.asked("size", path)
        if path not in self._sizes:
            try:
                self._sizes[path] = picture_size(self.root / path)
                if is_animated(self.root / path):
                    self.findings.append(animated_picture(f"{self.root_name}/{path}"))
            except Problem as fault:
                self._refuse(path, fault)
                return None
            except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
                self.findings.append(broken_picture(f"{self.root_name}/{path}", error))
                return None
        return self._sizes[path]


def credit_words(credit: str | None) -> str | None:
    """`Foto: Anna Beispiel`; a credit that already says what it is stays as it is."""
    return credit if credit is None or ":" in credit else f"Foto: {credit}"


def is_raster(path: str) -> bool:
    """Whether the file is made of pixels, so that variants can be drawn."""
    return Path(path).suffix.lower() in RASTER


def is_animated(file: Path) -> bool:
    """Whether a picture moves; what moves without end distracts and cannot be stopped (WCAG 2.2.2)."""
    if file.suffix.lower() not in MAY_MOVE:
        return False
    with Image.open(file) as image:
        return bool(getattr(image, "is_animated", False))


def picture_size(file: Path) -> tuple[int, int]:
    """Width and height as shown (EXIF orientation applied).

    Raises OSError or ValueError for what browsers cannot show, DecompressionBombError for too much of it.
    """
    if file.suffix.lower() not in SHOWN:
        raise ValueError(file.suffix)
    if file.suffix.lower() == ".svg":
        return _svg_size(file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(file) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise Image.DecompressionBombError
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    return (height, width) if turned else (width, height)


def _svg_size(file: Path) -> tuple[int, int]:
    root = ET.fromstring(safe_drawing(file.read_bytes()).data)  # noqa: S314  # just read, and small
    box = [float(number) for number in re.findall(r"[-+.\d]+", root.get("viewBox", ""))]
    lengths = [re.match(r"[\d.]+(?=px|$)", root.get(name, "")) for name in ("width", "height")]
    if lengths[0] and lengths[1]:
        return round(float(lengths[0][0])), round(float(lengths[1][0]))
    if len(box) != 4:
        raise ValueError("no size")
    return round(box[2]), round(box[3])


def clean_copy(source: Path) -> bytes:
    """The bytes of a file for publication: pictures without position, camera and names.

    Pictures without such data keep their bytes. Raises OSError for unreadable pictures.
    """
    data = source.read_bytes()
    if source.suffix.lower() == ".svg":
        return safe_drawing(data).data
    if source.suffix.lower() not in RASTER:
        return data
    try:
        with Image.open(io.BytesIO(data)) as image:
            if not any(name in image.info for name in SHARED_METADATA) and not image.getexif():
                return data
            return _without_metadata(image)
    except UnidentifiedImageError:
        return data


def _without_metadata(image: Image.Image) -> bytes:
    kind = image.format or "PNG"
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    target = io.BytesIO()
    options: dict[str, object] = {"quality": 88} if kind in ("JPEG", "WEBP", "AVIF") else {}
    if profile:
        options["icc_profile"] = profile
    plain = Image.new(upright.mode, upright.size)
    if upright.mode == "P":
        plain.putpalette(upright.getpalette() or [])
    plain.paste(upright)
    plain.save(target, kind, **options)
    return target.getvalue()
