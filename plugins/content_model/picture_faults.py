"""What is wrong with the file of a picture, and what to do about it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from content_model.finding import Finding, Severity

PHONE_FORMATS = {".heic", ".heif", ".tif", ".tiff", ".bmp", ".dng"}


def animated_picture(path: str) -> Finding:
    """A picture that moves; `path` is below the project."""
    return Finding(
        path,
        1,
        1,
        "",
        "das Bild bewegt sich; gezeigt wird nur sein erstes Bild",
        "ein stehendes Bild nehmen, oder einen Film verlinken",
        Severity.WARNING,
    )


def broken_picture(path: str, error: Exception) -> Finding:
    """A file that cannot be shown as a picture, and what Pillow said."""
    if isinstance(error, Image.DecompressionBombError):
        return Finding(
            path, 1, 1, "", "das Bild ist viel zu groß", "auf höchstens 4000 Pixel Breite verkleinern"
        )
    if Path(path).suffix.lower() in PHONE_FORMATS:
        return Finding(
            path,
            1,
            1,
            "",
            "dieses Format zeigen die meisten Browser nicht",
            "das Bild als JPEG speichern; am iPhone unter Einstellungen, Kamera, Formate „Maximal kompatibel“",
        )
    return Finding(
        path,
        1,
        1,
        "",
        "die Datei lässt sich nicht als Bild lesen",
        "das Bild im Bildprogramm öffnen und neu als JPEG oder PNG speichern",
    )
