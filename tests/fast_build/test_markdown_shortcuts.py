"""The short cuts and the one Markdown change no output."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.util import ETX, STX

from fast_build import markdown_shortcuts
from fast_build.one_markdown import all_forget

EXTENSIONS = ["extra", "toc", "smarty", "admonition", "sane_lists", "codehilite", "meta"]
PIECES = st.sampled_from(
    [
        *(
            "a",
            "Wort ",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "](x)",
            "![",
            "[^1]",
            "[^1]: Note\n",
            "<b>",
            "</b>",
        ),
        *(
            "<div markdown=1>\n",
            "</div>\n",
            "&amp;",
            "&",
            "<a@example.org>",
            "<https://a.de>",
            "  \n",
            "\n\n",
            "\n",
        ),
        *(
            "# T\n",
            "- a\n",
            "    ",
            "*[ab]: Abk\n",
            "ab ",
            "| a | b |\n|---|---|\n",
            "!!! note\n",
            "\\",
            '"',
            "--",
            "\t",
            "\r",
            STX,
            ETX,
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)
GERMAN = ["extra", "meta", "german_typography"]
used, used_german = (
    Markdown(extensions=[*names, markdown_shortcuts.__name__]) for names in (EXTENSIONS, GERMAN)
)


@settings(deadline=None)  # machines differ
@given(TEXTS)
def test_used_markdown_with_short_cuts_writes_what_a_new_one_writes(text: str) -> None:
    assert used.reset().convert(text) == Markdown(extensions=EXTENSIONS).convert(text)


@settings(deadline=None)
@given(TEXTS)
def test_used_german_markdown_writes_what_a_new_one_writes(text: str) -> None:
    assert used_german.reset().convert(text) == Markdown(extensions=GERMAN).convert(text)


def test_extensions_of_others_are_trusted_to_forget_only_if_they_say_so() -> None:
    assert [
        all_forget({"extensions": extensions, "extension_configs": configs})
        for extensions, configs in [
            (["extra", "markdown.extensions.toc"], {}),
            (
                ["german_typography", "german_typography.markdown_german"],
                {"german_typography": {"quotes": "„“"}},
            ),
            (["german_typography.no_extension"], {}),
            (["content_model.heading_levels:HeadingLevels"], {}),
            ([markdown_shortcuts.ShortCuts()], {}),
            (["footnotes"], {"footnotes": {"UNIQUE_IDS": True}}),
        ]
    ] == [True, True, False, False, False, False]
