"""Copies of pages that are as they were are those of the last build, and the same as new ones."""

from __future__ import annotations

import random

import pytest

from site_search import page_copies as module
from site_search.findable import FindablePage
from site_search.page_copies import PageCopies, page_copies

WORDS = (
    "Mitgliederversammlung",
    "Mitglieder",
    "Versammlung",
    "versammlung",
    "Sucht",
    "Expert*innen",
    "am",
    "17.10.2025",
)
Parts = dict[FindablePage, str]


def page(number: int, topic: str = "Mut") -> FindablePage:
    return FindablePage(f"{number}/", f"Seite {number}", "Seite", topics=(topic,))


def parts(*texts: str) -> Parts:
    return {page(number): f"<main><p>{text}</p></main>" for number, text in enumerate(texts)}


def after(before: Parts, now: Parts) -> PageCopies:
    return page_copies(now, "de", page_copies(before, "de"))


def test_pages_that_have_changed_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    former = page_copies(parts("Sucht", "Mut", "Sucht"), "de")
    made: list[str] = []
    monkeypatch.setattr(module, "date_tokens", lambda part, _text: made.append(part) or ())
    now = page_copies(parts("Sucht", "Wut", "Sucht"), "de", former)
    assert made == ["<main><p>Wut</p></main>"]
    assert now.pages[0] is former.pages[0]
    assert now == page_copies(parts("Sucht", "Wut", "Sucht"), "de")


@pytest.mark.parametrize("place", [0, 1])
def test_words_of_other_pages_add_parts_to_pages_that_have_not_changed(place: int) -> None:
    texts = ("Mitgliederversammlung", "die Mitglieder, eine Versammlung", "Mitglieder")
    with_parts, without = parts(*texts), parts(texts[0], "etwas anderes", texts[2])
    before, now = (with_parts, without) if place else (without, with_parts)
    found = after(before, now)
    assert found == page_copies(now, "de")
    assert ("Versammlung" in found.pages[0].words) is not bool(place)


def test_other_facts_of_a_page_make_another_copy() -> None:
    now = {page(0, "Wut"): "<main><p>Eins</p></main>"}
    assert "Wut" in after(parts("Eins"), now).pages[0].words


@pytest.mark.parametrize("seed", range(20))
def test_copies_out_of_the_last_build_are_those_of_a_new_one(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    site: Parts = {}
    former = page_copies(site, "de")
    for _ in range(30):
        site = {one: part for one, part in site.items() if chance.random() < 0.8}
        for number in chance.sample(range(8), 2):
            text = " ".join(chance.choices(WORDS, k=chance.randint(0, 3)))
            site[page(number, chance.choice(("Mut", "Wut")))] = f"<main><p>{text}</p></main>"
        former = page_copies(site, "de", former)
        assert former == page_copies(site, "de")
