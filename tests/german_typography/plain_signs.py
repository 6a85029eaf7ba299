"""Texts made comparable: every sign that typography may change in its plainest form."""

import re


def plain(text: str) -> str:
    """The text without blanks and with straight quotes, single hyphens, three dots, an x."""
    text = re.sub('[„“»«"]', '"', text)
    text = re.sub("[‚‘’›‹']", "'", text)
    text = re.sub("[–-]+", "-", text)
    return re.sub(r"\s+", "", text.replace("…", "...").replace("×", "x"))
