"""One stylesheet for each page template: what all pages need, and what its components need.

Most visitors read one or two pages, so a page should not bring the style of all the others.
A template has `css/main.css`; one that extends or imports `components/card.html` also has
`css/components/card.css`, and a template `month.html` has `css/print/month.css`. Templates with
the same components share a file. A second, shared file would spare a visitor's later pages some
3 kB, but cost each first page 600 bytes, because two texts pack worse than one, and a request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from theme_assets.kept_values import KeptValues
from theme_assets.stylesheet import bundle, bundle_files, hashed_name, imported_files
from theme_assets.template_use import needed_templates, read_templates

COMPONENTS = "components"
PRINT = "print"


def read_stylesheets(theme: Path, kept: KeptValues) -> tuple[dict[str, str], dict[str, str]]:
    """The file name for each page template, and the text of each file by its name."""
    css = theme / "static" / "css"
    shared, known = bundle(css / "main.css", kept), imported_files(css / "main.css", kept)
    names, texts = {}, {}
    for template, needed in needed_templates(read_templates(theme / "templates")).items():
        text = shared + bundle_files(_own_files(css, needed, known), kept)
        names[template] = hashed_name(text)
        texts[names[template]] = text
    return names, texts


def _own_files(css: Path, needed: Iterable[str], known: set[Path]) -> Mapping[str, list[Path]]:
    """The style files of the needed templates, without those that all pages have, by layer."""
    stems = [name.removesuffix(".html") for name in needed]
    files = {
        COMPONENTS: [css / f"{stem}.css" for stem in stems if stem.startswith(f"{COMPONENTS}/")],
        PRINT: [css / PRINT / f"{stem}.css" for stem in stems if "/" not in stem],
    }
    return {
        layer: [file for file in some if file.is_file() and file not in known]
        for layer, some in files.items()
    }
