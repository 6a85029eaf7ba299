"""Serves a folder the way GitHub Pages does: `python -m safe_build.pages_server FOLDER --base /netzwerk/`.

Pages that are missing, folders without their slash, capital letters, types: what works here works there.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from mimetypes import MimeTypes
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from safe_build.report import print_lines

ADDRESS = "127.0.0.1"
# GitHub Pages takes its types from the database mime-db; it knows .vcf only by the type before RFC 6350.
TYPES = {
    **MimeTypes().types_map[True],
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".vcf": "text/x-vcard; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """What becomes of a request: a file, another address, or neither."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


def answer(folder: Path, base: str, target: str) -> Answer:
    """The answer to a request for `target` while `folder` is published below `base`, as in `/netzwerk/`."""
    whole = urlsplit(target)
    path = unquote(whole.path)
    moved = quote(path) + "/" + (f"?{whole.query}" if whole.query else "")
    if f"{path}/" == base:
        return Answer(HTTPStatus.MOVED_PERMANENTLY, location=moved)
    names = path.removeprefix(base).split("/")  # outside of the base the first one is empty: no such file
    if file := _find(folder, [*names[:-1], names[-1] or "index.html"]):
        return Answer(HTTPStatus.OK, file)
    if names[-1] and (file := _find(folder, [*names[:-1], f"{names[-1]}.html"])):
        return Answer(HTTPStatus.OK, file)
    if names[-1] and _find(folder, [*names, "index.html"]):
        return Answer(HTTPStatus.MOVED_PERMANENTLY, location=moved)
    return _missing(folder)


def _missing(folder: Path) -> Answer:
    return Answer(HTTPStatus.NOT_FOUND, _find(folder, ["404.html"]))


def _find(folder: Path, names: Sequence[str]) -> Path | None:
    """The file below the folder, if each name is spelt so; some systems overlook capital letters."""
    place = folder
    for name in names:
        if not place.is_dir() or name not in os.listdir(place):  # noqa: PTH208 (names are compared)
            return None
        place /= name
    return place if place.is_file() else None


class PagesHandler(SimpleHTTPRequestHandler):
    """Answers requests; a subclass may say more with `send_page`."""

    def __init__(self, *arguments: object, base: str = "/", directory: str) -> None:
        self.base = base
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of the answer and its body, which the base class copies."""
        given = answer(Path(self.directory), self.base, self.path)
        if given.location:
            self.send_response(given.status)
            self.send_header("Location", given.location)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        if given.file is None:
            return self.send_page(given.status, None)
        if given.file.suffix == ".html":
            return self.send_page(given.status, given.file)
        return self.send_body(given.status, TYPES.get(given.file.suffix, UNKNOWN), given.file.read_bytes())

    def send_page(self, status: HTTPStatus, file: Path | None) -> BytesIO | None:
        """A page, or what is said where even 404.html is missing."""
        return self.send_body(status, TYPES[".html"], file.read_bytes() if file else b"<p>404</p>")

    def send_body(self, status: HTTPStatus, kind: str, body: bytes) -> BytesIO:
        """An answer with a body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """What is being written is asked for anew each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep the terminal for the findings."""


class QuietServer(ThreadingHTTPServer):
    """A server that says nothing when a browser goes away while it is being served."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell only what is a fault of ours."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_pages(folder: Path, base: str = "/", port: int = 0) -> ThreadingHTTPServer:
    """A server on this machine only; port 0 takes any free one; OSError if it is taken."""
    return QuietServer((ADDRESS, port), partial(PagesHandler, base=base, directory=str(folder)))


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C."""
    parser = argparse.ArgumentParser("python -m safe_build.pages_server", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("public"), help="der Ordner (public)")
    parser.add_argument("--base", default="/", metavar="PFAD", help="Pfad der Website, etwa /netzwerk/")
    parser.add_argument("--port", type=int, default=8001, help="port on this machine (default: %(default)s)")
    asked = parser.parse_args(words)
    base = "/".join(("", *filter(None, asked.base.split("/")), ""))
    if not asked.folder.is_dir():
        print_lines([f"Den Ordner {asked.folder} gibt es nicht. So geht es: erst make publish"])
        return 1
    with open_pages(asked.folder, base, asked.port) as server:
        print_lines([f"{asked.folder}/ wie auf GitHub Pages: http://{ADDRESS}:{server.server_port}{base}"])
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
