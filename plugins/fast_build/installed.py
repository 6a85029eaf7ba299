"""A digest of all programs that take part: Python, installed packages, and the site's own modules."""

from __future__ import annotations

import locale
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path


def digest_programs() -> bytes:
    """Changes with every version of Python or a package, every own module, and the language of the process."""
    digest = blake2b(digest_size=16)
    for word in _circumstances():
        digest.update(word.encode("utf-8", "surrogateescape") + b"\0")
    for file in sorted(_own_modules()):
        digest.update(os.fsencode(file) + b"\0")
        digest.update(blake2b(_bytes_of(file), digest_size=16).digest())
    return digest.digest()


def _circumstances() -> Iterator[str]:
    yield sys.version
    yield str(locale.setlocale(locale.LC_ALL))
    yield os.environ.get("TZ", "")
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from sorted(
                name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info"))
            )


@cache
def _installed_folders() -> tuple[str, ...]:
    """Where the standard library and packages live, whose versions say enough."""
    paths = sysconfig.get_paths()
    folders = {paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"]}
    folders |= {*site.getsitepackages(), site.getusersitepackages()}
    return tuple(os.path.realpath(folder) + os.sep for folder in folders)


def _own_modules() -> set[str]:
    """The source files of the loaded modules that are no installed package, and of their neighbours.

    A module that a reader loads later is most often a neighbour.
    """
    files: set[str] = set()
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if not file or not file.endswith(".py"):
            continue
        file = os.path.realpath(file)
        if file.startswith(_installed_folders()):
            continue
        files.add(file)
        if os.path.basename(file) == "__init__.py":
            files.update(str(one) for one in Path(file).parent.rglob("*.py"))
    return files


def _bytes_of(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""
