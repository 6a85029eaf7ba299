"""Findings as annotations of a GitHub workflow: they stand beside the line in the pull request."""

from __future__ import annotations


def annotation(kind: str, place: tuple[str, int], title: str, message: str) -> str:
    """One workflow command; `kind` is error or warning, `place` a file and its line from 1.

    >>> annotation("error", ("content/a.md", 2), "Gate", "a: b")
    '::error file=content/a.md,line=2,title=Gate::a: b'
    """
    file, line = place
    return f"::{kind} file={_property(file)},line={line},title={_property(title)}::{_message(message)}"


def _message(text: str) -> str:
    """Escaped as the runner reads it back."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
