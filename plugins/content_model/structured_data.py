"""Structured data (schema.org as JSON-LD) for search engines, safe inside a script element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

JsonObject: TypeAlias = dict[str, object]

CONTEXT = "https://schema.org"


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """An address; `country` is the code of ISO 3166-1."""

    street: str | None
    postcode: str | None
    town: str | None
    country: str = "DE"


@dataclass(frozen=True, slots=True)
class Organization:
    """Who stands behind the site; `id` is its `urn:uuid:`, all addresses are absolute."""

    id: str
    name: str
    url: str
    logo: str | None = None
    email: str | None = None
    telephone: str | None = None
    address: PostalAddress | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A news item or report; without `author` the publisher is its author."""

    id: str
    url: str
    headline: str
    published: date
    publisher: Organization
    modified: date | None = None
    author: str | None = None
    description: str | None = None
    image: str | None = None
    language: str = "de"
    type: str = "NewsArticle"


def script_json(data: JsonObject) -> Markup:
    """Write JSON that cannot end the script element it stands in; None values are left out."""
    json = htmlsafe_json_dumps(_without_none(data), ensure_ascii=False)
    if json.isprintable():  # as nearly all are
        return json
    # Line ends for JavaScript, though not for JSON.
    return json.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def breadcrumb_list(crumbs: Sequence[tuple[str, str]]) -> JsonObject:
    """Describe the way to a page: pairs of name and absolute address, from the start page on."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(crumbs, start=1)
    ]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def organization(facts: Organization) -> JsonObject:
    """Describe the organisation itself."""
    return {
        "@context": CONTEXT,
        **_reference(facts),
        "logo": facts.logo,
        "email": facts.email,
        "telephone": facts.telephone,
        "address": facts.address and postal_address(facts.address),
        "sameAs": list(facts.same_as) or None,
    }


def article(facts: Article) -> JsonObject:
    """Describe a news item or report; who publishes it is named by its id."""
    publisher = _reference(facts.publisher)
    return {
        "@context": CONTEXT,
        "@type": facts.type,
        "@id": facts.id,
        "url": facts.url,
        "headline": facts.headline,
        "description": facts.description,
        "image": facts.image,
        "inLanguage": facts.language,
        "datePublished": facts.published.isoformat(),
        "dateModified": facts.modified and facts.modified.isoformat(),
        "author": {"@type": "Person", "name": facts.author} if facts.author else publisher,
        "publisher": publisher,
    }


def _reference(facts: Organization) -> JsonObject:
    return {"@type": "Organization", "@id": facts.id, "name": facts.name, "url": facts.url}


def postal_address(address: PostalAddress) -> JsonObject:
    """Describe a postal address."""
    return {
        "@type": "PostalAddress",
        "streetAddress": address.street,
        "postalCode": address.postcode,
        "addressLocality": address.town,
        "addressCountry": address.country,
    }


def _without_none(data: object) -> object:
    if isinstance(data, dict):
        return {
            key: _without_none(value) if isinstance(value, (dict, list)) else value
            for key, value in data.items()
            if value is not None
        }
    if isinstance(data, list):
        return [_without_none(item) for item in data]
    return data
