"""Every word of the theme is in its catalogues, and every catalogue is whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from jinja2 import Environment

from theme_assets.catalogues import read_catalogues
from theme_assets.kept_values import KeptValues

PROJECT = Path(__file__).parents[2]
THEME = PROJECT / "theme"
TEMPLATES = sorted((THEME / "templates").rglob("*.html"))
LETTERS = re.compile(r"[^\W\d_]{2,}")
SENTENCE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]|[äöüÄÖÜß]|[a-zäöüß] [a-zäöüß]")
READ_ALOUD = re.compile(r"""\s(?:alt|aria-label|placeholder|title|value)="[^"]*$""")
# What stands in text or in a call and is no word for visitors: ids, names of fields and layouts, sizes, units.
NAMES = {"alle", "article", "ics", "values", "tiles", "time"}
SIZES = re.compile(r"\(min-width: [\d.]+em\) [\d.]+rem, [\d.]+vw")
JOINTS = {" bis ", " und ", "ferien", "\\u00adferien"}  # looked for in dates and names that are words already


def find_bare_words(source: str) -> Iterator[str]:
    """Words of a template that visitors get and that stand neither in `_()` nor in `{% trans %}`."""
    markup, before, place, in_trans = "", "", "", False
    for _line, kind, value in Environment(autoescape=True).lex(source):
        if kind in {"variable_begin", "block_begin"}:
            place = kind
        elif kind == "data" and not in_trans:
            markup += value
        elif kind == "name":
            if place == "block_begin" and value in {"trans", "endtrans"}:
                in_trans = value == "trans"
        elif kind == "string" and before != "_(" and is_bare(value[1:-1], place, markup):
            yield value[1:-1]
        if kind not in {"whitespace", "data"}:
            before = before[-1:] + value if value == "(" else value
    text = re.sub(r"<[^>]*>", " ", markup)
    spoken = re.findall(r"""\s(?:alt|aria-label|placeholder|title)="([^"]*)""", markup)
    yield from (word for part in (text, *spoken) for word in LETTERS.findall(part) if word not in NAMES)


def is_bare(words: str, place: str, markup: str) -> bool:
    """Whether a string of a template goes to visitors; inside of tags most are classes."""
    if words in NAMES | JOINTS or SIZES.fullmatch(words):
        return False
    is_in_tag = markup.rfind("<") > markup.rfind(">")
    if place == "block_begin" or (is_in_tag and not READ_ALOUD.search(markup)):
        return bool(SENTENCE.search(words))
    return bool(LETTERS.search(words))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_template_words_are_marked_for_translation(path: Path) -> None:
    """Write {{ _("Wort") }} or {% trans %}; a name that is no word belongs into NAMES above."""
    assert list(find_bare_words(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>Hallo {{ name }}</p>", ["Hallo"]),
        ('<a href="/x" aria-label="Karte">›</a>', ["Karte"]),
        ("<p>{{ 'später' if late else 'jetzt' }}</p>", ["später", "jetzt"]),
        ("<nav aria-label=\"{{ name or 'seite' }}\">", ["seite"]),
        ("{% macro pager(label='Seiten') %}{% endmacro %}", ["Seiten"]),
        ("{{ pager(older, 'Monate') }}", ["Monate"]),
        ("<p class=\"{{ 'wide' if wide }}\">{{ _('Hallo') }} · 12</p>", []),
        ("{% trans %}Hallo{% endtrans %}<b>{{ _('Na') ~ 'nu' }}</b>", ["nu"]),
        (
            "{% trans count=n %}{{ count }} Tag{% pluralize %}{{ count }} Tage{% endtrans %} danach",
            ["danach"],
        ),
    ],
)
def test_bare_words_are_found(source: str, words: list[str]) -> None:
    assert list(find_bare_words(source)) == words


def test_word_list_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of words: invoke messages."""
    monkeypatch.chdir(PROJECT)
    fresh = tmp_path / "theme.pot"
    options = ["--omit-header", "--no-wrap", "--sort-by-file", "--add-location=file", "-F", "pyproject.toml"]
    CommandLineInterface().run(["pybabel", "-q", "extract", *options, "-o", str(fresh), "."])
    assert fresh.read_text("utf-8") == (THEME / "translations" / "theme.pot").read_text("utf-8")


def test_shipped_catalogues_are_whole() -> None:
    catalogues = read_catalogues(THEME / "translations", KeptValues())
    assert [str(found) for found in catalogues.findings] == []
    assert "en" in catalogues.words.catalogues


def find_unsaid(list_of_words: str, plugins: str) -> Iterator[str]:
    """Lines of the word list that no plugin says; what plugins compose is looked for word by word."""
    for part in list_of_words.split("\n\n"):
        title = part.partition("\n")[0]
        for line in part.split("\n"):
            if not line or line.startswith("#") or title.startswith("# Words that editors write"):
                continue
            if title.startswith("# Composed"):
                sought = [rf"\b{word}\b" for word in LETTERS.findall(re.sub(r"{\w+}", "", line))]
            else:
                sought = [rf'["(]{re.escape(line)}']
            if not all(re.search(one, plugins) for one in sought):
                yield line


def test_plugin_words_stand_in_the_plugins() -> None:
    """A word that no plugin says any more leaves the list."""
    plugins = "\n".join(path.read_text("utf-8") for path in (PROJECT / "plugins").rglob("*.py"))
    words = (THEME / "translations" / "plugin_words.txt").read_text("utf-8")
    assert list(find_unsaid(words, plugins)) == []
    assert list(
        find_unsaid("# A\nB\n\n# Composed\nCe {day} De\nCe Eh\n\n# Words that editors write\nF", "Ce De")
    ) == ["B", "Ce Eh"]


def test_scripts_mark_their_words_for_translation() -> None:
    """A sentence in a script stands in `_("…")`; the months and names of the index are German by nature."""
    scripts = {path.name: path.read_text("utf-8") for path in (THEME / "static" / "js").glob("*.js")}
    bare = {
        (name, words)
        for name, source in scripts.items()
        for before, words in re.findall(r"(_\(|)[\"`]([^\"`\n]*)[\"`]", re.sub(r"//.*", "", source))
        if not before and re.search(r"[A-ZÄÖÜ„][a-zäöüß]+ [\w„$]|\d [A-ZÄÖÜ][a-zäöü]+ ", words)
    }
    assert bare == set()
