"""A range of numbers stays on one line: browsers may break after its dash (Unicode Line Breaking, class BA).

In short lines numbers stay with what they belong to, such as a postcode with its town or a year with its day.
Browsers do not hyphenate words with a sign inside: a long form for several genders stays whole, and where a line is
too short for it, it breaks after its sign, because the ending never breaks.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

FILTER_NAME = "ranges"
TOGETHER = "together"

# What cannot have elements inside.
_WHOLE = re.compile(
    r"(<(?P<name>script|style|svg|code|textarea|option)\b.*?</(?P=name)>)", re.DOTALL | re.IGNORECASE
)
# From the end of a tag to the next one. Few texts have a dash, and those are found quickly.
_TEXT = re.compile(r">[^<–]*–[^<]*")
# A number of a house before its postcode, a postcode before its town, an ordinal and `alle 2` before their nouns,
# a name before `e. V.`
_PAIRS = re.compile(
    r"(?<=\w) (?=\d{1,3}[a-z]?, \d{5} )|(?<=\b\d{5}) (?=[A-ZÄÖÜ])|(?<=\b\d\.) (?=[A-ZÄÖÜ])|(?<=\balle \d) (?=[A-Z])"
    r"|(?<=\w) (?=e\. ?V\.)|(?<=\be\.) (?=V\.)"
)
# A day and month before their year: `24. November 2026`
_DAY = re.compile(r"(\d\.\u00a0[A-Z]\w{2,8}) (?=\d{4}(?!\w))")
_RANGE = re.compile(r"\d[\d.:]*–\d[\d.:]*")
# The sign comes first, which makes the search fast.
_FORM = re.compile(r"([*:])(?=in)(?<=\w{10}.)(in(?:nen)?)")


def keep_ranges(html: str) -> Markup:
    """The HTML in which each range of times, days or years is an element that never breaks.

    >>> print(keep_ranges(Markup("<p>17–19.30 Uhr, Begleiter*innen, Mitarbeiter*innen</p>")))
    <p><span class="range">17–19.30</span> Uhr, Begleiter*innen, Mitarbeiter*<span class="ending">innen</span></p>
    """
    texts = _WHOLE.split(str(escape(html)))
    texts[::3] = (_keep_endings(_TEXT.sub(_keep, f">{text}")[1:]) for text in texts[::3])
    del texts[2::3]  # the names
    return Markup("".join(texts))  # noqa: S704  # escaped above


def keep_together(line: str) -> Markup:
    """A line of facts whose addresses, ordinals and dates break only where one would.

    >>> print(keep_together("Am Markt 3, 17389 Anklam, 3. Mai 2027").replace("\u00a0", "~"))
    Am Markt~3, 17389~Anklam, 3.~Mai~2027
    """
    return Markup(_DAY.sub("\\1\u00a0", _PAIRS.sub("\u00a0", str(escape(line)))))  # noqa: S704  # escaped above


def _keep(text: re.Match[str]) -> str:
    return _RANGE.sub(r'<span class="range">\g<0></span>', text[0])


def _keep_endings(text: str) -> str:
    def mark(form: re.Match[str]) -> str:
        in_tag = text.rfind("<", 0, form.start()) > text.rfind(">", 0, form.start())
        return form[0] if in_tag else f'{form[1]}<span class="ending">{form[2]}</span>'

    return _FORM.sub(mark, text)
