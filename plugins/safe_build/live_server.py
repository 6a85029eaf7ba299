"""A local web server for a built folder whose open pages reload when there is a new version."""

from __future__ import annotations

import re
import time
from functools import partial
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from safe_build.pages_server import ADDRESS, TYPES, PagesHandler, QuietServer

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


class _PageHandler(PagesHandler):
    def __init__(self, *arguments: object, version: Version, directory: str) -> None:
        self.version = version
        super().__init__(*arguments, directory=directory)

    def send_head(self) -> BytesIO | BinaryIO | None:
        if self.path == VERSION:
            return self.send_body(HTTPStatus.OK, TYPES[".txt"], self.version.name.encode())
        return super().send_head()

    def send_page(self, status: HTTPStatus, file: Path | None) -> BytesIO | None:
        html = file.read_text(encoding="utf-8", errors="replace") if file else _NO_PAGE
        script = _SCRIPT.format(address=VERSION, version=self.version.name)
        # A policy of the site would forbid the script to ask; the built pages keep theirs.
        page = _HEAD.sub(lambda head: head[0] + script, _POLICY.sub("", html), count=1)
        return self.send_body(status, TYPES[".html"], page.encode())


def open_server(folder: Path, port: int, version: Version) -> ThreadingHTTPServer:
    """A server bound to the port (0 takes any free one) on this machine only; OSError if taken."""
    return QuietServer((ADDRESS, port), partial(_PageHandler, version=version, directory=str(folder)))
