"""The preview of `make serve`: a lenient build and a local server that follow every save."""

from __future__ import annotations

import argparse
import errno
import subprocess
import sys
import threading
from collections.abc import Sequence
from http.server import ThreadingHTTPServer
from pathlib import Path

import watchfiles

from safe_build.live_server import Version, open_server
from safe_build.pages_server import ADDRESS
from safe_build.report import print_lines

SETTINGS = "pelicanconf.py"
OUTPUT = ".build/preview/site"
WATCHED = ("content", "theme", "plugins", SETTINGS)
_BUILD = (
    sys.executable,
    "-m",
    "pelican",
    "content",
    "-s",
    SETTINGS,
    "-o",
    OUTPUT,
    "-e",
    'BUILD_FORM="preview"',
)


def main(words: Sequence[str] | None = None) -> int:
    """Build once with --once, else serve until Ctrl+C; the exit code."""
    options = _options(words)
    if not Path(SETTINGS).is_file():
        return _say(f"Hier liegt keine {SETTINGS}: bitte im Ordner der Website starten.")
    if options.once:
        return 0 if build() else 1
    version = Version()
    try:
        server = open_server(Path(OUTPUT).absolute(), options.port, version)
    except (OSError, OverflowError) as error:
        return _say(_port_problem(options.port, error))
    try:
        _serve(server, version)
    except KeyboardInterrupt:
        print_lines(["Vorschau beendet."])
    return 0


def build() -> bool:
    """Build the preview in a process of its own, so that changed code counts; whether it went well."""
    return subprocess.run(_BUILD, check=False).returncode == 0  # noqa: S603 - fixed words


def _serve(server: ThreadingHTTPServer, version: Version) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = [path for path in WATCHED if Path(path).exists()]
    rounds = watchfiles.watch(*paths, rust_timeout=200, yield_on_timeout=True)
    # Watching begins with this, so that what is saved during the first build counts.
    next(rounds)
    _build_and_tell(version)
    print_lines([f"Vorschau: http://{ADDRESS}:{server.server_port}/ – Ende mit Strg+C"])
    for changes in rounds:
        if changes:
            _build_and_tell(version)


def _build_and_tell(version: Version) -> None:
    if build():
        version.renew()
    else:
        print_lines(["Die Vorschau zeigt weiter die letzte gute Fassung."])


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m safe_build.preview", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="port on this machine (default: %(default)s)")
    parser.add_argument("--once", action="store_true", help="build once and do not serve")
    return parser.parse_args(words)


def _port_problem(port: int, error: Exception) -> str:
    if getattr(error, "errno", None) != errno.EADDRINUSE:
        return f"Der Port {port} lässt sich nicht öffnen: {error}"
    other = f"python -m safe_build.preview --port {port + 1}"
    return f"Auf Port {port} läuft schon etwas, vielleicht eine zweite Vorschau. Anderer Port: {other}"


def _say(sentence: str) -> int:
    print_lines([sentence])
    return 1


if __name__ == "__main__":
    sys.exit(main())
