"""Two hundred hostile texts in every field of every type: told by the gate, or harmless in all that is built."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import icalendar
import pytest
import vobject
from lxml import etree
from playwright.sync_api import Browser, Page
from tests.browser.pages_server import serve_folder
from tests.browser.visits import choose_pages
from tests.built_site import BuiltSite
from tests.conftest import Build, run_build, write_files
from tests.site.hostile_fields import READABLE, all_models, taken, taken_together
from tests.site.hostile_site import HostileSite, accepted_site, picture, refused_site, values_in
from tests.site.hostile_strings import STRINGS

from content_model.models.base import nested_models

SITE_URL = "https://netz.example.org/netz"
INJECTED = "X-GEKAPERT"
FINDING = re.compile(r"content/[^:]+\.(?:md|png|yaml):\d+:\d+: .+\. So geht es: .+|suche/:1:1: .+")
SAFE_NAME = re.compile(r"[\w./~+,=@()!-]+")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Runs in the browser: its own parser looks at every page, whose scripts stay silent.
LOOK = (Path(__file__).parent / "hostile_look.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def _unpainted() -> Iterator[None]:
    """Preview pictures, which take most of the time, are all the same here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("responsive_pictures.card_shelf.draw_card", lambda *_: picture())
        yield


@pytest.fixture(scope="module")
def site() -> HostileSite:
    return accepted_site()


@pytest.fixture(scope="module")
def accepted(site: HostileSite, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """All that the gate lets through, in the strict form, with an address, so that feeds and maps are made."""
    folder = tmp_path_factory.mktemp("accepted")
    write_files(folder / "content", site.files())
    return run_build(folder, SITEURL=SITE_URL)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """All texts in all fields, and each as a text; the preview tells the mistakes and shows the rest."""
    folder = tmp_path_factory.mktemp("refused")
    write_files(folder / "content", refused_site())
    return run_build(folder, BUILD_FORM="preview")


@pytest.fixture(params=["accepted", "refused"])
def built(request: pytest.FixtureRequest) -> Build:
    build: Build = request.getfixturevalue(request.param)
    return build


def files_of(build: Build, *suffixes: str) -> list[Path]:
    return sorted(file for file in build.output.rglob("*") if file.suffix in suffixes)


def test_site_holds_every_text_in_every_kind_of_field(site: HostileSite) -> None:
    """Fields are of one kind if they take the same texts."""
    kinds = defaultdict(set)
    for model in all_models():
        for alias in nested_models(model):
            kinds[taken(model, alias)] |= set(taken_together(model, alias))
    written = "\n".join(text for header in site.headers.values() for text in values_in(header))
    free = [texts for texts in kinds if len(texts) > len(READABLE) / 2]
    assert len(STRINGS) >= 200
    assert len(free) > 3
    assert [text for texts in free for text in texts if text not in written] == []


def test_build_of_accepted_content_succeeds(accepted: Build) -> None:
    stops = accepted.lines[: accepted.lines.index("")] if accepted.code else ()
    assert (accepted.code, stops) == (0, ())
    assert len(files_of(accepted, ".html")) > 100


def test_preview_of_refused_content_tells_findings_alone(refused: Build) -> None:
    assert refused.code == 0
    told = [line for line in refused.lines if line.startswith(("content/", "suche/"))]
    assert len(told) > 500
    assert [line for line in told if not FINDING.fullmatch(line)] == []


def test_no_finding_speaks_of_a_fault_of_the_kit(built: Build) -> None:
    assert [line for line in built.lines if "Technik" in line or "Traceback" in line] == []


def test_nothing_is_written_elsewhere_or_under_odd_names(built: Build) -> None:
    beside = {file.name for file in built.output.parent.iterdir()}
    names = [file.relative_to(built.output).as_posix() for file in built.output.rglob("*")]
    assert beside == {"content", "output", ".build"}
    assert [name for name in names if not SAFE_NAME.fullmatch(name)] == []
    assert [name for name in names if name.startswith((".git", ".ht"))] == []


def unfolded(file: Path) -> list[str]:
    return re.sub(rb"\r\n[ \t]", b"", file.read_bytes()).decode("utf-8").split("\r\n")


def test_calendars_hold_their_events_and_nothing_else(built: Build) -> None:
    for file in files_of(built, ".ics"):
        lines = unfolded(file)
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        assert lines.count("BEGIN:VEVENT") == len(calendar.walk("VEVENT"))
        assert lines.count("BEGIN:VCALENDAR") == 1
        assert [line for line in lines if CONTROL.search(line) or line.startswith((INJECTED, "ATTACH"))] == []


def test_contact_files_hold_one_contact_each(built: Build) -> None:
    for file in files_of(built, ".vcf"):
        lines = unfolded(file)
        [card] = vobject.readComponents(file.read_bytes().decode("utf-8"))
        assert INJECTED.lower() not in card.contents
        assert [line for line in lines if line.startswith(INJECTED)] == []
        assert lines.count("BEGIN:VCARD") == 1


def test_accepted_site_has_calendars_and_contact_files(accepted: Build) -> None:
    calendars = [unfolded(file).count("BEGIN:VEVENT") for file in files_of(accepted, ".ics")]
    assert max(calendars) >= 5
    assert len(files_of(accepted, ".vcf")) > 3


def test_xml_is_well_formed(accepted: Build) -> None:
    files = files_of(accepted, ".xml", ".svg")
    parser = etree.XMLParser(resolve_entities=False, recover=False)
    assert len(files) > 5
    for file in files:
        etree.fromstring(file.read_bytes(), parser)


def test_json_is_json(built: Build) -> None:
    for file in files_of(built, ".json", ".webmanifest"):
        json.loads(file.read_text(encoding="utf-8"))
    for page in files_of(built, ".html"):
        text = page.read_text(encoding="utf-8")
        blocks = JSON_LD.findall(text)
        assert len(blocks) == text.count('type="application/ld+json"')
        for block in blocks:
            json.loads(block)


def test_pages_hold_no_control_characters(built: Build) -> None:
    pages = files_of(built, ".html")
    assert [page for page in pages if CONTROL.search(page.read_text(encoding="utf-8"))] == []


@dataclass
class Watch:
    """A page and what it did that it must not: dialogs, refusals by its policy, errors, foreign requests."""

    page: Page
    told: list[str]


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    told: list[str] = []
    with browser.new_context() as context, context.new_page() as page:
        page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on(
            "console", lambda said: told.append(f"{page.url}: {said.text}") if said.type == "error" else None
        )
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        page.on("request", lambda sent: told.append(sent.url) if "//127.0.0.1" not in sent.url else None)
        yield Watch(page, told)


def base_of(build: Build, accepted: Build) -> str:
    return "/netz/" if build is accepted else "/"


def test_browser_finds_no_code_in_any_page(built: Build, accepted: Build, watch: Watch) -> None:
    blank = "<title>leer</title>"
    watch.page.route("**/leer", lambda route: route.fulfill(body=blank, content_type="text/html"))
    pages = [file.relative_to(built.output).as_posix() for file in files_of(built, ".html")]
    with serve_folder(built.output, base_of(built, accepted)) as start:
        watch.page.goto(start + "leer")
        assert watch.page.evaluate(LOOK, [start + page for page in pages]) == []


def test_browser_runs_nothing_and_asks_nobody(built: Build, accepted: Build, watch: Watch) -> None:
    with serve_folder(built.output, base_of(built, accepted)) as start:
        for address in choose_pages(BuiltSite(built.output, built.manifest).page_types):
            watch.page.goto(start + address.lstrip("/"))
            assert watch.page.evaluate("typeof window.gekapert") != "number"  # headings may be called so
    assert watch.told == []
