from pathlib import Path

import pytest
from tests.conftest import write_files

from theme_assets.assets import Assets, read_assets
from theme_assets.kept_values import KeptValues


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """The static folder of a theme with one template."""
    static = tmp_path / "static"
    write_files(
        tmp_path,
        {
            "templates/page.html": "",
            "static/css/main.css": '@import "a.css" layer(a);',
            "static/css/a.css": "a { color: red }",
            "static/icon.svg": "<svg/>",
            "static/icon-180.png": "PNG",
            "static/icon-192.png": "PNG",
            "static/icon-512.png": "PNG",
            "static/favicon.ico": "ICO",
            "static/js/today.js": "let a;\n",
        },
    )
    return static


def test_read_assets_names_all_but_the_favicon_after_their_content(static: Path) -> None:
    files = read_assets(static.parent, KeptValues())

    assert files.assets == Assets(
        stylesheets={"page": "theme/main.504b00d6.css"},
        icon="theme/icon.d4dc5666.svg",
        touch_icon="theme/icon-180.79612083.png",
        manifest_icons={192: "theme/icon-192.79612083.png", 512: "theme/icon-512.79612083.png"},
        scripts={"today": "theme/today.1f0aa6b9.js"},
        tab_icon="data:image/svg+xml,%3Csvg/%3E",
    )
    assert files.contents == {
        "theme/main.504b00d6.css": b"@layer a{a{color:red}}",
        files.assets.icon: b"<svg/>",
        files.assets.touch_icon: b"PNG",
        "theme/icon-192.79612083.png": b"PNG",
        "theme/icon-512.79612083.png": b"PNG",
        "favicon.ico": b"ICO",
        files.assets.scripts["today"]: b"let a;\n",
    }


def test_read_assets_gives_a_changed_file_a_new_name(static: Path) -> None:
    before = read_assets(static.parent, KeptValues()).assets
    (static / "css" / "a.css").write_text("a { color: blue }")
    after = read_assets(static.parent, KeptValues()).assets

    assert after.stylesheets != before.stylesheets
    assert (after.icon, after.touch_icon) == (before.icon, before.touch_icon)


@pytest.mark.parametrize("name", ["icon.svg", "icon-180.png", "favicon.ico", "css/main.css"])
def test_read_assets_names_a_missing_file(static: Path, name: str) -> None:
    (static / name).unlink()

    with pytest.raises(FileNotFoundError, match=name):
        read_assets(static.parent, KeptValues())


def test_a_large_icon_stays_a_file_of_its_own(static: Path) -> None:
    (static / "icon.svg").write_text(f"<svg>{'<path/>' * 200}</svg>")

    assert read_assets(static.parent, KeptValues()).assets.tab_icon == ""
