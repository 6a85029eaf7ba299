"""Whatever goes wrong: the same error as Pelican's, or a correct build."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from pelican.generators import Generator
from pelican.plugins import signals
from pelican.writers import Writer
from tests.conftest import BuildSite, write_files
from tests.fast_build.stock_site import build_fast, build_plain, entry

SITE = {f"{name}.md": entry(name, f"Text von {name}", Date="2026-01-05") for name in "abcdef"}
SETTINGS = {"FAST_WORKERS": 2, "DEFAULT_LANG": "de"}


def report(folder: Path) -> dict[str, list[str]]:
    """What last_run.json says."""
    found: dict[str, list[str]] = json.loads((folder / "cache/last_run.json").read_text("utf-8"))
    return found


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The folder of a site that has been built once."""
    build_fast(tmp_path, SITE, **SETTINGS)
    return tmp_path


def damage_output(folder: Path) -> None:
    file = folder / "fast/a.html"
    file.write_bytes(b"x" * file.stat().st_size)


def lose_output(folder: Path) -> None:
    (folder / "fast/a.html").unlink()


def store_of(folder: Path) -> Path:
    (file,) = (folder / "cache").glob("rendered-fast-*")
    return file


def damage_store(folder: Path) -> None:
    file = store_of(folder)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def cut_store(folder: Path) -> None:
    file = store_of(folder)
    file.write_bytes(file.read_bytes()[:100])


def damage_compiled_templates(folder: Path) -> None:
    store_of(folder).unlink()
    for file in (folder / "cache/templates").iterdir():
        file.write_bytes(file.read_bytes()[:-20] + b"x" * 20)


@pytest.mark.parametrize(
    ("harm", "rendered"),
    [
        pytest.param(damage_output, 1, id="output-changed"),
        pytest.param(lose_output, 1, id="output-missing"),
        pytest.param(damage_store, None, id="store-damaged"),
        pytest.param(cut_store, None, id="store-cut"),
        pytest.param(damage_compiled_templates, None, id="compiled-templates-damaged"),
    ],
)
def test_harm_is_noticed(built: Path, harm: Callable[[Path], None], rendered: int | None) -> None:
    harm(built)
    assert build_fast(built, **SETTINGS) == build_plain(built, **SETTINGS)
    assert len(report(built)["rendered"]) == (rendered or len(report(built)["rendered"]))


def test_output_touched_only_is_not_rendered(built: Path) -> None:
    os.utime(built / "fast/a.html")
    build_fast(built, **SETTINGS)
    assert report(built)["rendered"] == []


def kill_at_b(text: str) -> str:
    if text == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    return text


def own_theme(folder: Path, article: str) -> dict[str, object]:
    write_files(folder / "theme/templates", {"article.html": article})
    (folder / "theme/static").mkdir(exist_ok=True)
    return {**SETTINGS, "THEME": str(folder / "theme")}


def test_dead_worker_names_the_page(tmp_path: Path) -> None:
    settings = own_theme(tmp_path, "{{ article.title|kill }}")
    with pytest.raises(RuntimeError, match=r"während er b\.html baute"):
        build_fast(tmp_path, SITE, **settings, JINJA_FILTERS={"kill": kill_at_b})


def test_raising_template_raises_the_same(tmp_path: Path) -> None:
    settings = own_theme(tmp_path, "{% if article.title == 'c' %}{{ article.nothing.more }}{% endif %}")
    with pytest.raises(UndefinedError) as plain:
        build_plain(tmp_path, SITE, **settings)
    with pytest.raises(UndefinedError) as fast:
        build_fast(tmp_path, **settings)
    assert str(fast.value) == str(plain.value)


@pytest.mark.parametrize("later", [{"Slug": "a"}, {"Template": "gone"}], ids=["same-address", "no-template"])
def test_fault_of_a_page_comes_before_that_of_a_later_one(tmp_path: Path, later: dict[str, str]) -> None:
    settings = own_theme(tmp_path, "{{ article.nothing.more }}")
    faulty = {"g.md": entry("g", "", Date="2026-01-01", **later)}
    with pytest.raises(UndefinedError):
        build_plain(tmp_path, SITE | faulty, **settings)
    with pytest.raises(UndefinedError):
        build_fast(tmp_path, **settings)


class Halting(Generator):
    """Writes a page and fails by itself."""

    def generate_output(self, writer: Any) -> None:
        writer.write_file("x.html", self.get_template("own"), self.context)
        raise RuntimeError("halt")


def offer_halting(_pelican: object) -> type[Halting]:
    return Halting


@pytest.mark.parametrize(
    ("own", "fault"),
    [("{{ nothing.more }}", UndefinedError), ("fine", RuntimeError)],
    ids=["both", "generator"],
)
def test_fault_of_a_page_comes_before_that_of_its_generator(
    tmp_path: Path, own: str, fault: type[Exception]
) -> None:
    settings = own_theme(tmp_path, "{{ article.title }}")
    write_files(tmp_path / "theme/templates", {"own.html": own})
    with signals.get_generators.connected_to(offer_halting):
        with pytest.raises(fault):
            build_plain(tmp_path, SITE, **settings)
        with pytest.raises(fault):
            build_fast(tmp_path, **settings)


def test_cache_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    more = {**SETTINGS, "FAST_CACHE": str(tmp_path / "file" / "cache")}
    assert build_fast(tmp_path, SITE, **more) == build_plain(tmp_path, **SETTINGS)
    assert "lässt sich nicht schreiben" in capsys.readouterr().out


def test_other_writer_wins_and_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def own_writer(pelican: object) -> type[Writer]:
        del pelican
        return Writer

    with signals.get_writer.connected_to(own_writer):
        assert build_fast(tmp_path, SITE, **SETTINGS)
    assert "ein anderes Plugin hat einen eigenen Writer" in capsys.readouterr().out


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"RELATIVE_URLS": True}, id="relative-addresses"),
        pytest.param({"TEMPLATE_PAGES": {"extra.txt": "extra.html"}}, id="template-pages"),
        pytest.param({"FAST_WORKERS": 1}, id="one-worker"),
        pytest.param({"DELETE_OUTPUT_DIRECTORY": True}, id="deleted-output"),
    ],
)
def test_sites_that_need_pelicans_way(tmp_path: Path, settings: dict[str, object]) -> None:
    files = {**SITE, "extra.txt": "{{ SITENAME }} {{ articles|length }}"}
    for _ in range(2):
        assert build_fast(tmp_path, files, **{**SETTINGS, **settings}) == build_plain(
            tmp_path, **{**SETTINGS, **settings}
        )


def test_other_plugins_hear_of_every_page(built: Path) -> None:
    heard: list[str] = []

    def hear(path: str, context: dict[str, object]) -> None:
        assert Path(path).is_file()
        assert context["output_file"] == os.path.relpath(path, built / "fast")
        heard.append(Path(path).name)

    with signals.content_written.connected_to(hear):
        build_fast(built, **SETTINGS)
    assert report(built)["rendered"] == []
    assert {"a.html", "index.html"} <= set(heard)


def test_kit_takes_unchanged_pages_over_without_touching_the_live_ones(build_site: BuildSite) -> None:
    files = {
        "seiten/eins.md": "---\ntitel: Eins\n---\nText\n",
        "seiten/zwei.md": "---\ntitel: Zwei\n---\nText\n",
    }
    more = {"FAST_BUILD": True, "FAST_WORKERS": 2}
    first = build_site(files, **more)
    before = {file: file.stat().st_ino for file in first.output.rglob("*.html")}
    second = build_site({"seiten/zwei.md": "---\ntitel: Zwei\n---\nAnders\n"}, **more)
    assert second.code == 0
    kept = {file for file, node in before.items() if file.stat().st_ino == node}
    assert {file.relative_to(first.output).parent.name for file in before.keys() - kept} == {"zwei"}
    assert "Anders" in second.read("zwei/")


def test_sites_that_share_a_cache_have_books_of_their_own(tmp_path: Path) -> None:
    sites = [tmp_path / name for name in ("one", "other")]
    for folder in sites:
        build_fast(folder, SITE, **SETTINGS, FAST_CACHE=str(tmp_path / "cache"))
    (sites[0] / "content/a.md").unlink()
    assert build_fast(sites[0], **SETTINGS, FAST_CACHE=str(tmp_path / "cache")) == build_plain(
        sites[0], **SETTINGS
    )
