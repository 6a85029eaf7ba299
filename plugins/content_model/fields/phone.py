"""Phone numbers: shown after DIN 5008, dialled in the international form."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

import phonenumbers as pn

from content_model.fields.spelling import quoted
from content_model.finding import Problem

_REGION = "DE"
_LONGEST = 40
_LONGEST_EXTENSION = 5
_HINT = "0381 1234567, mit Durchwahl 0381 1234567-18"
_ALLOWED = re.compile(r"\+?[0-9()/. \-]+")
_DOUBLED = re.compile(r"[-/]\s*[-/]|^\s*[-/]|[-/]\s*$")
_DASHES = str.maketrans("\u2010\u2011–—\u2212", "-----")
_NBSP = "\u00a0"
_MOBILE = {pn.PhoneNumberType.MOBILE}
_MOBILE_PREFIX = 3
_FREE = {pn.PhoneNumberType.TOLL_FREE}
_REASONS = {
    pn.ValidationResult.TOO_SHORT: "ist zu kurz für eine Telefonnummer",
    pn.ValidationResult.TOO_LONG: "ist zu lang für eine Telefonnummer",
}


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number to dial: `number` is E.164 (`+49381123456718`) or a short number (`116117`).

    `display` is for readers in Germany, `international` for those abroad; both hold
    no-break spaces. `extension` is the typed Durchwahl, which `number` contains.
    """

    number: str
    display: str
    international: str
    extension: str = ""
    is_free: bool = False

    @property
    def tel_uri(self) -> str:
        """The address of a link that dials the number."""
        return f"tel:{self.number}"


@functools.lru_cache(maxsize=1024)  # the same few numbers stand in many entries
def parse_phone(text: str) -> PhoneNumber:
    """Read a phone number with its area code, or a short number like 116 117.

    A hyphen before the last one to five digits marks the extension. Numbers only need to
    be possible, because the ranges reserved for films and examples belong to nobody.
    """
    typed = " ".join(text.split()).translate(_DASHES) if len(text) <= _LONGEST else ""
    if not _ALLOWED.fullmatch(typed):
        raise Problem(f"{quoted(text)} ist keine Telefonnummer", _HINT)
    if _DOUBLED.search(typed):
        raise Problem(f"in {quoted(text)} fehlt etwas vor oder hinter dem Strich", _HINT)
    digits = re.sub(r"\D", "", typed)
    if not typed.startswith(("0", "+", "(0", "(+")):
        return _short_number(text, digits)
    parsed = _parsed(text, typed)
    _require_one_number(text, typed, parsed)
    extension = _extension(typed, parsed)
    return PhoneNumber(
        pn.format_number(parsed, pn.PhoneNumberFormat.E164),
        _display(parsed, extension, abroad=parsed.country_code != 49),
        _display(parsed, extension, abroad=True),
        extension,
        pn.number_type(parsed) in _FREE,
    )


def with_extension(number: PhoneNumber, text: str) -> PhoneNumber:
    """The number with a Durchwahl typed apart from it; a `-0` at its end makes room.

    Raises Problem for anything but one to five digits, and where a Durchwahl stands already.
    """
    digits = text.strip().removeprefix("-").strip()
    if not re.fullmatch(rf"[0-9]{{1,{_LONGEST_EXTENSION}}}", digits):
        raise Problem(f"{quoted(text)} ist keine Durchwahl", "nur die Ziffern, zum Beispiel durchwahl: 18")
    if number.extension not in ("", "0", digits):
        shown = number.display.replace(_NBSP, " ")
        raise Problem(
            f"die Nummer {quoted(shown)} hat schon eine Durchwahl",
            "die Zeile durchwahl: löschen; eine zweite Nummer als eigenen Punkt der Liste schreiben",
        )
    base = (
        number.international.removesuffix(f"-{number.extension}")
        if number.extension
        else number.international
    )
    return parse_phone(f"{base}-{digits}")


def _require_one_number(text: str, typed: str, parsed: pn.PhoneNumber) -> None:
    """A slash ends the area code; further on it parts two numbers, which nobody can dial as one."""
    before, slash, _ = typed.partition("/")
    if not slash:
        return
    digits = re.sub(r"\D", "", before).removeprefix("00").removeprefix(str(parsed.country_code))
    area = pn.length_of_national_destination_code(parsed)
    is_mobile = pn.number_type(parsed) in _MOBILE  # 0152 is read as the block 01522
    fits = len(digits.lstrip("0")) == area or (is_mobile and len(digits.lstrip("0")) == _MOBILE_PREFIX)
    if typed.count("/") > 1 or not fits:
        raise _two_numbers(text)


def _two_numbers(text: str) -> Problem:
    return Problem(
        f"in {quoted(text)} stehen wohl zwei Nummern",
        "jede für sich, als Liste: [0381 1234567, 0381 1234568]; der Schrägstrich steht nur hinter der Vorwahl",
    )


def _short_number(text: str, digits: str) -> PhoneNumber:
    number = pn.PhoneNumber(country_code=49, national_number=int(digits or 0))
    if not pn.is_valid_short_number_for_region(number, _REGION):
        raise Problem(f"Bei {quoted(text)} fehlt die Vorwahl", f"{_HINT}; im Ausland +48 91 4345251")
    cost = pn.expected_cost_for_region(number, _REGION)
    shown = f"116{_NBSP}{digits[3:]}" if digits.startswith("116") else digits
    return PhoneNumber(digits, shown, shown, is_free=cost == pn.ShortNumberCost.TOLL_FREE)


def _parsed(text: str, typed: str) -> pn.PhoneNumber:
    try:
        parsed = pn.parse(typed, _REGION)
    except pn.NumberParseException:
        if "/" in typed:
            raise _two_numbers(text) from None
        raise Problem(f"{quoted(text)} ist keine Telefonnummer", _HINT) from None
    result = pn.is_possible_number_with_reason(parsed)
    if result != pn.ValidationResult.IS_POSSIBLE:
        if "/" in typed and result == pn.ValidationResult.TOO_LONG:
            raise _two_numbers(text)
        raise Problem(f"{quoted(text)} {_REASONS.get(result, 'ist keine Telefonnummer')}", _HINT)
    if parsed.country_code == 49 and not pn.length_of_national_destination_code(parsed):
        raise Problem(f"{quoted(text)} hat keine bekannte Vorwahl oder ist zu kurz", _HINT)
    return parsed


def _extension(typed: str, parsed: pn.PhoneNumber) -> str:
    """Return the digits after the one hyphen that stands behind the area code."""
    length = len(pn.national_significant_number(parsed))
    area = pn.length_of_national_destination_code(parsed)
    behind = [re.sub(r"\D", "", typed[match.end() :]) for match in re.finditer("-", typed)]
    extensions = [digits for digits in behind if length - len(digits) > area]
    if len(extensions) != 1 or not 1 <= len(extensions[0]) <= _LONGEST_EXTENSION:
        return ""
    return extensions[0]


def _display(parsed: pn.PhoneNumber, extension: str, *, abroad: bool) -> str:
    form = pn.PhoneNumberFormat.INTERNATIONAL if abroad else pn.PhoneNumberFormat.NATIONAL
    shown = pn.format_number(parsed, form)
    if extension:
        last_digits = rf"\D*(?:\d\D*){{{len(extension) - 1}}}\d$"
        shown = re.sub(last_digits, f"-{extension}", shown)
    return shown.replace(" ", _NBSP)
