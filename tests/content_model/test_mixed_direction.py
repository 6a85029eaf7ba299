"""Numbers and addresses in Arabic text keep their order."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from content_model.mixed_direction import isolate_numbers


def ltr(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


def whole(number: str) -> str:
    """A number that stays on one line too."""
    return f'<bdi dir="ltr" class="range">{number}</bdi>'


@pytest.mark.parametrize(
    ("html", "isolated"),
    [
        ("<p>اتصل: 030 23125-100.</p>", f"<p>اتصل: {whole('030 23125-100')}.</p>"),
        ("<p>116\u00a0117</p>", "<p>" + whole("116\u00a0117") + "</p>"),
        ("+49 (30) 23125-100", whole("+49 (30) 23125-100")),
        ('<a href="tel:030 1">030 1</a>', f'<a href="tel:030 1">{whole("030 1")}</a>'),
        ("a.b@example.org، c", f"{ltr('a.b@example.org')}، c"),
        ("<p>https://example.org/a?b=c</p>", f"<p>{ltr('https://example.org/a?b=c')}</p>"),
        ("DE02 1203 0000 0000 2020 51", ltr("DE02 1203 0000 0000 2020 51")),
        (ltr("030 23125-100"), ltr("030 23125-100")),
        (
            "<svg><path d='M 1 2 3'/><text>1 2 3</text></svg>",
            "<svg><path d='M 1 2 3'/><text>1 2 3</text></svg>",
        ),
        ("3 نوفمبر 2026، 18055", "3 نوفمبر 2026، 18055"),
        ("18:00–20:00, 3.11.2026, 1,5", "18:00–20:00, 3.11.2026, 1,5"),
    ],
)
def test_numbers_are_isolated_from_right_to_left(html: str, isolated: str) -> None:
    assert isolate_numbers(Markup(html), "ar") == isolated  # noqa: S704


@pytest.mark.parametrize("lang", ["de", "en", None])
def test_other_languages_stay_as_they_are(lang: str | None) -> None:
    assert isolate_numbers(Markup("<p>030 23125-100</p>"), lang) == "<p>030 23125-100</p>"
