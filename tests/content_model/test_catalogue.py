from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5

import pytest
from tests.content_model.tiny_catalogue import FACTS, read_catalogue

from content_model.visibility import withheld_because

NAMESPACE = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")
PAGE = "---\ntitel: Seite\n---\n"


def test_id_is_the_path_unless_the_header_says_one() -> None:
    records = read_catalogue({"seiten/a.md": PAGE, "seiten/b.md": "---\ntitel: B\nID: eigene\n---\n"}).records
    assert {record.id: (record.path, record.address, record.uid) for record in records.values()} == {
        "seiten/a": ("seiten/a.md", "a/", uuid5(NAMESPACE, "seiten/a")),
        "eigene": ("seiten/b.md", "b/", uuid5(NAMESPACE, "eigene")),
    }


def test_entries_have_an_identity_while_the_facts_are_broken() -> None:
    record = read_catalogue({"seiten/a.md": PAGE, "netzwerk.yaml": "name: [a"}).records["seiten/a"]
    assert record.uid == uuid5(UUID(int=0), "seiten/a")


def test_findings_of_the_facts_are_told_with_all_others() -> None:
    catalogue = read_catalogue({"seiten/a.md": "---\n---\n", "netzwerk.yaml": FACTS + "nmae: x\n"})
    assert {found.path for found in catalogue.findings} == {"content/seiten/a.md", "content/netzwerk.yaml"}
    assert catalogue.facts is not None


@pytest.mark.parametrize(
    ("header", "preview", "published"),
    [
        pytest.param("", None, None, id="plain"),
        pytest.param("status: entwurf", None, "Entwurf", id="draft"),
        pytest.param("status: versteckt", None, None, id="hidden"),
        pytest.param(
            "status: skip", "übersprungen (status: skip)", "übersprungen (status: skip)", id="skipped"
        ),
        pytest.param("sichtbar_ab: 22.11.2026", None, None, id="from today"),
        pytest.param("sichtbar_ab: 23.11.2026", None, "erscheint am 23.11.2026", id="from tomorrow"),
        pytest.param("sichtbar_bis: 22.11.2026", None, None, id="until today"),
        pytest.param("sichtbar_bis: 21.11.2026", None, "abgelaufen am 21.11.2026", id="until yesterday"),
    ],
)
def test_entry_is_withheld_with_its_reason(header: str, preview: str | None, published: str | None) -> None:
    entry = read_catalogue({"seiten/a.md": f"---\ntitel: A\n{header}\n---\n"}).records["seiten/a"].entry
    today = date(2026, 11, 22)
    assert entry is not None
    assert withheld_because(entry, today, published=False) == preview
    assert withheld_because(entry, today, published=True) == published
