from __future__ import annotations

import pytest
from tests.content_model.tiny_catalogue import findings_of

EVENT = "---\ntitel: Fest\nbeginn: 03.11.2026\n{}\n---\n"
PAGE = "---\ntitel: Seite\n{}\n---\n"
REPORT = "---\ntitel: Rückblick\ndatum: 04.11.2026\nbericht_zu: fest\n{}\n---\n"
FEST = "veranstaltungen/2026/fest.md"


def told(files: dict[str, str]) -> list[str]:
    """Which finding each file has: its path, place and field."""
    found = findings_of(dict(files))
    return [f"{one.path.removeprefix('content/')}:{one.line} {one.field} {one.severity}" for one in found]


@pytest.mark.parametrize(
    ("files", "findings"),
    [
        pytest.param({"seiten/a.md": PAGE, "seiten/b.md": PAGE}, [], id="copy"),
        pytest.param({FEST: EVENT, "veranstaltungen/2027/fest.md": EVENT.replace("2026", "2027")}, [], id="next year"),
        pytest.param({FEST: EVENT, "veranstaltungen/2027/fest.md": EVENT}, ["veranstaltungen/2027/fest.md:1 slug error"], id="copy in another folder"),
        pytest.param({"seiten/a.md": PAGE, "seiten/x/a.md": PAGE}, ["seiten/x/a.md:1 slug error"], id="same name"),
        pytest.param({"seiten/a.md": PAGE, "seiten/b.md": PAGE.format("slug: a")}, ["seiten/b.md:3 slug error"], id="slug"),
        pytest.param({"seiten/a.md": PAGE, "seiten/b.md": PAGE.format("url: a")}, ["seiten/b.md:3 slug error"], id="url"),
        pytest.param({"seiten/a.md": PAGE, "seiten/b.md": PAGE.format("slug: a\nstatus: skip")}, [], id="skipped"),
        pytest.param({"seiten/a.md": PAGE, "seiten/A.md": PAGE}, ["seiten/a.md:1  error"], id="case"),
        pytest.param({"seiten/a_b.md": PAGE, "seiten/a-b.md": PAGE}, ["seiten/a_b.md:1  error"], id="same slug"),
        pytest.param(
            {"seiten/a.md": PAGE.format("id: x"), "seiten/b.md": PAGE.format("id: x"), "seiten/c.md": PAGE.format("id: x")},
            ["seiten/b.md:3 id error", "seiten/c.md:3 id error"],
            id="id three times",
        ),
        pytest.param({"seiten/a.md": PAGE.format("id: seiten/b"), "seiten/b.md": PAGE}, ["seiten/a.md:3 id error"], id="id of a path"),
        pytest.param({"seiten/suche.md": PAGE}, ["seiten/suche.md:1 slug error"], id="reserved"),
        pytest.param({"regionen/orte.md": PAGE}, ["regionen/orte.md:1 slug error"], id="reserved region"),
        pytest.param({"seiten/a.md": PAGE.format("url: 404.html")}, ["seiten/a.md:3 slug error"], id="reserved file"),
        pytest.param({"seiten/a.md": PAGE.format("save_as: index.html")}, ["seiten/a.md:3 slug error"], id="start page"),
        pytest.param({"seiten/start.md": PAGE}, [], id="the start page itself"),
        pytest.param(
            {"seiten/a.md": PAGE, "seiten/b.md": PAGE.format("alte_adressen: [c, a, a.html]")},
            ["seiten/b.md:3 alte_adressen error"],
            id="former address in use",
        ),
        pytest.param({FEST: EVENT, "berichte/a.md": REPORT}, [], id="report"),
        pytest.param({FEST: EVENT, "berichte/a.md": REPORT, "berichte/b.md": REPORT}, ["berichte/b.md:4 bericht_zu error"], id="two reports"),
        pytest.param({FEST: EVENT, "berichte/a.md": REPORT, "berichte/b.md": REPORT.format("am: 03.11.2026")}, [], id="report of one date"),
        pytest.param({FEST: EVENT.format("status: entwurf"), "berichte/a.md": REPORT}, ["berichte/a.md:4 bericht_zu publish"], id="draft event"),
        pytest.param({FEST: EVENT.format("status: entwurf"), "berichte/a.md": REPORT.format("status: entwurf")}, [], id="both drafts"),
        pytest.param({FEST: EVENT.format("sichtbar_bis: 01.11.2026"), "berichte/a.md": REPORT}, ["berichte/a.md:4 bericht_zu warning"], id="expired event"),
    ],
)  # fmt: skip
def test_entries_collide(files: dict[str, str], findings: list[str]) -> None:
    assert told({path: text.replace("{}\n", "") for path, text in files.items()}) == findings
