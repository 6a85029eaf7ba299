"""E-mail addresses as character references: browsers show and copy them, plain-text harvesters pass them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

FILTER_NAME = "mail_entities"
BREAKABLE = "mail_address"

# Scripts know no character references; what stands in them stays (HTML, 13.2.5.4).
_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.DOTALL | re.IGNORECASE)
_BEFORE = re.compile(r"[\w.+%'-]+(?::otliam)?", re.IGNORECASE)
"""What stands before the @, read backwards from there: only so is a long page without addresses read quickly."""
_BEHIND = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "@.:"}


def mail_entities(html: str) -> Markup:
    """The HTML with every address in it, in `href` and in text, spelt in the same way; plain text is escaped first.

    >>> print(mail_entities("<a@b.de>"))
    &lt;a&#64;b&#46;de&gt;
    """
    parts = _SCRIPT.split(str(escape(html)))
    parts[::2] = ("".join(_spelt(part)) for part in parts[::2])
    return Markup("".join(parts))  # noqa: S704  # escaped above


def breakable_address(address: str) -> Markup:
    """One address spelt so, that on narrow screens breaks after its @ rather than anywhere.

    >>> print(breakable_address("a@b.de"))
    a&#64;<wbr>b&#46;de
    """
    return mail_entities(address).replace("&#64;", Markup("&#64;<wbr>"))


def _spelt(html: str) -> Iterator[str]:
    before, *parts = html.split("@")
    for part in parts:
        name, host = _BEFORE.match(before[::-1]), _BEHIND.match(part)
        if name and host:
            start = len(before) - name.end()
            yield before[:start]
            yield f"{before[start:]}@{host[0]}".translate(_REFERENCES)
            before = part[host.end() :]
        else:
            yield f"{before}@"
            before = part
    yield before
