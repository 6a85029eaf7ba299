"""Scripts in all languages: each `_("Wort")` becomes a plain string, so that pages load no catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256

from theme_assets.stylesheet import HASH_LETTERS

GERMAN = ""
_WORDS = re.compile(r"\b_\(\"(?P<words>[^\"\\]*)\"\)")
_LEFT_OUT = re.compile(r"^[ \t]*//.*\n|^[ \t]+|^\n", re.MULTILINE)
"""Lines of comment, indentation: what takes a quarter of the way and changes nothing outside of texts over several lines."""


def speak(source: str, texts: Mapping[str, str]) -> str:
    """The script with its words in a language; what `texts` lacks stays German.

    >>> speak('tell(_("Kopiert"))', {"Kopiert": "Copied"})
    'tell("Copied")'
    """
    return _WORDS.sub(
        lambda found: json.dumps(texts.get(found["words"], found["words"]), ensure_ascii=False), source
    )


def spoken_scripts(
    sources: Mapping[str, str], texts: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, tuple[str, bytes]]]:
    """For German (an empty name) and each language the file name and content of every script, by the script's name."""
    languages = {GERMAN: {}, **texts}
    return {
        lang: {name: _file(name, speak(source, said)) for name, source in sources.items()}
        for lang, said in languages.items()
    }


def _file(name: str, script: str) -> tuple[str, bytes]:
    data = _LEFT_OUT.sub("", script).encode()
    return f"{name}.{sha256(data).hexdigest()[:HASH_LETTERS]}.js", data
