"""What happens to output and caches between two builds without an edit of the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.fast_build.oracle.builds import Workshop

Accident = Callable[[Workshop, int, int], None]


def page_lost(shop: Workshop, a: int, b: int) -> None:  # noqa: ARG001  # all accidents look alike
    """A written file is deleted."""
    _chosen(shop.output, a).unlink(missing_ok=True)


def page_overwritten(shop: Workshop, a: int, b: int) -> None:
    """Another program writes into the output folder, perhaps as many bytes as there were."""
    file = _chosen(shop.output, a)
    if file.is_file():
        data = file.read_bytes()
        file.write_bytes(b"x" * len(data) if b % 2 else data + b"x")


def output_lost(shop: Workshop, a: int, b: int) -> None:  # noqa: ARG001
    """The output folder is gone, as on another machine."""
    shutil.rmtree(shop.output, ignore_errors=True)


def cache_lost(shop: Workshop, a: int, b: int) -> None:  # noqa: ARG001
    """The cache is gone, the output stays and may hold what nobody remembers: so it goes too."""
    shutil.rmtree(shop.cache, ignore_errors=True)
    shutil.rmtree(shop.output, ignore_errors=True)


def cache_file_lost(shop: Workshop, a: int, b: int) -> None:  # noqa: ARG001
    """One of the cache's files is gone, and the output with it."""
    _chosen(shop.cache, a).unlink(missing_ok=True)
    shutil.rmtree(shop.output, ignore_errors=True)


def cache_kept(shop: Workshop, a: int, b: int) -> None:  # noqa: ARG001
    """The cache is kept aside, as continuous integration does."""
    _copy(shop.cache, shop.folder / "kept")


def cache_restored(shop: Workshop, a: int, b: int) -> None:
    """The cache kept at an earlier state comes back, on a machine with an empty output folder or not."""
    if (shop.folder / "kept").is_dir():
        _copy(shop.folder / "kept", shop.cache)
        if (a + b) % 2:
            shutil.rmtree(shop.output, ignore_errors=True)


def clock_set(shop: Workshop, a: int, b: int) -> None:
    """All sources look as if saved long ago, or in the future."""
    moment = 1_000_000_000 + a * 2_000_000 + b
    for file in [*(shop.folder / "content").rglob("*"), *(shop.folder / "theme").rglob("*")]:
        os.utime(file, (moment, moment))


def cache_damaged(shop: Workshop, a: int, b: int) -> None:
    """Some bytes of a cache file are others, or its end is missing."""
    file = _chosen(shop.cache, a)
    data = bytearray(file.read_bytes() if file.is_file() else b"")
    if not data:
        return
    if b % 4 == 0:
        data = data[: len(data) * (b % 100) // 100]
    for number in range(8):
        if data:
            data[(b * 7919 + number * 104_729) % len(data)] ^= 1 + b % 255
    file.write_bytes(data)


def _chosen(folder: Path, number: int) -> Path:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return files[number % len(files)] if files else folder / "none"


def _copy(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    if source.is_dir():
        shutil.copytree(source, target)


ACCIDENTS: Mapping[str, Accident] = {
    accident.__name__: accident
    for accident in (
        *(page_lost, page_overwritten, output_lost, cache_lost, cache_file_lost),
        *(cache_kept, cache_restored, clock_set, cache_damaged),
    )
}
