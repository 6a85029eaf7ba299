"""Which sizes and formats of a picture visitors get: decided by its size alone, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content_model.source_files import safe_path

WIDTHS = (480, 960, 1600)
MODERN = {"avif": "image/avif", "webp": "image/webp"}
WITH_TRANSPARENCY = (".png", ".gif", ".webp", ".avif")


@dataclass(frozen=True, slots=True)
class Variant:
    """One file made out of the picture at `path` below content/; `format` is avif, webp, jpg or png."""

    path: str
    address: str
    width: int
    height: int
    format: str


@dataclass(frozen=True, slots=True)
class VariantPlan:
    """All files made out of one picture: the one every browser reads, and the modern ones by format."""

    fallback: Variant
    modern: tuple[tuple[str, tuple[Variant, ...]], ...]

    def __iter__(self) -> Iterator[Variant]:
        yield self.fallback
        for _format, variants in self.modern:
            yield from variants


def plan_variants(path: str, size: tuple[int, int]) -> VariantPlan:
    """The variants of a raster picture of `size` (as shown, in pixels); none is larger than the picture."""
    widest = min(size[0], WIDTHS[-1])
    widths = (*(width for width in WIDTHS if width < widest), widest)
    plain = "png" if path.lower().endswith(WITH_TRANSPARENCY) else "jpg"
    return VariantPlan(
        _variant(path, size, widest, plain),
        tuple((name, tuple(_variant(path, size, width, name) for width in widths)) for name in MODERN),
    )


def _variant(path: str, size: tuple[int, int], width: int, name: str) -> Variant:
    """`medien/fest.jpg` 960 wide as AVIF → `medien/fest.jpg-960.avif`; the full name keeps addresses apart."""
    height = max(1, round(size[1] * width / size[0]))
    address = f"medien/{safe_path(path.removeprefix('medien/'))}-{width}.{name}"
    return Variant(path, address, width, height, name)
