"""HTML in texts: what could do harm goes and is told, everything else keeps its every byte."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.settings import read_settings
from tests.conftest import PROJECT, BuildSite

from content_model import allowed_html, raw_html
from content_model.allowed_html import cleaned, leads_out, same_html
from content_model.bracket_runs import MOST_STEPS, endless_bracket
from content_model.document import Document
from content_model.raw_html import without_dangers
from content_model.reader import EntryReader

PAGE = "---\ntitel: A\n---\n"
HANDBOOK = PROJECT / "content/handbuch/markdown.md"
DEMO = sorted((PROJECT / "content").rglob("*.md"))
WRITTEN_BY_MARKDOWN = {
    "a",
    "blockquote",
    "br",
    "code",
    "dd",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
NOT_ALLOWED = "ist im Text nicht erlaubt und wird weggelassen"
SIGNS = st.sampled_from([
    "*", "**", "_", "`", "``", "[", "]", "(", ")", "!", "#", "##", "|", "\n", "\n\n", "    ", "- ", "1. ", "> ",
    ":", '"', "'", "&", "&lt;", "&#60;", "&quot;", "&nbsp;", "\\", "~~~\n", "[^1]", "[^1]: ", "*[A]: ", "https://a.b",
    "a@example.org", '[a](b "c")', "![a](b)", "[a]: b 'c'", "---", "|-|-:|", "a|b\n-|-:\n1|2\n", ": x", ">", "\u00a0",
])  # fmt: skip
READER = EntryReader(read_settings(str(PROJECT / "pelicanconf.py")))  # type: ignore[no-untyped-call]


def read(body: str) -> tuple[str, Document]:
    """What the reader makes of a text."""
    return READER._convert(Document("content/seiten/a.md", body=body, body_line=4))


def markdown_of(body: str) -> str:
    """What Markdown alone makes of a text."""
    return READER._converters[True].reset().convert(body)


@pytest.mark.parametrize(
    ("text", "shown", "told"),
    [
        ("Ein <script>alert(1)</script> Wort", "<p>Ein  Wort</p>", f"4:5: <script> {NOT_ALLOWED}"),
        ("a\n\n<iframe src='//x'>b</iframe>\n", "<p>a</p>\n", f"6:1: <iframe> {NOT_ALLOWED}"),
        ("<form action='//x'>Ja</form>", "Ja", f"4:1: <form> {NOT_ALLOWED}"),
        ("Ein <meta http-equiv='refresh'> Wort", "<p>Ein  Wort</p>", f"4:5: <meta> {NOT_ALLOWED}"),
        ("Ein <base href='//x'> Wort", "<p>Ein  Wort</p>", f"4:5: <base> {NOT_ALLOWED}"),
        ("Ein <object data='//x'>W</object>", "<p>Ein </p>", f"4:5: <object> {NOT_ALLOWED}"),
        ("Ein <embed src='//x'> Wort", "<p>Ein  Wort</p>", f"4:5: <embed> {NOT_ALLOWED}"),
        ("`<script>` und <SCRIPT >x</SCRIPT>", "<p><code>&lt;script&gt;</code> und </p>",
         f"4:16: <script> {NOT_ALLOWED}"),
        ("Ein <b onclick='x'>Wort</b>", "<p>Ein <b>Wort</b></p>",
         "4:8: onclick= ist in <b> nicht erlaubt und wird weggelassen"),
        ("Ein <b\nonclick=x>Wort</b>", "<p>Ein <b>Wort</b></p>",
         "5:1: onclick= ist in <b> nicht erlaubt und wird weggelassen"),
        ("Ein Satz\n{: onclick=x }", "<p>Ein Satz</p>",
         "5:4: onclick= ist in <p> nicht erlaubt und wird weggelassen"),
        ("## Titel {onclick=x}", '<h2 id="titel">Titel</h2>',
         "4:11: onclick= ist in <h2> nicht erlaubt und wird weggelassen"),
        ("Ein <span style='color: red'>Wort</span>", "<p>Ein <span>Wort</span></p>",
         "4:11: style= ist in <span> nicht erlaubt und wird weggelassen"),
        ("<a href=javascript:x>Wort</a>", "<p><a>Wort</a></p>",
         "4:9: „javascript:x“ ist kein Link, der hier erlaubt ist"),
        ("<a href='java&#115;cript:x'>W</a>", "<p><a>W</a></p>",
         "4:1: „javascript:x“ ist kein Link, der hier erlaubt ist"),
        ("<img src='data:image/png;base64,AA' alt='B'>", '<p><img alt="B"></p>',
         "4:11: „data:image/png;base64,AA“ ist kein Link, der hier erlaubt ist"),
        ("<div>\nEin <b>Wort\n</div>", "<div>\nEin <b>Wort\n</b></div>",
         "4:1: hier ist HTML nicht geschlossen oder falsch verschachtelt; "),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", '<p><img src="x"></p>',
         f"4:1: <svg> {NOT_ALLOWED}"),
    ],
)  # fmt: skip
def test_dangerous_html_is_told_and_left_out(text: str, shown: str, told: str) -> None:
    html, document = read(text)
    assert html == shown
    assert str(document.findings[0]).startswith(f"content/seiten/a.md:{told}")


@pytest.mark.parametrize("text", ["<!-- nur für uns -->", "a <!-- nur\nfür uns --> b"])
def test_comments_are_not_published(text: str) -> None:
    html, document = read(text)
    assert "uns" not in html
    assert document.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        'Ein <span lang="en">word</span> mit "Gruß" & <kbd>Strg</kbd>\u00a0+ <https://example.org>',
        '<details markdown="1"><summary>Mehr</summary>\n\n- *a*\n\n</details>',
        "| a | b |\n|--|--:|\n| 1 | 2 |\n\nText[^1] {klammer} <a@example.org>\n\n[^1]: note",
        '![a "b"](x.png "ti\'tle"){: .klasse #id }',
        "*[HTML]: Hyper <b> \"Text\"\n\nHTML `<b onclick='x'>` 1 < 2 &copy; &#8364;",
        'H<sub>2</sub>O <a href="/seiten/a.md" hreflang="de">x</a> <abbr title="a &lt; b">c</abbr>',
    ],
)
def test_harmless_html_keeps_every_byte(text: str) -> None:
    html, document = read(text)
    assert (html, document.findings) == (markdown_of(text), ())


@pytest.mark.parametrize("file", DEMO, ids=lambda file: file.stem)
def test_demonstration_keeps_every_byte(file: object) -> None:
    body = (PROJECT / str(file)).read_text(encoding="utf-8").partition("\n---\n")[2]
    html, document = read(body)
    assert (html, document.findings) == (markdown_of(body), ())


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS | st.text("ab c\u00e4\"'&", max_size=4), max_size=12).map("".join))
def test_markdown_without_html_writes_only_what_is_allowed(body: str) -> None:
    """So texts without `<` and `{` need not be looked at."""
    html = markdown_of(body.replace("<", ""))
    links = re.sub(r' (?:href|src)="[^"]*"', "", html)  # bodies.py looks at them
    assert same_html(links, allowed_html._CLEANER.clean(links))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<script>",
                "</script>",
                "<b",
                "<a",
                "<img",
                "src=",
                "href=",
                "onload=",
                "style=",
                "=",
                "'",
                '"',
                ">",
                "/",
                "</b>",
                "javascript:",
                "data:",
                "x",
                "<!--",
                "-->",
                "<svg>",
                "<style>",
                "<math>",
                "<title>",
                "<textarea>",
                "&lt;",
                "&quot;",
                "<p>",
                "</p>",
                "<![CDATA[",
                "]]>",
                "<?",
                "<table>",
                "<td>",
            ]
        )
        | st.just(" "),
        max_size=14,
    ).map("".join)
)
def test_what_is_kept_is_what_is_allowed(text: str) -> None:
    clean = cleaned(text)
    assert same_html(clean, allowed_html._CLEANER.clean(clean)) or "<pre" in clean
    assert not re.search(r"<(?:script|svg|style|math|title|textarea)|<[^>]*\s(?:onload|style)\s*=", clean)


def test_html_is_looked_at_only_where_it_may_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr(raw_html, "cleaned", refuse)
    assert read("Ein *Satz*.")[0] == "<p>Ein <em>Satz</em>.</p>"


def test_long_text_is_cleaned_in_no_time() -> None:
    text = "<p>Ein <b>Wort</b> und ein <a href='/x'>Link</a> im Satz.</p>\n" * 50
    document = Document("content/seiten/a.md", body=text, body_line=4)
    start = time.process_time()
    for _ in range(20):
        without_dangers(document, text)
    assert (time.process_time() - start) / 20 < 0.01  # 0.4 ms on the machine it was written on


@pytest.mark.parametrize(
    ("address", "outside"),
    [
        ("https://a", True), ("//a", True), ("java\tscript:x", True), (" \x01javascript:x", True),
        ("a.md", False), ("Seite eins: zwei.md", False), ("18:00", False), ("{filename}/a.md", False), ("#a:b", False),
    ],
)  # fmt: skip
def test_address_that_leads_out_is_known_as_browsers_know_it(address: str, outside: bool) -> None:
    assert leads_out(address) is outside


def test_forbidden_links_are_in_no_preview(build_site: BuildSite) -> None:
    text = "[a](javascript:x) [b](vbscript:yy) ![c](https://example.org/z.png) <a href=vbscript:w>d</a>"
    build = build_site({"seiten/a.md": PAGE + text}, BUILD_FORM="preview")
    links = [link["href"] for link in build.soup("a/").main.find_all("a", href=True)]
    assert [link for link in links if "script" in str(link)] == []
    assert build.soup("a/").main.find_all("img") == []
    assert sorted(line.split(": ")[0] for line in build.findings) == [
        f"content/seiten/a.md:4:{column}" for column in (23, 41, 5, 76)
    ]


@pytest.mark.parametrize(
    ("piece", "column"), [("[", 1), ("![", 2), ("[a](", 3), ("<a ", 1), ("[[a]", 1), ("<![CDATA[", 1)]
)
def test_brackets_without_end_are_told_at_once(piece: str, column: int) -> None:
    body = f"Ein Satz.\n\n{piece * 20_000}"
    start = time.process_time()
    html, document = read(body)
    assert time.process_time() - start < 1
    assert html == ""
    assert [str(found).split(" So geht es: ")[0] for found in document.findings] == [
        f"content/seiten/a.md:6:{column}: von hier an sind so viele Klammern nicht geschlossen, dass der Text nicht gelesen werden kann."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[a](b) (c) <d> " * 20_000,
        ":-( [x] " * 1_000,
        "\\[" * 20_000,
        "[ ] offen\n\n" * 5_000,
        "[" * int((2 * MOST_STEPS) ** 0.5 - 3) + "\n\n",
        "(a < b " * 20_000,
    ],
    ids=["closed", "smileys", "escaped", "paragraphs", "at the limit", "plain"],
)
def test_ordinary_brackets_are_no_run(text: str) -> None:
    assert endless_bracket(text) is None


@pytest.mark.parametrize(
    ("mark", "attribute"), [("--:", ' class="column-end"'), (":-:", ' class="column-center"'), (":--", "")]
)
def test_columns_are_aligned_without_style(mark: str, attribute: str) -> None:
    html, document = read(f"| a |\n|{mark}|\n| 1 |\n")
    assert f"<td{attribute}>1</td>" in html
    assert document.findings == ()


def test_handbook_names_what_is_allowed() -> None:
    section = HANDBOOK.read_text(encoding="utf-8").split("\n## HTML im Text\n")[1].split("\n## ")[0]
    table, rest = section.split("\nDazu kommt")
    named = set(re.findall(r"`<(\w+)>`", table))
    attributes = set(re.findall(r"`(\w+)`", rest))
    assert named | WRITTEN_BY_MARKDOWN == allowed_html.TAGS
    assert attributes == set().union(*allowed_html.ATTRIBUTES.values())
