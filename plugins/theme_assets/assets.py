"""What the theme gives the pages: stylesheet, icons and scripts, under names that change with their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from theme_assets.kept_values import KeptValues
from theme_assets.page_styles import read_stylesheets
from theme_assets.spoken_scripts import GERMAN, spoken_scripts
from theme_assets.stylesheet import hashed_file

FOLDER = "theme"
SMALL_ICON = 800  # letters of an address that pages carry rather than ask for one file more
NO_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Assets:
    """Addresses below the site, without a slash in front: `theme/main.1a2b3c4d.css`.

    `tab_icon` is the whole icon as a `data:` address, empty if it is no small one. `manifest_icons` are those of the web manifest by their side in pixels. `stylesheets` has one for each page template, `scripts` each script by its file, without the ending, `foreign_scripts` the same by language.
    """

    stylesheets: Mapping[str, str]
    icon: str
    touch_icon: str
    manifest_icons: Mapping[int, str]
    scripts: Mapping[str, str] = field(default_factory=dict)
    foreign_scripts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    tab_icon: str = ""


@dataclass(frozen=True, slots=True)
class AssetFiles:
    """The assets and the content of each file by its address."""

    assets: Assets
    contents: dict[str, bytes]


def read_assets(
    theme: Path, kept: KeptValues, texts: Mapping[str, Mapping[str, str]] = NO_TEXTS
) -> AssetFiles:
    """Read a theme: its templates, and below static/ `css/main.css`, the five icons, all of `js/`.

    `texts` are the words of each language by their German.
    """
    static = theme / "static"
    sheets, styles = read_stylesheets(theme, kept)
    icon, touch_icon = static / "icon.svg", static / "icon-180.png"
    large = {side: static / f"icon-{side}.png" for side in (192, 512)}
    scripts = spoken_scripts(
        {path.stem: path.read_text("utf-8") for path in sorted(static.glob("js/*.js"))}, texts
    )
    addresses = {
        lang: {name: f"{FOLDER}/{file}" for name, (file, _) in files.items()}
        for lang, files in scripts.items()
    }
    assets = Assets(
        stylesheets={name: f"{FOLDER}/{file}" for name, file in sheets.items()},
        icon=f"{FOLDER}/{hashed_file(icon)}",
        touch_icon=f"{FOLDER}/{hashed_file(touch_icon)}",
        manifest_icons={side: f"{FOLDER}/{hashed_file(path)}" for side, path in large.items()},
        scripts=addresses.pop(GERMAN),
        foreign_scripts=addresses,
        tab_icon=_data_address(icon),
    )
    contents = {
        **{f"{FOLDER}/{name}": css.encode() for name, css in styles.items()},
        assets.icon: icon.read_bytes(),
        assets.touch_icon: touch_icon.read_bytes(),
        **{assets.manifest_icons[side]: path.read_bytes() for side, path in large.items()},
        # Browsers and feed readers ask for this one without looking into a page.
        "favicon.ico": (static / "favicon.ico").read_bytes(),
        **{f"{FOLDER}/{file}": data for files in scripts.values() for file, data in files.values()},
    }
    return AssetFiles(assets, contents)


def _data_address(icon: Path) -> str:
    """A small drawing as an address (RFC 2397): one request less, which could come before the first paint."""
    drawing = icon.read_text("utf-8").strip().replace('"', "'")
    address = f"data:image/svg+xml,{quote(drawing, safe='/:=;,.()@!-')}"
    return address if len(address) <= SMALL_ICON else ""
