"""A local web server for a built folder whose open pages reload when told to."""

from __future__ import annotations

import re
import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

ADDRESS = "127.0.0.1"
_EVENTS = "/.live/"
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_POLICY = re.compile(r"<meta\b[^>]*\bhttp-equiv=[\"']?content-security-policy\b[^>]*>", re.IGNORECASE)
_NO_PAGE = (
    "<!doctype html><html lang=de><head><title>Vorschau</title></head><p>Hier ist noch keine Seite.</html>"
)
_SECONDS_BETWEEN_SIGNS_OF_LIFE = 15


class Reloads:
    """The name of the version being shown, and a way to wait for the next one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.version = _new_version()

    def announce(self) -> None:
        """Tell all open pages that there is a new version."""
        with self._changed:
            self.version = _new_version()
            self._changed.notify_all()

    def wait_beyond(self, version: str) -> bool:
        """Wait a little for a version other than this one; whether it is there."""
        with self._changed:
            return self._changed.wait_for(lambda: self.version != version, _SECONDS_BETWEEN_SIGNS_OF_LIFE)


class _PageHandler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, reloads: Reloads, directory: str) -> None:
        self.reloads = reloads
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.startswith(_EVENTS):
            self._send_events(self.path.removeprefix(_EVENTS))
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if path.suffix == ".html" or not path.exists():
            return self._send_page(path)
        return super().send_head()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Keep the terminal for the findings."""

    def _send_page(self, path: Path) -> BytesIO:
        status = HTTPStatus.OK if path.is_file() else HTTPStatus.NOT_FOUND
        page = self._with_reload(path if path.is_file() else Path(self.directory, "404.html"))
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)

    def _with_reload(self, path: Path) -> bytes:
        html = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else _NO_PAGE
        events = f"{_EVENTS}{self.reloads.version}"
        script = f'<script>new EventSource("{events}").onmessage = () => location.reload()</script>'
        # A policy of the site would forbid the script to listen; the built pages keep theirs.
        return _HEAD.sub(rf"\g<0>{script}", _POLICY.sub("", html), count=1).encode()

    def _send_events(self, version: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while not self.reloads.wait_beyond(version):
                self.wfile.write(b": noch da\n\n")
            self.wfile.write(b"data: neu\n\n")
        except ConnectionError:
            self.close_connection = True


def open_server(folder: Path, port: int, reloads: Reloads) -> ThreadingHTTPServer:
    """A server bound to the port (0 takes any free one) on this machine only; OSError if taken."""
    return ThreadingHTTPServer((ADDRESS, port), partial(_PageHandler, reloads=reloads, directory=str(folder)))


def _new_version() -> str:
    # Not counted from 1: pages left open reload also when the server has been started again.
    return str(time.time_ns())
