"""What `invoke doctor` says: each line with its state and what to do."""

from __future__ import annotations

from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version
from pathlib import Path
from threading import Thread

import pytest
from tests.conftest import LAWFUL, PROJECT, write_files

from editor_tools.doctor import main
from editor_tools.external_links import broken_links
from editor_tools.locked_packages import differences, read_pins
from editor_tools.site_health import (
    Remark,
    State,
    build_remarks,
    environment_remarks,
    exit_code,
    holiday_remark,
)

TODAY = date(2026, 11, 22)
FACTS = "name: Netz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\nemail: netz@example.org\nland: Mecklenburg-Vorpommern\n"


def run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], facts: str
) -> tuple[int, list[str]]:
    write_files(folder / "content", {"netzwerk.yaml": facts})
    monkeypatch.chdir(folder)
    code = main([], TODAY)
    return code, capsys.readouterr().out.splitlines()


def test_sound_site_needs_nothing_but_a_first_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = run(tmp_path, monkeypatch, capsys, FACTS + LAWFUL)
    assert code == 0
    assert [line for line in lines if not line.startswith("gut")] == [
        "bald    Bau: es gibt noch keinen fertigen Bau. So geht es: make html",
        "bald    Veröffentlichung: es gibt noch keinen fertigen Bau. So geht es: make publish",
    ]


def test_missing_fact_is_broken_and_ending_funding_is_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    funding = "foerderung: [{foerderer: Stadt Rostock, hinweis: Gefördert., bis: 31.12.2026}]\n"
    law = LAWFUL.replace("telefon: 030 23125-100\n", "")
    code, lines = run(tmp_path, monkeypatch, capsys, FACTS + law + funding)
    assert code == 1
    assert [line for line in lines if "netzwerk.yaml" in line and "land:" not in line] == [
        "kaputt  content/netzwerk.yaml:1: neben der E-Mail fehlt ein zweiter schneller Weg (§ 5 Abs. 1 Nr. 2 DDG). So geht es: telefon: 0381 1234567",
        "bald    content/netzwerk.yaml: eine Förderung endet am 31.12.2026. So geht es: mit dem Förderer klären, dann bis: erneuern",
    ]


def test_folder_without_content_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([], TODAY) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith("kaputt  Inhalte: ")


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param("2026-11-19", State.GOOD, id="three days"),
        pytest.param("2026-11-18", State.SOON, id="four days"),
    ],
)
def test_old_build_asks_for_a_new_one(tmp_path: Path, day: str, state: State) -> None:
    (tmp_path / "manifest.json").write_text(f'{{"day": "{day}"}}')
    (remark,) = build_remarks(tmp_path / "manifest.json", "Bau", "make html", TODAY)
    assert (remark.state, bool(remark.cure)) == (state, state is State.SOON)


def test_packages_unlike_the_lock_file_are_told() -> None:
    lock = f"pelican==4.11.0 \\\n    --hash=sha256:ab\nmarkdown=={version('markdown')}\nnicht-da==1.0 \\\n"
    others = [str(one) for one in environment_remarks((3, 11), lock) if one.state is not State.GOOD]
    differing = f"pelican {version('pelican')} statt 4.11.0, nicht-da fehlt"
    cure = "So geht es: rm -r .venv, dann make html"
    assert others == [f"bald    Pakete: nicht wie in requirements.txt: {differing}. {cure}"]


@pytest.mark.parametrize(
    ("lock", "installed", "told"),
    [
        pytest.param("a==1.0 \\\n", "1.0", [], id="same"),
        pytest.param("pagefind[bin]==1.0 \\\n", "1.1", ["pagefind 1.1 statt 1.0"], id="extra"),
        pytest.param("a==1.0 ; python_version < '3.12' \\\na==2.0 ; python_version >= '3.12' \\\n", "2.0", [], id="by Python"),
        pytest.param("a==1.0 ; python_version < '3.12'\na==2.0\n", "3.0", ["a 3.0 statt 1.0 oder 2.0"], id="neither"),
        pytest.param("a==1.0 ; sys_platform == 'win32' \\\n", None, [], id="other system"),
        pytest.param("# a==1.0\n", None, [], id="comment"),
    ],
)  # fmt: skip
def test_versions_are_compared_by_name(lock: str, installed: str | None, told: list[str]) -> None:
    assert list(differences(lock, lambda _name: installed)) == told


def test_every_package_of_the_lock_file_is_compared() -> None:
    lock = (PROJECT / "requirements.txt").read_text("utf-8")
    assert len(read_pins(lock)) > 40
    assert sum(len(pin.versions) for pin in read_pins(lock).values()) == lock.count("==") - lock.count(" == ")


def test_old_python_is_broken() -> None:
    assert [one.state for one in environment_remarks((3, 10), "")] == [State.BROKEN, State.GOOD]


@pytest.mark.parametrize(
    ("known", "state"),
    [
        pytest.param(None, State.SOON, id="no Land"),
        pytest.param(date(2027, 11, 21), State.SOON, id="less than a year"),
        pytest.param(date(2027, 11, 22), State.GOOD, id="a year"),
    ],
)
def test_holidays_that_end_soon_are_named(known: date | None, state: State) -> None:
    assert holiday_remark(known, TODAY).state is state


def test_only_what_is_broken_fails() -> None:
    assert (exit_code([Remark(State.SOON, "a", "b")]), exit_code([Remark(State.BROKEN, "a", "b")])) == (0, 1)


class _Answers(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/da" else 404)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


def test_broken_links_are_told_with_their_place(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), _Answers) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        site = f"http://127.0.0.1:{server.server_port}"
        write_files(
            tmp_path / "content", {"seiten/a.md": f"---\ntitel: A\n---\n[da]({site}/da) [weg]({site}/weg).\n"}
        )
        found = list(broken_links(tmp_path / "content"))
        server.shutdown()
    assert found == [("content/seiten/a.md:4", f"{site}/weg", "antwortet mit 404")]
