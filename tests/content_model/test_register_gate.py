"""What was published and is gone, moved or hidden: the question, and every answer to it."""

from pathlib import Path

import pytest
from tests.conftest import LAWFUL, PROJECT, BuildSite
from tests.content_model.register_sites import CONFLICT, FEST
from tests.content_model.tiny_catalogue import read_catalogue

from content_model.register import (
    parse_register,
)
from safe_build.register import main, write_register

PARTY = "---\ntitel: Fest\nbeginn: 03.11.2027 18:00\n---\n"


def site(**files: str) -> dict[str, str]:
    """A site with the register of one event."""
    line = '"veranstaltungen/2027/fest": {"type": "event", "address": "veranstaltungen/2027/fest/"}'
    return {".register.json": f"{{\n{line}\n}}\n", **files}


def asked(build: BuildSite, files: dict[str, str], settings: str = "publishconf.py") -> tuple[int, list[str]]:
    done = build(files, settings, SITEURL="https://netz.example.org")
    return done.code, [
        line
        for line in done.findings
        if "veröffentlicht" in line or "register" in line.lower() or "gelöscht" in line
    ]


LOST = (
    "content/.register.json:2:1: umbenannt, abgesagt oder gelöscht? „veranstaltungen/2027/fest“ war"
    " veröffentlicht und fehlt jetzt. So geht es: umbenannt: in {file} die {lines} ergänzen – abgesagt: die Datei zurückholen und abgesagt: <Grund> schreiben"
    " – gelöscht: in content/netzwerk.yaml unter gelöscht: die Zeile - veranstaltungen/2027/fest eintragen"
)


OLD = "veranstaltungen/2027/fest/"


BOTH = f"Zeilen id: {FEST} und alte_adressen: {OLD}"


def test_lost_event_stops_publishing_with_the_question(build_site: BuildSite) -> None:
    assert asked(build_site, site()) == (1, [LOST.format(file="der umbenannten Datei", lines=BOTH)])


def test_lost_event_stops_no_preview(build_site: BuildSite) -> None:
    assert asked(build_site, site(), "pelicanconf.py") == (
        0,
        [LOST.format(file="der umbenannten Datei", lines=BOTH)],
    )


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("veranstaltungen/2027/fest-im-park.md", BOTH),
        ("veranstaltungen/2028/fest.md", f"Zeile id: {FEST}"),
    ],
    ids=["beginning", "other folder, same address"],
)
def test_renamed_event_is_named_and_its_id_is_the_cure(build_site: BuildSite, path: str, lines: str) -> None:
    assert asked(build_site, site(**{path: PARTY})) == (
        1,
        [LOST.format(file=f"content/{path}", lines=lines)],
    )
    cured = PARTY.replace(
        "titel", f"id: {FEST}\ntitel" if lines != BOTH else f"id: {FEST}\nalte_adressen: {OLD}\ntitel"
    )
    assert asked(build_site, site(**{path: cured})) == (0, [])


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"veranstaltungen/2027/ball.md": PARTY.replace("Fest", "Ball")}, id="another name"),
        pytest.param(
            {"veranstaltungen/2027/fest-im-park.md": PARTY.replace("titel", "status: entwurf\ntitel")},
            id="draft",
        ),
        pytest.param(
            {f"veranstaltungen/2027/fest-{place}.md": PARTY for place in ("im-park", "am-see")}, id="two"
        ),
        pytest.param({"seiten/fest.md": "---\ntitel: Das Fest\n---\n"}, id="another type"),
    ],
)
def test_unrelated_file_is_not_guessed(build_site: BuildSite, files: dict[str, str]) -> None:
    code, findings = asked(build_site, site(**files))
    assert (code, findings[0]) == (1, LOST.format(file="der umbenannten Datei", lines=BOTH))


def test_renamed_event_is_known_by_its_title(build_site: BuildSite) -> None:
    text = PARTY.replace(PARTY.splitlines()[1], "titel: Fest der Vielfalt")
    code, findings = asked(build_site, site(**{"veranstaltungen/2027/vielfalt.md": text}))
    assert (code, findings) == (1, [LOST.format(file="content/veranstaltungen/2027/vielfalt.md", lines=BOTH)])


MOVED = PARTY.replace("2027", "2028")


READDRESSED = (
    f"content/{FEST}.md:1:1: alte_adressen: die Adresse hat sich geändert: /{OLD} war veröffentlicht,"
    f" jetzt ist es /veranstaltungen/2028/fest/. So geht es: alte_adressen: {OLD}"
)


def test_changed_address_stops_publishing_until_the_old_one_leads_on(build_site: BuildSite) -> None:
    assert asked(build_site, site(**{f"{FEST}.md": MOVED})) == (1, [READDRESSED])
    cured = MOVED.replace("titel", f"alte_adressen: {OLD}\ntitel")
    assert asked(build_site, site(**{f"{FEST}.md": cured})) == (0, [])


def test_old_address_that_another_page_has_needs_no_way(build_site: BuildSite) -> None:
    files = {f"{FEST}.md": MOVED, "veranstaltungen/2027/neu.md": PARTY.replace("titel", "slug: fest\ntitel")}
    assert asked(build_site, site(**files)) == (0, [])


def test_register_keeps_the_old_address_while_the_question_is_open(
    build_site: BuildSite, tmp_path: Path
) -> None:
    build_site(site(**{f"{FEST}.md": MOVED}))
    assert write_register(tmp_path / "content", tmp_path / "output").entries[FEST].address == OLD
    cured = MOVED.replace("titel", f"alte_adressen: {OLD}\ntitel")
    build_site(site(**{f"{FEST}.md": cured}))
    update = write_register(tmp_path / "content", tmp_path / "output")
    assert update.entries[FEST].address == "veranstaltungen/2028/fest/"


def test_cancelled_event_is_no_lost_one(build_site: BuildSite) -> None:
    assert asked(
        build_site, site(**{f"{FEST}.md": PARTY.replace("---\n", "---\nstatus: abgesagt\n", 1)})
    ) == (0, [])


def facts(line: str) -> str:
    head = "name: Netz\nbeschreibung: Ein Netz.\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"
    return f"{head}{line}email: netz@example.org\n{LAWFUL}"


def test_tombstone_answers_the_question(build_site: BuildSite) -> None:
    assert asked(build_site, site(**{"netzwerk.yaml": facts(f"gelöscht:\n- {FEST}\n")})) == (0, [])


def test_tombstone_of_what_is_there_is_refused(build_site: BuildSite) -> None:
    files = site(**{"netzwerk.yaml": facts(f"gelöscht:\n- {FEST}\n"), f"{FEST}.md": PARTY})
    finding = (
        f"content/netzwerk.yaml:5:3: gelöscht: „{FEST}“ gilt als gelöscht, aber content/{FEST}.md gibt es."
        " So geht es: den Eintrag hier löschen"
    )
    assert asked(build_site, files) == (1, [finding])


def test_draft_of_what_was_published_stops(build_site: BuildSite) -> None:
    files = site(**{f"{FEST}.md": PARTY.replace("---\n", "---\nstatus: entwurf\n", 1)})
    finding = (
        f"content/{FEST}.md:2:9: status: die Seite war veröffentlicht und ist jetzt ein Entwurf. So geht es:"
        " status: löschen, dann bleibt die Seite – status: abgesagt, dann erfahren es alle – gelöscht:"
        f" in content/netzwerk.yaml unter gelöscht: die Zeile - {FEST} eintragen"
    )
    assert asked(build_site, files) == (1, [finding])
    files["netzwerk.yaml"] = facts(f"gelöscht:\n- {FEST}\n")
    assert asked(build_site, files) == (0, [])


@pytest.mark.parametrize("line", ["status: versteckt", "sichtbar_bis: 01.01.2026", "sichtbar_ab: 01.01.2027"])
def test_what_an_editor_has_hidden_or_dated_is_not_lost(build_site: BuildSite, line: str) -> None:
    assert asked(build_site, site(**{f"{FEST}.md": PARTY.replace("---\n", f"---\n{line}\n", 1)})) == (0, [])


def test_broken_entry_is_not_called_lost(build_site: BuildSite) -> None:
    code, findings = asked(build_site, site(**{f"{FEST}.md": "---\ntitel: Fest\nbeginn: bald\n---\n"}))
    assert (code, findings) == (1, [])


def test_damaged_register_stops_publishing_with_the_cure(build_site: BuildSite) -> None:
    files = {".register.json": "{\n<<<<<<< HEAD\n}\n"}
    finding = (
        f"content/.register.json:2:1: {CONFLICT}. So geht es: invoke register schreibt das Verzeichnis neu;"
        " was noch zu lesen ist, bleibt erhalten"
    )
    assert asked(build_site, files) == (1, [finding])
    assert asked(build_site, files, "pelicanconf.py") == (0, [finding])


def test_register_of_bytes_is_only_damaged(build_site: BuildSite) -> None:
    code, findings = asked(build_site, {".register.json": b"\xff\xfe\x00"})  # type: ignore[dict-item]
    assert (code, len(findings)) == (1, 1)


def test_site_without_a_register_has_nothing_to_ask(build_site: BuildSite) -> None:
    assert asked(build_site, {f"{FEST}.md": PARTY}) == (0, [])


def test_register_holds_what_visitors_see(build_site: BuildSite, tmp_path: Path) -> None:
    """Drafts, what waits, the handbook, persons and entries without a page stay out."""
    person = "---\ntitel: Jule Sand\nart: Person\neinwilligung: dienstlich\n---\n"
    build_site({
        f"{FEST}.md": PARTY,
        "veranstaltungen/2027/entwurf.md": PARTY.replace("---\n", "---\nstatus: entwurf\n", 1),
        "veranstaltungen/2027/spaeter.md": PARTY.replace("---\n", "---\nsichtbar_ab: 01.12.2026\n", 1),
        "veranstaltungen/2027/versteckt.md": PARTY.replace("---\n", "---\nstatus: versteckt\n", 1),
        "berichte/2026/fest.md": f"---\ntitel: So war es\ndatum: 01.11.2026\nbericht_zu: {FEST}\n---\n",
        "handbuch/erste-schritte.md": "---\ntitel: Erste Schritte\n---\n",
        "kontakte/jule-sand.md": person,
        "veranstaltungsorte/haus.md": "---\ntitel: Haus\n---\n",
    })  # fmt: skip
    update = write_register(tmp_path / "content", tmp_path / "output")
    assert {one: (entry.type, entry.address, entry.revision and entry.revision.sequence) for one, entry in update.entries.items()} == {
        FEST: ("event", f"{FEST}/", 0),
        "veranstaltungen/2027/versteckt": ("event", "veranstaltungen/2027/versteckt/", None),
        "berichte/2026/fest": ("report", None, None),
    }  # fmt: skip
    assert parse_register((tmp_path / "content/.register.json").read_text()).entries == update.entries


def test_register_written_twice_is_the_same(build_site: BuildSite, tmp_path: Path) -> None:
    build_site({f"{FEST}.md": PARTY})
    write_register(tmp_path / "content", tmp_path / "output")
    before = (tmp_path / "content/.register.json").read_bytes()
    build_site({f"{FEST}.md": PARTY}, "publishconf.py", SITEURL="https://netz.example.org")
    update = write_register(tmp_path / "content", tmp_path / "output")
    assert (update.added, update.changed, update.removed) == ((), (), ())
    assert (tmp_path / "content/.register.json").read_bytes() == before


def test_tombstone_leaves_the_register(build_site: BuildSite, tmp_path: Path) -> None:
    build_site(site(**{"netzwerk.yaml": facts(f"gelöscht:\n- {FEST}\n")}))
    assert write_register(tmp_path / "content", tmp_path / "output").removed == (FEST,)
    assert (tmp_path / "content/.register.json").read_text() == "{\n}\n"


def test_command_tells_what_it_did(
    build_site: BuildSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build_site({f"{FEST}.md": PARTY})
    assert main(tmp_path / "content", tmp_path / "output") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"neu: {FEST}",
        f"In {tmp_path}/content/.register.json stehen jetzt: 1.",
    ]


def test_command_without_a_build_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path / "content", tmp_path / "output") == 1
    assert (
        capsys.readouterr().out
        == f"Für {tmp_path}/output/ gibt es noch keinen fertigen Bau. Zuerst: make html\n"
    )


def test_register_of_this_site_is_whole_and_knows_only_what_is_there() -> None:
    """After changes of content: `invoke register`."""
    register = parse_register((PROJECT / "content/.register.json").read_text(encoding="utf-8"))
    content = PROJECT / "content"
    files = {
        path.relative_to(content).as_posix(): path.read_bytes()
        for path in [*content.rglob("*.md"), content / "netzwerk.yaml"]
    }
    assert register.damage is None
    assert register.entries.keys() - read_catalogue(files).records.keys() == set()
