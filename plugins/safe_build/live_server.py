"""A local web server for a built folder whose open pages reload when there is a new version."""

from __future__ import annotations

import re
import sys
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

ADDRESS = "127.0.0.1"
VERSION = "/.version"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(r"<meta\b[^>]*\bhttp-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_NO_PAGE = (
    "<!doctype html><html lang=de><head><title>Vorschau</title></head><p>Hier ist noch keine Seite.</html>"
)
# Asking is better than listening here: a browser keeps only six connections open, so a seventh tab would hang.
_SCRIPT = """<script>setInterval(async () => {{
  const version = await fetch("{address}").then(answer => answer.text(), () => "{version}")
  if (version !== "{version}") location.reload()
}}, 500)</script>"""


class Version:
    """The name of the version being shown; open pages ask for it."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Make all open pages reload."""
        # Not counted from 1: pages left open reload also when the server has been started again.
        self.name = str(time.time_ns())


class _PageHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, version: Version, directory: str) -> None:
        self.version = version
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        if self.path == VERSION:
            return self._send("text/plain", self.version.name)
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_file() and path.suffix == ".html":
            return self._send("text/html", self._with_reload(path))
        if not path.exists():
            missing = Path(self.directory, "404.html")
            return self._send("text/html", self._with_reload(missing), HTTPStatus.NOT_FOUND)
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep the terminal for the findings."""

    def _send(self, kind: str, text: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _with_reload(self, path: Path) -> str:
        html = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else _NO_PAGE
        script = _SCRIPT.format(address=VERSION, version=self.version.name)
        # A policy of the site would forbid the script to ask; the built pages keep theirs.
        return _HEAD.sub(lambda head: head[0] + script, _POLICY.sub("", html), count=1)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing when a browser goes away while it is being served."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def open_server(folder: Path, port: int, version: Version) -> ThreadingHTTPServer:
    """A server bound to the port (0 takes any free one) on this machine only; OSError if taken."""
    return _Server((ADDRESS, port), partial(_PageHandler, version=version, directory=str(folder)))
