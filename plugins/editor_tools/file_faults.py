"""Why a file cannot be read or written, in a German sentence with the cure."""

from __future__ import annotations

import errno
from pathlib import Path

FAULTS = {
    errno.ENOENT: "{} gibt es nicht. So geht es: Ordner und Namen der Datei mit ihrer Endung nennen",
    errno.EEXIST: "{} gibt es schon und bleibt, wie es ist. So geht es: die Datei umbenennen oder löschen",
    errno.EISDIR: "{} ist ein Ordner. So geht es: eine Datei darin nennen",
    errno.ENOTDIR: "{} gibt es nicht: davor steht der Name einer Datei, nicht eines Ordners",
    errno.EACCES: "{} ist gesperrt. So geht es: die Datei in anderen Programmen schließen und ihre Rechte prüfen",
    errno.ENOSPC: "{} lässt sich nicht schreiben: der Datenträger ist voll",
    errno.ENAMETOOLONG: "{} lässt sich nicht schreiben: der Name der Datei ist zu lang",
}
UNKNOWN = "{} lässt sich nicht lesen oder schreiben. So geht es: die Datei an einen anderen Ort kopieren"


def file_fault(error: OSError, file: Path | None = None) -> str:
    """The sentence about the file that the error names, or about `file`."""
    name = error.filename if isinstance(error.filename, str) else str(file or "Die Datei")
    return FAULTS.get(error.errno or 0, UNKNOWN).format(Path(name).as_posix()) + "."
