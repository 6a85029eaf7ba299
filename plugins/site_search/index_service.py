"""Talks to Pagefind as its own packages do: questions and their answers in the same order, over its standard input and output.

Its package for Python waits a tenth of a second before it reads an answer, which is too long for thousands of pages.
Each message is JSON in Base64 with a comma behind it; `pagefind.service.types` names what stands in them.
"""

from __future__ import annotations

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, Any

_END = b","
_AT_ONCE = 1 << 20  # bytes
_LONGEST_REASON = 200
# So that Pagefind never waits for us. It reads questions while it answers, and their answers fit into a pipe.
_MOST_OWED = 16
TOO_LATE = "das Programm pagefind ist nach {} Sekunden nicht fertig"


class IndexFailure(RuntimeError):
    """There is no index; the text says why, in German and without a full stop."""


class _Ended(Exception):
    """Pagefind has ended before its answer."""


class Service:
    """A running Pagefind; what it refuses raises IndexFailure."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._questions = process.stdin
        self._answers: Any = process.stdout
        self._owed, self._rest = 0, b""

    def ask(self, question: str, wanted: str, **values: object) -> Any:
        """What is wanted of the answer to a question."""
        self.tell(question, **values)
        while self._owed > 1:
            self._hear("type")
        return self._hear(wanted)

    def tell(self, question: str, **values: object) -> None:
        """Ask, and hear the answer some questions later."""
        message = {"message_id": 1, "payload": {"type": question, **values}}
        try:
            self._questions.write(b64encode(json.dumps(message).encode()) + _END)
            self._questions.flush()
        except OSError as error:
            raise _Ended from error
        self._owed += 1
        if self._owed > _MOST_OWED:
            self._hear("type")

    def _hear(self, wanted: str) -> Any:
        self._owed -= 1
        try:
            payload = json.loads(b64decode(self._next_answer(), validate=True))["payload"]
            if payload["type"] != "Error":
                return payload[wanted]
            refused = str(payload["message"])
        except (OSError, EOFError) as error:
            raise _Ended from error
        except (ValueError, KeyError, TypeError) as error:
            raise IndexFailure("das Programm pagefind antwortet anders als gewohnt") from error
        raise IndexFailure(_said(refused))

    def _next_answer(self) -> bytes:
        """An answer up to its comma; one with all files has millions of bytes. Raises EOFError."""
        pieces = [self._rest]
        while _END not in pieces[-1]:
            if not (piece := self._answers.read1(_AT_ONCE)):
                raise EOFError
            pieces.append(piece)
        last, _end, self._rest = pieces.pop().partition(_END)
        return b"".join((*pieces, last))


@dataclass(frozen=True, slots=True)
class NewIndex:
    """An index in the making."""

    service: Service
    number: int

    @classmethod
    def of(cls, service: Service, lang: str, left_out: Iterable[str]) -> NewIndex:
        """An index without pages, in one language; of pages it leaves out these selectors."""
        config = {"force_language": lang, "exclude_selectors": list(left_out)}
        return cls(service, service.ask("NewIndex", "index_id", config=config))

    def add(self, url: str, html: str) -> None:
        """Take a page in; Pagefind reads it while the caller goes on."""
        self.service.tell("AddFile", index_id=self.number, url=url, file_contents=html, file_path=None)

    def files(self) -> dict[str, bytes]:
        """The finished files, by path below the folder of the index."""
        files = self.service.ask("GetFiles", "files", index_id=self.number)
        return {file["path"]: b64decode(file["content"]) for file in files}


class _Limit:
    """Ends a program that takes too long."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.reached = False
        self.timer = Timer(seconds, self._reach)
        self._process = process

    def _reach(self) -> None:
        self.reached = True
        self._process.kill()


@contextmanager
def open_service(program: Path, environment: Mapping[str, str], seconds: float) -> Iterator[Service]:
    """Pagefind at work for at most so many seconds; raises IndexFailure. It ends with the block, and when we die."""
    with TemporaryFile() as said:
        process = _start(program, environment, said)
        limit = _Limit(process, seconds)
        limit.timer.start()
        try:
            yield Service(process)
        except _Ended as error:
            process.kill()
            reason = TOO_LATE.format(seconds) if limit.reached else _reason(process, said)
            raise IndexFailure(reason) from error
        finally:
            limit.timer.cancel()
            process.kill()
            process.communicate()


def _start(program: Path, environment: Mapping[str, str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603  # our own program
            [program, "--service"],
            cwd="/",  # where no settings of a site lie about
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
    except OSError as error:
        raise IndexFailure(f"das Programm pagefind läuft nicht ({type(error).__name__})") from error


def _reason(process: subprocess.Popen[bytes], said: IO[bytes]) -> str:
    code = process.wait()
    said.seek(0)
    return _said(said.read().decode(errors="replace") or f"Fehler {code}")


def _said(words: str) -> str:
    return f"das Programm pagefind meldet: {' '.join(words.split())[:_LONGEST_REASON]}"
