"""The words of paragraphs, as a parser of whole documents sees them."""

import random

import pytest
from bs4 import BeautifulSoup

from content_model.allowed_html import cleaned
from content_model.plain_paragraphs import plain_paragraphs

PIECES = (
    *(
        "<p>",
        "</p>",
        "<p class='x'>",
        "<ul>",
        "<li>",
        "</li>",
        "</ul>",
        "<em>",
        "</em>",
        "<br>",
        "<br />",
        "</div>",
    ),
    *(
        "Wort",
        "&amp;",
        "&lt;b&gt;",
        "&shy;",
        "\n",
        " ",
        "Ä&nbsp;B",
        "<!-- p -->",
        "<ruby>",
        "<rt>",
        "</rt>",
        "</ruby>",
    ),
)


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("", []),
        ("<h2>Titel</h2><ul><li>Punkt</li></ul>", []),
        (
            "<p>Eins <em>zwei</em>\ndrei</p>\n<h2>Titel</h2>\n<p>vier&nbsp;&amp; fünf</p>",
            ["Eins zwei drei", "vier & fünf"],
        ),
        ('<blockquote><p><a href="/x/">Eins</a><br>zwei</p></blockquote>', ["Einszwei"]),
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", ["漢"]),
        ("<p></p>", [""]),
    ],
)
def test_paragraphs_are_their_words(html: str, paragraphs: list[str]) -> None:
    assert list(plain_paragraphs(html)) == paragraphs


@pytest.mark.parametrize("seed", range(300))
def test_paragraphs_are_those_of_a_whole_parser(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    html = cleaned("".join(chance.choices(PIECES, k=chance.randint(1, 25))))
    found = BeautifulSoup(html, "html.parser").find_all("p")
    assert list(plain_paragraphs(html)) == [" ".join(one.get_text().split()) for one in found]
