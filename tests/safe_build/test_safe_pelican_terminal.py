"""Whole builds by plain Pelican: in a terminal, and again after every save."""

import os
import pty
import signal
import subprocess
import sys
import time

import pytest
from tests.safe_build.tiny_site import GOOD, KEPT, TinySite, page, said, wait_until


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


@pytest.mark.parametrize(
    ("words", "before", "code", "last"),
    [
        ((), None, 130, "Abgebrochen. Es wurde nichts geschrieben.\n"),
        ((), "gut", 130, f"Abgebrochen. {KEPT}\n"),
        (("-r",), "gut", 0, f"Abgebrochen. {KEPT}\n"),
    ],
    ids=["first build", "next build", "autoreload"],
)
def test_ctrl_c_ends_a_build_in_one_sentence(
    site: TinySite, words: tuple[str, ...], before: str | None, code: int, last: str
) -> None:
    if before:
        site.write(before)
        site.build()
    site.write("wait pause")
    with site.running("pelican", *words) as program:
        wait_until((site.root / "pause.waiting").exists)
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=20) == code
    assert last in site.said
    assert not {"Traceback", "BuildCancelled", "KeyboardInterrupt"} & set(site.said.replace(":", " ").split())
    assert site.tree() == (GOOD if before else {})


def test_ctrl_c_while_plugins_are_loaded_ends_in_one_sentence(site: TinySite) -> None:
    site.write("gut")
    site.build()
    loading = site.root / "loading"
    (site.root / "plugins/slow.py").write_text(
        f"import pathlib, signal\npathlib.Path({str(loading)!r}).touch()\nsignal.pause()\n"
    )
    site.add_settings('PLUGINS.append("slow")')
    with site.running("pelican") as program:
        wait_until(loading.exists)
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=20) == 130
    assert site.said.strip() == f"Abgebrochen. {KEPT}"
    assert site.tree() == GOOD


def test_models_are_loaded_with_the_plugins_where_ctrl_c_is_answered(site: TinySite) -> None:
    site.add_settings(
        "import sys, safe_build",
        "print([name for name in sys.modules if name.startswith('content_model.models')])",
    )
    site.write("gut")
    assert said(site.build())[0] == "[]"


def test_autoreload_waits_for_the_next_save_after_a_mistake(site: TinySite) -> None:
    site.write("error A")
    with site.running("pelican", "-r"):
        wait_until(lambda: "1 Fehler" in site.said)
        time.sleep(1)
        assert site.said.count("1 Fehler") == 1
