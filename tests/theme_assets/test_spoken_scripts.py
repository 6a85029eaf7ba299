"""Scripts say their words in the language of the page that loads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from theme_assets.spoken_scripts import speak, spoken_scripts

SCRIPTS = sorted((Path(__file__).parents[2] / "theme/static/js").glob("*.js"))


def test_words_of_a_script_become_plain_strings() -> None:
    assert speak('a(_("Kopiert"), _("Ja"), x_("b"))', {"Kopiert": 'Copied "it"'}) == (
        'a("Copied \\"it\\"", "Ja", x_("b"))'
    )


def test_script_has_one_file_for_each_wording() -> None:
    found = spoken_scripts({"a": '_("Ja")', "b": "let b"}, {"en": {"Ja": "Yes"}})
    assert {lang: {name: data for name, (_, data) in files.items()} for lang, files in found.items()} == {
        "": {"a": b'"Ja"', "b": b"let b"},
        "en": {"a": b'"Yes"', "b": b"let b"},
    }
    assert found[""]["a"][0] != found["en"]["a"][0]
    assert found[""]["b"][0] == found["en"]["b"][0]


@pytest.mark.parametrize("path", [one for one in SCRIPTS if one.stem != "search"], ids=lambda path: path.stem)
def test_german_words_of_scripts_are_marked(path: Path) -> None:
    """The search knows German months; `test_words.py` looks at its sentences."""
    code = re.sub(r"^\s*//.*|\b_\(\"[^\"]*\"\)", "", path.read_text("utf-8"), flags=re.MULTILINE)
    strings = re.findall(r"\"([^\"]*)\"", code)
    german = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+ [a-zäöüß]{3}|[a-zäöüß]+[äöüß]")
    assert [words for words in strings if german.search(words)] == []


def test_comments_and_indentation_are_left_out_and_the_rest_stays() -> None:
    source = '// What it does.\nif (a) {\n  b = `x  ${c}`; // d\n\n  // Why.\n  e("// f");\n}\n'
    [(_, data)] = spoken_scripts({"main": source}, {})[""].values()
    assert data.decode() == 'if (a) {\nb = `x  ${c}`; // d\ne("// f");\n}\n'
