from __future__ import annotations

from tests.conftest import BuildSite

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
