"""Two sites of hostile texts: one the gate lets through, and one of which it refuses nearly everything."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import yaml
from PIL import Image
from tests.content_model.tiny_catalogue import read_catalogue
from tests.site.hostile_fields import KNOWN, READABLE, filled, refused_together
from tests.site.hostile_strings import FILE_NAMES, STRINGS

from content_model.finding import Finding, Severity
from content_model.models.registry import FOLDERS, MODELS
from content_model.site_facts import SiteFacts
from content_model.source_text import CONTROL

TURNS = 5  # so many values hold all texts that a line of a header takes
REFUSED_TURNS = 2
MOST_IN_TEXT = 300
IN_ONE_TEXT = 4
REFUSED_IN_TEXTS = re.compile(r"\]\(|\]: |script:|data:|#115;", re.IGNORECASE)  # test_raw_html.py has them
QUOTED_NAME = re.compile(r'(?m)^( *(?:- )?)"(\w+)"(?=:)')
Values = dict[str, object]
# What every entry of a type keeps, so that it has a page, a place in calendars, a vCard.
BASE: Mapping[str, Values] = {
    "event": {"beginn": "02.11.2027 18:00"},
    "report": {"beginn": "04.11.2025", "datum": "05.11.2025"},
    "news": {"datum": "03.11.2026"},
    "material": {"datei": "medien/a.png"},
    "contact": {"art": "Beratungsstelle", "telefon": "0381 1234567", "geprüft_am": "03.11.2026"},
}
PERSON = {**BASE["contact"], "art": "Person", "einwilligung": "dienstlich"}
FACTS: Values = {"id_namensraum": "6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5", "email": "netz@example.org"}
# One of these would stop the whole site or hide the page; the refused site has them.
LEFT_OUT = (
    "zuständig_für",
    "kreise",
    "plz_ausnahmen",
    "alte_adressen",
    "vokabular",
    "category",
    "sichtbar_ab",
    "sichtbar_bis",
    "status",
)
Files = dict[str, str | bytes]


@dataclass
class HostileSite:
    """The headers by path below content/; what the gate refuses can be taken out."""

    headers: dict[str, Values] = field(default_factory=dict)

    def files(self) -> Files:
        """The files of the site."""
        texts: Files = {
            path: f"---\n{yaml_text(header)}---\n{body(number)}"
            for number, (path, header) in enumerate(self.headers.items())
            if path != "netzwerk.yaml"
        }
        facts = self.headers["netzwerk.yaml"]
        pictures: Files = {f"medien/{name}.png": picture() for name in ("a", *FILE_NAMES)}
        return {**known_entries(), **texts, **pictures, "netzwerk.yaml": yaml_text(facts)}

    def without_refused(self) -> HostileSite:
        """This site after the gate: fields it refuses are gone, also where they refuse one another."""
        for _ in range(9):
            stops = [
                found for found in read_catalogue(self.files()).findings if found.severity is Severity.ERROR
            ]
            if not stops:
                return self
            for found in stops:
                self._drop(found)
        raise AssertionError(stops)

    def _drop(self, found: Finding) -> None:
        path = found.path.removeprefix("content/")
        if self.headers.get(path, {}).pop(found.field.split(".")[0], None) is None:
            self.headers.pop(path, None)


def yaml_text(values: Mapping[str, object]) -> str:
    """The values as YAML that says exactly them: every text in double quotes, signs as escapes."""
    text = yaml.dump(
        dict(values),
        Dumper=yaml.CSafeDumper,
        default_style='"',
        width=10**6,
        sort_keys=False,
        allow_unicode=True,
    )
    return QUOTED_NAME.sub(r"\1\2", text)


def accepted_site() -> HostileSite:
    """Entries of every type in which fields hold the texts they take."""
    site = HostileSite({"netzwerk.yaml": _kept({**filled(SiteFacts, 0), **FACTS})})
    for (folder, kind), turn in _every_turn(TURNS):
        path = f"{folder}/2027/n{turn}.md" if kind == "event" else f"{folder}/n{turn}.md"
        site.headers[path] = _fitting(filled(MODELS[kind], turn), kind, turn, path)
    for number, name in enumerate(FILE_NAMES):
        header: Values = {"titel": f"Datei {number}", "id": f"datei{number}"}
        if not CONTROL.search(name):
            header["bild"] = {"datei": f"medien/{name}.png", "alt": "Bild", "personen": "keine"}
        site.headers[f"seiten/{name}.md"] = header
    return site.without_refused()


def refused_site() -> Files:
    """Entries of every type with all texts in all fields and below, and netzwerk.yaml alike."""
    site = HostileSite({"netzwerk.yaml": {**filled(SiteFacts, 0, refused_together), **FACTS}})
    for (folder, kind), turn in _every_turn(REFUSED_TURNS):
        site.headers[f"{folder}/r{turn}.md"] = filled(MODELS[kind], turn, refused_together)
    texts: Files = {
        f"seiten/t{at}.md": f"---\ntitel: T{at}\n---\n" + "\n\n".join(STRINGS[at : at + IN_ONE_TEXT])
        for at in range(0, len(STRINGS), IN_ONE_TEXT)
    }
    return {**site.files(), **texts}


def _every_turn(turns: int) -> Iterator[tuple[tuple[str, str], int]]:
    return ((room, turn) for room in FOLDERS.items() for turn in range(turns))


def _fitting(header: Values, kind: str, turn: int, path: str) -> Values:
    """The header without what would be refused in every entry, as no two may share an id or an address."""
    base = PERSON if kind == "contact" and turn % 2 else BASE.get(kind, {})
    header = _kept({**header, **base})
    if kind == "contact" and base is not PERSON:
        header.pop("einwilligung", None)
    topic = f"{str(header.pop('themen', ''))[:60]} {turn}"
    if kind == "news":
        header |= {"themen": [topic], "rubrik": f"{str(header['rubrik'])[:60]} {turn}"}
    for name in header.keys() & {"url", "save_as"}:
        header[name] = f"{kind}{turn}/{str(header[name]).strip('/')}"
    return {**header, "id": f"{path} {header['id']}"}


def _kept(header: Values) -> Values:
    return {name: value for name, value in header.items() if name not in LEFT_OUT}


def known_entries() -> Files:
    """Harmless entries that the fields of the others may name."""
    folders = {kind: folder for folder, kind in FOLDERS.items()}
    return {
        f"{folders[kind]}/{name}.md": f"---\n{yaml_text({'titel': name.title(), **BASE.get(kind, {})})}---\nText\n"
        for kind, name in KNOWN.items()
    }


def body(number: int) -> str:
    """Hostile texts in the places of Markdown; what the gate refuses anywhere is left out."""
    texts = [text for text in READABLE if len(text) <= MOST_IN_TEXT and not REFUSED_IN_TEXTS.search(text)]
    chosen = [texts[at % len(texts)] for at in range(number * 2, number * 2 + 2)]
    return "Text\n\n" + "".join(
        f"{text}\n\n## {text}\n\n- {text}\n\n`{text}`\n\n| {text} | b |\n|---|--:|\n| 1 | {text} |\n\n"
        for text in chosen
    )


def picture() -> bytes:
    """A tiny picture."""
    data = io.BytesIO()
    Image.new("RGB", (30, 20)).save(data, "PNG")
    return data.getvalue()


def values_in(header: object) -> Iterable[str]:
    """All texts of a header, also of the blocks in it."""
    if isinstance(header, dict):
        for value in header.values():
            yield from values_in(value)
    elif isinstance(header, str):
        yield header
