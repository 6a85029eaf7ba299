"""Legal forms of providers: which are registered, and which have somebody who represents them."""

from __future__ import annotations

import re

_REGISTERED = re.compile(
    r"\be\.\s?V\.|\beV\b|(?<!nicht )\beingetragener Verein\b|\bg?GmbH\b|\bg?UG\b|\beG\b|\bAG\b|\bGenossenschaft\b"
)
_OTHER = re.compile(
    r"\bnicht eingetragen|\bVerein\b|\bStiftung\b|\bGbR\b|\bPartG\b|\bOHG\b|\bKG\b|\bK\.?\s?d\.?\s?ö\.?\s?R\b|\bA\.?\s?ö\.?\s?R\b"
    r"|\bKörperschaft\b|\bAnstalt\b|\bStadt\b|\bGemeinde\b|\bLandkreis\b|\bHochschule\b|\bUniversität\b|\bVerband\b"
)
_PERSON = re.compile(r"\b(?:natürliche Person|Einzelperson|Privatperson|Einzelunternehm)", re.IGNORECASE)


def is_registered(words: str) -> bool:
    """Whether a provider with these words in its name or form stands in a public register.

    >>> is_registered("Netzwerk e. V."), is_registered("nicht eingetragener Verein")
    (True, False)
    """
    return bool(_REGISTERED.search(words))


def is_person(words: str) -> bool:
    """Whether the provider is one human being, who needs nobody to represent them."""
    return bool(_PERSON.search(words))


def names_a_form(words: str) -> bool:
    """Whether the words say which legal form a provider has."""
    return is_registered(words) or is_person(words) or bool(_OTHER.search(words))
