"""How fast the finder answers on a slow device, and how large its files are: `python benchmarks/finder.py`.

Limits: 16 ms from the key press to the answer on a processor slowed down six times, 6 kB of data (gzip)
for an answer. Mecklenburg-Vorpommern, and Bayern, which has the most places: its data come in parts.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import sys
import tempfile
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from pelican.settings import read_settings  # noqa: E402, TID251 (builds as a visitor's site is built)
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from tests.browser.chromium import launch_chromium  # noqa: E402, TID251
from tests.browser.pages_server import serve_folder  # noqa: E402, TID251
from tests.regional_contacts.land_sites import land_site, with_dashes  # noqa: E402, TID251

from regional_contacts.postcodes import LANDS  # noqa: E402
from safe_build import SafePelican  # noqa: E402

FACTS = "name: Testnetz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\nland: {}\n"
SLOWER, ROUNDS = 6, 5
TYPED = {
    "13": ("18055", "19357", "Anklam", "Neuenk", "Anklm", "Xanadu", "1738", "10115"),
    "09": ("80331", "97909", "Ansbach", "Neukirc", "Ansbahc", "Xanadu", "8033", "10115"),
}
WATCH = """() => {
  document.querySelector('.finder input').addEventListener('keydown', () => { window.pressed = performance.now(); }, true);
  new MutationObserver(() => { window.answered = performance.now(); })
    .observe(document.querySelector('.finder-answer'), { childList: true, subtree: true });
}"""


def build(folder: Path, key: str) -> Path:
    """A site of the Land; gives its folder."""
    files = {**with_dashes(land_site(key)), "netzwerk.yaml": FACTS.format(LANDS[key])}
    for path, text in files.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    override = {"PATH": str(folder / "content"), "OUTPUT_PATH": str(folder / "output")}
    with contextlib.redirect_stdout(io.StringIO()):
        SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=override)).run()
    return folder / "output"


def answer_time(page: Page, typed: str) -> float:
    """Milliseconds from the key press to the answer, the median of some rounds."""
    field = page.get_by_label("Postleitzahl oder Ort")
    times = []
    for _ in range(ROUNDS):
        field.fill(typed)
        page.evaluate("() => { window.answered = 0; }")
        field.press("Enter")
        page.wait_for_function("() => window.answered")
        times.append(page.evaluate("() => window.answered - window.pressed"))
    return median(times)


def measure(page: Page, output: Path, key: str) -> None:
    """Print sizes and times of a site."""
    sizes = {
        file.stem: len(gzip.compress(file.read_bytes(), 6))
        for file in output.glob("vor-ort/orte/daten*.json")
    }
    part = max((size for name, size in sizes.items() if name != "daten"), default=0)
    print(
        f"{LANDS[key]}: data for an answer: {sizes['daten'] + part:,} bytes at most, {len(sizes)} files (gzip)"
    )
    for name in (
        "vor-ort/orte/index.html",
        "vor-ort/index.html",
        "vor-ort/karte.svg",
    ):
        print(f"{LANDS[key]}: {name}: {len(gzip.compress((output / name).read_bytes(), 6)):,} bytes (gzip)")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH)
    for typed in TYPED[key]:
        print(f"{LANDS[key]}: {typed}: {answer_time(page, typed):.1f} ms")


def main() -> None:
    """Measure both Länder."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch_chromium(playwright)
        for key in TYPED:
            output = build(Path(folder, key), key)
            with serve_folder(output) as address:
                page = browser.new_page()
                page.goto(address)
                measure(page, output, key)
        browser.close()


if __name__ == "__main__":
    main()
