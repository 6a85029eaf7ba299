"""What a reader logs belongs to its result: it is said again whenever the result is used again."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pelican.log import FatalLogger

PLAIN = (str, int, float, bool, type(None))


@dataclass(frozen=True, slots=True)
class Said:
    """One log record, ready to be pickled; `limit` is Pelican's grouping of equal warnings."""

    logger: str
    level: int
    message: str
    arguments: tuple[Any, ...]
    limit: dict[str, Any]


@contextmanager
def recorded() -> Iterator[list[logging.LogRecord]]:
    """Collects every record made in this process, before any filter drops it."""
    records: list[logging.LogRecord] = []
    make = logging.getLogRecordFactory()

    def keep(*arguments: Any, **more: Any) -> logging.LogRecord:
        record = make(*arguments, **more)
        records.append(record)
        return record

    logging.setLogRecordFactory(keep)
    try:
        yield records
    finally:
        logging.setLogRecordFactory(make)


def said(records: Iterable[logging.LogRecord]) -> tuple[Said, ...]:
    """The records as plain values."""
    return tuple(_said(record) for record in records)


def _said(record: logging.LogRecord) -> Said:
    limit = {name: value for name in ("limit_msg", "limit_args") if (value := vars(record).get(name))}
    arguments = record.args if isinstance(record.args, tuple) else ()
    if record.args and (not arguments or not all(isinstance(argument, PLAIN) for argument in arguments)):
        return Said(record.name, record.levelno, record.getMessage().replace("%", "%%"), (), limit)
    return Said(record.name, record.levelno, str(record.msg), arguments, limit)


def say_again(sayings: Iterable[Said]) -> None:
    """Logs them as their first logger would, so that filters and fatal levels count them."""
    for one in sayings:
        logger = logging.getLogger(one.logger)
        logger.log(one.level, one.message, *one.arguments, extra=one.limit or None)


def be_silent() -> None:
    """In a worker: records are collected, nothing is printed and nothing is fatal."""
    names = list(logging.root.manager.loggerDict)
    for logger in (logging.root, *(logging.getLogger(name) for name in names)):
        logger.handlers.clear()
    FatalLogger.fatal_lvl = logging.CRITICAL + 1
    logging.lastResort = None
