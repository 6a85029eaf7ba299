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
from safe_build.preview_builds import PreviewBuilds
from safe_build.report import print_lines

SETTINGS = "pelicanconf.py"
CONTENT = "content"
OUTPUT = ".build/preview/site"
WATCHED = (CONTENT, "theme", "plugins", SETTINGS)
CODE = ("plugins", SETTINGS)
"""What a process loads once; texts and the theme are read at each build."""
QUIET = 10
"""Milliseconds without another change after which a save counts as complete."""

_WORDS = (CONTENT, "-s", SETTINGS, "-o", OUTPUT, "-e", 'BUILD_FORM="preview"')


def main(words: Sequence[str] | None = None) -> int:
    """Build once with --once, else serve until Ctrl+C; the exit code."""
    options = _options(words)
    if not Path(SETTINGS).is_file():
        return _say(f"Hier liegt keine {SETTINGS}: bitte im Ordner der Website starten.")
    if not Path(CONTENT).is_dir():
        return _say(f"Der Ordner {CONTENT}/ fehlt: aus der letzten Sicherung oder mit git zurückholen.")
    if options.once:
        return subprocess.run((sys.executable, "-m", "pelican", *_WORDS), check=False).returncode  # noqa: S603 - fixed words
    version = Version()
    try:
        server = open_server(Path(OUTPUT).absolute(), options.port, version)
    except (OSError, OverflowError) as error:
        return _say(_port_problem(options.port, error))
    builds = PreviewBuilds(_WORDS)
    try:
        _serve(server, version, builds)
    except KeyboardInterrupt:
        print_lines(["Vorschau beendet."])
    finally:
        builds.forget()
    return 0


def _serve(server: ThreadingHTTPServer, version: Version, builds: PreviewBuilds) -> None:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    paths = [path for path in WATCHED if Path(path).exists()]
    rounds = watchfiles.watch(*paths, step=QUIET, rust_timeout=200, yield_on_timeout=True)
    # Watching begins with this, so that what is saved during the first build counts.
    next(rounds)
    _build_and_tell(builds, version)
    print_lines([f"Vorschau: http://{ADDRESS}:{server.server_port}/ – Ende mit Strg+C"])
    for changes in rounds:
        if any(_is_code(path) for _change, path in changes):
            builds.forget()
        if changes:
            _build_and_tell(builds, version)


def _is_code(path: str) -> bool:
    return any(Path(path).is_relative_to(Path(code).absolute()) for code in CODE)


def _build_and_tell(builds: PreviewBuilds, version: Version) -> None:
    if builds.build():
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
