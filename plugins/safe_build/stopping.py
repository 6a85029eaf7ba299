"""How a build ends without a traceback, and which log records end it."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager

_NO_ROOM = ("Der Platz auf dem Datenträger reicht nicht", "Platz schaffen und noch einmal bauen")
_NO_RIGHT = ("Das Recht zum Lesen oder Schreiben fehlt", "die Rechte der Dateien und Ordner ändern")
_IN_THE_WAY = ("An der Stelle eines Ordners liegt etwas anderes", "es umbenennen oder löschen")
_CURES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _NO_ROOM),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _NO_RIGHT),
}


class BuildStopped(Exception):
    """The build ended on purpose; its text is the last sentence for the editor.

    Not a SystemExit: `pelican -r` and other callers live on.
    """

    exitcode = 1


class BuildCancelled(BuildStopped):
    """Somebody has ended the build with Ctrl+C."""

    exitcode = 130  # 128 + SIGINT, as shells say it


def disk_problem(error: OSError) -> str | None:
    """What disk or rights refuse, with the cure, in one sentence; None for what a program did wrong."""
    return _sentence(error, *_CURES[error.errno]) if error.errno in _CURES else None


def folder_problem(error: OSError) -> str:
    """Why a folder of our own cannot be made or changed, in one sentence."""
    if error.errno in (errno.EEXIST, errno.ENOTDIR, errno.EISDIR):
        return _sentence(error, *_IN_THE_WAY)
    return disk_problem(error) or f"{error.strerror}."


def _sentence(error: OSError, problem: str, cure: str) -> str:
    place = f" ({error.filename})" if error.filename else ""
    return f"{problem}{place}. So geht es: {cure}."


class StopsUnlogged(logging.Filter):
    """Keeps Pelican from logging a BuildStopped with a traceback: all has been said already."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is about something else."""
        raised = record.exc_info[1] if record.exc_info else None
        arguments = record.args if isinstance(record.args, tuple) else ()
        return not any(isinstance(value, BuildStopped) for value in (raised, *arguments))


class _ErrorLines(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(error_line(record))


@contextmanager
def logged_errors() -> Iterator[list[str]]:
    """One line for each log record of level ERROR while the block runs, `-q` or not."""
    _move_quietness_to_handlers()
    recorder = _ErrorLines()
    logging.getLogger().addHandler(recorder)
    try:
        yield recorder.lines
    finally:
        logging.getLogger().removeHandler(recorder)


def error_line(record: logging.LogRecord) -> str:
    """The record in one line: who, what and, after an exception, why."""
    raised = record.exc_info[1] if record.exc_info else None
    why = f" ({type(raised).__name__}: {raised})" if raised else ""
    return " ".join(f"{record.name}: {record.getMessage()}{why}".split())


def _move_quietness_to_handlers() -> None:
    # `pelican -q` sets the loggers to CRITICAL: a skipped page would be lost without a record.
    root, pelican = logging.getLogger(), logging.getLogger("pelican")
    level = pelican.getEffectiveLevel()
    if level > logging.ERROR:
        for handler in root.handlers:
            handler.setLevel(max(level, handler.level))
        for logger in (root, pelican):
            logger.setLevel(min(logger.level, logging.ERROR))
