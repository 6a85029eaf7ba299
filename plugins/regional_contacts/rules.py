"""What regions and contact points say about Kreise and postcodes, compared with Germany and with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from content_model.fields.spelling import nearest, quoted
from content_model.finding import Finding, Severity
from content_model.models.contact import ContactPoint
from content_model.models.region import Region
from content_model.reading import Reference
from content_model.site_content import ShownEntry, SiteContent
from regional_contacts.answers import Answers, LastResort
from regional_contacts.postcodes import District, districts, districts_of, land_key
from regional_contacts.responsibility import POSTCODE, land_of, named_districts
from regional_contacts.typed_entries import point_of, region_of

NAMED = "der Name des Kreises mit Landkreis oder Stadt davor, oder sein amtlicher Schlüssel aus fünf Ziffern"
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """That an entry is responsible for a Kreis or postcode: where it is written, and for what."""

    entry: ShownEntry
    field: str
    position: int
    text: str
    target: District | str | None

    def finding(self, problem: str, hint: str, severity: Severity = Severity.ERROR) -> Finding:
        """A finding at the place of the value."""
        record = self.entry.record
        mark = record.header.value_mark(record.header.typed_loc((self.field, self.position)))
        return record.document.finding(mark, self.field, problem, hint, severity)


def region_findings(answers: Answers) -> Iterator[Finding]:
    """All findings about regions, Kreise and postcodes."""
    content = answers.content
    # A file that cannot be read yet may be the one that answers.
    if not content.has_unread("contact", "region") and not content.has_broken_facts:
        yield from _unanswered(answers)
    regions = content.of_type("region")
    kreise = [claim for one in regions for claim in _claims(content, one, "kreise", region_of(one).districts)]
    codes = [
        claim
        for one in regions
        for claim in _claims(content, one, "plz_ausnahmen", region_of(one).postcode_exceptions)
    ]
    points = [
        claim
        for one in content.of_type("contact")
        for claim in _claims(content, one, "zuständig_für", point_of(one).responsible_for)
    ]
    for claim in (*kreise, *codes, *points, *_unread_claims(content)):
        yield from _unknown(content, claim)
    yield from _claimed_twice(answers, [*kreise, *codes])
    yield from _contradicting_points(points)
    if not content.has_unread("region") and not content.has_broken_facts:
        yield from _left_out(content, kreise)


def _unread_claims(content: SiteContent) -> Iterator[Claim]:
    """What can be read in files with other mistakes: its own faults are told in the same run."""
    for record in content.unread:
        if isinstance(record.partial, Region | ContactPoint):
            entry = ShownEntry(record, record.partial)
            for field, texts in _claiming(record.partial):
                yield from _claims(content, entry, field, texts)


def _claiming(entry: Region | ContactPoint) -> Iterator[tuple[str, Sequence[str]]]:
    if isinstance(entry, ContactPoint):
        yield "zuständig_für", entry.responsible_for
    else:
        yield from (("kreise", entry.districts), ("plz_ausnahmen", entry.postcode_exceptions))


def _claims(content: SiteContent, entry: ShownEntry, field: str, texts: Sequence[str]) -> Iterator[Claim]:
    for position, text in enumerate(texts):
        if POSTCODE.fullmatch(text) and (field != "kreise") and districts_of(text):
            yield Claim(entry, field, position, text, text)
        else:
            found = named_districts(content, entry, text) if field != "plz_ausnahmen" else ()
            yield Claim(entry, field, position, text, found[0] if len(found) == 1 else None)


def _unanswered(answers: Answers) -> Iterator[Finding]:
    for region in answers.content.of_type("region"):
        if all(one.who is LastResort.CRISIS for one in answers.for_region(region)):
            yield region.record.document.finding(
                region.record.header.key_mark(("titel",)),
                "kontakt",
                "für diese Region antwortet niemand, sie zeigt nur die Notfallnummern",
                "kontakt: mit einem Dateinamen aus kontakte/ ergänzen, oder eine Geschäftsstelle anlegen",
                Severity.WARNING,
            )


def _unknown(content: SiteContent, claim: Claim) -> Iterator[Finding]:
    if claim.target is None:
        yield _no_target(content, claim)
    elif isinstance(claim.target, District):
        land = land_of(content, claim.entry)
        if land and claim.target.land != land:
            yield claim.finding(
                f"{claim.target.full_name} liegt in {claim.target.land}, nicht in {land}",
                "den Kreis streichen; ist er gemeint, in der Region land: angeben",
                Severity.WARNING,
            )


def _no_target(content: SiteContent, claim: Claim) -> Finding:
    if POSTCODE.fullmatch(claim.text) and claim.field != "kreise":
        return claim.finding(
            f"die Postleitzahl {quoted(claim.text)} gibt es nicht", "fünf Ziffern, zum Beispiel 18055"
        )
    if claim.field == "plz_ausnahmen":
        return claim.finding(
            f"{quoted(claim.text)} ist keine Postleitzahl", "fünf Ziffern, zum Beispiel 18055"
        )
    found = named_districts(content, claim.entry, claim.text)
    if found:
        meant = " oder ".join(one.full_name for one in found[:MOST_NAMED])
        return claim.finding(f"{quoted(claim.text)} kann mehreres heißen", meant)
    near = _near(claim.text)
    hint = "meinten Sie " + " oder ".join(quoted(word) for word in near) + "?" if near else NAMED
    return claim.finding(f"den Kreis {quoted(claim.text)} gibt es nicht", hint)


def _near(text: str) -> list[str]:
    """The full names of Kreise that are spelled nearly like the text, with or without their kind."""
    if near := nearest(text, [one.full_name for one in districts()]):
        return near
    names = nearest(text, {one.name for one in districts()}, 1)
    return [one.full_name for one in districts() if one.name in names]


def _said_twice(claim: Claim) -> Finding:
    return claim.finding(
        f"{quoted(claim.text)} steht hier zweimal", "eine der beiden Angaben löschen", Severity.WARNING
    )


def _claimed_twice(answers: Answers, claims: Sequence[Claim]) -> Iterator[Finding]:
    """A Kreis or postcode belongs to one region; the regions around that one may name it too."""
    owners: dict[District | str, Claim] = {}
    for claim in claims:
        if claim.target is None:
            continue
        first = owners.setdefault(claim.target, claim)
        if first is not claim and first.entry is claim.entry:
            yield _said_twice(claim)
        elif first is not claim and not _is_inside(answers, first.entry, claim.entry):
            what = claim.target.full_name if isinstance(claim.target, District) else claim.target
            yield claim.finding(
                f"{what} gehört schon zu {quoted(first.entry.entry.title)} ({first.entry.record.document.path})",
                "in einer der beiden Regionen streichen; einzelne Orte eines Kreises: plz_ausnahmen:",
                Severity.PUBLISH,
            )


def _is_inside(answers: Answers, one: ShownEntry, other: ShownEntry) -> bool:
    here, there = Reference(one.id), Reference(other.id)
    return one.id != other.id and (here in answers.around(other) or there in answers.around(one))


def _contradicting_points(claims: Sequence[Claim]) -> Iterator[Finding]:
    """An exception that two contact points of the same kind claim decides nothing."""
    owners: dict[tuple[District | str, str | None], Claim] = {}
    for claim in claims:
        if claim.target is None:
            continue
        first = owners.setdefault((claim.target, point_of(claim.entry).kind), claim)
        if first is not claim and first.entry is claim.entry:
            yield _said_twice(claim)
        elif first is not claim:
            yield claim.finding(
                f"für {quoted(claim.text)} ist schon {quoted(first.entry.entry.title)} zuständig ({first.entry.record.document.path})",
                "in einem der beiden Kontakte streichen",
                Severity.WARNING,
            )


def _left_out(content: SiteContent, claims: Sequence[Claim]) -> Iterator[Finding]:
    """The Kreise of the site's Land that no region names, once there are regions with Kreise."""
    key = land_key(content.facts.land) if content.facts.land else None
    named = {claim.target for claim in claims}
    missing = [one.full_name for one in districts() if one.ags[:2] == key and one not in named]
    if not claims or not missing:
        return
    more = f" und {len(missing) - MOST_NAMED} weitere" if len(missing) > MOST_NAMED else ""
    source = content.facts_source
    yield source.finding(
        source.header.value_mark(("land",)),
        "land",
        f"keine Region nennt {', '.join(missing[:MOST_NAMED])}{more}",
        "in einer Region unter kreise: ergänzen",
        Severity.WARNING,
    )
