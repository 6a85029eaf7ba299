"""Numbers and addresses inside text that runs from right to left keep their own order."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from content_model.page_language import direction_of

FILTER_NAME = "isolate"

# What has its own order already, what is no text, and tags; everything else is text.
_KEPT = r"<bdi\b.*?</bdi>|<(?P<raw>script|style|svg|code)\b.*?</(?P=raw)>|<[^>]*>"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_WEB = r"https?://[^\s<]+|www\.[^\s<]+"
_ACCOUNT = r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?\d{2,4}){3,8}\b"
_NUMBER = (
    r"(?<![\w.,:])\+?\(?\d[\d \u00a0\u202f()/-]*[ \u00a0\u202f()/-][\d \u00a0\u202f()/-]*\d(?![\w.,:]\d)"
)
_FOUND = re.compile(
    rf"(?P<kept>{_KEPT})|{_MAIL}|{_WEB}|{_ACCOUNT}|(?P<number>{_NUMBER})", re.DOTALL | re.IGNORECASE
)


def isolate_numbers(html: str, lang: str | None) -> Markup:
    """The HTML with telephone and account numbers, e-mail and web addresses isolated, if the language needs it.

    Without isolation `030 23125-100` reads `23125-100 030` (Unicode Bidirectional Algorithm, rule L2). A telephone
    number stays on one line.

    >>> print(isolate_numbers(Markup("<p>030 23125-100</p>"), "ar"))
    <p><bdi dir="ltr" class="range">030 23125-100</bdi></p>
    """
    text = escape(html)
    if lang is None or direction_of(lang) == "ltr":
        return text
    return Markup(_FOUND.sub(_isolate, str(text)))  # noqa: S704  # escaped above


def _isolate(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    words = ' class="range"' if found["number"] else ""
    return f'<bdi dir="ltr"{words}>{found[0]}</bdi>'
