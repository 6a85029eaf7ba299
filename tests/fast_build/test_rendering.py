"""Pages are rendered apart, and only those that show something new; the bytes are Pelican's own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pelican.plugins import signals
from tests.conftest import write_files
from tests.fast_build import foreign_theme
from tests.fast_build.foreign_theme import FOREIGN, THEME, mates
from tests.fast_build.stock_site import build_fast, build_plain, entry

from fast_build import fast_run

CONTENT = {
    "a.md": entry(
        "A", "Anfang mit [Verweis]({filename}b.md).", Date="2026-01-05", Tags="Küste", Category="K"
    ),
    "b.md": entry("B", "Text von B", Date="2026-01-04", Tags="Küste, Wald", Category="K"),
    "c.md": entry("C", "Text von C", Date="2025-01-03", Tags="Wald", Category="L"),
    "d.md": entry("D", "Text von D", Date="2025-01-02", Category="L", Summary="kurz"),
    "d-en.md": entry("D in English", "Text of D", Date="2025-01-02", Slug="d", Lang="en"),
    "e.md": entry("E", "Text von E", Date="2024-01-01", Category="L"),
    "pages/info.md": "Title: Info\n\nEine Seite.\n",
}


LOUD, QUIET = (lambda text: text.upper()), (lambda text: text.lower())
GOOD, BAD = (lambda number: number > 1), (lambda number: number < 1)


@dataclass
class Site:
    """A site with a theme, built again and again by both."""

    folder: Path
    settings: dict[str, Any]

    def change(self, **files: str | None) -> None:
        """Write or remove files below content/ (`a` is a.md)."""
        for name, text in files.items():
            file = self.folder / "content" / f"{name}.md"
            file.unlink() if text is None else file.write_text(text, encoding="utf-8")

    def theme(self, **files: str) -> None:
        """Write templates (`article` is article.html)."""
        write_files(self.folder / "theme/templates", {f"{name}.html": text for name, text in files.items()})

    def build(self, **settings: Any) -> dict[str, Any]:
        """Build with fast_build, compare with a clean build of Pelican, and give what last_run.json says."""
        more = {**self.settings, **settings}
        fast = build_fast(self.folder, **more)
        clean = build_plain(self.folder, **more, DELETE_OUTPUT_DIRECTORY=True)
        assert fast == clean
        report: dict[str, Any] = json.loads((self.folder / "cache/last_run.json").read_text("utf-8"))
        return report


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The foreign theme, built once."""
    write_files(tmp_path / "content", CONTENT)
    write_files(tmp_path / "theme/templates", THEME)
    (tmp_path / "theme/static").mkdir()
    one = Site(tmp_path, {**FOREIGN, "THEME": str(tmp_path / "theme"), "FAST_WORKERS": 2})
    first = one.build()
    assert first["skipped"] == 0
    assert first["untracked"] == {}
    assert first["fallbacks"] == []
    return one


def test_nothing_changed_renders_nothing(site: Site) -> None:
    assert site.build()["rendered"] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("ort", "ort/index.html"), ("ort/hier/da.html", "ort"), ("a.html/index.html", "a.html")],
    ids=["folder in a file's place", "file in a folder's place", "and back"],
)
def test_file_and_folder_take_each_others_place(site: Site, first: str, second: str) -> None:
    for place in (first, second):
        site.change(a=entry("A", "Umgezogen", Date="2026-01-05", Save_as=place))
        site.build()


def test_another_function_in_the_place_of_a_filter_test_or_global_is_noticed(site: Site) -> None:
    site.theme(page="{{ page.title | loud }} {{ 3 is good }} {{ year() }}")
    for loud, good, year in ((LOUD, GOOD, 2025), (QUIET, GOOD, 2025), (QUIET, BAD, 2025), (QUIET, BAD, 2026)):
        more = {"year": eval("lambda: YEAR", {"YEAR": year})}  # noqa: S307  # as a module computes it
        site.build(
            JINJA_FILTERS={**FOREIGN["JINJA_FILTERS"], "loud": loud},
            JINJA_TESTS={"good": good},
            JINJA_GLOBALS=FOREIGN["JINJA_GLOBALS"] | more,
        )


def test_attached_files_go_where_pelican_puts_them(site: Site) -> None:
    write_files(site.folder / "content/images", {"eins.txt": "1", "zwei.txt": "2"})
    one, two = (f"[Datei]({{attach}}/images/{name}.txt)" for name in ("eins", "zwei"))
    both = entry("B", f"{one} {two}", Date="2026-01-04", Save_as="da/b.html", Url="da/b.html")
    site.change(a=entry("A", one, Date="2026-01-05", Save_as="dort/a.html", Url="dort/a.html"))
    assert any("{attach}" in reason for reason in site.build(STATIC_PATHS=["images"])["fallbacks"])
    site.change(b=both)
    site.build(STATIC_PATHS=["images"])
    site.change(a=entry("A", "Ohne", Date="2026-01-05"))
    site.build(STATIC_PATHS=["images"])
    site.change(b=entry("B", "attach: ein Wort", Date="2026-01-04"))
    assert site.build(STATIC_PATHS=["images"])["fallbacks"] == []


def test_attachment_becomes_a_folder_and_a_file_again(site: Site) -> None:
    for name in ("anhang", "anhang/innen.txt", "anhang"):
        write_files(site.folder / "content/images", {name: "Text"})
        site.build(STATIC_PATHS=["images"])
        shutil.rmtree(site.folder / "content/images")


@pytest.mark.parametrize(
    ("change", "rendered"),
    [
        pytest.param(
            {"e": entry("E", "Neu", Date="2024-01-01", Category="L")}, ["e.html", "index3.html"], id="body"
        ),
        pytest.param(
            {"d": entry("D", "Neu", Date="2025-01-02", Category="L", Summary="kurz")},
            ["d.html"],
            id="body-only",
        ),
        pytest.param(
            {"c": entry("C!", "Text von C", Date="2025-01-03", Slug="c", Tags="Wald", Category="L")},
            [
                "2025/index.html",
                "archives.html",
                "c.html",
                "category/l.html",
                "category/l2.html",
                "index2.html",
                "tag/wald.html",
            ],
            id="title",
        ),
        pytest.param(
            {
                "b": entry(
                    "B", "Text von B", Date="2026-01-04", Slug="b-neu", Tags="Küste, Wald", Category="K"
                )
            },
            ["a.html", "b-neu.html", "index.html"],
            id="address",
        ),
        pytest.param(
            {"a": CONTENT["a.md"].replace("Category", "Mood: froh\nCategory")}, ["a.html"], id="field"
        ),
    ],
)
def test_change_renders_what_shows_it(site: Site, change: dict[str, str], rendered: list[str]) -> None:
    site.change(**change)
    assert site.build()["rendered"] == rendered


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"e": None}, id="removed"),
        pytest.param({"f": entry("F", Date="2026-02-01", Category="Neu", Tags="Neu")}, id="added"),
        pytest.param({"b": entry("B", Date="2026-03-04", Tags="See")}, id="date-tags-category"),
        pytest.param({"e": entry("E", Status="draft")}, id="draft"),
        pytest.param({"e": "Title: E\n\nohne Datum\n"}, id="broken"),
        pytest.param({"d-en": None}, id="translation"),
    ],
)
def test_every_change_gives_pelicans_bytes_and_back_again(site: Site, change: dict[str, str | None]) -> None:
    site.change(**change)
    site.build()
    site.change(**{name: CONTENT.get(f"{name}.md") for name in change})
    site.build()


@pytest.mark.parametrize(
    ("name", "text", "rendered"),
    [
        pytest.param("tag", THEME["tag.html"] + "!", ["tag/kuste.html", "tag/wald.html"], id="page"),
        pytest.param("_macros", THEME["_macros.html"].replace("{{ tag.url }}", "#"), None, id="macro"),
        pytest.param("_missing", "jetzt da", None, id="include-that-was-missing"),
    ],
)
def test_template_renders_its_pages(site: Site, name: str, text: str, rendered: list[str] | None) -> None:
    site.theme(**{name: text})
    report = site.build()
    assert report["rendered"] == rendered if rendered else report["skipped"] == 0


def test_copied_source_goes_with_its_entry(site: Site) -> None:
    site.build(OUTPUT_SOURCES=True)
    site.change(e=None)
    site.build(OUTPUT_SOURCES=True)
    site.build()


def test_setting_renders_its_readers(site: Site) -> None:
    site.settings["MOTTO"] = "x"
    assert site.build()["rendered"] == []
    site.settings["SITENAME"] = "Anders"
    assert site.build()["skipped"] == 0


def test_function_of_the_site_is_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_theme, "GREETING", ["Moin"])
    assert site.build()["rendered"] == ["pages/info.html"]


def test_filter_that_is_given_an_article_renders_always(site: Site) -> None:
    site.settings["JINJA_FILTERS"] = {**FOREIGN["JINJA_FILTERS"], "mates": mates}
    site.theme(category=THEME["category.html"].replace("{{ category }}", "{{ category|mates(2)|join }}"))
    site.build()
    assert site.build()["rendered"] == ["category/k.html", "category/l.html", "category/l2.html"]


@dataclass(frozen=True)
class Drawer:
    """A frozen value with something inside that is not."""

    numbers: list[int]


@pytest.mark.parametrize(
    ("seen", "make"),
    [
        pytest.param("SEEN", list, id="list"),
        pytest.param("SEEN.numbers", lambda: Drawer([]), id="list-in-a-value"),
        pytest.param('SEEN["numbers"]', lambda: Drawer([]), id="list-as-an-item"),
    ],
)
def test_template_that_changes_shared_values_renders_in_order(
    site: Site, seen: str, make: Callable[[], object]
) -> None:
    site.theme(
        category=THEME["category.html"].replace(
            "{{ category }}", f"{{{{ {seen}.append(1) or {seen}|length }}}}"
        )
    )
    plain = build_plain(site.folder, **site.settings, SEEN=make())
    assert build_fast(site.folder, **site.settings, SEEN=make()) == plain
    report = json.loads((site.folder / "cache/last_run.json").read_text("utf-8"))
    assert report["fallbacks"] == [
        "Ein Template ändert mit append() einen Wert, den alle Seiten lesen; alle entstehen der Reihe nach neu"
    ]


class Grown(list[Any]):
    """A list as some plugins have them."""


@pytest.mark.parametrize("kind", [list, Grown])
def test_list_that_grows_after_its_pages_were_given_to_the_writer_is_as_it_was(
    site: Site, kind: type[list[Any]]
) -> None:
    def write_dates(generator: Any, writer: Any) -> None:
        dates = kind(generator.articles[:2])
        template, more = generator.get_template("index"), {"template_name": "index", "url": "dates.html"}
        writer.write_file("dates.html", template, generator.context, paginated={"articles": dates}, **more)
        dates[:] = generator.articles[2:4]

    signals.article_writer_finalized.connect(write_dates)
    try:
        pages = {"DEFAULT_PAGINATION": 1, "PAGINATED_TEMPLATES": {"index": None}}
        assert "dates2.html" in site.build(**pages)["rendered"]
        assert "dates2.html" not in site.build(**pages)["rendered"]
    finally:
        signals.article_writer_finalized.disconnect(write_dates)


def test_other_programs_render_all_pages_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fast_run, "digest_programs", lambda: b"others")
    assert site.build()["skipped"] == 0
    assert site.build()["rendered"] == []


def test_what_a_page_has_read_is_let_go_before_it_renders_anew(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    still_known: list[str] = []
    render = fast_run.FastRun._render_apart

    def note(run: Any, pages: Any, readings: Any) -> str | None:
        still_known.extend(page.name for page in pages if run._old.pages[page.name].reads)
        return render(run, pages, readings)

    monkeypatch.setattr(fast_run.FastRun, "_render_apart", note)
    site.theme(article=THEME["article.html"] + "<!-- new -->")
    assert site.build()["rendered"]
    assert still_known == []
