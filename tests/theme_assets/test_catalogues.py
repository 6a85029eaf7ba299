"""A language is there completely or stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from theme_assets.catalogues import read_catalogues
from theme_assets.kept_values import KeptValues

WORDS = """\
msgid "Suche"
msgstr ""

msgid "Mit {code} beginnt hier:"
msgstr ""

#, python-format
msgid "%(count)s Ort"
msgid_plural "%(count)s Orte"
msgstr[0] ""
msgstr[1] ""
"""
WHOLE = """\
msgid "Suche"
msgstr "Search"

msgid "Mit {code} beginnt hier:"
msgstr "{code} begins:"

#, python-format
msgid "%(count)s Ort"
msgid_plural "%(count)s Orte"
msgstr[0] "%(count)s place"
msgstr[1] "%(count)s places"
"""


def write(folder: Path, text: str) -> Path:
    """A theme's folder of translations with one English catalogue."""
    file = folder / "theme/translations/en/LC_MESSAGES/theme.po"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    (folder / "theme/translations/theme.pot").write_text(WORDS, encoding="utf-8")
    return folder / "theme/translations"


def test_catalogues_translate_words_and_plurals(tmp_path: Path) -> None:
    found = read_catalogues(write(tmp_path, WHOLE), KeptValues())
    english = found.words.in_language("en-GB")
    assert found.findings == ()
    assert english.gettext("Suche") == "Search"
    assert [english.ngettext("%(count)s Ort", "%(count)s Orte", count) for count in (1, 2)] == [
        "%(count)s place",
        "%(count)s places",
    ]


def test_catalogues_without_languages_are_german(tmp_path: Path) -> None:
    found = read_catalogues(tmp_path, KeptValues())
    assert (found.findings, found.words.in_language("en").gettext("Suche")) == ((), "Suche")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('msgid "Suche"\nmsgstr "Search"\n', "", 1, "hier fehlt „Suche“"),
        ('msgstr "Search"', 'msgstr ""', 1, "nicht übersetzt ist „Suche“"),
        ('msgid "Suche"', '#, fuzzy\nmsgid "Suche"', 2, "noch zu prüfen ist „Suche“"),
        ('msgstr[1] "%(count)s places"', 'msgstr[1] ""', 8, "nicht übersetzt ist „%(count)s Ort“"),
        ("%(count)s places", "%(number)s places", 8, "andere Platzhalter hat „%(count)s Ort“"),
        ("{code} begins:", "{cod} begins:", 4, "andere Platzhalter hat „Mit {code} beginnt hier:“"),
    ],
    ids=["missing", "empty", "fuzzy", "plural", "named placeholder", "placeholder of a script"],
)
def test_gap_in_a_catalogue_is_a_finding(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    findings = read_catalogues(write(tmp_path, WHOLE.replace(old, new)), KeptValues()).findings
    path = "theme/translations/en/LC_MESSAGES/theme.po"
    assert [(found.path, found.line, found.problem) for found in findings] == [(path, line, problem)]
