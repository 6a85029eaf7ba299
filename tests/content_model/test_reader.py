from __future__ import annotations

from typing import Any

import pytest
from markdown.extensions.toc import TocExtension
from pelican.settings import DEFAULT_CONFIG
from tests.conftest import BuildSite

from content_model.reader import EntryReader

DEEP = "".join("    " * depth + "- Punkt\n" for depth in range(400))


def test_text_nested_too_deep_is_told_and_harms_no_other(build_site: BuildSite) -> None:
    page = "---\ntitel: {}\n---\n{}"
    build = build_site(
        {
            "seiten/a.md": page.format("A", DEEP),
            "seiten/b.md": page.format("B", "Text"),
            "seiten/c.md": "Text",
        }
    )
    assert build.findings == [
        (
            "content/seiten/a.md:4:1: der Text ist zu tief verschachtelt."
            " So geht es: Listen in Listen und Zitate in Zitaten auflösen"
        ),
        (
            "content/seiten/c.md:1:1: der Datei fehlt der Kopf mit Titel und Angaben."
            " So geht es: als erste Zeile ---, darunter titel: und weitere Felder, danach wieder eine Zeile ---"
        ),
    ]


def test_page_behind_a_nested_one_is_as_ever(build_site: BuildSite) -> None:
    files = {"seiten/b.md": "---\ntitel: B\n---\nEin *Satz*.\n"}
    alone = build_site(files).read("b/")
    build = build_site({**files, "seiten/a.md": f"---\ntitel: A\n---\n{DEEP}"}, BUILD_FORM="preview")
    assert "<p>Ein <em>Satz</em>.</p>" in alone
    assert "<p>Ein <em>Satz</em>.</p>" in build.read("b/")


@pytest.mark.parametrize(
    ("options", "is_pure"),
    [
        pytest.param({"extensions": ["markdown.extensions.extra"]}, True, id="Markdown's own"),
        pytest.param({"extension_configs": {"german_typography": {}}}, True, id="the kit's own"),
        pytest.param({"extensions": ["including.files"]}, False, id="a foreign one"),
        pytest.param(
            {"extension_configs": {"including.files": {}}}, False, id="a foreign one by its options"
        ),
        pytest.param({"extensions": [TocExtension()]}, False, id="one without a name"),
    ],
)
def test_reader_is_pure_with_extensions_that_look_at_the_text_alone(
    options: dict[str, Any], *, is_pure: bool
) -> None:
    reader = EntryReader({**DEFAULT_CONFIG, "MARKDOWN": options})
    assert reader.is_pure is is_pure
