"""A digest of all programs that take part: Python, installed packages, and the site's own modules."""

from __future__ import annotations

import locale
import os
import site
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path


def digest_programs() -> bytes:
    """Changes with every version of Python or a package, every own module, and the language of the process.

    What a process has loaded it goes on with, whatever becomes of the files; they are read when it has loaded more.
    """
    digest = blake2b(_digest_files(frozenset(_own_modules())), digest_size=16)
    digest.update(f"{locale.setlocale(locale.LC_ALL)}\0{os.environ.get('TZ', '')}".encode())
    return digest.digest()


@lru_cache(maxsize=1)
def _digest_files(modules: frozenset[str]) -> bytes:
    """Of these modules, their neighbours, and the versions of everything installed.

    A module that a reader loads later is most often a neighbour.
    """
    digest = blake2b(
        "\0".join((sys.version, *_versions())).encode("utf-8", "surrogateescape"), digest_size=16
    )
    packages = [Path(file).parent for file in modules if os.path.basename(file) == "__init__.py"]
    neighbours = {str(one) for folder in packages for one in folder.rglob("*.py")}
    for file in sorted(modules | neighbours):
        digest.update(os.fsencode(file) + b"\0")
        digest.update(blake2b(_bytes_of(file), digest_size=16).digest())
    return digest.digest()


def _versions() -> Iterator[str]:
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


def _own_modules() -> Iterator[str]:
    """The source files of the loaded modules that are no installed package."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    for file in {file for file in files if file and file.endswith(".py")}:
        folder, name = os.path.split(file)
        real = _real_path(file) if os.path.islink(file) else os.path.join(_real_path(folder), name)
        if not real.startswith(_installed_folders()):
            yield real


@cache
def _real_path(file: str) -> str:
    """Without asking for the folders above each of a thousand files."""
    if os.path.islink(file):
        return os.path.realpath(file)
    folder, name = os.path.split(file)
    return os.path.join(_real_folder(folder), name)


@cache
def _real_folder(folder: str) -> str:
    return os.path.realpath(folder)


def _bytes_of(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""
