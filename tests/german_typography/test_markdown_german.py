import pytest
from markdown import Markdown

from german_typography import GermanMarkdown


@pytest.fixture
def alone() -> Markdown:
    return Markdown(extensions=[GermanMarkdown()])


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        pytest.param("Expert*innen und Gäst*innen", "<p>Expert*innen und Gäst*innen</p>", id="stars"),
        pytest.param("3. November kam", "<p>3. November kam</p>", id="date"),
        pytest.param('"Wort" -- so', '<p>"Wort" -- so</p>', id="no-typography"),
        pytest.param("* a\n* b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="list-of-stars"),
        pytest.param(
            "**a *b* c*d *e* f", "<p>**a <em>b</em> c*d <em>e</em> f</p>", id="star-between-emphasis"
        ),
        pytest.param("**a *b* c * d *e* f", "<p>**a <em>b</em> c * d <em>e</em> f</p>", id="lone-star"),
        pytest.param("_a *b* x_y *e* f", "<p>_a <em>b</em> x_y <em>e</em> f</p>", id="underscore"),
        pytest.param("    a*b*c\n    3. Mai", "<pre><code>a*b*c\n3. Mai\n</code></pre>", id="code-block"),
    ],
)
def test_german_markdown_works_alone(alone: Markdown, typed: str, page: str) -> None:
    assert alone.convert(typed) == page


@pytest.mark.parametrize("extensions", [["sane_lists", GermanMarkdown()], [GermanMarkdown(), "sane_lists"]])
def test_dates_are_no_lists_in_any_order_of_extensions(extensions: list[str | GermanMarkdown]) -> None:
    page = Markdown(extensions=extensions).convert("3. November\n\n2. Punkt")
    assert page == '<p>3. November</p>\n<ol start="2">\n<li>Punkt</li>\n</ol>'


def test_dates_are_no_lists_after_a_reset(alone: Markdown) -> None:
    pages = [alone.reset().convert("3. November") for _ in range(3)]
    assert pages == ["<p>3. November</p>"] * 3


def test_date_in_a_list_continues_its_item(alone: Markdown) -> None:
    page = alone.convert("1. Treffen am\n3. November\n2. Fest")
    assert page == "<ol>\n<li>Treffen am\n3. November</li>\n<li>Fest</li>\n</ol>"


def test_star_in_table_headings_and_references_is_text() -> None:
    german = Markdown(extensions=["extra", "german_typography.markdown_german"])
    source = "| Ex*in | *b* c*d |\n|---|---|\n| [Ex*in] | a*b*c |\n\n[Ex*in]: /seite"
    assert german.convert(source).split("\n") == [
        "<table>", "<thead>", "<tr>", "<th>Ex*in</th>", "<th><em>b</em> c*d</th>", "</tr>", "</thead>",
        "<tbody>", "<tr>", '<td><a href="/seite">Ex*in</a></td>', "<td>a*b*c</td>", "</tr>", "</tbody>", "</table>",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["Expert*innen ", "*", " *a", "a* ", " * "])
def test_a_hundred_thousand_stars_finish(alone: Markdown, sign: str) -> None:
    text = ("x" + sign * 100_000).rstrip()
    assert alone.convert(text).count("*") >= 99_998
