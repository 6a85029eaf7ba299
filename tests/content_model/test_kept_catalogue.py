"""What a catalogue keeps of the run before: the same comes out as without it, and what stays is the same object."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.content_model.tiny_catalogue import FACTS, TODAY

from content_model.catalogue import Catalogue, KeptCatalogue, build_catalogue
from content_model.document import Document
from content_model.front_matter import read_document, read_facts
from content_model.source_files import SourceFile, sort_files

PERSON = "---\ntitel: Erika Muster\nart: Person\neinwilligung: dienstlich\n---\n"
FILES = {
    "regionen/rostock.md": "---\ntitel: Rostock\n---\nAm Meer.\n",
    "regionen/kueste.md": "---\ntitel: Küste\nteil_von: rostock\n---\n",
    "veranstaltungsorte/haus.md": "---\ntitel: Haus am Markt\n---\n",
    "veranstaltungen/2026/fest.md": "---\ntitel: Fest\nbeginn: 03.12.2026\nregion: rostock\nort: Haus am Markt, Saal\n---\nText.\n",
    "berichte/2026/fest.md": "---\ntitel: Es war schön\ndatum: 20.11.2026\nbericht_zu: fest\n---\nText.\n",
    "kontakte/erika.md": PERSON,
    "seiten/bild.md": "---\ntitel: Bild\nbild: {datei: medien/eins.png, alt: Eins, personen: keine}\n---\n",
    "seiten/zwei.md": "---\ntitel: Zwei\nid: zwei\n---\n",
    "seiten/eins.md": "---\ntitel: Eins\n---\nErika Muster sagt, siehe oben.\n",
}


class Reader:
    """Reads one state of a site after the other, as a process that stays does."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}
        self._facts: dict[str, Document] = {}

    def read(self, files: dict[str, str], facts: str, today: date, kept: KeptCatalogue | None) -> Catalogue:
        """The catalogue of these files; documents that are equal are the same objects as before."""
        tree = sort_files([SourceFile(path, len(files[path])) for path in sorted(files)], "content")
        for path in tree.entries:
            now, was = read_document(f"content/{path}", files[path].encode()), self._documents.get(path)
            if was and now.header == was.header:
                now = replace(now, header=was.header)
            self._documents[path] = was if was == now else now
        source = self._facts.setdefault(facts, read_facts("content/netzwerk.yaml", facts.encode()))
        return build_catalogue(
            {path: self._documents[path] for path in tree.entries}, source, tree, today, kept
        )


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """The site with another text in one file."""
    assert old in FILES[path]
    return {**FILES, path: FILES[path].replace(old, new)}


STATES: dict[str, tuple[dict[str, str], str, date]] = {
    "nothing": (FILES, FACTS, TODAY),
    "text": (changed("seiten/eins.md", "oben", "unten"), FACTS, TODAY),
    "text with a mistake": (changed("seiten/eins.md", "oben", "\u202eoben"), FACTS, TODAY),
    "title": (changed("seiten/eins.md", "Eins", "Zwei"), FACTS, TODAY),
    "name that others have heard": (
        changed("regionen/rostock.md", "Rostock", "Rostock\nid: hro"),
        FACTS,
        TODAY,
    ),
    "name close to a word of others": (
        changed("veranstaltungsorte/haus.md", "Haus am Markt", "Haus am Markt, Saa"),
        FACTS,
        TODAY,
    ),
    "two with one id": (changed("seiten/eins.md", "Eins", "Eins\nid: regionen/rostock"), FACTS, TODAY),
    "id that another file had": (changed("seiten/bild.md", "Bild\n", "Bild\nid: zwei\n"), FACTS, TODAY),
    "circle": (changed("regionen/rostock.md", "Rostock", "Rostock\nteil_von: kueste"), FACTS, TODAY),
    "withheld person": (changed("kontakte/erika.md", "einwilligung: dienstlich\n", ""), FACTS, TODAY),
    "event that is no more": (
        {path: text for path, text in FILES.items() if "veranstaltungen/" not in path},
        FACTS,
        TODAY,
    ),
    "new file": ({**FILES, "seiten/drei.md": "---\ntitel: Drei\n---\n"}, FACTS, TODAY),
    "new picture": ({**FILES, "medien/eins.png": "x"}, FACTS, TODAY),
    "site facts": (FILES, FACTS.replace("Testnetz", "Netz"), TODAY),
    "another namespace": (FILES, FACTS.replace("6a0c9f1e", "7a0c9f1e"), TODAY),
    "another day": (FILES, FACTS, date(2026, 11, 19)),
}


@pytest.mark.parametrize("name", STATES)
def test_catalogue_after_another_one_is_that_of_a_new_process(name: str) -> None:
    kept, reader = KeptCatalogue(), Reader()
    for state in (STATES["nothing"], STATES[name], STATES["nothing"]):
        staying, fresh = reader.read(*state, kept), reader.read(*state, None)
        assert sorted(set(staying.findings)) == sorted(set(fresh.findings))
        assert (staying.records, staying.facts) == (fresh.records, fresh.facts)
        assert {key: one.address for key, one in staying.lasting.items()} == {
            key: one.address for key, one in fresh.records.items()
        }


def test_states_have_findings_and_entries_of_their_own() -> None:
    found = {name: Reader().read(*state, None) for name, state in STATES.items()}
    plain = found.pop("nothing")
    assert [name for name, one in found.items() if one == plain] == []


@pytest.mark.parametrize(("name", "lasts"), [("text", True), ("title", False)])
def test_entries_last_while_only_texts_change(name: str, lasts: bool) -> None:
    kept, reader = KeptCatalogue(), Reader()
    first, second = (reader.read(*STATES[one], kept) for one in ("nothing", name))
    assert (first.lasting is second.lasting) is lasts
    rostock = "regionen/rostock"
    assert second.lasting[rostock].entry is first.lasting[rostock].entry
