from pathlib import Path

from tests.conftest import write_files

from theme_assets.kept_values import KeptValues
from theme_assets.page_styles import read_stylesheets

THEME = {
    "templates/base.html": '{% from "components/menu.html" import menu %}',
    "templates/news.html": '{% extends "base.html" %}{% from "components/card.html" import card %}',
    "templates/list.html": '{% extends "base.html" %}{% from "components/card.html" import card %}',
    "templates/month.html": '{% extends "news.html" %}',
    "templates/components/menu.html": "",
    "templates/components/card.html": '{% from "components/plain.html" import plain %}',
    "templates/components/plain.html": "",
    "static/css/main.css": '@layer base, components, print; @import "components/menu.css" layer(components);',
    "static/css/components/menu.css": ".menu { color: red }",
    "static/css/components/card.css": ".card { color: red }",
    "static/css/print/month.css": "@page { margin: 0 }",
}


def test_template_has_the_styles_of_its_components_and_shares_the_file_of_equals(tmp_path: Path) -> None:
    write_files(tmp_path, THEME)

    names, texts = read_stylesheets(tmp_path, KeptValues())

    shared = "@layer base,components,print;@layer components{.menu{color:red}}"
    card = "@layer components{.card{color:red}}"
    assert {name: texts[file] for name, file in names.items()} == {
        "base": shared,
        "list": shared + card,
        "month": shared + card + "@layer print{@page{margin:0}}",
        "news": shared + card,
    }
    assert len(texts) == 3
