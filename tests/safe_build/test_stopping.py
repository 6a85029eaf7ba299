import logging
import sys

import pytest

from safe_build.stopping import BuildStopped, StopsUnlogged, logged_errors


def raised(error: Exception) -> logging.LogRecord:
    """The record of an error that was caught and logged with its traceback."""
    try:
        raise error
    except type(error):
        return logging.LogRecord("pelican", logging.CRITICAL, "", 1, "%s", ("x",), sys.exc_info())


def argument(error: object) -> logging.LogRecord:
    return logging.LogRecord("pelican", logging.WARNING, "", 1, "Caught %s", (error,), None)


STOPS = [
    pytest.param(raised(BuildStopped("x")), id="traceback"),
    pytest.param(argument(BuildStopped("x")), id="text"),
]
OTHERS = [
    pytest.param(raised(ValueError("x")), id="traceback"),
    pytest.param(argument("x"), id="text"),
    pytest.param(argument({"a": 1}), id="named-arguments"),
]


@pytest.mark.parametrize("record", STOPS)
def test_stop_is_not_logged(record: logging.LogRecord) -> None:
    assert not StopsUnlogged().filter(record)


@pytest.mark.parametrize("record", OTHERS)
def test_anything_but_a_stop_is_logged(record: logging.LogRecord) -> None:
    assert StopsUnlogged().filter(record)


def test_logged_errors_are_one_line_each() -> None:
    logger = logging.getLogger("some.plugin")
    with logged_errors() as lines:
        logger.warning("nothing")
        logger.error("two\n  lines: %s", 2)
        logger.handle(raised(ValueError("bad\nvalue")))
    logger.error("too late")
    assert lines == ["some.plugin: two lines: 2", "pelican: x (ValueError: bad value)"]
