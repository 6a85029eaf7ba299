"""Foreign text shows as it was typed: no sign of it becomes Markdown or HTML."""

from __future__ import annotations

import markdown
import pytest
from bs4 import BeautifulSoup

from editor_tools.plain_markdown import first_link, one_line, plain_markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Eins\nzwei\n\n\ndrei", "Eins  \nzwei\n\ndrei", id="breaks-and-paragraphs"),
        pytest.param("Für Expert*innen und foo_bar", "Für Expert*innen und foo_bar", id="signs-inside-words"),
        pytest.param("*fett* `x` [a](b) ![c](d)", "\\*fett\\* \\`x\\` \\[a\\](b) !\\[c\\](d)", id="inline"),
        pytest.param("# Titel", "\\# Titel", id="heading"),
        pytest.param("Titel\n=====\n-----", "Titel  \n&#61;====  \n\\-----", id="underlined"),
        pytest.param("1. Ankommen", "1\\. Ankommen", id="lonely-number"),
        pytest.param("3. November ab 18 Uhr", "3. November ab 18 Uhr", id="date"),
        pytest.param("1) eins\n2) zwei", "1. eins\n2. zwei", id="numbered-list"),
        pytest.param("Bitte:\n• eins\n• zwei\nEnde", "Bitte:\n\n- eins\n- zwei\n\nEnde", id="bullets"),
        pytest.param("- allein", "\\- allein", id="lonely-dash"),
        pytest.param("\tx\n    y", "x  \ny", id="indented"),
        pytest.param("<script>x</script>", "&lt;script>x&lt;/script>", id="script"),
        pytest.param("a &amp; b & c", "a &amp;amp; b & c", id="entities"),
        pytest.param("Siehe https://example.org/a_b.", "Siehe <https://example.org/a_b>.", id="link"),
        pytest.param("(https://example.org/a_(b))", "(<https://example.org/a_(b)>)", id="link-in-brackets"),
        pytest.param(
            "<p>Hallo <b>du</b></p><ul><li>a</li><li>b</li></ul>", "Hallo du\n\n- a\n- b", id="html-of-google"
        ),
        pytest.param(
            "<a href='https://example.org/x'>hier</a><br>Ende",
            "hier (<https://example.org/x>)  \nEnde",
            id="html-link",
        ),
        pytest.param("<b>x</b><script>alert(1)</script>", "x", id="html-script"),
        pytest.param("a\u202eb\x07c\u200bd", "abcd", id="invisible"),
    ],
)
def test_text_becomes_markdown(text: str, expected: str) -> None:
    assert plain_markdown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# a\n> b\n- c\n+ d\n: e\n= f\n1. g\n| h |\n~~~\n```\n---\n***\n___",
        "a | b\n--|--\nc | d",
        "[x]: /seiten/a\n*[HTML]: y\n[^1]: z\n{: .x onclick=y }",
        "<img src=x onerror=y> <!-- z --> <![CDATA[q]]> &lt; &#60;",
        "\\*a\\* __b__ **c** _d_ *e*",
    ],
)
def test_rendered_text_is_the_typed_text(text: str) -> None:
    html = markdown.markdown(plain_markdown(text), extensions=["extra", "sane_lists"])
    soup = BeautifulSoup(html, "html.parser")
    assert {tag.name for tag in soup.find_all(name=lambda _: True)} <= {"p", "br"}
    assert soup.get_text().split() == text.split()


def test_one_line_keeps_emoji_and_drops_what_nobody_sees() -> None:
    assert one_line(" Fest\u202e\n der\u200b 👩‍👧 \x00") == "Fest der 👩‍👧"


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Raum https://example.org/a, Tür 3", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("http://x", None),
    ],
)
def test_first_link_is_a_complete_web_address(text: str, link: str | None) -> None:
    assert first_link(text) == link
