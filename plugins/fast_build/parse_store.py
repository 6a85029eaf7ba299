"""Parse results in SQLite, in a file that may be lost, damaged or foreign at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

FORMAT = 2
MARK = 0x6661_7374  # SQLite's application_id of our files: "fast"
MOST_BYTES = 512 * 1024 * 1024
SPARE = 4  # so many times the entries of this run may stay: other branches, other forms of build
WAIT = 10.0  # seconds for another build that is writing


class ParseStore:
    """Key → bytes. What is damaged is not found; what cannot be written is forgotten."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection = self._open()

    def needs(self, *keys: bytes) -> dict[bytes, bytes]:
        """What each entry, or what is kept below these keys, depends on beside its key."""
        same: dict[bytes, bytes] = {}
        chosen = f" WHERE key IN ({','.join('?' * len(keys))})" if keys else ""
        rows = self._ask(f"SELECT key, needs FROM parsed{chosen}", *keys)  # noqa: S608
        return {key: same.setdefault(needs, needs) for key, needs in rows}

    def find(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What was kept below each of up to 900 keys, if it is whole."""
        marks = ",".join("?" * len(keys))
        rows = self._ask(f"SELECT key, value, needs, seal FROM parsed WHERE key IN ({marks})", *keys)  # noqa: S608
        return {
            key: value
            for key, value, needs, seal in rows
            if isinstance(value, bytes) and isinstance(needs, bytes) and seal == _seal(key, needs, value)
        }

    def _ask(self, question: str, *answers: bytes) -> list[Any]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(question, answers).fetchall()
        except sqlite3.OperationalError:  # another build does not let go
            return []
        except sqlite3.Error:
            self._replace()
            return []

    def keep(self, rows: Iterable[tuple[bytes, bytes, bytes]]) -> bool:
        """Adds entries (key, needs, value); False if they could not be written."""
        if self._connection is None:
            return False
        sealed = [(*row, _seal(*row)) for row in rows]
        try:
            with self._connection:
                self._connection.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?, ?)", sealed)
        except sqlite3.OperationalError:  # read-only, full, or another build does not let go
            return False
        except sqlite3.Error:
            self._replace()
            return False
        return True

    def close(self, used: Iterable[bytes] | None) -> None:
        """Ends the use; when far more is kept than `used`, the rest goes; None if nobody knows what is used."""
        if self._connection is None:
            return
        if used is not None:
            with suppress(sqlite3.Error):
                self._bound(set(used))
        self._connection.close()
        self._connection = None

    def _bound(self, used: set[bytes]) -> None:
        assert self._connection is not None
        (count,) = self._connection.execute("SELECT count(*) FROM parsed").fetchone()
        few = count <= SPARE * len(used) + 1000
        if few and self._file.stat().st_size <= MOST_BYTES:
            return
        with self._connection:
            self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            self._connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in used))
            self._connection.execute("DELETE FROM parsed WHERE key NOT IN (SELECT key FROM used)")
        self._connection.execute("VACUUM")

    def _open(self) -> sqlite3.Connection | None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._file, timeout=WAIT)
            try:
                _prepare(connection)
            except sqlite3.Error:
                connection.close()
                raise
        except sqlite3.OperationalError:
            return self._open_to_read()
        except (sqlite3.Error, OSError):
            return self._open_anew()
        return connection

    def _open_to_read(self) -> sqlite3.Connection | None:
        """A folder that may not be written to still serves."""
        with suppress(sqlite3.Error):
            connection = sqlite3.connect(f"{self._file.as_uri()}?mode=ro", uri=True, timeout=WAIT)
            if _is_ours(connection):
                return connection
            connection.close()
        return None

    def _open_anew(self) -> sqlite3.Connection | None:
        try:
            self._file.unlink(missing_ok=True)
            Path(f"{self._file}-journal").unlink(missing_ok=True)
            connection = sqlite3.connect(self._file, timeout=WAIT)
            _prepare(connection)
        except (sqlite3.Error, OSError):
            return None
        return connection

    def _replace(self) -> None:
        assert self._connection is not None
        self._connection.close()
        self._connection = self._open_anew()


def _prepare(connection: sqlite3.Connection) -> None:
    """Makes the table; raises DatabaseError for a file that another program or version wrote."""
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables:
        if not _is_ours(connection):
            raise sqlite3.DatabaseError(connection)
        connection.execute("PRAGMA synchronous = OFF")
        return
    connection.execute("PRAGMA synchronous = OFF")  # a lost cache costs one build
    with connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS parsed (key BLOB PRIMARY KEY, needs BLOB, value BLOB, seal BLOB)"
        )
        connection.execute(f"PRAGMA application_id = {MARK}")
        connection.execute(f"PRAGMA user_version = {FORMAT}")


def _is_ours(connection: sqlite3.Connection) -> bool:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return (mark, version) == (MARK, FORMAT)


def _seal(key: bytes, needs: bytes, value: bytes) -> bytes:
    """SQLite notices damaged pages, not damaged values."""
    digest = blake2b(value, digest_size=8, key=key)
    digest.update(needs)
    return digest.digest()
