from pathlib import Path

import pytest

from theme_assets.assets import Assets, read_assets


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """A theme's static folder."""
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "main.css").write_text('@import "a.css" layer(a);')
    (tmp_path / "css" / "a.css").write_text("a { color: red }")
    (tmp_path / "icon.svg").write_bytes(b"<svg/>")
    (tmp_path / "icon-180.png").write_bytes(b"PNG")
    (tmp_path / "favicon.ico").write_bytes(b"ICO")
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "today.js").write_bytes(b"let a;\n")
    return tmp_path


def test_read_assets_names_all_but_the_favicon_after_their_content(static: Path) -> None:
    files = read_assets(static)

    assert files.assets == Assets(
        stylesheet="theme/main.504b00d6.css",
        icon="theme/icon.d4dc5666.svg",
        touch_icon="theme/icon-180.79612083.png",
        scripts={"today": "theme/today.1f0aa6b9.js"},
    )
    assert files.contents == {
        files.assets.stylesheet: b"@layer a{a{color:red}}",
        files.assets.icon: b"<svg/>",
        files.assets.touch_icon: b"PNG",
        "favicon.ico": b"ICO",
        files.assets.scripts["today"]: b"let a;\n",
    }


def test_read_assets_gives_a_changed_file_a_new_name(static: Path) -> None:
    before = read_assets(static).assets
    (static / "css" / "a.css").write_text("a { color: blue }")
    after = read_assets(static).assets

    assert after.stylesheet != before.stylesheet
    assert (after.icon, after.touch_icon) == (before.icon, before.touch_icon)


@pytest.mark.parametrize("name", ["icon.svg", "icon-180.png", "favicon.ico", "css/main.css"])
def test_read_assets_names_a_missing_file(static: Path, name: str) -> None:
    (static / name).unlink()

    with pytest.raises(FileNotFoundError, match=name):
        read_assets(static)
