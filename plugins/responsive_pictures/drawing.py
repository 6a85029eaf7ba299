"""A picture as its file holds it → the files visitors get: upright, sRGB, without hidden data."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

DEPTH_16 = ("I;16", "I;16B", "I;16L", "I")
OPTIONS: Mapping[str, Mapping[str, object]] = {
    "avif": {"format": "AVIF", "quality": 55, "speed": 8, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 76, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
    "png": {"format": "PNG", "optimize": True},
}


def open_picture(file: Path) -> Image.Image:
    """The first frame of the picture, upright, 8 bit, in sRGB (RGB or RGBA). Raises OSError if it is broken."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(file) as image:
            image.load()
            upright = ImageOps.exif_transpose(image)
            return _in_srgb(upright, image.info.get("icc_profile"))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode in DEPTH_16:
        image = image.point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source, target = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):  # a damaged profile: the numbers as they are
            return image.convert(mode)
        return converted if converted is not None else image.convert(mode)
    return image.convert(mode)


def draw_variant(picture: Image.Image, size: tuple[int, int], name: str) -> bytes:
    """The picture in `size` pixels and the format `name` (avif, webp, jpg, png), without any metadata."""
    drawn = picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS)
    if name == "jpg" and drawn.mode == "RGBA":
        drawn = Image.alpha_composite(Image.new("RGBA", drawn.size, "white"), drawn).convert("RGB")
    plain = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
    target = io.BytesIO()
    plain.save(target, **OPTIONS[name])  # type: ignore[arg-type]
    return target.getvalue()
