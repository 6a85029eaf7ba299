"""What the theme gives every page: stylesheet and icons, under names that change with their content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from theme_assets.stylesheet import bundle, hashed_file, hashed_name

FOLDER = "theme"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses below the site, without a slash in front: `theme/main.1a2b3c4d.css`."""

    stylesheet: str
    icon: str
    touch_icon: str


@dataclass(frozen=True, slots=True)
class AssetFiles:
    """The assets and the content of each file by its address."""

    assets: Assets
    contents: dict[str, bytes]


def read_assets(static: Path) -> AssetFiles:
    """Read the theme's static folder: `css/main.css` with its imports, and the three icons."""
    css = bundle(static / "css" / "main.css")
    icon, touch_icon = static / "icon.svg", static / "icon-180.png"
    assets = Assets(
        stylesheet=f"{FOLDER}/{hashed_name(css)}",
        icon=f"{FOLDER}/{hashed_file(icon)}",
        touch_icon=f"{FOLDER}/{hashed_file(touch_icon)}",
    )
    contents = {
        assets.stylesheet: css.encode(),
        assets.icon: icon.read_bytes(),
        assets.touch_icon: touch_icon.read_bytes(),
        # Browsers and feed readers ask for this one without looking into a page.
        "favicon.ico": (static / "favicon.ico").read_bytes(),
    }
    return AssetFiles(assets, contents)
