"""Pictures as they come out of phones, scanners and strange programs, made on the spot."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms

RED, BLUE = (220, 30, 20), (20, 40, 200)
SECRET = b"Erika Beispielfrau, Seriennummer 4711"


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)  # type: ignore[arg-type]
    return target.getvalue()


def two_halves(size: tuple[int, int] = (1200, 800)) -> Image.Image:
    """Left red, right blue: shows at once how a picture is turned."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image


def phone_photo() -> bytes:
    """Lies on its side (orientation 6) and knows where it was taken, by whom, with which camera."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (54.0, 5.0, 12.0)
    return encoded(two_halves(), "JPEG", exif=exif, comment=SECRET, quality=95)


def wide_gamut() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(two_halves(), "PNG", icc_profile=profile)


def sixteen_bit() -> bytes:
    return encoded(Image.new("I;16", (600, 400), 32768), "PNG")


def see_through_palette() -> bytes:
    """The left half, red in the palette, is declared transparent."""
    image = two_halves((600, 400)).quantize(2)
    return encoded(image, "PNG", transparency=image.getpixel((0, 0)))


def moving() -> bytes:
    frames = [Image.new("RGB", (600, 400), colour) for colour in (RED, BLUE)]
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=200, loop=0)


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 900 million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


ODD = {
    "phone.jpg": phone_photo(),
    "cmyk.jpg": encoded(two_halves().convert("CMYK"), "JPEG", quality=95),
    "profile.png": wide_gamut(),
    "deep.png": sixteen_bit(),
    "palette.png": see_through_palette(),
    "grey-alpha.png": encoded(Image.new("LA", (600, 400), (128, 128)), "PNG"),
    "moving.gif": moving(),
    "half.jpg": phone_photo()[:9000],
    "bomb.png": bomb(),
    "phone.heic": b"\0\0\0\x18ftypheic\0\0\0\0heic",
    "words.jpg": b"Das ist gar kein Bild.",
    "point.png": encoded(Image.new("RGB", (1, 1), RED), "PNG"),
    "small.jpg": encoded(two_halves((300, 200)), "JPEG", quality=95),
    "program.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>',
    "broken.svg": b"<svg",
}
