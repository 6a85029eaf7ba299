"""Whole builds by plain Pelican: what is written, what is said, how it ends."""

import gc
from datetime import date

import pelican
import pytest
from pelican.settings import read_settings
from tests.safe_build.tiny_site import GOOD, KEPT, TinySite, finding, page, said, with_good_output

from content_model.build import BuildForm, PageRecord
from safe_build import SafePelican
from safe_build.manifest import Manifest, read_manifest
from safe_build.safe_pelican import SELDOM

ADDRESS = "https://netz.example.org"


def test_good_build_is_live_and_says_so_in_one_line(site: TinySite) -> None:
    site.write("gut")
    result = site.build()
    assert (result.returncode, said(result)) == (0, ["Fertig: 1 Seite in 0,0 s → output/"])
    assert (site.tree(), site.leftovers()) == (GOOD, [])


def test_what_a_plugin_writes_at_the_end_is_live(site: TinySite) -> None:
    site.write("gut")
    assert site.build("-e", "PROBE_WRITES_AT_THE_END=true").returncode == 0
    assert site.tree() == {**GOOD, "ende.txt": "Ende"}


def test_good_build_leaves_a_manifest(site: TinySite) -> None:
    site.write("gut")
    assert site.build("-e", 'BUILD_NOW="2026-10-31T23:30:00+00:00"').returncode == 0
    assert read_manifest(site.root / ".build/output/manifest.json") == Manifest(
        form=BuildForm.STRICT,
        day=date(2026, 11, 1),
        pages={
            "feed.xml": PageRecord("feed", is_page=False),
            "seite/": PageRecord("page", "content/seite.txt", "seite"),
        },
        parts={},
        withheld={},
    )


def test_stopped_build_leaves_the_manifest_of_the_last_good_one(site: TinySite) -> None:
    manifest = with_good_output(site).root / ".build/output/manifest.json"
    before = manifest.read_bytes()
    site.write("error A", "zweite")
    assert (site.build().returncode, manifest.read_bytes()) == (1, before)


def test_page_that_is_gone_is_gone_from_the_output(site: TinySite) -> None:
    with_good_output(site)
    (site.root / "content/seite.txt").rename(site.root / "content/neu.txt")
    site.build()
    assert site.tree() == {".nojekyll": "", "neu/index.html": page("gut")}


def test_build_on_github_annotates_its_findings(site: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("warning W")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    line = f"::warning file=content/seite.txt,line=1,title=Quelltext der Website::{finding(1, 'W')}"
    assert said(site.build())[-2:] == [line, "Fertig: 1 Seite in 0,0 s → output/ (1 Hinweis)"]


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
    result = site.build("-e", f'BUILD_FORM="{form}"', f'SITEURL="{ADDRESS}"')
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
    result = site.build("-e", f'BUILD_FORM="{form}"', f'SITEURL="{ADDRESS}"')
    last = f"Fertig: 1 Seite in 0,0 s → output/ ({count})"
    assert (result.returncode, said(result)) == (0, [heading, finding(1, "A"), "", last])
    assert site.tree() == {".nojekyll": "", "seite/index.html": page(text)}


WITHOUT = (
    "Die Adresse der Website fehlt. So geht es: in content/netzwerk.yaml die Zeile website: https://www.mein-netzwerk.de"
    " oder SITEURL=https://www.mein-netzwerk.de invoke publish"
)
UNREADABLE = (
    "content/netzwerk.yaml:2:1: diese Zeile ist mit der Tabulatortaste eingerückt."
    " So geht es: den Tabulator löschen und Leerzeichen tippen, zwei je Stufe\n"
    "content/netzwerk.yaml lässt sich so nicht lesen; oben steht, was zu ändern ist."
)
EMPTY = "content/netzwerk.yaml ist leer. So geht es: git checkout -- content/netzwerk.yaml holt die letzte Fassung zurück"


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        pytest.param("name: Netz\n", WITHOUT, id="none"),
        pytest.param("name: Netz\n\twebsite: https://a.example.org\n", UNREADABLE, id="tab"),
        pytest.param("", EMPTY, id="empty"),
    ],
)
def test_published_form_without_an_address_stops(site: TinySite, facts: str, problem: str) -> None:
    site.write("gut")
    (site.root / "content/netzwerk.yaml").write_text(facts)
    result = site.build("-e", 'BUILD_FORM="publish"')
    assert (result.returncode, "\n".join(said(result))) == (1, problem)
    assert not (site.root / "output").exists()


@pytest.mark.parametrize("settings_address", ["", "https://büro.example.org"], ids=["facts", "settings"])
def test_published_form_has_an_address_that_every_reader_takes(site: TinySite, settings_address: str) -> None:
    (site.root / "content/netzwerk.yaml").write_text("website: https://Büro.example.org/\n")
    folders = {"PATH": str(site.root / "content"), "OUTPUT_PATH": str(site.root / "output")}
    override = {**folders, "SITEURL": settings_address, "BUILD_FORM": "publish"}
    read = SafePelican(read_settings(override=override)).settings
    assert read["SITEURL"] == "https://xn--bro-hoa.example.org"


def test_build_looks_for_circles_among_young_objects_only(
    site: TinySite, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = {"PATH": str(site.root / "content"), "OUTPUT_PATH": str(site.root / "output")}
    before, during = gc.get_threshold(), list[tuple[int, ...]]()
    monkeypatch.setattr(pelican.Pelican, "run", lambda _self: during.append(gc.get_threshold()))
    SafePelican(read_settings(override=folders)).run()
    assert (during, gc.get_threshold()) == ([(*before[:2], SELDOM)], before)


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
