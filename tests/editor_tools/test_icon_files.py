from io import BytesIO
from pathlib import Path

from PIL import Image
from tests.browser.chromium import find_chromium

from editor_tools.icon_files import draw_icons

BLUE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path fill="#00f" d="M0 0h10v10H0z"/></svg>'
)


def test_icons_show_the_drawing_and_keep_it_where_devices_do_not_cut(tmp_path: Path) -> None:
    chromium = str(find_chromium(tmp_path / "none"))
    (tmp_path / "icon.svg").write_text(BLUE)

    files = draw_icons(tmp_path, chromium)

    icons = {file.name: Image.open(BytesIO(file.read_bytes())).convert("RGBA") for file in files}
    assert {name: icon.size for name, icon in icons.items()} == {
        "favicon.ico": (32, 32),
        "icon-180.png": (180, 180),
        "icon-192.png": (192, 192),
        "icon-512.png": (512, 512),
    }
    assert icons["favicon.ico"].getpixel((1, 1)) == (0, 0, 255, 255)
    for name in ("icon-192.png", "icon-512.png"):
        side = icons[name].width
        assert icons[name].getpixel((side // 10, side // 2))[:2] == (251, 249)  # the cut edge
        assert icons[name].getpixel((side // 2, side // 2)) == (0, 0, 255, 255)
