"""Whole builds by plain Pelican: what is written, what is said, how it ends."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.safe_build.tiny_site import TinySite, page, wait_until

GOOD = {".nojekyll": "", "seite/index.html": page("gut")}
SECONDS = re.compile(r"\d+,\d s")
KEPT = "Die letzte gute Fassung in output/ bleibt unverändert."


def said(result: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines on stdout with the time taken out; Pelican's progress display leaves an empty last one."""
    return SECONDS.sub("0,0 s", result.stdout).strip().split("\n")


def finding(number: int, problem: str) -> str:
    return f"content/seite.txt:{number}:1: {problem}. So geht es: anders"


def with_good_output(site: TinySite) -> TinySite:
    site.write("gut")
    assert site.build().returncode == 0
    return site


def test_good_build_is_live_and_says_so_in_one_line(site: TinySite) -> None:
    site.write("gut")
    result = site.build()
    assert (result.returncode, said(result)) == (0, ["Fertig: 1 Seite in 0,0 s → output/"])
    assert (site.tree(), site.leftovers()) == (GOOD, [])


def test_page_that_is_gone_is_gone_from_the_output(site: TinySite) -> None:
    with_good_output(site)
    (site.root / "content/seite.txt").rename(site.root / "content/neu.txt")
    site.build()
    assert site.tree() == {".nojekyll": "", "neu/index.html": page("gut")}


STOPS = [
    pytest.param("strict", "error E1\nwarning W1\nerror E2\nwarning W2", [1, 3], [2, 4], id="strict-error"),
    pytest.param("publish", "publish P1\nwarning W1", [1], [2], id="publish-publish"),
    pytest.param("publish", "error E1", [1], [], id="publish-error"),
    pytest.param("strict", "late L1\nwarning W1", [1], [2], id="strict-late"),
]


@pytest.mark.parametrize(("form", "text", "errors", "remarks"), STOPS)
def test_error_keeps_the_output_and_lists_all_findings(
    site: TinySite, form: str, text: str, errors: list[int], remarks: list[int]
) -> None:
    with_good_output(site).write(text)
    result = site.build("-e", f'BUILD_FORM="{form}"')
    problems = {number: line.split()[1] for number, line in enumerate(text.split("\n"), start=1)}
    expected = ["Fehler", *(finding(number, problems[number]) for number in errors), ""]
    if remarks:
        expected += ["Hinweise", *(finding(number, problems[number]) for number in remarks), ""]
    count = f"{len(errors)} Fehler" + {0: "", 1: ", 1 Hinweis", 2: ", 2 Hinweise"}[len(remarks)]
    assert (result.returncode, said(result), result.stderr) == (1, [*expected, f"{count}. {KEPT}"], "")
    assert (site.tree(), site.leftovers()) == (GOOD, [])


PASSES = [
    pytest.param("strict", "warning A", "Hinweise", "1 Hinweis", id="strict-warning"),
    pytest.param("strict", "publish A", "Hinweise", "1 Hinweis", id="strict-publish"),
    pytest.param("publish", "warning A", "Hinweise", "1 Hinweis", id="publish-warning"),
    pytest.param("preview", "error A", "Fehler", "1 Fehler", id="preview-error"),
    pytest.param("preview", "late A", "Fehler", "1 Fehler", id="preview-late"),
]


@pytest.mark.parametrize(("form", "text", "heading", "count"), PASSES)
def test_finding_that_does_not_stop_is_printed_too(
    site: TinySite, form: str, text: str, heading: str, count: str
) -> None:
    site.write(text)
    result = site.build("-e", f'BUILD_FORM="{form}"')
    last = f"Fertig: 1 Seite in 0,0 s → output/ ({count})"
    assert (result.returncode, said(result)) == (0, [heading, finding(1, "A"), "", last])
    assert site.tree() == {".nojekyll": "", "seite/index.html": page(text)}


def test_error_before_the_first_good_build_writes_nothing(site: TinySite) -> None:
    site.write("error A")
    result = site.build()
    assert said(result)[-1] == "1 Fehler. Es wurde nichts geschrieben."
    assert not (site.root / "output").exists()


def test_error_stops_before_anything_is_written(site: TinySite) -> None:
    site.write("error A\nwait never")
    assert site.build().returncode == 1
    assert not (site.root / "never.waiting").exists()


def test_crash_keeps_the_output_and_shows_its_traceback(site: TinySite) -> None:
    with_good_output(site).write("warning A\ncrash")
    result = site.build()
    assert said(result)[:4] == ["Hinweise", finding(1, "A"), "", f"1 Hinweis. {KEPT}"]
    assert (result.returncode, "RuntimeError: probe crashed" in result.stdout) == (1, True)
    assert (site.tree(), site.leftovers()) == (GOOD, [])


@pytest.mark.parametrize("words", [(), ("-q",)], ids=["loud", "quiet"])
def test_logged_error_stops_the_build(site: TinySite, words: tuple[str, ...]) -> None:
    with_good_output(site).write("log page lost")
    result = site.build(*words)
    expected = ["Fehler", "pelican.probe: page lost", "", f"1 Fehler. {KEPT}"]
    assert (result.returncode, said(result)[-4:], site.tree()) == (1, expected, GOOD)


def test_logged_error_does_not_stop_a_preview(site: TinySite) -> None:
    site.write("log page lost")
    result = site.build("-e", 'BUILD_FORM="preview"')
    assert (result.returncode, said(result)[-1]) == (0, "Fertig: 1 Seite in 0,0 s → output/ (1 Fehler)")


def test_quiet_build_shows_no_logged_error_twice(site: TinySite) -> None:
    site.write("log page lost")
    assert site.build("-q").stdout.count("page lost") == 1


def test_page_that_pelican_skips_stops_the_build(site: TinySite) -> None:
    with_good_output(site)
    (site.root / "content/beitrag.md").write_text("Title: Ohne Datum\nDate: gestern\n\nText")
    result = site.build()
    assert (result.returncode, said(result)[-1], site.tree()) == (1, f"1 Fehler. {KEPT}", GOOD)


BROKEN_PLUGINS = [
    pytest.param("def register(): raise ValueError('no')", "broken", "`broken` (ValueError: no)", id="fails"),
    pytest.param("", "calendar", "`calendar` (AttributeError: ", id="named-as-a-standard-module"),
    pytest.param("", "absent", "Cannot load plugin `absent` ", id="missing"),
]


@pytest.mark.parametrize(("code", "name", "reason"), BROKEN_PLUGINS)
def test_plugin_that_is_not_registered_stops_the_build(
    site: TinySite, code: str, name: str, reason: str
) -> None:
    with_good_output(site)
    if name != "absent":
        (site.root / f"plugins/{name}.py").write_text(code)
    site.add_settings(f"PLUGINS.append('{name}')")
    result = site.build("-q")
    assert (result.returncode, said(result)[0], site.tree()) == (1, "Fehler", GOOD)
    assert reason in said(result)[1]


BAD_SETTINGS = [
    pytest.param(
        'BUILD_FORM="lax"', "BUILD_FORM ist 'lax', möglich sind: strict, preview, publish.", id="form"
    ),
    pytest.param(
        'BUILD_NOW="gestern"',
        "BUILD_NOW ist 'gestern', gebraucht wird Tag und Zeit, zum Beispiel 2026-11-03T18:00.",
        id="now",
    ),
    pytest.param(
        'BUILD_FROM="strict"',
        "Die Einstellung BUILD_FROM gibt es nicht. Gemeint ist wohl: BUILD_FORM.",
        id="name",
    ),
]


@pytest.mark.parametrize(("setting", "sentence"), BAD_SETTINGS)
def test_bad_setting_is_one_sentence(site: TinySite, setting: str, sentence: str) -> None:
    site.write("gut")
    result = site.build("-e", setting)
    assert (result.returncode, said(result), result.stderr) == (1, [sentence], "")


def test_long_finding_is_one_line_in_a_narrow_terminal(site: TinySite) -> None:
    site.write(f"error {'Wort ' * 60}Ende")
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "pelican"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "40"}
    with subprocess.Popen(command, cwd=site.root, stdout=inside, stderr=inside, env=environment) as program:
        os.close(inside)
        shown = read_terminal(terminal)
    assert program.returncode == 1
    assert f"content/seite.txt:1:1: {'Wort ' * 60}Ende. So geht es: anders\r\n" in shown


def read_terminal(terminal: int) -> str:
    chunks = []
    while True:
        try:
            chunks.append(os.read(terminal, 65536))
        except OSError:
            return b"".join(chunks).decode()


def test_sign_that_the_terminal_does_not_know_is_no_reason_to_fail(site: TinySite) -> None:
    site.write("gut")
    command = [sys.executable, "-m", "pelican"]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    result = subprocess.run(command, cwd=site.root, env=environment, capture_output=True, check=False)
    assert (result.returncode, b"\\u2192 output/\n" in result.stdout) == (0, True)


def test_linked_output_folder_stays_a_link(site: TinySite, tmp_path: Path) -> None:
    real = tmp_path / "anderswo/website"
    real.mkdir(parents=True)
    (site.root / "output").symlink_to(real)
    site.write("gut")
    assert site.build().returncode == 0
    site.write("neu")
    assert site.build().returncode == 0
    assert (site.root / "output").readlink() == real
    assert (real / "seite/index.html").read_text() == page("neu")
    assert sorted(path.name for path in real.parent.iterdir()) == [".build", "website"]


def test_output_folder_anywhere_is_replaced(site: TinySite, tmp_path: Path) -> None:
    site.write("gut")
    folder = tmp_path / "tief/unten/site"
    result = site.build("-o", str(folder))
    assert (result.returncode, said(result)) == (0, [f"Fertig: 1 Seite in 0,0 s → {folder}/"])
    assert (folder / "seite/index.html").read_text() == page("gut")


def test_output_folder_below_a_file_is_one_sentence(site: TinySite) -> None:
    site.write("gut")
    result = site.build("-o", "pelicanconf.py/site")
    sentence = (
        f"Der Ausgabeordner {Path('pelicanconf.py/site')}/ lässt sich nicht schreiben: Not a directory."
    )
    assert (result.returncode, said(result)) == (1, [sentence])


def test_folder_of_someone_else_is_refused_and_untouched(site: TinySite) -> None:
    site.write("gut")
    (site.root / "output").mkdir()
    (site.root / "output/diplom.txt").write_text("wichtig")
    result = site.build()
    sentence = (
        "Der Ausgabeordner output/ enthält Dateien, die nicht von dieser Website stammen."
        " Es wurde nichts verändert. Ein anderer Ordner: pelican -o ORDNER"
    )
    assert (result.returncode, said(result), result.stderr) == (1, [sentence], "")
    assert site.tree() == {"diplom.txt": "wichtig"}


def test_files_that_appear_during_the_build_are_not_replaced(site: TinySite) -> None:
    site.write("wait pause")
    with site.running("pelican") as program:
        wait_until((site.root / "pause.waiting").exists)
        (site.root / "output").mkdir()
        (site.root / "output/diplom.txt").write_text("wichtig")
        (site.root / "pause.go").touch()
        assert program.wait() == 1
    assert (site.tree(), site.leftovers()) == ({"diplom.txt": "wichtig"}, [])


def test_two_builds_at_once_both_succeed(site: TinySite) -> None:
    site.write("wait erster")
    with site.running("pelican") as first:
        wait_until((site.root / "erster.waiting").exists)
        site.write("zweiter")
        assert site.build().returncode == 0
        assert site.tree() == {".nojekyll": "", "seite/index.html": page("zweiter")}
        (site.root / "erster.go").touch()
        assert first.wait() == 0
    assert site.tree() == {".nojekyll": "", "seite/index.html": page("wait erster")}
    assert site.leftovers() == []


def test_killed_build_is_cleaned_up_by_the_next(site: TinySite) -> None:
    with_good_output(site).write("wait pause")
    with site.running("pelican") as program:
        wait_until((site.root / "pause.waiting").exists)
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert (site.tree(), site.leftovers()) == (GOOD, [f"staging-{program.pid}"])
    site.write("weiter")
    assert site.build().returncode == 0
    assert (site.tree(), site.leftovers()) == ({".nojekyll": "", "seite/index.html": page("weiter")}, [])


def test_autoreload_lives_through_mistakes(site: TinySite) -> None:
    site.write("gut")
    with site.running("pelican", "-r") as program:
        wait_until(lambda: site.tree() == GOOD)
        # Pelican starts to watch a moment after the build: a save is repeated until it is seen.
        wait_until(lambda: f"1 Fehler. {KEPT}" in site.said, lambda: site.write("error A"))
        wait_until(lambda: "RuntimeError: probe crashed" in site.said, lambda: site.write("crash"))
        assert (program.poll(), site.tree()) == (None, GOOD)
        wait_until(
            lambda: "BUILD_FORM ist 'lax'" in site.said, lambda: site.add_settings("BUILD_FORM = 'lax'")
        )
        site.add_settings("BUILD_FORM = 'strict'")
        wait_until(lambda: site.tree()["seite/index.html"] == page("neu"), lambda: site.write("neu"))
        assert program.poll() is None
    assert "BuildStopped" not in site.said


def test_autoreload_waits_for_the_next_save_after_a_mistake(site: TinySite) -> None:
    site.write("error A")
    with site.running("pelican", "-r"):
        wait_until(lambda: "1 Fehler" in site.said)
        time.sleep(1)
        assert site.said.count("1 Fehler") == 1
