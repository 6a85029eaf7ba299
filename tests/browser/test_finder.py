"""The finder as a visitor uses it: by keyboard, with and without JavaScript, with slips and wrong numbers."""

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.browser.axe import run_axe
from tests.browser.visits import WITHOUT_BEAM
from tests.built_site import BuiltSite
from tests.conftest import FACTS, run_build, write_files

MOST_BYTES = 3000


@dataclass(frozen=True)
class Probe:
    """A postcode and who answers there on the demonstration site."""

    postcode: str
    region: str
    phone: str
    person: str


PROBES = [
    pytest.param(probe, id=probe.postcode)
    for probe in (
        Probe("18055", "Rostock", "030\u00a023125-110", "Mirja Holmgren"),
        Probe("17389", "Südvorpommern", "030\u00a023125-140", "Jana Brandt"),
        Probe("19288", "Westmecklenburg", "030\u00a023125-120", "Svea Lindental"),
        Probe("18273", "Rostock", "030\u00a023125-110", "Mirja Holmgren"),
        Probe("17033", "Mecklenburgische Seenplatte", "030\u00a023125-130", "Dörte Kranichsfeld"),
    )
]
REGION = "---\ntitel: {}\nkreise: {}\nkontakt: {}\n---\n"
POINT = "---\ntitel: {}\nart: Regionalzentrum\nregion: {}\ntelefon: 030 23125-{}\n---\n"
KREISE = {
    "stadt": "Hansestadt Rostock",
    "umland": "LK Rostock",
    "westen": "[Schwerin, Ludwigslust-Parchim, Nordwestmecklenburg]",
    "kueste": "Vorpommern-Rügen",
    "osten": "Vorpommern-Greifswald",
}
SITE = {
    "netzwerk.yaml": f"{FACTS}land: Mecklenburg-Vorpommern\ntelefon: 030 23125-100\n",
    **{f"regionen/{name}.md": REGION.format(name.title(), kreise, f"z-{name}") for name, kreise in KREISE.items()},
    **{f"kontakte/z-{name}.md": POINT.format(f"Zentrum {name}", name, 101 + at) for at, name in enumerate(KREISE)},
    "kontakte/hafen.md": "---\ntitel: Hafenbüro\nregion: stadt\ntelefon: 030 23125-199\nzuständig_für: '18147'\n---\n",
}  # fmt: skip
HELP = ["Wir helfen trotzdem weiter: Testnetz", "030\u00a023125-100"]
ANKLAM = ["Zuständig: Osten", "030\u00a023125-105", "Zentrum osten"]
GUESTROW = ["Güstrow, Landkreis Rostock", "Zuständig: Umland", "030\u00a023125-102", "Zentrum umland"]
GUESS = "Meinten Sie das?"
# What is typed → the lines of the answer; the last ones of a message (help in a crisis) are left out.
ANSWERS = {
    "17389": ["17389 Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    " D-17389 Anklam ": ["17389 Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "ANKLAM": ["Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "Güstrow": GUESTROW,
    "Guestrow": GUESTROW,
    "gustrow": GUESTROW,
    "Gu\u0308strow": GUESTROW,
    "Barlachstadt Güstrow": GUESTROW,
    "Anklma": [GUESS, "Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "Güsrtow": [GUESS, "Güstow, Landkreis Nordwestmecklenburg", "Güstrow, Landkreis Rostock"],
    "Anklm": [GUESS, "Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "Anklaam": [GUESS, "Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "Anklem": [GUESS, "Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM],
    "Warnemünde": [
        "Warnemünde, Rostock (kreisfreie Stadt)", "Zuständig: Stadt", "030\u00a023125-101", "Zentrum stadt",
    ],
    "Sülze": ["Bad Sülze, Landkreis Vorpommern-Rügen", "Zuständig: Kueste", "030\u00a023125-104", "Zentrum kueste"],
    "Osten": ANKLAM,
    "LK Rostock": ["Landkreis Rostock", *GUESTROW[1:]],
    "Rostock": [
        "Was davon meinen Sie?", "Rostock (kreisfreie Stadt)", "Landkreis Rostock", "18147 Rostock (kreisfreie Stadt)",
    ],
    "18059": [
        "Was davon meinen Sie?", "18059 Rostock (kreisfreie Stadt)",
        "18059 Papendorf, Pölchow, Ziesendorf, Landkreis Rostock",
    ],
    "18059 Papendorf": ["18059 Papendorf, Pölchow, Ziesendorf, Landkreis Rostock", *GUESTROW[1:]],
    "18147": ["18147 Rostock (kreisfreie Stadt)", "Zuständig: Stadt", "030\u00a023125-199", "Hafenbüro"],
    "19357": [
        "Was davon meinen Sie?", "19357 Brunow, Dambeck, Landkreis Ludwigslust-Parchim",
        "19357 Karstädt, Landkreis Prignitz",
    ],
    "Neuenk": [
        GUESS, "Neuenkirchen, Landkreis Vorpommern-Rügen", "Neuenkirchen, Landkreis Vorpommern-Greifswald",
        "Neuenkirchen, Landkreis Mecklenburgische Seenplatte",
    ],
    "": ["Bitte geben Sie eine Postleitzahl oder einen Ort ein."],
    "Neu": ["Dazu passen 17 Orte. Bitte schreiben Sie mehr."],
    "18": ["Postleitzahlen haben fünf Ziffern. Mit 18 beginnen hier 66. Bitte ergänzen Sie die Zahl."],
    "1738": [
        "Postleitzahlen haben fünf Ziffern. Mit 1738 beginnt hier:",
        "17389 Anklam, Landkreis Vorpommern-Greifswald", *ANKLAM,
    ],
    "4": ["Mit 4 beginnt in Mecklenburg-Vorpommern keine Postleitzahl.", *HELP],
    "180555": ["180555 hat zu viele Ziffern. Postleitzahlen haben in Deutschland fünf.", *HELP],
    "17033": [
        "17033 Neubrandenburg, Landkreis Mecklenburgische Seenplatte: Hier haben wir noch keine eigene Ansprechstelle.",
        *HELP,
    ],
    "10115": ["Postleitzahlen mit 10 am Anfang gehören zu Berlin. Wir arbeiten in Mecklenburg-Vorpommern.", *HELP],
    "00123": ["Die Postleitzahl 00123 gibt es nicht: Mit 00 beginnt in Deutschland keine.", *HELP],
    "18999": [
        ("Die Postleitzahl 18999 finden wir in Mecklenburg-Vorpommern nicht. Sind Ziffern vertauscht?"
        " Zu einem Postfach hilft der Name des Ortes."), *HELP,
    ],
    "A-1010": [
        ("A-1010 ist keine Postleitzahl in Mecklenburg-Vorpommern: In Deutschland haben sie fünf Ziffern,"
        " in Österreich und der Schweiz vier. Wir arbeiten in Mecklenburg-Vorpommern."), *HELP,
    ],
    "3000": [
        ("3000 ist keine Postleitzahl in Mecklenburg-Vorpommern: In Deutschland haben sie fünf Ziffern,"
        " in Österreich und der Schweiz vier. Wir arbeiten in Mecklenburg-Vorpommern."), *HELP,
    ],
    "Berlin": [
        "Bitte nennen Sie einen Ort oder eine Postleitzahl in Mecklenburg-Vorpommern, dort arbeiten wir.", *HELP,
    ],
    "<b>Xanadu</b>": [
        ("„<b>Xanadu</b>“ finden wir in Mecklenburg-Vorpommern nicht. Bitte prüfen Sie die Schreibweise,"
        " oder nehmen Sie die Postleitzahl."), *HELP,
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Five regions, town and Landkreis Rostock apart, the Seenplatte without any; below a sub path."""
    folder = tmp_path_factory.mktemp("finder")
    write_files(folder / "content", SITE)
    run_build(folder, SITEURL="https://example.org/netzwerk")
    return serve(folder / "output", "/netzwerk/")


@pytest.fixture(scope="module")
def demo(real_site: BuiltSite, serve: Callable[..., str]) -> str:
    """The demonstration site."""
    return serve(real_site.folder, real_site.base)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor who has never been here."""
    opened = browser.new_context(locale="de-DE", reduced_motion="reduce")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def finder(browser: Browser, tiny: str) -> Iterator[Page]:
    """The start page of the tiny site."""
    page = browser.new_page()
    page.goto(tiny)
    yield page
    page.close()


def ask(page: Page, typed: str) -> list[str]:
    """Type it, press Enter, wait for the answer; its lines."""
    page.evaluate("() => document.querySelector('.finder-answer').replaceChildren()")
    field = page.get_by_label("Postleitzahl oder Ort")
    field.fill(typed)
    field.press("Enter")
    page.wait_for_selector(".finder-answer > *")
    return lines(page)


def lines(page: Page) -> list[str]:
    """What the answer says, without the crisis numbers at its end."""
    text = page.locator(".finder-answer").inner_text()
    return [line for line in text.split("\n") if line and not line.startswith("Hilfe sofort: ")]


@pytest.mark.parametrize(("typed", "expected"), ANSWERS.items(), ids=[repr(typed) for typed in ANSWERS])
def test_finder_answers(finder: Page, typed: str, expected: list[str]) -> None:
    assert ask(finder, typed) == expected


@pytest.mark.parametrize("probe", PROBES)
def test_keyboard_reaches_the_right_person_in_two_steps(
    context: BrowserContext, demo: str, probe: Probe
) -> None:
    page = context.new_page()
    page.goto(demo)
    while page.evaluate("() => document.activeElement.id") != "finder-field":
        page.keyboard.press("Tab")
    page.keyboard.type(probe.postcode)
    page.keyboard.press("Enter")
    page.wait_for_selector(".finder-answer h3")
    text = page.locator(".finder-answer").inner_text()
    assert text.index(probe.region) < text.index(probe.phone) < text.index(probe.person)
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # the region, first in the answer
    page.keyboard.press("Enter")
    page.wait_for_url("**/vor-ort/*/")
    assert page.locator("h1").inner_text() == probe.region
    assert probe.person in page.locator("main").inner_text()


@pytest.mark.parametrize("probe", PROBES)
def test_places_page_answers_without_javascript(browser: Browser, demo: str, probe: Probe) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo)
    page.get_by_label("Postleitzahl oder Ort").fill(probe.postcode)
    page.keyboard.press("Enter")
    page.wait_for_url("**/vor-ort/orte/*")
    assert probe.postcode not in page.url
    page.get_by_role("link", name=f"{probe.postcode[:2]}\u00a0…").click()
    row = page.locator(f"#plz-{probe.postcode}")
    assert row.get_by_role("link").all_inner_texts() == [probe.region, probe.phone]
    page.goto(f"{demo}vor-ort/orte/#plz-{probe.postcode}")
    assert row.evaluate("row => row.matches(':target')")
    context.close()


def test_choice_answers_and_keeps_the_focus_in_the_answer(finder: Page) -> None:
    ask(finder, "18059")
    finder.get_by_role("button", name="Papendorf").press("Enter")
    assert lines(finder)[1:] == GUESTROW[1:]
    assert finder.evaluate("() => document.activeElement.className") == "finder-answer"


def test_choice_across_the_border_says_where_we_work(finder: Page) -> None:
    ask(finder, "19357")
    finder.get_by_role("button", name="Karstädt").click()
    assert lines(finder) == [
        "19357 Karstädt, Landkreis Prignitz liegt in Brandenburg. Wir arbeiten in Mecklenburg-Vorpommern.",
        *HELP,
    ]


def test_answer_is_announced(finder: Page) -> None:
    assert finder.get_by_role("status").get_attribute("class") == "finder-answer"
    assert finder.get_by_role("search", name="Wer ist für mich zuständig?").count() == 1


def test_nothing_leaves_the_page_and_nothing_is_stored(context: BrowserContext, tiny: str) -> None:
    page, asked = context.new_page(), []
    page.goto(tiny, wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    for typed in ("18055", "Anklam", "10115"):
        ask(page, typed)
    assert asked == [f"{tiny}vor-ort/orte/daten.json"]
    assert page.url == tiny
    assert context.storage_state() == {"cookies": [], "origins": []}
    assert page.evaluate(
        "async () => [(await caches.keys()).length, (await indexedDB.databases()).length]"
    ) == [0, 0]


def test_visitors_who_do_not_search_load_no_data(context: BrowserContext, tiny: str) -> None:
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(tiny, wait_until="networkidle")
    assert [url for url in asked if url.endswith(".json")] == []


def test_places_page_helps_where_the_data_do_not_come(context: BrowserContext, tiny: str) -> None:
    page = context.new_page()
    page.route("**/daten.json", lambda route: route.abort())
    page.goto(tiny)
    page.get_by_label("Postleitzahl oder Ort").fill("18055")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vor-ort/orte/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("typed", ["17389", "18059", "10115"], ids=["answer", "choice", "help"])
@pytest.mark.parametrize("address", ["", "vor-ort/"], ids=["start", "Vor Ort"])
def test_axe_accepts_answers(
    context: BrowserContext, tiny: str, address: str, typed: str, scheme: str
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(tiny + address)
    ask(page, typed)
    page.evaluate(WITHOUT_BEAM)
    assert run_axe(page).violations == ()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_script_stays_small(real_site: BuiltSite) -> None:
    scripts = [*(real_site.folder / "theme").glob("finder.*.js")]
    assert scripts
    assert max(len(gzip.compress(script.read_bytes(), 6)) for script in scripts) <= MOST_BYTES
