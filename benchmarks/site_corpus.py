"""A German site of any size, the same for every generator: `python benchmarks/site_corpus.py 1000 FOLDER`.

Reports, events (every twentieth a series), contacts and news, each with about 285 words, three
links, two topics and a region; the entries spread over ten years. The same seed gives the same
corpus on every machine; the command prints its checksum and writes FOLDER/pelican, FOLDER/hugo and
FOLDER/kit.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from corpus_words import ABROAD, HEADINGS, LINKED, POINTS, REGIONS, SENTENCES, TITLES, TOPICS, WORDS

SEED = 324
KINDS = (*("berichte",) * 7, *("veranstaltungen",) * 7, *("aktuelles",) * 4, *("kontakte",) * 2)
FIRST = datetime(2016, 1, 4, 8)  # noqa: DTZ001  # each generator sets its own zone
DAYS = 3970  # until autumn 2026
EVENTS_LATER = timedelta(days=220)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the corpus; links in the body read `@@slug@@` until a format names the place."""

    kind: str
    slug: str
    title: str
    summary: str
    moment: datetime
    region: str
    topics: tuple[str, ...]
    is_series: bool
    body: str


def make_corpus(count: int, seed: int = SEED) -> tuple[Entry, ...]:
    """`count` entries in the order of their moments of publication."""
    random = Random(seed)  # noqa: S311  # a corpus, not a secret
    kinds = [random.choice(KINDS) for _ in range(count)]
    slugs = [f"{kind}-{number:05}" for number, kind in enumerate(kinds)]
    return tuple(_entry(random, slugs, number, kind) for number, kind in enumerate(kinds))


def checksum(corpus: tuple[Entry, ...]) -> str:
    """The SHA-256 of all entries, the first 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for entry in corpus:
        digest.update(repr(astuple(entry)).encode())
    return digest.hexdigest()[:16]


def with_changed_body(entry: Entry, mark: str) -> Entry:
    """The entry with one more sentence at its end."""
    return replace(entry, body=f"{entry.body}\n\nNachtrag {mark}: Die Tür steht offen.")


def with_changed_title(entry: Entry, mark: str) -> Entry:
    """The entry with another title."""
    return replace(entry, title=f"{entry.title} ({mark})")


def _entry(random: Random, slugs: list[str], number: int, kind: str) -> Entry:
    region = random.choice(REGIONS)
    moment = FIRST + timedelta(days=number * DAYS // len(slugs), minutes=number % 600)
    is_event = kind == "veranstaltungen"
    return Entry(
        kind=kind,
        slug=slugs[number],
        title=f"{_capital(_fill(random, random.choice(TITLES[kind])))}, Folge {number + 1}",
        summary=_sentence(random),
        moment=moment + EVENTS_LATER if is_event else moment,
        region=region,
        topics=tuple(sorted(random.sample(TOPICS, 2))),
        is_series=is_event and number % 20 == 0,
        body="\n\n".join(_parts(random, [random.choice(slugs) for _ in range(2)])),
    )


def _parts(random: Random, targets: list[str]) -> Iterator[str]:
    first, second = targets
    heading, later = random.sample(HEADINGS, 2)
    yield _paragraph(random, 5)
    yield f"{_paragraph(random, 2)} {_linked(random, first)}"
    yield f"## {heading}"
    yield _paragraph(random, 3)
    yield "\n".join(f"- {_capital(_fill(random, point))}" for point in random.sample(POINTS, 3))
    yield f"> {_sentence(random)}"
    yield f"## {later}"
    yield f"{_paragraph(random, 2)} {_linked(random, second)}"
    yield f"{_paragraph(random, 1)} {_capital(_fill(random, ABROAD))}"


def _linked(random: Random, target: str) -> str:
    return _fill(random, random.choice(LINKED), target=target)


def _paragraph(random: Random, sentences: int) -> str:
    return " ".join(_sentence(random) for _ in range(sentences))


def _sentence(random: Random) -> str:
    return _capital(_fill(random, random.choice(SENTENCES)))


def _fill(random: Random, pattern: str, **given: str) -> str:
    return pattern.format(**{name: random.choice(words) for name, words in WORDS.items()}, **given)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> None:
    """Write the corpus for all generators and print its checksum."""
    from corpus_sites import SITES  # noqa: PLC0415  # it imports this module

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    corpus = make_corpus(options.count, options.seed)
    for site in SITES.values():
        site.write(options.folder / site.name, corpus)
    words = sum(len(entry.body.split()) for entry in corpus) / len(corpus)
    print(f"{len(corpus)} entries, {words:.0f} words each, checksum {checksum(corpus)}")


if __name__ == "__main__":
    main()
