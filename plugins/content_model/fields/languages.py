"""Languages by their tag (BCP 47): `en`, `de-AT`, `zh-Hant`."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from babel import Locale

from content_model.fields.spelling import fold, nearest, quoted
from content_model.finding import Problem

TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?", re.IGNORECASE)
HINT = "ein Kürzel wie en, ar oder de-AT schreiben; für Deutsch die Zeile löschen"


def parse_language(text: str) -> str:
    """The tag of a language that the CLDR knows. Raises Problem with the tag of a language called so."""
    match = TAG.fullmatch(text.strip())
    if match and match["language"].lower() in Locale("de").languages:
        return match[0]
    names = _names()
    near = nearest(text, names, 1)
    hint = f"{names[near[0]]} schreiben ({near[0]})" if near else HINT
    raise Problem(f"{quoted(text)} ist kein Sprachkürzel", hint)


@functools.cache
def _names() -> Mapping[str, str]:
    """The tags of languages by their German names."""
    return {name: tag for tag, name in Locale("de").languages.items() if TAG.fullmatch(tag) and fold(name)}
