"""Files that cannot be read or written are told in German."""

import errno

import pytest

from editor_tools.file_faults import file_fault


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (
            errno.ENOENT,
            "a/b.csv gibt es nicht. So geht es: Ordner und Namen der Datei mit ihrer Endung nennen.",
        ),
        (errno.EISDIR, "a/b.csv ist ein Ordner. So geht es: eine Datei darin nennen."),
        (errno.ENOSPC, "a/b.csv lässt sich nicht schreiben: der Datenträger ist voll."),
        (
            errno.EIO,
            "a/b.csv lässt sich nicht lesen oder schreiben. So geht es: die Datei an einen anderen Ort kopieren.",
        ),
    ],
)
def test_file_fault_is_a_german_sentence(number: int, message: str) -> None:
    assert file_fault(OSError(number, "Some English words", "a/b.csv")) == message
