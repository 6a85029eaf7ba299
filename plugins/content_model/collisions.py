"""What two entries cannot both have: an id, an address, the page of one event."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping

from content_model.addresses import RESERVED, START_PAGE
from content_model.document import START, Mark
from content_model.fields.spelling import quoted
from content_model.finding import Finding, Severity
from content_model.models.entry import DRAFT, SKIPPED, Entry
from content_model.models.report import Report

if typing.TYPE_CHECKING:
    from content_model.catalogue import Record

RESERVED_FOR = ("page", "region")


def id_findings(record: Record, first: Record, key: str | None) -> Iterator[Finding]:
    """`record` has the id of `first`; `key` is the field that says so, None for the file's name."""
    other = first.document.path
    if key:
        mark = record.document.header.value_mark((key,))
        hint = f"ist die Datei eine Kopie, in der neueren die Zeile löschen: {key}: {record.id}"
        yield record.document.finding(
            mark, "id", f"{quoted(record.id)} ist schon die Kennung von {other}", hint
        )
    elif record.path.casefold() != first.path.casefold():  # else the names have their finding
        yield record.document.finding(
            START,
            "",
            f"der Name der Datei ergibt dieselbe Kennung wie {other}",
            "eine der beiden Dateien umbenennen",
        )


def address_findings(records: Iterable[Record]) -> Iterator[Finding]:
    """Of two entries with the same address both are named; so is an address that the site needs."""
    owners: dict[str, Record] = {}
    ids: dict[str, Record] = {}
    for record in records:
        first_id = ids.setdefault(record.id.partition("#")[0], record)
        if record.address is None or record.partial is None or record.partial.status == SKIPPED:
            continue
        if _is_reserved(record, record.address):
            yield reserved_finding(record, record.address)
        first = owners.setdefault(record.address, record)
        if first is not record and first_id is record:
            yield _double_address(record, first, record.address)
    yield from _former_findings(owners)


def _is_reserved(record: Record, address: str) -> bool:
    prescribed = record.partial is not None and (record.partial.url or record.partial.save_as) is not None
    if address == "":
        return record.id != START_PAGE
    name = address.removesuffix(".html").strip("/")
    return name in RESERVED and (prescribed or record.type in RESERVED_FOR)


def reserved_finding(record: Record, address: str) -> Finding:
    """`record` has the address of a page that the site makes itself."""
    name = _last_part(address) or "start"
    problem = f"die Adresse /{address} gehört einer Seite, die von selbst entsteht"
    return record.document.finding(
        _slug_mark(record), "slug", problem, f"einen anderen Namen geben: slug: {name}-info"
    )


def _double_address(record: Record, first: Record, address: str) -> Finding:
    hint = f"eine der beiden Dateien umbenennen oder eine Zeile ergänzen: slug: {_last_part(address)}-2"
    return record.document.finding(
        _slug_mark(record), "slug", f"die Adresse /{address} hat schon {first.document.path}", hint
    )


def _last_part(address: str) -> str:
    return address.removesuffix(".html").strip("/").rsplit("/", 1)[-1]


def _slug_mark(record: Record) -> Mark:
    typed = next((name for name in ("slug", "url", "save_as") if name in record.header.values), None)
    return record.header.value_mark((typed,)) if typed else START


def _former_findings(owners: Mapping[str, Record]) -> Iterator[Finding]:
    """A former address at which a page stands today would hide that page."""
    for record in owners.values():
        for at, former in enumerate(record.partial.old_addresses if record.partial else ()):
            now = owners.get(former) or owners.get(former.removesuffix("index.html").rstrip("/") + "/")
            if now:
                mark = record.header.value_mark(record.header.typed_loc(("alte_adressen", at)))
                problem = f"unter /{former} steht heute die Seite {now.document.path}"
                yield record.document.finding(mark, "alte_adressen", problem, "diese Adresse löschen")


def report_findings(
    records: Mapping[str, Record], withheld: Callable[[Entry], str | None]
) -> Iterator[Finding]:
    """A report is told on its event's page: that page holds one report and must be public."""
    told: dict[str, Record] = {}
    for record in records.values():
        report = record.partial
        if not isinstance(report, Report) or report.about is None or report.on or report.status == SKIPPED:
            continue
        event, mark = records[report.about.id], record.header.value_mark(("bericht_zu",))
        first = told.setdefault(event.id, record)
        if first is not record:
            problem = f"von dieser Veranstaltung erzählt schon {first.document.path}"
            yield record.document.finding(
                mark,
                "bericht_zu",
                problem,
                "beide Texte zusammenlegen; hatte sie mehrere Termine, am: mit dem Datum ergänzen",
            )
        if report.status != DRAFT and event.partial and (reason := withheld(event.partial)):
            problem = (
                f"die Veranstaltung dazu ist nicht öffentlich ({reason}), deshalb fehlt auch der Bericht"
            )
            hint = f"in {event.document.path} status: oder sichtbar_bis: löschen"
            severity = Severity.PUBLISH if event.partial.status == DRAFT else Severity.WARNING
            yield record.document.finding(mark, "bericht_zu", problem, hint, severity)
