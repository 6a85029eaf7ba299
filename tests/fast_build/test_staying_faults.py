"""Faults planted into what a process that stays keeps: comparing with a new process finds each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import write_files
from tests.fast_build.oracle import staying_faults as faults
from tests.fast_build.oracle.kit_walk import Left, compare
from tests.fast_build.oracle.staying import StayingWorkshop
from tests.fast_build.oracle.staying_faults import Fault, forget_part, forget_shared, forget_source
from tests.fast_build.oracle.staying_site import EDITS, SITE
from tests.fast_build.oracle.walk import Difference

PLUGINS = ["fast_build", "content_model", "theme_assets", "event_calendar", "regional_contacts", "site_pages"]

FOUND_BY: dict[str, list[tuple[str, Fault]]] = {
    "body of an event": [
        ("values of a page", faults.forget_own_values),
    ],
    "beginning of an event": [
        ("files: objects", faults.forget_objects),
        ("checks: documents", forget_source("catalogue.checks", 0)),
    ],
    "edit that nearly nobody notices": [("stamps: time of entry", faults.forget_entering)],
    "number of the same length": [("files: bytes", faults.forget_bytes)],
    "picture in a body": [("manifest: parts", forget_part("parts"))],
    "title and address": [
        ("targets: headers", forget_source("shown.targets")),
        ("links: targets", forget_source("shown.linked", 0)),
        ("texts: links", forget_shared("shown.bodies", 0)),
        ("relations: headers", forget_source("catalogue.relations")),
        ("published: headers", forget_source("compared", 1)),
        ("manifest: pages", forget_part("pages")),
        ("manifest: published", forget_part("published")),
    ],
    "title by which another entry names it": [
        ("checks: names", faults.forget_names),
        ("names: headers", forget_source("catalogue.names")),
    ],
    "new entry": [("manifest: since when", forget_part("since"))],
    "heading that others link": [
        ("anchors: texts", forget_source("shown.anchors", 0)),
        ("links: anchors", forget_source("shown.linked", 1)),
        ("entries: texts", forget_source("shown.displays", 1)),
    ],
    "line more in a header": [("texts: documents", forget_source("shown.bodies", 0))],
    "file that was missing": [("texts: files", forget_shared("shown.bodies", 1))],
    "picture that was missing": [("checks: files", forget_shared("catalogue.checks", 0))],
    "gender form of the site": [
        ("facts", forget_shared("facts")),
        ("facts: document", forget_source("catalogue.facts", 0)),
        ("words: gender form", forget_shared("words")),
    ],
    "namespace of ids": [("checks: site facts", forget_shared("catalogue.checks", 1))],
    "what was published": [
        ("register", forget_shared("register")),
        ("published: register", forget_source("compared", 0)),
    ],
    "words under another law": [
        ("laws: documents", forget_source("laws", 0)),
        ("words: documents", forget_source("words", 0)),
    ],
    "consents end": [
        ("checks: the day", forget_shared("catalogue.checks", 2)),
        ("relations: the day", forget_shared("catalogue.relations")),
        ("laws: the day", forget_shared("laws")),
        ("manifest: the day", forget_part("day")),
        ("manifest: what is withheld", forget_part("withheld")),
    ],
    "consent of a picture that is renewed": [("consents: headers", forget_source("ended"))],
    "consent that is renewed": [
        ("contributors: headers", forget_source("shown.contributors")),
    ],
}


def site_before(folder: Path, last: str) -> StayingWorkshop:
    """The site after all edits before this one."""
    write_files(folder / "first", SITE)
    shop = StayingWorkshop(
        folder,
        folder / "first",
        BUILD_FORM="preview",
        SITEURL="https://netz.example.org",
        PLUGINS=[f"{name}.plugin" for name in PLUGINS],
    )
    for name, edit in EDITS.items():
        if name == last:
            return shop
        edit(shop)
    raise KeyError(last)


@pytest.fixture(scope="module")
def clean() -> dict[str, Left]:
    """What new processes have built so far, by the last edit."""
    return {}


@pytest.mark.parametrize(
    ("fault", "last"),
    [pytest.param(fault, last, id=name) for last, planted in FOUND_BY.items() for name, fault in planted],
)
def test_planted_fault_is_found(
    fault: Fault, last: str, clean: dict[str, Left], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shop = site_before(tmp_path, last)
    with monkeypatch.context() as patch:
        fault(patch)
        for _ in range(2):  # from the second build on, files stand
            shop.fast()
        EDITS[last](shop)
        built = shop.fast()
        shop.end()
    if last not in clean:
        clean[last] = shop.off()
    assert built.code == 0
    with pytest.raises(Difference, match="differ"):
        compare(clean[last], built, last)
