"""Short forms that name several genders: found, and written as the site has decided. Nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class GenderForm(StrEnum):
    """What a site has decided for short forms in its texts."""

    STAR = "stern"
    COLON = "doppelpunkt"
    BOTH = "beidnennung"
    FREE = "frei"


class GenderedWord(NamedTuple):
    """A word in a short form, `text[start:end]`, and what to write; None if that needs a human."""

    start: int
    end: int
    suggestion: str | None


LONGEST_STEM = 60
LOWER = "a-zäöüß"
# Only what follows one of these rare signs gets a closer look; they come first, which makes the search fast.
SIGN = re.compile(rf"[*:_·/(](?<=[{LOWER}].)(?:(?<=[/(])-)?(?=[deimnrs])")
CAPITAL = re.compile(rf"(?=In)I(?<=[{LOWER}]I)")
ENDING = re.compile(rf"(?P<noun>[Ii]nnen[{LOWER}]*|[Ii]n(?![{LOWER}A-Z]))|(?P<word>e[mnr]?|[mnrs])(?![\w*:])")
IN_BRACKETS = re.compile(r"(?P<end>innen|in)\)(?!\w)|(?P<middle>inn)\)en(?!\w)")
PERSON = re.compile(
    r"(?:er|or|ent|ant|ist|eur|at|it|log|ög|ling|ärzt|köch|anwält|wirt|kolleg|gäst|pat|expert|kund|freund)\Z",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:[kmds]?ein|ihr|unser|euer)\Z", re.IGNORECASE)
FIRST_OF_PAIR = re.compile(r"(?:der|die|den|dem|er|sie|seine?|ihre?)\Z", re.IGNORECASE)
SECOND_OF_PAIR = re.compile(r"(?:der|die|den|dem|er|sie|seine?[mnr]?|ihre?[mnr]?)(?![\w*:])")
JOINT = {GenderForm.STAR: "*", GenderForm.COLON: ":", GenderForm.BOTH: " oder "}

# Ends of stems → what the masculine form adds or puts in their place: in the singular, in the plural.
MASCULINE = {
    "ärzt": ("arzt", "ärzte"), "köch": ("koch", "köche"), "anwält": ("anwalt", "anwälte"), "gäst": ("gast", "gäste"),
    "kolleg": ("kollege", "kollegen"), "expert": ("experte", "experten"), "kund": ("kunde", "kunden"),
    "pat": ("pate", "paten"), "freund": ("freund", "freunde"), "wirt": ("wirt", "wirte"), "ling": ("ling", "linge"),
    "psycholog": ("psychologe", "psychologen"), "pädagog": ("pädagoge", "pädagogen"), "log": ("loge", "logen"),
    "ent": ("ent", "enten"), "ant": ("ant", "anten"), "ist": ("ist", "isten"), "at": ("at", "aten"),
    "or": ("or", "oren"), "eur": ("eur", "eure"), "er": ("er", "er"),
}  # fmt: skip


def find_gender_forms(text: str, form: GenderForm) -> Iterator[GenderedWord]:
    """Every short form of the text that the site's decision does not fit.

    >>> [word.suggestion for word in find_gender_forms("die Helfer/innen und jede:r", GenderForm.STAR)]
    ['Helfer*innen', 'jede*r']
    """
    if form is not GenderForm.FREE:
        yield from (
            word for word in _short_forms(text, form) if text[word.start : word.end] != word.suggestion
        )


def _short_forms(text: str, form: GenderForm) -> Iterator[GenderedWord]:
    """Every short form with what it should be: Helfer*innen, jede:r, HelferInnen, Kolleg(inn)en, der:die."""
    places = [match.span() for match in SIGN.finditer(text)]
    if "In" in text:
        places = sorted([*places, *((match.start(), match.start()) for match in CAPITAL.finditer(text))])
    for sign_start, sign_end in places:
        start = _stem_start(text, sign_start)
        if text[start - 1 : start] not in tuple("*:/@.-_0123456789"):
            stem, sign = text[start:sign_start], text[sign_start:sign_end]
            if found := _pair(text, stem, sign, sign_end, form) or _suffixed(
                text, stem, sign, sign_end, form
            ):
                yield found


def _suffixed(text: str, stem: str, sign: str, end: int, form: GenderForm) -> GenderedWord | None:
    """A word with an ending behind the sign that ends here."""
    match = (IN_BRACKETS if sign.startswith("(") else ENDING).match(text, end)
    if match is None or not _is_short_form(stem, sign, match):
        return None
    return GenderedWord(end - len(sign) - len(stem), match.end(), _suggestion(stem, _ending(match), form))


def _pair(text: str, stem: str, sign: str, end: int, form: GenderForm) -> GenderedWord | None:
    """Two whole words with the sign that ends here between them: der*die, sie:er."""
    other = SECOND_OF_PAIR.match(text, end) if sign in ("*", ":", "_") and FIRST_OF_PAIR.match(stem) else None
    if other is None:
        return None
    return GenderedWord(end - 1 - len(stem), other.end(), f"{stem}{JOINT[form]}{other[0]}")


def _stem_start(text: str, end: int) -> int:
    start = end
    while start and end - start < LONGEST_STEM and text[start - 1].isalpha():
        start -= 1
    return start


def _ending(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return "innen" if groups.get("middle") else next(text for text in groups.values() if text).lower()


def _is_short_form(stem: str, sign: str, match: re.Match[str]) -> bool:
    """Whether stem and ending make a word for people: not Rostock/in, Außen/innen, LinkedIn, datei_e."""
    ending = _ending(match)
    is_star = sign in ("*", "·")
    if match[0][0] == "I" and sign:
        return False
    if match.re is ENDING and match["word"]:
        fits = ARTICLE.match(stem) if ending[0] == "e" else stem.endswith("e")
        return bool(fits) or (is_star and len(stem) > 1)
    is_noun = stem[0].isupper() and stem != "Außen"
    return is_star or (is_noun and (ending != "in" or PERSON.search(stem) is not None))


def _suggestion(stem: str, ending: str, form: GenderForm) -> str | None:
    if form is GenderForm.BOTH:
        return _both(stem, ending)
    return f"{stem}{'*' if form is GenderForm.STAR else ':'}{ending}"


def _both(stem: str, ending: str) -> str | None:
    """Both forms of a word: `Helferinnen und Helfer`, `jede oder jeder`; None for compounds and rare stems."""
    if ending not in ("in", "innen"):
        first, second = (stem, stem + ending) if stem.endswith("e") else (stem + ending, stem)
        return None if "inn" in ending else f"{first} oder {second}"
    known = next((end for end in MASCULINE if stem.lower().endswith(end)), None)
    if known is None:
        return None
    masculine = stem[: len(stem) - len(known)] + MASCULINE[known][ending == "innen"]
    joint = "und" if ending == "innen" else "oder"
    return (
        f"{stem}{ending} {joint} {masculine[0].upper() if stem[0].isupper() else masculine[0]}{masculine[1:]}"
    )
