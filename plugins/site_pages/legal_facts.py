"""Impressum, privacy and accessibility: the facts the law asks for, out of netzwerk.yaml."""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.page_parts import address_fact, fact
from content_model.site_content import SiteContent
from content_model.wording import format_long_day

LEGAL_PAGES = {
    "impressum/": "Impressum",
    "datenschutz/": "Datenschutz",
    "barrierefreiheit/": "Barrierefreiheit",
}


FACTS_TITLES = {"impressum/": "Angaben nach § 5 DDG"}


def legal_facts(content: SiteContent, address: str) -> tuple[views.Fact, ...]:
    """The rows for one of the legal pages; nothing for other pages."""
    rows = {"impressum/": _imprint, "datenschutz/": _privacy, "barrierefreiheit/": _accessibility}
    return tuple(rows[address](content)) if address in rows else ()


def _imprint(content: SiteContent) -> Iterator[views.Fact]:
    """§ 5 Abs. 1 DDG and § 18 Abs. 2 MStV."""
    facts = content.facts
    yield from address_fact(
        "Anbieter", facts.legal_name or facts.name, *(facts.address.lines if facts.address else ())
    )
    yield from fact("Rechtsform", facts.legal_form)
    yield from fact("Vertreten durch", *facts.representatives)
    yield from fact(
        "Telefon", *(views.Link(entry.number.display, entry.number.tel_uri) for entry in facts.phones)
    )
    yield from fact("E-Mail", _mail(facts.email))
    if facts.registry:
        registry = (facts.registry.kind, facts.registry.court, facts.registry.number)
        yield from fact("Register", ", ".join(text for text in registry if text))
    yield from fact("Umsatzsteuer-ID", facts.vat_id)
    if facts.responsible:
        yield from address_fact(
            "Verantwortlich für den Inhalt (§ 18 Abs. 2 MStV)",
            facts.responsible.name,
            *(facts.responsible.address.lines if facts.responsible.address else ()),
        )


def _privacy(content: SiteContent) -> Iterator[views.Fact]:
    """Art. 13 DSGVO."""
    facts, host = content.facts, content.facts.privacy
    yield from address_fact(
        "Verantwortlich",
        facts.legal_name or facts.name,
        *(facts.address.lines if facts.address else ()),
        _mail(facts.email),
    )
    if host:
        yield from fact(
            "Dienstleister",
            host.name,
            host.address,
            views.Link("Datenschutzerklärung", host.privacy) if host.privacy else None,
        )
        yield from fact(
            "Datenschutz bei uns",
            _mail(host.officer) if host.officer and "@" in host.officer else host.officer,
        )
        yield from fact("Aufsichtsbehörde", host.authority)


def _accessibility(content: SiteContent) -> Iterator[views.Fact]:
    """The statement's own facts, its feedback channel and the body that enforces it."""
    statement = content.facts.accessibility
    if statement is None:
        return
    yield from fact("Stand der Vereinbarkeit", statement.status)
    if statement.date:
        yield from fact("Erklärung vom", format_long_day(statement.date), start=statement.date.isoformat())
    yield from fact("Grundlage", statement.method)
    yield from fact("Bekannte Mängel", *statement.gaps)
    phone = views.Link(statement.phone.display, statement.phone.tel_uri) if statement.phone else None
    yield from fact("Barriere melden", _mail(statement.feedback), phone)
    yield from fact("Durchsetzung", statement.enforcement)


def _mail(address: str | None) -> views.Link | None:
    return views.Link(address, f"mailto:{address}") if address else None
