from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from theme_assets.kept_values import KeptValues
from theme_assets.stylesheet import StylesheetError, bundle, hashed_file, hashed_name

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files below the current folder; gives main.css."""
    monkeypatch.chdir(tmp_path)

    def write_files(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, encoding="utf-8")
        return Path("main.css")

    return write_files


def test_bundle_keeps_layer_order_and_resolves_imports_from_each_file(write: Write) -> None:
    main = write(
        {
            "main.css": """\
                @layer tokens, base, components;
                @import "tokens.css" layer(tokens);
                @import url("base/all.css") layer(base);
                @import url(components/card.css) layer(components.cards);
                @import 'plain.css';
                .last { color: red }
                """,
            "tokens.css": ':root { --quotes: "„" "“" }',
            "base/all.css": '@import "page.css";\n@import "../base/links.css" layer(links);\nbody { margin: 0 }',
            "base/page.css": "main :is(h1, h2) { margin: 0 }",
            "base/links.css": "a :hover { color: red }",
            "components/card.css": "/* A card. */ .card { & > h2 { margin: 0 } }",
            "plain.css": "@media print { a { color: black } }",
        }
    )

    assert bundle(main, KeptValues()) == (
        "@layer tokens,base,components;"
        '@layer tokens{:root{--quotes:"„" "“"}}'
        "@layer base{main :is(h1,h2){margin:0}@layer links{a :hover{color:red}}body{margin:0}}"
        "@layer components.cards{.card{& > h2{margin:0}}}"
        "@media print{a{color:black}}"
        ".last{color:red}"
    )


def test_bundle_takes_a_file_twice_where_it_is_imported_twice(write: Write) -> None:
    main = write({"main.css": '@import "a.css" layer(x);@import "a.css" layer(y);', "a.css": "a{b:c}"})

    assert bundle(main, KeptValues()) == "@layer x{a{b:c}}@layer y{a{b:c}}"


def test_neighbouring_imports_of_a_layer_share_its_block(write: Write) -> None:
    imports = '@import "a.css" layer(x);@import "b.css" layer(x);@import "a.css";@import "b.css" layer(x);'
    main = write({"main.css": imports, "a.css": "a{b:c}", "b.css": "d{e:f}"})
    assert bundle(main, KeptValues()) == "@layer x{a{b:c}d{e:f}}a{b:c}@layer x{d{e:f}}"


@pytest.mark.parametrize(
    ("files", "finding"),
    [
        pytest.param(
            {"main.css": 'a{b:c}\n  @import "parts/b.css";', "parts/b.css": '\n@import "c.css";'},
            "parts/b.css:2:1: „c.css“ gibt es nicht. So geht es: eine vorhandene Datei nennen",
            id="missing",
        ),
        pytest.param(
            {"main.css": '@import "https://example.org/a.css";'},
            "main.css:1:1: „https://example.org/a.css“ gibt es nicht. So geht es: eine vorhandene Datei nennen",
            id="foreign",
        ),
        pytest.param(
            {"main.css": '@import "a/b.css";', "a/b.css": '@import "../main.css";'},
            "a/b.css:1:1: „../main.css“ lädt sich selbst. So geht es: diesen @import löschen",
            id="cycle",
        ),
        pytest.param(
            {"main.css": '@import "main.css";'},
            "main.css:1:1: „main.css“ lädt sich selbst. So geht es: diesen @import löschen",
            id="itself",
        ),
        pytest.param(
            {"main.css": '@import "a.css" layer(a) print;', "a.css": ""},
            'main.css:1:1: ist kein einfacher @import. So geht es: @import "datei.css" layer(name);',
            id="condition",
        ),
        pytest.param(
            {"main.css": "@import;"},
            'main.css:1:1: ist kein einfacher @import. So geht es: @import "datei.css" layer(name);',
            id="without-address",
        ),
        pytest.param(
            {"main.css": "@import a;"},
            'main.css:1:1: ist kein einfacher @import. So geht es: @import "datei.css" layer(name);',
            id="word",
        ),
        pytest.param(
            {"main.css": "a {\n  b: url(c.svg);\n}"},
            "main.css:2:6: „c.svg“ ist eine eigene Datei. So geht es: als data:-Adresse einbetten",
            id="file",
        ),
        pytest.param(
            {"main.css": '@media print { a { b: cross-fade(url( "c.svg" ), red) } }'},
            "main.css:1:34: „c.svg“ ist eine eigene Datei. So geht es: als data:-Adresse einbetten",
            id="file-deep",
        ),
        pytest.param(
            {"main.css": "a { b: 'c\n; }"},
            "main.css:1:8: ist kein gültiges CSS (Bad string token)."
            " So geht es: Klammern und Anführungszeichen prüfen",
            id="open-string",
        ),
        pytest.param(
            {"main.css": "a { b: c } }\nd { e: f }"},
            "main.css:1:12: ist kein gültiges CSS (Unmatched }). So geht es: Klammern und Anführungszeichen prüfen",
            id="bracket",
        ),
        pytest.param(
            {"main.css": "a { b: c }\nd"},
            "main.css:2:1: ist kein gültiges CSS (EOF reached before {} block for a qualified rule.)."
            " So geht es: Klammern und Anführungszeichen prüfen",
            id="half-rule",
        ),
    ],
)
def test_bundle_names_the_place_of_a_fault(write: Write, files: dict[str, str], finding: str) -> None:
    main = write(files)

    with pytest.raises(StylesheetError) as caught:
        bundle(main, KeptValues())

    assert str(caught.value.finding) == str(caught.value) == finding


def test_bundle_accepts_addresses_that_need_no_file(write: Write) -> None:
    css = 'a{b:url(data:,x) url("data:,y") url(#mask) url("")}'

    assert bundle(write({"main.css": css}), KeptValues()) == css


def test_hashed_name_follows_the_content() -> None:
    assert [hashed_name("a{b:c}"), hashed_name("a{b:ü}")] == [
        "main.d1c45455.css",
        "main.6b8d7949.css",
    ]


def test_hashed_file_keeps_stem_and_ending(tmp_path: Path) -> None:
    icon = tmp_path / "icon-180.png"
    icon.write_bytes(b"")

    assert hashed_file(icon) == "icon-180.e3b0c442.png"
