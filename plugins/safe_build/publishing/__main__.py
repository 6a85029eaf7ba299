"""`python -m safe_build.publishing`: builds, checks and publishes into public/."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from safe_build.publishing.programs import SETTINGS
from safe_build.publishing.publication import Publication
from safe_build.publishing.refusal import Refused
from safe_build.report import print_lines
from safe_build.settings import BuildSettingError, BuildSettings
from safe_build.stopping import BuildCancelled, BuildStopped


def main(words: Sequence[str] | None = None) -> int:
    """Publish, or say why not; the exit code."""
    asked = _arguments().parse_args(words)
    project = Path.cwd()
    if not (project / SETTINGS).is_file():
        print_lines([f"Hier liegt keine {SETTINGS}: bitte im Ordner der Website starten."])
        return 1
    try:
        settings = BuildSettings.from_settings({"BUILD_NOW": asked.now} if asked.now else {})
        moment = settings.moment().isoformat(timespec="minutes")
        publication = Publication(project, moment, os.environ)
        publication.publish()
    except Refused as refusal:
        print_lines([*refusal.lines, f"Nicht veröffentlicht. {refusal.sentence}", _kept(publication)])
    except (BuildStopped, BuildSettingError) as stop:
        print_lines([f"Nicht veröffentlicht. {stop}"])
    except KeyboardInterrupt:
        print_lines(["Nicht veröffentlicht. Abgebrochen.", _kept(publication)])
        return BuildCancelled.exitcode
    except OSError as error:
        reason = f"{error.filename or ''} {error.strerror or error}".strip()
        print_lines([f"Nicht veröffentlicht: {reason}. So geht es: Platz und Rechte im Ordner prüfen"])
    else:
        return 0
    return 1


def _kept(publication: Publication) -> str:
    places = publication.places
    return (
        f"Die letzte gute Fassung in {places.shown} bleibt."
        if places.live.exists()
        else "Es wurde nichts geschrieben."
    )


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "python -m safe_build.publishing", description="Veröffentlicht die Website nach public/."
    )
    parser.add_argument(
        "--now", metavar="ZEIT", help="Tag und Zeit des Baus statt der Uhr, etwa 2026-11-03T18:00"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
