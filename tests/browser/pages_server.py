"""Serves a folder on this machine the way GitHub Pages does."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

TYPES = {
    "": "application/octet-stream",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".vcf": "text/vcard; charset=utf-8",
    ".webp": "image/webp",
    ".xml": "application/xml",
}


class PagesHandler(SimpleHTTPRequestHandler):
    """A folder with index.html per directory, pages without .html, and 404.html for the rest."""

    extensions_map = {**mimetypes.types_map, **TYPES}  # noqa: RUF012 (the base class sets it so)

    def __init__(self, *args: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)

    def translate_path(self, path: str) -> str:
        """The file for an address below the base; nothing is found outside of it."""
        inside = path.startswith(self.base)
        found = super().translate_path("/" + path.removeprefix(self.base) if inside else "/outside/of/base")
        page = Path(found + ".html")
        return str(page) if not Path(found).exists() and page.is_file() else found

    def list_directory(self, path: object) -> None:  # noqa: ARG002 (the base class names it)
        """Never show the contents of a folder."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where there is one."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", TYPES[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def log_message(self, *_args: object) -> None:
        """Keep the test's output free of requests."""


@contextmanager
def serve_folder(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve `folder` below `base` ("/" or "/netzwerk/") on a free port; gives its address with a final slash."""
    handler = partial(PagesHandler, base=base, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
