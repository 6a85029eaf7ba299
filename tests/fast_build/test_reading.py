"""Reading with the cache: the same pages, each text parsed once, and again when anything that enters has changed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markdown.extensions.toc import TocExtension
from pelican import readers
from pelican.plugins import signals
from tests.fast_build.stock_site import build_fast, build_plain, entry, messages

from fast_build import read_values
from fast_build.cached_reader import CachedReader
from fast_build.one_markdown import OneMarkdownReader

SITE: dict[str, str | bytes] = {
    "eins.md": entry(
        "Eins", "Ein *Text* mit [Verweis]({filename}zwei.md).", Tags="Küste, Rostock", Stelle="*Büro*"
    ),
    "zwei.md": entry("Zwei", 'Noch "einer" -- da.\n\n- a\n- b', Category="Berichte", Summary="Kurz *gesagt*"),
    "two.md": entry("Two", "Another.", Slug="zwei", Lang="fr"),
    "drei.rst": "Drei\n####\n:date: 2026-01-04\n:tags: Küste\n\nText *hier*.\n",
    "vier.html": '<html><head><title>Vier</title><meta name="date" content="2026-02-03"></head><body>x</body></html>',
    "entwurf.md": entry("Entwurf", Status="draft"),
    "pages/info.md": "Title: Info\n\nEine Seite.\n",
    "pages/versteckt.md": "Title: Versteckt\nStatus: hidden\n\nEine Seite.\n",
}
Parsed = list[str]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """The names of the files that a reader of this process has read."""
    names: list[str] = []
    read = CachedReader.read_watched

    def count(self: CachedReader, source_path: str) -> object:
        names.append(Path(source_path).name)
        return read(self, source_path)

    monkeypatch.setattr(CachedReader, "read_watched", count)
    return names


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({}, id="defaults"),
        pytest.param({"TYPOGRIFY": True, "TYPOGRIFY_IGNORE_TAGS": ["li"]}, id="typogrify"),
        pytest.param({"TYPOGRIFY": True, "FILENAME_METADATA": "(?P<title>.*)"}, id="typogrify-title-of-path"),
        pytest.param({"TYPOGRIFY": True, "TYPOGRIFY_DASHES": "oldschool"}, id="typogrify-dashes"),
        pytest.param(
            {"TYPOGRIFY": True, "DEFAULT_METADATA": {"summary": "Kurz -- so"}}, id="default-metadata"
        ),
        pytest.param({"FORMATTED_FIELDS": ["summary", "stelle"], "AUTHOR": "Büro"}, id="formatted-fields"),
        pytest.param(
            {"FILENAME_METADATA": r"(?P<stelle>\w+)", "USE_FOLDER_AS_CATEGORY": False}, id="path-metadata"
        ),
        pytest.param({"DEFAULT_DATE": "fs"}, id="dates-of-files"),
        pytest.param({"WITH_FUTURE_DATES": False}, id="no-future"),
        pytest.param({"ARTICLE_URL": "{date:%Y}/{category}/{slug}/"}, id="addresses"),
        pytest.param({"ARTICLE_TRANSLATION_ID": None, "ARTICLE_ORDER_BY": "title"}, id="no-translations"),
        pytest.param({"MARKDOWN": {"extensions": [TocExtension(permalink=True)]}}, id="extension-object"),
        pytest.param({"CACHE_CONTENT": True, "LOAD_CONTENT_CACHE": True}, id="pelicans-own-cache"),
        pytest.param({"YEAR_ARCHIVE_SAVE_AS": "{date:%Y}.html", "RELATIVE_URLS": True}, id="relative"),
    ],
)
def test_output_is_equal_at_first_and_again(tmp_path: Path, settings: dict[str, Any]) -> None:
    settings["CACHE_PATH"] = str(tmp_path / "pelican-cache")
    plain = build_plain(tmp_path, SITE, **settings)
    assert len(plain) > 5
    assert build_fast(tmp_path, **settings) == plain
    assert build_fast(tmp_path, **settings) == plain


def test_output_of_workers_is_equal(tmp_path: Path, parsed: Parsed) -> None:
    many = {f"e{number}.md": entry(f"Nr. {number}", f"Text *{number}*") for number in range(40)}
    plain = build_plain(tmp_path, {**SITE, **many}, TYPOGRIFY=True)
    assert build_fast(tmp_path, TYPOGRIFY=True, FAST_WORKERS=3) == plain
    assert sorted(parsed) == ["drei.rst", "info.md", "versteckt.md", "vier.html"]


def test_entries_are_made_while_workers_parse_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listening: Any, parsed: Parsed
) -> None:
    events: list[str] = []
    run = read_values.run_in_workers

    def tell(*arguments: Any) -> Iterator[tuple[int, bytes]]:
        for result in run(*arguments):
            events.append("parsed")
            yield result

    def made(_content: object) -> None:
        events.append("made")

    monkeypatch.setattr(read_values, "run_in_workers", tell)
    listening(signals.content_object_init, made)
    build_fast(tmp_path, {f"e{n}.md": entry(f"E{n}", f"Text {n}") for n in range(40)}, FAST_WORKERS=2)
    assert (events.count("parsed"), events.count("made")) == (40, 40)
    assert events.index("made") < 39
    build_fast(tmp_path)
    assert parsed == []


def test_text_is_parsed_once(tmp_path: Path, parsed: Parsed) -> None:
    build_fast(tmp_path, SITE)
    assert sorted(parsed) == sorted(Path(name).name for name in SITE)
    parsed.clear()
    build_fast(tmp_path)
    assert parsed == []


def rename(folder: Path) -> None:
    (folder / "content/a.md").rename(folder / "content/b.md")


def change_text(folder: Path) -> None:
    (folder / "content/a.md").write_text(entry("A", "Anders"))


@pytest.mark.parametrize(
    ("change", "settings"),
    [
        pytest.param(change_text, {}, id="text"),
        pytest.param(rename, {}, id="name"),
        pytest.param(None, {"MARKDOWN": {"output_format": "xhtml"}}, id="markdown"),
        pytest.param(None, {"TYPOGRIFY": True}, id="typogrify"),
        pytest.param(None, {"AUTHOR": "Büro"}, id="author"),
        pytest.param(None, {"TIMEZONE": "Asia/Tokyo"}, id="time-zone"),
        pytest.param(None, {"ARTICLE_URL": "x/{slug}.html"}, id="address"),
        pytest.param(None, {"DEFAULT_LANG": "de"}, id="language"),
        pytest.param(None, {"EXTRA_PATH_METADATA": {"a.md": {"slug": "c"}}}, id="path-metadata"),
        pytest.param(None, {"DEFAULT_DATE_FORMAT": "%Y"}, id="date-format"),
    ],
)
def test_change_of_what_enters_is_noticed(
    tmp_path: Path, parsed: Parsed, change: Callable[[Path], None] | None, settings: dict[str, Any]
) -> None:
    build_fast(tmp_path, {"a.md": entry("A", "Ein -- <br>")})
    parsed.clear()
    if change:
        change(tmp_path)
    plain = build_plain(tmp_path, **settings)
    (tmp_path / "fast").rename(tmp_path / "before")
    assert build_fast(tmp_path, **settings) == plain
    assert len(parsed) == 1


def test_time_stamp_that_enters_is_noticed(tmp_path: Path) -> None:
    build_fast(tmp_path, {"a.md": "Title: A\n\nText"}, DEFAULT_DATE="fs")
    os.utime(tmp_path / "content/a.md", (0, 86_400 * 365))
    again = build_fast(tmp_path, DEFAULT_DATE="fs")
    assert again == build_plain(tmp_path, DEFAULT_DATE="fs")


def test_setting_that_no_reader_looks_at_changes_nothing(tmp_path: Path, parsed: Parsed) -> None:
    build_fast(tmp_path, SITE)
    parsed.clear()
    build_fast(tmp_path, SITENAME="Anders", DEFAULT_PAGINATION=3, MENUITEMS=[("a", "b")])
    assert parsed == []


def test_change_of_programs_is_noticed(
    tmp_path: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_fast(tmp_path, {"a.md": entry()})
    parsed.clear()
    monkeypatch.setattr(read_values, "digest_programs", lambda: b"others")
    build_fast(tmp_path)
    assert parsed == ["a.md"]


def test_change_of_an_included_file_is_noticed(tmp_path: Path) -> None:
    text = "Drei\n####\n:date: 2026-01-04\n\n.. include:: teil.txt\n"
    build_fast(tmp_path, {"drei.rst": text, "teil.txt": "Alt"})
    assert b"Alt" in build_fast(tmp_path)["drei.html"]
    (tmp_path / "content/teil.txt").write_text("Neu")
    assert b"Neu" in build_fast(tmp_path)["drei.html"]


def test_date_that_borrows_from_today_is_never_kept(tmp_path: Path, parsed: Parsed) -> None:
    build_fast(tmp_path, {"a.md": entry(Date="10:30")})
    parsed.clear()
    assert build_fast(tmp_path) == build_plain(tmp_path)
    assert parsed.count("a.md") >= 1


def test_warnings_are_said_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site: dict[str, str | bytes] = {
        "a.md": "Title: A\nTitle: B\nDate: 2026-01-01\nTags: x\nTags: y\n\n![](/b.png)"
    }
    site |= {f"e{number}.md": entry(f"E{number}", "![](/c.png)") for number in range(30)}
    build_plain(tmp_path, site)
    plain = [text for text in messages(caplog) if "Duplicate" in text or "alt" in text]
    for _again in range(2):
        caplog.clear()
        build_fast(tmp_path, FAST_WORKERS=2)
        said = [text for text in messages(caplog) if "Duplicate" in text or "alt" in text]
        assert sorted(map(shape, said)) == sorted(map(shape, plain))


def shape(message: str) -> str:
    """Which files are named before the warnings are summed up depends on the order of a set."""
    return message.partition(" in ")[0] if "alt" in message else message


def test_faulty_file_is_skipped_as_ever(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site: dict[str, str | bytes] = {
        "a.md": entry(Date="gestern"),
        "b.md": b"Title: \xff\n\nx",
        "c.md": "ohne Kopf",
        "d.md": entry("D", Status="skip"),
        "e.md": entry("E", Status="falsch"),
        "f.md": entry("F", Save_as="../../f.html"),
        "g.md": entry("G"),
    }
    plain = build_plain(tmp_path, site)
    errors = sorted(messages(caplog))
    assert len(errors) >= 5
    for _again in range(2):
        caplog.clear()
        assert build_fast(tmp_path) == plain
        assert sorted(messages(caplog)) == errors


def test_dead_workers_cost_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = {f"e{number}.md": entry(f"E{number}", f"Text {number}") for number in range(30)}
    plain, parent, read = build_plain(tmp_path, site), os.getpid(), OneMarkdownReader.read

    def die(self: OneMarkdownReader, source_path: str) -> object:
        if os.getpid() != parent and source_path.endswith("7.md"):
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, source_path)

    monkeypatch.setattr(OneMarkdownReader, "read", die)
    assert build_fast(tmp_path, FAST_WORKERS=3) == plain


def test_file_that_changes_while_it_is_read_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = OneMarkdownReader.read

    def change(self: OneMarkdownReader, source_path: str) -> object:
        Path(source_path).write_text(entry("A", "Zweite Fassung"))
        result = read(self, source_path)
        Path(source_path).write_text(entry("A", "Dritte Fassung"))
        return result

    with monkeypatch.context() as patch:
        patch.setattr(OneMarkdownReader, "read", change)
        build_fast(tmp_path, {"a.md": entry("A", "Erste Fassung")})
    for text in ("Dritte Fassung", "Erste Fassung", "Zweite Fassung"):
        (tmp_path / "content/a.md").write_text(entry("A", text))
        assert text.encode() in build_fast(tmp_path)["a.html"]


def test_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("eine Datei")
    assert build_fast(tmp_path, SITE) == build_plain(tmp_path)


def test_cache_for_reading_only_still_serves(
    tmp_path: Path, parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_fast(tmp_path, SITE)
    parsed.clear()
    monkeypatch.setattr(read_values.ParseStore, "keep", lambda *_arguments: False)
    (tmp_path / "content/eins.md").write_text(entry("Eins", "Anders"))
    assert build_fast(tmp_path) == build_plain(tmp_path)
    assert parsed == ["eins.md"]


def test_plugin_that_changes_metadata_is_heard(tmp_path: Path, listening: Any) -> None:
    def add(_generator: object, metadata: dict[str, Any]) -> None:
        metadata["title"] += " (geprüft)"

    listening(signals.article_generator_context, add)
    plain = build_plain(tmp_path, SITE, TYPOGRIFY=True)
    assert "eins-gepruft.html" in plain
    assert [build_fast(tmp_path, TYPOGRIFY=True) for _again in range(2)] == [plain, plain]


def test_plugin_that_changes_entries_is_heard(tmp_path: Path, listening: Any) -> None:
    def change(content: Any) -> None:
        if hasattr(content, "slug"):
            content.slug = f"neu-{content.slug}"

    listening(signals.content_object_init, change)
    plain = build_plain(tmp_path, SITE)
    assert "neu-eins.html" in plain
    assert [build_fast(tmp_path) for _again in range(2)] == [plain, plain]


def test_plugin_that_leads_an_entry_out_of_the_output_is_heard(
    tmp_path: Path, listening: Any, caplog: pytest.LogCaptureFixture
) -> None:
    def change(content: Any) -> None:
        if getattr(content, "slug", "") == "eins":
            content.override_save_as = "../../eins.html"

    build_fast(tmp_path, SITE)
    listening(signals.content_object_init, change)
    fast = build_fast(tmp_path, SITE)
    said = messages(caplog)
    assert fast == build_plain(tmp_path)
    assert "eins.html" not in fast
    assert any("would be written outside" in one for one in said)


def test_plugin_that_changes_entries_while_writing_is_heard(tmp_path: Path, listening: Any) -> None:
    def change(_generator: object, content: Any) -> None:
        content.slug = f"neu-{content.slug}"

    listening(signals.article_generator_write_article, change)
    plain = build_plain(tmp_path, SITE)
    assert "neu-eins.html" in plain
    assert [build_fast(tmp_path) for _again in range(2)] == [plain, plain]


def test_readers_of_other_plugins_are_kept_too(tmp_path: Path, parsed: Parsed, listening: Any) -> None:
    class NoteReader(readers.HTMLReader):
        """Reads the first line as title."""

        def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
            title, _end, text = Path(source_path).read_text(encoding="utf-8").partition("\n")
            return text, {"title": title, "date": self.process_metadata("date", "2026-03-04")}

    def offer(every: readers.Readers) -> None:
        every.reader_classes["note"] = NoteReader

    listening(signals.readers_init, offer)
    site: dict[str, str | bytes] = {"a.note": "Zettel\nMit Text"}
    plain = build_plain(tmp_path, site)
    assert b"Zettel" in plain["zettel.html"]
    assert build_fast(tmp_path) == plain
    parsed.clear()
    assert build_fast(tmp_path) == plain
    assert parsed == []
