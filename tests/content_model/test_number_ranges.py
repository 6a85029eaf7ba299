"""Ranges that no line end divides."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from content_model.number_ranges import keep_ranges, keep_together


def kept(text: str) -> str:
    return f'<span class="range">{text}</span>'


def ending(text: str) -> str:
    return f'<span class="ending">{text}</span>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<p>9–12 und 14–17.30 Uhr</p>", f"<p>{kept('9–12')} und {kept('14–17.30')} Uhr</p>", id="times"
        ),
        pytest.param("22.–31. Dezember 2027", f"{kept('22.–31.')} Dezember 2027", id="days"),
        pytest.param("18:00–20:00", kept("18:00–20:00"), id="colons"),
        pytest.param(
            '<a title="9–12" href="/2025–27/">A – B</a>',
            '<a title="9–12" href="/2025–27/">A – B</a>',
            id="no-text",
        ),
        pytest.param("<svg><text>1–2</text></svg>", "<svg><text>1–2</text></svg>", id="drawing"),
        pytest.param(
            "<select><option>1–2</option></select>", "<select><option>1–2</option></select>", id="option"
        ),
        pytest.param("24. März – 2. April", "24. März – 2. April", id="with-blanks"),
    ],
)
def test_range_becomes_an_element_that_never_breaks(html: str, expected: str) -> None:
    assert keep_ranges(Markup(html)) == expected  # noqa: S704


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Mitarbeiter*innen</p>", f"<p>Mitarbeiter*{ending('innen')}</p>", id="star"),
        pytest.param("Mitarbeiter:in", f"Mitarbeiter:{ending('in')}", id="colon"),
        pytest.param("Mitarbeiter*innenrat", f"Mitarbeiter*{ending('innen')}rat", id="compound"),
        pytest.param("Helfer*innen", "Helfer*innen", id="short"),
        pytest.param("Mitarbeitende: ins Haus", "Mitarbeitende: ins Haus", id="colon-of-a-sentence"),
        pytest.param('<img alt="Mitarbeiter*innen">', '<img alt="Mitarbeiter*innen">', id="no-text"),
        pytest.param("<code>Mitarbeiter*innen</code>", "<code>Mitarbeiter*innen</code>", id="code"),
    ],
)
def test_ending_of_a_long_form_for_several_genders_never_breaks(html: str, expected: str) -> None:
    assert keep_ranges(Markup(html)) == expected  # noqa: S704


def test_plain_text_is_escaped() -> None:
    assert keep_ranges("a < 3–4") == f"a &lt; {kept('3–4')}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Marktstraße 3, 17389 Anklam · jeden 2. und 4. Dienstag", "Marktstraße~3, 17389~Anklam · jeden 2. und 4.~Dienstag"),
        ("Am Markt 12a, 18055 Bad Doberan", "Am Markt~12a, 18055~Bad Doberan"),
        ("16 Uhr · alle 2 Wochen", "16 Uhr · alle 2~Wochen"),
        ("Saal 3 · 45 Euro · 2026 Menschen", "Saal 3 · 45 Euro · 2026 Menschen"),
        ("Netz Mecklenburg-Vorpommern e. V.", "Netz Mecklenburg-Vorpommern~e.~V."),
        ("<b> 1. Mai", "&lt;b&gt; 1.~Mai"),
        ("Di, 3. Mai 2027, 18 Uhr", "Di, 3.~Mai~2027, 18 Uhr"),
        ("3.–5. März 2027 und im Mai 2028", "3.–5.~März~2027 und im Mai 2028"),
        ("3. Mai 20271", "3.~Mai 20271"),
    ],
)  # fmt: skip
def test_numbers_stay_with_what_they_belong_to(line: str, expected: str) -> None:
    assert keep_together(line).replace("\u00a0", "~") == expected
