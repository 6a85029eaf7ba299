"""The files below content/: entries by folder, media, and what must not lie there."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from content_model.fields.slugs import make_slug
from content_model.fields.spelling import fold, nearest, quoted
from content_model.file_stamps import Stamp
from content_model.finding import Finding, Problem, Severity
from content_model.front_matter import FACTS_FILE
from content_model.models.registry import FOLDERS, MEDIA_FOLDER

ENTRY_SUFFIXES = (".md", ".markdown")
TEXT_SUFFIXES = ("txt", "text", "mdown", "mkd", "mdx", "rst")
OFFICE_SUFFIXES = ("doc", "docx", "odt", "rtf", "pages")
UNREADABLE = re.compile("[\ud800-\udfff\n\r]")
SAFE_PATH = re.compile(r"[\w./~+,=@()!-]*", re.ASCII)  # every address and every file system takes these
IGNORED_NAMES = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True, order=True)
class SourceFile:
    """A file below content/; `escapes` marks a symbolic link that leads outside, `stamp` tells its states apart."""

    path: str
    size: int
    escapes: bool = False
    stamp: Stamp | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SourceTree:
    """The files sorted into entries (path → type) and media (path → bytes)."""

    entries: Mapping[str, str]
    media: Mapping[str, int]
    findings: tuple[Finding, ...]


def list_files(root: Path) -> list[SourceFile]:
    """All files below `root`, hidden ones and editors' backups left out, sorted."""
    return sorted(_walk(root, root.resolve(), ""))


def _walk(folder: Path, root: Path, prefix: str) -> Iterator[SourceFile]:
    with os.scandir(folder) as found:
        for item in sorted(found, key=lambda entry: entry.name):
            path = prefix + item.name
            if (
                item.name.startswith((".", "~$"))
                or item.name.endswith("~")
                or item.name.lower() in IGNORED_NAMES
            ):
                continue
            if item.is_symlink():
                yield _link(Path(item.path), root, path)
            elif item.is_dir():
                yield from _walk(Path(item.path), root, path + "/")
            elif item.is_file():
                state = item.stat()
                yield SourceFile(path, state.st_size, stamp=Stamp.of(state))


def _link(link: Path, root: Path, path: str) -> SourceFile:
    """A symbolic link counts as a file only if it leads to a file below content/."""
    target = Path(os.path.realpath(link))  # Path.resolve() raises for links in a circle
    inside = target.is_relative_to(root) and target.is_file()
    if not inside:
        return SourceFile(path, 0, escapes=True)
    state = target.stat()
    return SourceFile(path, state.st_size, stamp=Stamp.of(state))


def sort_files(files: Iterable[SourceFile], root: str) -> SourceTree:
    """Entries, media and findings; `root` is the name of the content folder in findings."""
    entries: dict[str, str] = {}
    media: dict[str, int] = {}
    findings: list[Finding] = []
    spellings: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for file in files:
        if not has_readable_name(file.path):
            findings.append(_unreadable_name(file, root))
            continue
        findings += _name_findings(file, root, spellings)
        if file.escapes or file.path == FACTS_FILE:
            continue
        if not file.path.lower().endswith(ENTRY_SUFFIXES):
            media[file.path] = file.size
            findings += _shared_address(file, root, addresses)
            findings += _no_page(file, root)
        elif kind := FOLDERS.get(_folder(file.path)):
            entries[file.path] = kind
        else:
            findings.append(_unknown_folder(file, root))
    return SourceTree(entries, media, tuple(findings))


def _no_page(file: SourceFile, root: str) -> Iterator[Finding]:
    """A text that was meant as a page but has another ending, such as `.md.txt`, or none."""
    if _folder(file.path) not in FOLDERS:
        return
    stem, dot, suffix = file.path.rpartition(".")
    if not dot or "/" in suffix or suffix.lower() in TEXT_SUFFIXES:
        name = (file.path if not dot or "/" in suffix else stem).removesuffix(".md") + ".md"
        hint = f"umbenennen in {root}/{name}"
    elif suffix.lower() in OFFICE_SUFFIXES:
        hint = (
            "den Text in eine Datei mit der Endung .md kopieren; zum Herunterladen nach content/medien/ legen"
        )
    else:
        return
    problem = "nur Dateien mit der Endung .md werden Seiten"
    yield Finding(f"{root}/{file.path}", 1, 1, "", problem, hint, Severity.WARNING)


def _shared_address(file: SourceFile, root: str, addresses: dict[str, str]) -> Iterator[Finding]:
    """Of two media with one address only one would be shown, perhaps the wrong one."""
    address = media_address(file.path)
    twin = addresses.setdefault(address, file.path)
    if twin.casefold() != file.path.casefold():  # else the names have their finding
        problem = f"die Datei bekäme dieselbe Adresse wie {root}/{twin}: /{address}"
        yield Finding(
            f"{root}/{file.path}", 1, 1, "", problem, "eine der beiden Dateien umbenennen oder löschen"
        )


def has_readable_name(path: str) -> bool:
    """Whether the name is made of characters; other systems' bytes show up as lone surrogates."""
    return UNREADABLE.search(path) is None


def _unreadable_name(file: SourceFile, root: str) -> Finding:
    name = file.path.encode("utf-8", "replace").decode("utf-8").replace("\n", "?").replace("\r", "?")
    return Finding(
        f"{root}/{name}",
        1,
        1,
        "",
        "der Name der Datei enthält Zeichen, die kein Rechner lesen kann",
        "die Datei umbenennen: Buchstaben, Ziffern und Bindestriche",
    )


def _folder(path: str) -> str:
    return path.split("/", 1)[0] if "/" in path else ""


def _unknown_folder(file: SourceFile, root: str) -> Finding:
    folder = _folder(file.path)
    if folder == MEDIA_FOLDER:
        problem, hint = (
            "in medien/ liegen Bilder und Dokumente, keine Seiten",
            "die Datei in einen anderen Ordner legen, zum Beispiel seiten/",
        )
    elif folder:
        near = nearest(folder, FOLDERS)
        problem = f"der Ordner {quoted(folder)} gehört zu keiner Art von Seite"
        hint = (
            f"meinten Sie {quoted(near[0])}?" if near else "einen dieser Ordner nehmen: " + ", ".join(FOLDERS)
        )
    else:
        problem, hint = (
            "die Datei liegt in keinem Ordner",
            "in den passenden Ordner legen, zum Beispiel seiten/ oder veranstaltungen/",
        )
    return Finding(f"{root}/{file.path}", 1, 1, "", problem, hint)


def _name_findings(file: SourceFile, root: str, spellings: dict[str, str]) -> Iterator[Finding]:
    path = f"{root}/{file.path}"
    if file.escapes:
        yield Finding(
            path,
            1,
            1,
            "",
            "die Verknüpfung führt nicht zu einer Datei in content/",
            "die Datei selbst hierher kopieren",
        )
        return
    twin = spellings.setdefault(file.path.casefold(), file.path)
    if twin != file.path:
        yield Finding(
            path,
            1,
            1,
            "",
            f"der Name unterscheidet sich von {root}/{twin} nur in Groß- und Kleinschreibung",
            "eine der beiden Dateien umbenennen",
        )
    safe = safe_path(file.path)
    if (safe != file.path and not file.path.isascii()) or " " in file.path:
        yield Finding(
            path,
            1,
            1,
            "",
            "der Name der Datei enthält Umlaute oder Leerzeichen, das geht nicht überall gut",
            f"umbenennen in {root}/{safe}",
            Severity.WARNING,
        )


def safe_path(path: str) -> str:
    """The path with names that work in every address: `medien/Größe 1.jpg` → `medien/groesse-1.jpg`."""
    if SAFE_PATH.fullmatch(path):
        return path
    *folders, name = path.split("/")
    stem, dot, suffix = name.rpartition(".")
    safe_name = f"{slug_of(stem)}.{fold(suffix)}" if dot else slug_of(name)
    return "/".join([*(slug_of(folder) for folder in folders), safe_name])


def media_address(path: str) -> str:
    """The address of a file below content/: always inside medien/, with safe names."""
    return f"{MEDIA_FOLDER}/{safe_path(path.removeprefix(f'{MEDIA_FOLDER}/'))}"


@functools.lru_cache(
    maxsize=2**15
)  # ids and addresses of all entries are made of the same names, in every build
def slug_of(name: str) -> str:
    """The slug of a file's name; a name of signs alone is called "x"."""
    try:
        return make_slug(name)
    except Problem:
        return "x"


def file_slug(path: str) -> str:
    """The slug out of the name of the file at `path`."""
    return slug_of(path.rsplit("/", 1)[-1].rsplit(".", 1)[0])


def entry_id(path: str) -> str:
    """The id of an entry without `id:`: its path without the ending, as a slug."""
    stem = path.rsplit(".", 1)[0]
    return "/".join(slug_of(part) for part in stem.split("/"))
