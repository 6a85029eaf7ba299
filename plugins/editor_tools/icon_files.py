"""`invoke icons`: the theme's pixel icons out of its one drawing, theme/static/icon.svg.

Chromium draws, because it understands every SVG; Pillow puts the drawing on its grounds.
"""

from __future__ import annotations

import base64
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

from PIL import Image

SIDE = 512  # pixels
PAPER = "#fbf9f4"  # icons that a device cuts out need a ground of their own
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--default-background-color=00000000"),
)
# Devices cut maskable icons; what lies in the middle 80 % is safe (W3C, Web Application Manifest, maskable).
GROUNDED = {"icon-180.png": 0.76, "icon-192.png": 0.66, "icon-512.png": 0.66}


def draw_icons(static: Path, chromium: str) -> list[Path]:
    """Write favicon.ico (32 pixels) and the icons on paper beside icon.svg; gives their paths."""
    drawing = _drawn(static / "icon.svg", chromium)
    favicon = static / "favicon.ico"
    drawing.resize((32, 32), Image.Resampling.LANCZOS).save(favicon, "ICO", sizes=[(32, 32)])
    for name, share in GROUNDED.items():
        side = int(name.removeprefix("icon-").removesuffix(".png"))
        inner = round(side * share)
        ground = Image.new("RGBA", (side, side), PAPER)
        small = drawing.resize((inner, inner), Image.Resampling.LANCZOS)
        ground.alpha_composite(small, ((side - inner) // 2, (side - inner) // 2))
        ground.convert("RGB").quantize(64).save(static / name, "PNG", optimize=True)
    return [favicon, *(static / name for name in GROUNDED)]


def _drawn(drawing: Path, chromium: str) -> Image.Image:
    """The SVG in its light colours on nothing, SIDE pixels wide and high."""
    data = base64.b64encode(drawing.read_bytes()).decode()
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(
            f'<style>body{{margin:0}}</style><img src="data:image/svg+xml;base64,{data}" width="{SIDE}" height="{SIDE}">'
        )
        words = [
            chromium,
            *FLAGS,
            f"--screenshot={shot}",
            f"--window-size={SIDE * 2},{SIDE * 2}",
            page.as_uri(),
        ]
        subprocess.run(words, check=True, capture_output=True, timeout=60)  # noqa: S603 (Chromium, found on the path)
        with Image.open(shot) as image:
            return image.convert("RGBA").crop((0, 0, SIDE, SIDE))


def main() -> int:
    """Draw the icons of the theme in this folder; 1 without a Chromium."""
    chromium = which("chromium") or which("chromium-browser") or which("google-chrome")
    if chromium is None:
        sys.stdout.write("Dafür wird Chromium gebraucht: sudo apt install chromium\n")
        return 1
    for path in draw_icons(Path("theme/static"), chromium):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
