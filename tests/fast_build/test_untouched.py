"""Pages are not even asked what they read where nothing but texts that they do not show has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican.contents import Article
from pelican.plugins import signals
from tests.conftest import write_files
from tests.fast_build.oracle.builds import alone
from tests.fast_build.stock_site import build_fast, build_plain, entry

from fast_build import untouched
from fast_build.fast_run import FastRun
from fast_build.packing import TextPrints
from fast_build.site_state import EntryBooks, SiteState

ONE = {"a.md": entry("A", "Von A", Slug="a"), "b.md": entry("B", "Von B, mit [A]({filename}a.md)", Slug="b")}
THEME = {
    "article.html": "{{ article.title }}{{ article.content }}{{ MOTTO }}{{ article.mood }}",
    "index.html": "{% for one in articles %}{{ one.title }}{{ one.url }}{% endfor %}",
}
SETTINGS = {
    "DIRECT_TEMPLATES": ["index"],
    "CATEGORY_SAVE_AS": "",
    "MOTTO": "eins",
    "ARTICLE_URL": "{slug}/",
    "ARTICLE_SAVE_AS": "{slug}/index.html",
    "STATIC_PATHS": ["bilder"],
    "FAST_WORKERS": 2,
}


@pytest.fixture(autouse=True)
def _nobody_else() -> Iterator[None]:
    with alone():
        yield


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages of which is asked what they read."""
    names: list[str] = []
    ask = FastRun._is_current

    def note(run: FastRun, page: Any, *more: Any) -> bool:
        names.append(page.name)
        return ask(run, page, *more)

    monkeypatch.setattr(FastRun, "_is_current", note)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The site, built once; each build is compared with Pelican's own."""
    write_files(tmp_path / "theme/templates", THEME)
    (tmp_path / "theme/static").mkdir()
    _build(tmp_path, ONE)
    return tmp_path


def _build(folder: Path, files: dict[str, str], **settings: Any) -> None:
    more = {**SETTINGS, "THEME": str(folder / "theme"), **settings}
    assert build_fast(folder, dict(files), **more) == build_plain(folder, **more)


def test_nothing_is_asked_when_nothing_has_changed(folder: Path, asked: list[str]) -> None:
    _build(folder, {})
    assert asked == []


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        pytest.param("{{ one.title }}{{ one.url }}", ["a/index.html"], id="title"),
        pytest.param("{{ one.summary }}", ["a/index.html", "index.html"], id="summary"),
        pytest.param("{{ one.get_summary('') }}", ["a/index.html", "index.html"], id="call"),
    ],
)
def test_changed_text_asks_the_pages_that_may_show_it(
    folder: Path, asked: list[str], shown: str, names: list[str]
) -> None:
    index = {"../theme/templates/index.html": f"{{% for one in articles %}}{shown}{{% endfor %}}"}
    _build(folder, index)
    asked.clear()
    _build(folder, {"a.md": entry("A", "Neu", Slug="a")})
    assert asked == names


@pytest.mark.parametrize(
    ("files", "settings"),
    [
        pytest.param({"a.md": entry("A", "Von A", Slug="a-neu")}, {}, id="address"),
        pytest.param({"a.md": entry("A", "Von A", Slug="a", Mood="froh")}, {}, id="field"),
        pytest.param({"c.md": entry("C", "Von C", Slug="c")}, {}, id="added"),
        pytest.param({}, {"MOTTO": "zwei"}, id="setting"),
        pytest.param({}, {"ARTICLE_URL": "x/{slug}/"}, id="addresses"),
        pytest.param({"../theme/templates/article.html": "{{ article.content }}!"}, {}, id="template"),
    ],
)
def test_all_else_is_noticed(folder: Path, files: dict[str, str], settings: dict[str, str]) -> None:
    _build(folder, files, **settings)


def test_file_that_comes_later_is_noticed(folder: Path) -> None:
    _build(folder, {"b.md": entry("B", "Ein [Bild]({filename}bilder/x.txt)", Slug="b"), "bilder/y.txt": "y"})
    _build(folder, {"bilder/x.txt": "x"})


def test_plugins_are_never_overlooked(folder: Path, asked: list[str]) -> None:
    mood = "froh"

    def change(content: Any) -> None:
        content.mood = mood

    signals.content_object_init.connect(change)
    _build(folder, {})
    mood = "heiter"
    _build(folder, {})
    assert {"a/index.html", "b/index.html"} <= set(asked)


def _books(paths: str, lists: str, texts: str = "") -> Any:
    """The state of a site read in this order, with this list of articles."""
    entries: dict[str, Any] = {path: Article("", {"title": path}, source_path=path) for path in "abc"}
    books = EntryBooks()
    for path in paths:
        books.enter(entries[path], TextPrints(path.encode(), (texts + path).encode().rjust(16)))
    context = {
        "generated_content": entries,
        "static_content": {},
        "articles": [entries[one] for one in lists],
    }
    return books.state({}, context)


@pytest.mark.parametrize(
    ("other", "changed"),
    [
        pytest.param(_books("cab", "abc"), [], id="order-of-reading"),
        pytest.param(_books("abc", "acb"), None, id="order-of-a-list"),
        pytest.param(_books("abc", "abc", "!"), ["a", "b", "c"], id="texts"),
        pytest.param(_books("ab", "abc"), None, id="unknown-entry"),
    ],
)
def test_state_of_a_site_hangs_on(other: Any, changed: list[str] | None) -> None:
    first = _books("abc", "abc")
    found = first.changed(other.rest, other.texts)
    assert (found and [one.source_path for one in found]) == changed


def test_function_among_the_settings_leaves_the_state_open() -> None:
    context: Any = {"generated_content": {}, "static_content": {}}
    states = [
        EntryBooks().state({"ARTICLE_ORDER_BY": one}, context).rest
        for one in ("date", len, SimpleNamespace())
    ]
    assert [bool(one) for one in states] == [True, False, False]


class Anything(bytes):
    """Equal to all else."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, _other: object) -> bool:
        return True


def forget_summaries(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(untouched, "_WITHOUT_TEXT", untouched._WITHOUT_TEXT | {"summary"})


def forget_names(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(untouched, "spell", lambda _entry: b"")


def forget_templates(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(untouched, "frame_of", lambda _page, _templates: Anything())


def forget_all_but_texts(patch: pytest.MonkeyPatch) -> None:
    changed = SiteState.changed
    patch.setattr(SiteState, "changed", lambda state, _rest, texts: changed(state, state.rest, texts))


TEXT = {"a.md": entry("A", "Neu", Slug="a")}
SUMMARIES = {"../theme/templates/index.html": "{% for one in articles %}{{ one.summary }}{% endfor %}"}


@pytest.mark.parametrize(
    ("fault", "files", "settings"),
    [
        (forget_summaries, TEXT, {}),
        (forget_names, TEXT, {}),
        (forget_templates, {"../theme/templates/article.html": "{{ article.content }}!"}, {}),
        (forget_all_but_texts, {}, {"MOTTO": "zwei"}),
        (forget_all_but_texts, {"a.md": entry("A", "Von A", Slug="a", Mood="froh")}, {}),
    ],
)
def test_planted_fault_is_found(
    folder: Path,
    fault: Callable[[pytest.MonkeyPatch], None],
    files: dict[str, str],
    settings: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _build(folder, SUMMARIES)
    fault(monkeypatch)
    with pytest.raises(AssertionError, match="assert"):
        _build(folder, files, **settings)
