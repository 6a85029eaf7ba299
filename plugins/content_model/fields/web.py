"""Web addresses, e-mail addresses, IBAN and postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from content_model.fields.spelling import quoted, shown
from content_model.finding import Problem

_LONGEST_URL = 2000
_LONGEST_EMAIL = 254
_URL_HINT = "https://www.example.org/seite"
_EMAIL_HINT = "name@example.org"
_IBAN_HINT = "DE89 3704 0044 0532 0130 00"
_IBAN_LENGTH_DE = 22
_HOST = re.compile(r"(?:[^\W_][\w-]{0,62}\.)+[^\W\d_][\w-]{0,61}[^\W_]")
_NO_SCHEME = re.compile(r"(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,63}(?:[/?#:]\S*)?")
_PLAIN_LOCAL_PART = re.compile(r"[A-Za-z0-9._+-]+")
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_AT = re.compile(r" ?[(\[{] ?(?:at|ät) ?[)\]}] ?| at ", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>\s]+)>")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


@dataclass(frozen=True, slots=True)
class Iban:
    """An IBAN with a right checksum, without blanks."""

    compact: str

    @property
    def display(self) -> str:
        """The IBAN in groups of four."""
        return " ".join(re.findall(".{1,4}", self.compact))


def parse_url(text: str) -> str:
    """Read a complete web address (http or https); nothing is added or changed."""
    url = text.strip()
    if not url or len(url) > _LONGEST_URL or re.search(r"[\s\\<>\"\x00-\x1f\x7f]", url):
        raise _no_url(text)
    if url.lower().startswith("mailto:"):
        address = url[7:]
        raise Problem(
            f"{quoted(text)} ist eine E-Mail-Adresse, keine Webadresse",
            f"in das Feld email: {shown(address) or _EMAIL_HINT}",
        )
    if _NO_SCHEME.fullmatch(url):
        raise Problem(f"{quoted(text)} ist keine vollständige Webadresse", f"https://{shown(url)}")
    if not _has_web_host(url):
        raise _no_url(text)
    return url


def _has_web_host(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_possible = parts.port != 0
    except ValueError:
        return False
    host = parts.hostname or ""
    return (
        parts.scheme in {"http", "https"}
        and port_is_possible
        and "@" not in parts.netloc
        and _HOST.fullmatch(host) is not None
    )


def _no_url(text: str) -> Problem:
    return Problem(f"{quoted(text)} ist keine Webadresse", _URL_HINT)


def parse_email(text: str) -> str:
    """Read one plain e-mail address.

    Signs with a meaning of their own in `mailto:` (RFC 6068) are refused: no address needs them.
    """
    address = text.strip()
    if len(address) <= _LONGEST_EMAIL:
        if _is_email(address):
            return _plain(address)
        for candidate in _meant_emails(address):
            if _is_email(candidate):
                raise Problem(f"{quoted(text)} ist keine reine E-Mail-Adresse", candidate)
    raise Problem(f"{quoted(text)} ist keine E-Mail-Adresse", _EMAIL_HINT)


def _plain(address: str) -> str:
    name = address.rpartition("@")[0]
    if strange := _PLAIN_LOCAL_PART.sub("", name):
        raise Problem(
            f"{quoted(address)} enthält das Zeichen {quoted(strange[0])}, mit dem viele Mailprogramme nicht umgehen können",
            f"eine Adresse nur aus Buchstaben, Ziffern, Punkt, - _ und +: {_EMAIL_HINT}",
        )
    return address


def _is_email(address: str) -> bool:
    name, at, host = address.rpartition("@")
    return bool(at and _LOCAL_PART.fullmatch(name) and _HOST.fullmatch(host))


def _meant_emails(address: str) -> list[str]:
    in_brackets = _IN_BRACKETS.fullmatch(address)
    return [
        re.sub(r"(?i)^mailto: ?", "", address),
        _AT.sub("@", address),
        in_brackets[1] if in_brackets else "",
    ]


def parse_iban(text: str) -> Iban:
    """Read an IBAN, with or without blanks, and test its checksum (ISO 13616)."""
    compact = "".join(text.split()).upper() if len(text) <= _LONGEST_EMAIL else ""
    if not _IBAN.fullmatch(compact):
        raise Problem(f"{quoted(text)} ist keine IBAN", _IBAN_HINT)
    if compact.startswith("DE") and len(compact) != _IBAN_LENGTH_DE:
        raise Problem(
            f"Die IBAN {quoted(text)} hat {len(compact)} Zeichen statt {_IBAN_LENGTH_DE}",
            _IBAN_HINT,
        )
    if int("".join(str(int(sign, 36)) for sign in compact[4:] + compact[:4])) % 97 != 1:
        raise Problem(
            f"In der IBAN {quoted(text)} ist ein Tippfehler: die Prüfziffern passen nicht",
            f"noch einmal vom Kontoauszug abschreiben, zum Beispiel {_IBAN_HINT}",
        )
    return Iban(compact)


def parse_postcode(text: str) -> str:
    """Read a German postcode: five digits, kept as text because of the leading zero."""
    postcode = text.strip()
    if re.fullmatch(r"(?!00)[0-9]{5}", postcode):
        return postcode
    inside = re.fullmatch(r"(?:D|DE)?[- ]*((?!00)[0-9]{5})", postcode[:12], re.IGNORECASE)
    lost_zero = re.fullmatch(r"[1-9][0-9]{3}", postcode)
    hint = inside[1] if inside else f"0{postcode}" if lost_zero else "fünf Ziffern, etwa 18055"
    raise Problem(f"{quoted(text)} ist keine Postleitzahl", hint)
