"""What German costs beyond Markdown itself: `python benchmarks/typography.py`.

Limits: 0.35 ms per article of 500 words; 5 MB of text, 100,000 stars or quotation marks in 2 s.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from markdown import Markdown

from content_model.document import Document, Header
from content_model.language_rules import language_findings
from content_model.typesetting import typeset_view, typesetter
from content_model.views import Card, PageView, Picture, Section
from german_typography import typeset
from german_typography.gender_forms import GenderForm
from german_typography.source_fixes import fix_source

# Fifty words with everything there is to set, and fifty as editors write most of the time.
FULL = (
    "Genesungsbegleiter*innen kennen seelische Krisen aus eigener Erfahrung und machen daraus einen Beruf. "
    'Am 3. November trafen sich 80-120 Expert*innen in Rostock, von 10-12 Uhr und "ohne Eile". '
    "Aus jeder Region war jemand da - und viele, die einander bisher nur vom [Hörensagen](https://example.org/a--b) "
    "kannten, standen sich z. B. zum ersten Mal gegenüber.\n\n"
)
PLAIN = (
    "Genesungsbegleiter*innen kennen seelische Krisen aus eigener Erfahrung und machen daraus einen Beruf. Der erste "
    "Teil gehörte dem Ankommen. Wer arbeitet wo und mit welchem Auftrag? Was gelingt, was kostet Kraft? Im Gespräch "
    "zeigte sich schnell, wie ähnlich die Fragen sind, auch wenn die **Wege** weit auseinanderliegen. In der Runde "
    "wurde viel gelacht.\n\n"
)
ARTICLE = FULL + 9 * PLAIN
LIMIT_MS, LIMIT_S = 0.35, 2.0
ROUNDS = 30
EXTENSIONS = ["extra", "sane_lists", "toc"]
WITHOUT, WITH = Markdown(extensions=EXTENSIONS), Markdown(extensions=[*EXTENSIONS, "german_typography"])


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times) * 1000


def german_cost(source: str) -> float:
    """Milliseconds that the extension adds to the Markdown of a text; both are timed in turns."""
    differences = []
    for _ in range(ROUNDS):
        plain = milliseconds(lambda: WITHOUT.reset().convert(source), 1)
        differences.append(milliseconds(lambda: WITH.reset().convert(source), 1) - plain)
    return median(differences)


def view_cost() -> float:
    """Milliseconds for the plain texts of one more page of ten cards, half of which other pages show too."""
    setter = typesetter({"extensions": ["german_typography"]})
    costs = []
    for number in range(ROUNDS):
        cards = tuple(
            Card(f"Treffen {card} in Rostock", "/a/", lines=("Rostock", "10–12 Uhr"))
            for card in range(number, number + 10)
        )
        picture = Picture("/a.jpg", f"Tisch {number} von oben", 4, 3, "Von oben", "Foto: Anna Beispiel")
        page = PageView(
            "page",
            f'Der {number}. "Titel"',
            "a/",
            "/a/",
            lead="Ein Satz - so.",
            picture=picture,
            sections=(Section("Mehr", "mehr", cards),),
        )
        costs.append(milliseconds(lambda page=page: typeset_view(page, setter), 1))  # type: ignore[misc]
    return median(costs)


def rules_cost(source: str) -> float:
    """Milliseconds for the rules about language on a text that keeps to the site's form."""
    document = Document("a.md", Header(), source)
    return milliseconds(
        lambda: list(language_findings(document, document.header, GenderForm.STAR, easy=False))
    )


def article_lines() -> Iterator[str]:
    """The cost per article, at two sizes."""
    views = view_cost()
    for name, source in (
        ("article", ARTICLE),
        ("ten articles in one", 10 * ARTICLE),
        ("article full of faults", 10 * FULL),
    ):
        body, rules = german_cost(source), rules_cost(source)
        yield (
            f"{name} ({len(source.split())} words): {body + rules + views:.2f} ms beyond Markdown "
            f"(text {body:.2f}, rules {rules:.2f}, plain texts of its page {views:.2f}); limit per article {LIMIT_MS} ms"
        )


def large_lines() -> Iterator[str]:
    """The time for what nobody writes."""
    long = ARTICLE * (5_000_000 // len(ARTICLE))
    works: dict[str, Callable[[], object]] = {
        "5 MB typeset": lambda: typeset(long),
        "5 MB corrected in the source": lambda: fix_source(long),
        "100,000 stars in Markdown": lambda: WITH.reset().convert("Expert*innen " * 100_000),
        "100,000 straight quotation marks": lambda: typeset('"a" ' * 50_000),
        "100,000 quotation marks in Markdown": lambda: WITH.reset().convert('"a" ' * 50_000),
    }
    for name, work in works.items():
        yield f"{name}: {milliseconds(work, 1) / 1000:.2f} s; limit {LIMIT_S} s"


def main() -> None:
    """Print everything, one line each."""
    for line in (*article_lines(), *large_lines()):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
