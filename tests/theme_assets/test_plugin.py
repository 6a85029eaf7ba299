from collections.abc import Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.plugins import signals
from pelican.settings import read_settings

from theme_assets import plugin, stylesheet
from theme_assets.assets import Assets
from theme_assets.minify import minify

THEME = {
    "templates/base.html": b"",
    "static/css/main.css": b'@import "a.css" layer(a);',
    "static/css/a.css": b"a { color: red }",
    "static/icon.svg": b"<svg/>",
    "static/icon-180.png": b"PNG",
    "static/icon-192.png": b"PNG",
    "static/icon-512.png": b"PNG",
    "static/favicon.ico": b"ICO",
    "static/js/today.js": b"let a;\n",
}
QUIET = {
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "FEED_ALL_ATOM": None,
    "CATEGORY_FEED_ATOM": None,
    "TRANSLATION_FEED_ATOM": None,
}


class Reader:
    """A generator of another plugin."""

    def __init__(self, *, context: dict[str, Any], **_: object) -> None:
        self.context = context

    def generate_context(self) -> None:
        seen.append(self.context["THEME_ASSETS"])


seen: list[Assets] = []


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Pelican]:
    """A site with nothing but a theme, and a plugin registered before ours."""
    for name, content in THEME.items():
        path = tmp_path / "theme" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "content").mkdir()

    def offer_reader(_: Pelican) -> type[Reader]:
        return Reader

    folders = {
        "PATH": str(tmp_path / "content"),
        "THEME": str(tmp_path / "theme"),
        "OUTPUT_PATH": str(tmp_path / "output"),
    }
    with signals.get_generators.connected_to(offer_reader):
        yield Pelican(read_settings(override={**QUIET, **folders, "PLUGINS": [plugin]}))
    signals.get_generators.disconnect(plugin.offer_generator)
    seen.clear()


def test_build_writes_the_assets_and_tells_other_generators_their_addresses(site: Pelican) -> None:
    site.run()

    scripts = {"today": "theme/today.1f0aa6b9.js"}
    assets = Assets(
        {"base": "theme/main.504b00d6.css"},
        "theme/icon.d4dc5666.svg",
        "theme/icon-180.79612083.png",
        {192: "theme/icon-192.79612083.png", 512: "theme/icon-512.79612083.png"},
        scripts,
        tab_icon="data:image/svg+xml,%3Csvg/%3E",
    )
    output = Path(site.output_path)
    assert seen == [assets]
    assert {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    } == {
        "theme/main.504b00d6.css": b"@layer a{a{color:red}}",
        assets.icon: b"<svg/>",
        assets.touch_icon: b"PNG",
        "theme/icon-192.79612083.png": b"PNG",
        "theme/icon-512.79612083.png": b"PNG",
        "favicon.ico": b"ICO",
        scripts["today"]: b"let a;\n",
    }


def test_next_build_knows_the_styles_and_notices_a_changed_one(
    site: Pelican, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Path(site.theme, "static/css/a.css")
    sheet.write_text("b { color: red }")
    site.run()

    @wraps(minify)
    def minify_again(css: str) -> str:
        raise AssertionError(css)

    with monkeypatch.context() as broken:
        broken.setattr(stylesheet, "minify", minify_again)
        site.run()
    sheet.write_text("b { color: blue }")
    site.run()
    assert seen[0] == seen[1]
    assert seen[1] != seen[2]
