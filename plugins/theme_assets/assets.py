"""What the theme gives the pages: stylesheet, icons and scripts, under names that change with their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from theme_assets.stylesheet import bundle, hashed_file, hashed_name

FOLDER = "theme"


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses below the site, without a slash in front: `theme/main.1a2b3c4d.css`.

    `scripts` names each script by its file, without the ending.
    """

    stylesheet: str
    icon: str
    touch_icon: str
    scripts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AssetFiles:
    """The assets and the content of each file by its address."""

    assets: Assets
    contents: dict[str, bytes]


def read_assets(static: Path) -> AssetFiles:
    """Read the theme's static folder: `css/main.css` with its imports, the three icons, all of `js/`."""
    css = bundle(static / "css" / "main.css")
    icon, touch_icon = static / "icon.svg", static / "icon-180.png"
    scripts = {path.stem: path for path in sorted(static.glob("js/*.js"))}
    assets = Assets(
        stylesheet=f"{FOLDER}/{hashed_name(css)}",
        icon=f"{FOLDER}/{hashed_file(icon)}",
        touch_icon=f"{FOLDER}/{hashed_file(touch_icon)}",
        scripts={name: f"{FOLDER}/{hashed_file(path)}" for name, path in scripts.items()},
    )
    contents = {
        assets.stylesheet: css.encode(),
        assets.icon: icon.read_bytes(),
        assets.touch_icon: touch_icon.read_bytes(),
        # Browsers and feed readers ask for this one without looking into a page.
        "favicon.ico": (static / "favicon.ico").read_bytes(),
        **{assets.scripts[name]: path.read_bytes() for name, path in scripts.items()},
    }
    return AssetFiles(assets, contents)
