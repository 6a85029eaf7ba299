"""The corpus as a folder of each generator: stock Pelican, Hugo, and the content types of this kit."""

from __future__ import annotations

import json
import os
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus_words import REGIONS
from site_corpus import Entry

HERE = Path(__file__).parent
PLACEHOLDER = re.compile(r"@@([\w-]+)@@")
PHONE = "030 23125-{:03}"  # numbers kept free for films and examples


class Site(ABC):
    """How one generator wants the corpus, and which template every page of it uses."""

    name: str
    base_template: str

    def write(self, folder: Path, corpus: Iterable[Entry]) -> None:
        """Everything the generator needs, in a new folder."""
        entries = tuple(corpus)
        shutil.rmtree(folder, ignore_errors=True)
        self.write_frame(folder)
        paths = {entry.slug: self.path(entry) for entry in entries}
        for entry in entries:
            self.write_entry(folder, entry, paths)

    def write_entry(self, folder: Path, entry: Entry, paths: dict[str, str]) -> None:
        """One entry; `paths` says where the entries it links to lie."""
        file = folder / "content" / self.path(entry)
        file.parent.mkdir(parents=True, exist_ok=True)
        body = PLACEHOLDER.sub(lambda found: self.link(entry, paths[found[1]]), entry.body)
        file.write_text(f"{self.header(entry)}\n\n{body}\n", encoding="utf-8")

    def change_template(self, folder: Path, mark: str) -> None:
        """Another comment at the end of the template that all pages share."""
        file = folder / self.base_template
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("</body>", f"<!-- {mark} -->\n</body>"), encoding="utf-8")

    def path(self, entry: Entry) -> str:
        """Where the entry lies below content/."""
        return f"{entry.kind}/{entry.slug}.md"

    @abstractmethod
    def write_frame(self, folder: Path) -> None:
        """Settings, theme and what else there is beside the entries."""

    @abstractmethod
    def header(self, entry: Entry) -> str:
        """The lines above the text."""

    @abstractmethod
    def link(self, entry: Entry, target: str) -> str:
        """The address by which the entry links to the file `target`, checked by the generator."""


class PelicanSite(Site):
    """Stock Pelican: articles with a category and tags."""

    name = "pelican"
    base_template = "theme/templates/base.html"

    def write_frame(self, folder: Path) -> None:
        """The plain theme and the settings."""
        shutil.copytree(HERE / "sites/pelican", folder)

    def header(self, entry: Entry) -> str:
        """Pelican's own kind of header."""
        return (
            f"Title: {entry.title}\nDate: {entry.moment:%Y-%m-%d %H:%M}\nSlug: {entry.slug}\n"
            f"Category: {entry.region}\nTags: {', '.join(entry.topics)}\nSummary: {entry.summary}"
        )

    def link(self, entry: Entry, target: str) -> str:  # noqa: ARG002  # absolute, wherever the entry lies
        """From the top of content/."""
        return f"{{filename}}/{target}"


class HugoSite(Site):
    """Hugo: regions and topics as taxonomies."""

    name = "hugo"
    base_template = "layouts/baseof.html"

    def write_frame(self, folder: Path) -> None:
        """The plain layouts and the settings."""
        shutil.copytree(HERE / "sites/hugo", folder)

    def header(self, entry: Entry) -> str:
        """YAML; JSON strings are YAML strings."""
        values = {
            "title": entry.title,
            "date": f"{entry.moment:%Y-%m-%dT%H:%M:00}",
            "slug": entry.slug,
            "description": entry.summary,
            "region": [entry.region],
            "thema": list(entry.topics),
        }
        return _yaml(values)

    def link(self, entry: Entry, target: str) -> str:  # noqa: ARG002  # absolute, wherever the entry lies
        """Hugo's own checked reference."""
        return f'{{{{< relref "/{target}" >}}}}'


class KitSite(Site):
    """The kit itself, with its own content types, its own theme and all of its pages."""

    name = "kit"
    base_template = "theme/templates/base.html"

    def write_frame(self, folder: Path) -> None:
        """A copy of the kit's theme, the facts about the network, its regions and one series."""
        shutil.copytree(HERE.parent / "theme", folder / "theme")
        content = folder / "content"
        for kind in ("regionen", "reihen"):
            (content / kind).mkdir(parents=True)
        shutil.copy(HERE / "sites/kit/netzwerk.yaml", content)
        for region in REGIONS:
            (content / f"regionen/{region.lower()}.md").write_text(_yaml({"titel": region}), encoding="utf-8")
        (content / "reihen/offene-abende.md").write_text(_yaml({"titel": "Offene Abende"}), encoding="utf-8")

    def path(self, entry: Entry) -> str:
        """Entries of one year lie together, contact points by region."""
        part = entry.region.lower() if entry.kind == "kontakte" else entry.moment.year
        return f"{entry.kind}/{part}/{entry.slug}.md"

    def header(self, entry: Entry) -> str:
        """The German header of the entry's type."""
        values = {"titel": entry.title, "zusammenfassung": entry.summary, "region": entry.region.lower()}
        return _yaml(values | {"themen": list(entry.topics)} | KIT_FIELDS[entry.kind](entry))

    def link(self, entry: Entry, target: str) -> str:
        """The way from file to file, as an editor's program shows it."""
        return os.path.relpath(target, Path(self.path(entry)).parent)


def _yaml(values: Mapping[str, object]) -> str:
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return "\n".join(("---", *lines, "---"))


def _event(entry: Entry) -> dict[str, object]:
    day = entry.moment
    fields: dict[str, object] = {"beginn": f"{day:%d.%m.%Y} 18:00", "ende": "20:00"}
    fields["ort"] = f"Haus der Begegnung, Lange Straße 1, 18055 {entry.region}"
    if entry.is_series:
        fields |= {"reihe": "offene-abende", "wiederholung": {"regel": "alle 4 Wochen", "anzahl": 12}}
    return fields


def _contact(entry: Entry) -> dict[str, object]:
    number = int(entry.slug.rpartition("-")[2])
    return {
        "art": "Beratungsstelle",
        "telefon": PHONE.format(number % 1000),
        "email": f"{entry.slug}@example.org",
        "geprüft_am": "02.11.2026",
    }


def _report(entry: Entry) -> dict[str, object]:
    return _dated(entry) | {"beginn": f"{entry.moment:%d.%m.%Y}"}


def _dated(entry: Entry) -> dict[str, object]:
    return {"datum": f"{entry.moment:%d.%m.%Y}"}


KIT_FIELDS: dict[str, Callable[[Entry], dict[str, object]]] = {
    "berichte": _report,
    "aktuelles": _dated,
    "veranstaltungen": _event,
    "kontakte": _contact,
}
SITES: dict[str, Site] = {site.name: site for site in (PelicanSite(), HugoSite(), KitSite())}
