"""The network itself as an organisation in structured data."""

from __future__ import annotations

from uuid import uuid5

from content_model.site_content import SiteContent
from content_model.structured_data import Organization, PostalAddress


def network(content: SiteContent) -> Organization:
    """The organisation behind the site; its id comes out of the namespace, not the address."""
    facts = content.facts
    here = facts.address
    return Organization(
        id=uuid5(facts.namespace, "netzwerk").urn,
        name=facts.legal_name or facts.name,
        url=content.full_url(""),
        logo=content.full_url(content.media.used[facts.logo]) if facts.logo in content.media.used else None,
        email=facts.email,
        telephone=facts.phones[0].number.international if facts.phones else None,
        address=PostalAddress(here.street, here.postcode, here.city) if here else None,
        same_as=facts.profiles,
    )
