import http.client
import os
import re
import signal
import socket
from collections.abc import Callable

from tests.safe_build.tiny_site import TinySite, page, wait_until

OUTPUT = ".build/preview/site"
PREVIEW = "safe_build.preview"


def get(server: str, address: str = "/seite/") -> tuple[int, str]:
    """Status and text of an answer, without the reload script."""
    connection = http.client.HTTPConnection(server, timeout=5)
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, re.sub("<script>.*?</script>", "", answer.read().decode(), flags=re.DOTALL)


def test_preview_once_builds_leniently_beside_the_output(site: TinySite) -> None:
    site.write("error A")
    result = site.run_module(PREVIEW, "--once")
    assert (result.returncode, result.stderr) == (0, "")
    assert site.tree(OUTPUT) == {".nojekyll": "", "seite/index.html": page("error A")}
    assert not (site.root / "output").exists()


def test_preview_once_fails_with_a_failing_build(site: TinySite) -> None:
    site.write("crash")
    assert site.run_module(PREVIEW, "--once").returncode == 1


def test_preview_without_content_says_so(site: TinySite) -> None:
    (site.root / "content").rmdir()
    result = site.run_module(PREVIEW)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.startswith("Der Ordner content/ fehlt: ")
    assert result.stdout.count("\n") == 1


def test_preview_follows_every_save_and_survives_a_failing_build(site: TinySite) -> None:
    site.write("eins")
    with site.running(PREVIEW, "--port", "0") as program:
        wait_until(lambda: "Vorschau: http" in site.said)
        address = re.search(r"http://(127\.0\.0\.1:\d+)/", site.said)[1]
        assert get(address) == (200, page("eins"))
        version = get(address, "/.version")
        site.write("crash")
        wait_until(lambda: "Die Vorschau zeigt weiter die letzte gute Fassung." in site.said)
        assert (get(address), get(address, "/.version")) == ((200, page("eins")), version)
        site.write("drei")
        wait_until(lambda: get(address, "/.version") != version)
        assert get(address) == (200, page("drei"))
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=20) == 0
    assert site.said.endswith("Vorschau beendet.\n")
    assert "KeyboardInterrupt" not in site.said


def test_preview_sees_what_is_saved_during_its_first_build(site: TinySite) -> None:
    site.write("wait pause")
    with site.running(PREVIEW, "--port", "0"):
        wait_until((site.root / "pause.waiting").exists)
        site.write("schnell")
        (site.root / "pause.go").touch()
        wait_until(lambda: site.tree(OUTPUT).get("seite/index.html") == page("schnell"))


def test_preview_that_has_built_an_emptied_file_follows_with_its_text(site: TinySite) -> None:
    """Some editors empty a file before they write it."""
    waiting, go = (site.root / f"pause.{name}" for name in ("waiting", "go"))
    site.write("eins")
    site.write("wait pause", "warte")
    go.touch()
    with site.running(PREVIEW, "--port", "0"):
        wait_until(lambda: "Vorschau: http" in site.said)
        go.unlink()
        waiting.unlink()
        with (site.root / "content/seite.txt").open("w") as file:
            wait_until(waiting.exists)
            file.write("zwei")
        go.touch()
        wait_until(lambda: site.tree(OUTPUT)["seite/index.html"] == page("zwei"))


def test_preview_builds_in_one_process_until_code_changes(site: TinySite) -> None:
    def follows(text: str, change: Callable[[], object]) -> str:
        """The process that built after this change."""
        before = pids()
        change()
        wait_until(lambda: len(pids()) > len(before) and text in get(address)[1])
        return pids()[-1]

    def pids() -> list[str]:
        file = site.root / "pids"
        return file.read_text().split() if file.exists() else []

    site.write("pid pids")
    code = site.root / "plugins/probe_pages.py"
    changed = code.read_text().replace("<p>{", "<p>neu {")
    with site.running(PREVIEW, "--port", "0"):
        wait_until(lambda: "Vorschau: http" in site.said)
        address = re.search(r"http://(127\.0\.0\.1:\d+)/", site.said)[1]
        first = pids()[-1]
        os.kill(int(first), signal.SIGINT)  # Ctrl+C reaches both; only the preview answers
        assert follows("eins", lambda: site.write("pid pids\neins")) == first
        second = follows("<p>neu pid", lambda: code.write_text(changed))
        assert second != first
        third = follows("eins", lambda: site.add_settings("SITENAME = 'Anders'"))
        assert third not in {first, second}
        site.write("crash")
        wait_until(lambda: "Die Vorschau zeigt weiter die letzte gute Fassung." in site.said)
        assert follows("zwei", lambda: site.write("pid pids\nzwei")) not in {first, second, third}


def test_preview_builds_again_after_its_building_process_was_killed(site: TinySite) -> None:
    site.write("pid pids")
    with site.running(PREVIEW, "--port", "0"):
        wait_until(lambda: "Vorschau: http" in site.said)
        address = re.search(r"http://(127\.0\.0\.1:\d+)/", site.said)[1]
        os.kill(int((site.root / "pids").read_text()), signal.SIGKILL)
        site.write("eins")
        wait_until(lambda: "Die Vorschau zeigt weiter die letzte gute Fassung." in site.said)
        site.write("zwei")
        wait_until(lambda: get(address) == (200, page("zwei")))


def test_preview_on_a_taken_port_says_so_in_one_sentence(site: TinySite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = site.run_module(PREVIEW, "--port", str(port))
    sentence = (
        f"Auf Port {port} läuft schon etwas, vielleicht eine zweite Vorschau."
        f" Anderer Port: python -m safe_build.preview --port {port + 1}\n"
    )
    assert (result.returncode, result.stdout, result.stderr) == (1, sentence, "")


def test_preview_on_an_impossible_port_says_so_in_one_sentence(site: TinySite) -> None:
    result = site.run_module(PREVIEW, "--port", "70000")
    expected = "Der Port 70000 lässt sich nicht öffnen: bind(): port must be 0-65535.\n"
    assert (result.returncode, result.stdout, result.stderr) == (1, expected, "")


def test_preview_outside_of_a_site_says_so_in_one_sentence(site: TinySite) -> None:
    (site.root / "pelicanconf.py").unlink()
    result = site.run_module(PREVIEW)
    expected = "Hier liegt keine pelicanconf.py: bitte im Ordner der Website starten.\n"
    assert (result.returncode, result.stdout, result.stderr) == (1, expected, "")
