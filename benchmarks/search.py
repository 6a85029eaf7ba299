"""Time and weight of the search: `python benchmarks/search.py` indexes 1,000 pages and asks in Chromium.

Limits: 1,000 pages in 5 s; the first answer in 0.5 s, typing included, and 135 kB with page and
style sheet, gzip -6 where servers compress; each further answer in 30 ms, with its ten results. What
the words need has been loaded while they were typed, as on the page.
"""

from __future__ import annotations

import gzip
import random
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Browser, Response, sync_playwright

from content_model.output_files import Output, write_output
from site_search.findable import FindablePage
from site_search.index_program import find_program, make_index
from site_search.page_copies import page_copies

PROJECT = Path(__file__).parents[1]
COUNT = 1_000
WORDS_PER_PAGE = 300
QUERIES = ("Beratung", "Haus", "Versammlung", "Genesungsbegleitung", "Rostock 2026", "Selbsthilfe", "Sucht")
ASK = """async queries => {
  const pagefind = await import(new URL('../pagefind/pagefind.js', location))
  const times = [], searched = []
  for (const query of queries) {
    await pagefind.preload(query)
    const start = performance.now()
    const found = await pagefind.search(query)
    searched.push(performance.now() - start)
    await Promise.all(found.results.slice(0, 10).map(result => result.data()))
    times.push(performance.now() - start)
  }
  return [times, searched]
}"""
FIRST = """query => new Promise(done => {
  const start = performance.now()
  const status = document.querySelector('.search-status')
  new MutationObserver(() => done(performance.now() - start)).observe(status, {childList: true})
  const field = document.querySelector('#suchwort')
  field.value = query
  field.form.requestSubmit()
})"""


def generated_pages() -> Iterator[tuple[FindablePage, str]]:
    """Pages out of the words of the demonstration content, so that they have its compounds."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(PROJECT.glob("content/**/*.md")))
    words = [word for text in texts for word in re.findall(r"[\w*-]+[.,]?", text)]
    chance = random.Random(1)  # noqa: S311  # the same pages each time
    for number in range(COUNT):
        body = " ".join(chance.choices(words, k=WORDS_PER_PAGE))
        page = FindablePage(
            f"seite/{number}/",
            f"{chance.choice(words)} {number}",
            chance.choice(("Termin", "Kontakt", "Meldung")),
            year=str(chance.randrange(2016, 2030)),
            region=f"Region {chance.randrange(20)}",
            topics=(f"Thema {chance.randrange(20)}",),
        )
        yield page, f"<main><h1>{page.title}</h1><p>{body}</p></main>"


def measure_index(output: Path) -> None:
    """Print what the index costs and put it in the place of the site's own."""
    pages = dict(generated_pages())
    shutil.rmtree(output / "pagefind")
    start = time.perf_counter()
    documents = page_copies(pages, "de").pages
    prepared = time.perf_counter()
    files = make_index(documents, "de", find_program())
    for address, data in files.items():
        write_output(address, data, Output(str(output), ""))
    done = time.perf_counter()
    print(
        f"{COUNT} pages of {WORDS_PER_PAGE} words: search words {prepared - start:.2f} s,"
        f" index {done - prepared:.2f} s, {len(files)} files,"
        f" {sum(map(len, files.values())) / 1000:.0f} kB"
    )


def measure_answers(browser: Browser, start: str) -> None:
    """Print weight and time of the first answer, and the time of the next ones."""
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        body = response.body()
        weights[response.url] = min(len(body), len(gzip.compress(body, 6)))

    with browser.new_page(bypass_csp=True) as page:
        page.on("response", weigh)
        page.goto(f"{start}suche/")
        first = page.evaluate(FIRST, QUERIES[0])
        page.wait_for_load_state("networkidle")
        print(f"first answer: {first:.0f} ms, {sum(weights.values()) / 1000:.1f} kB, {len(weights)} requests")
        for words in ("next answers", "asked again"):
            times, searched = page.evaluate(ASK, QUERIES[1:])
            print(
                f"{words}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms,"
                f" of it the search {statistics.median(searched):.1f} ms and {max(searched):.1f} ms"
            )


class QuietHandler(SimpleHTTPRequestHandler):
    """A web server that keeps connections open, as all do, and prints nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *_arguments: object) -> None:
        """Keep the figures together."""


def build_site(output: Path) -> None:
    """Build the demonstration site."""
    words = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output)]
    subprocess.run(words, cwd=PROJECT, check=True)  # noqa: S603  # our own words


def main() -> None:
    """Index 1,000 pages in the place of the demonstration site's, and ask."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        output = Path(folder, "output")
        build_site(output)
        measure_index(output)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(output))) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            measure_answers(browser, f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()


if __name__ == "__main__":
    main()
