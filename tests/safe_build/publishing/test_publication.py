"""What `invoke publish` puts into place, what it refuses, and what it leaves alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.safe_build.publishing.published_project import (
    ADDRESS,
    FILES,
    NOW,
    Pretence,
    commit,
    create_project,
    git,
    publish,
    tree,
)

from safe_build.places import Places
from safe_build.publishing import publication
from safe_build.publishing.programs import Said
from safe_build.publishing.receipt import Receipt, digest_of_folder, read_receipt

KEPT = "Die letzte gute Fassung in public/ bleibt."
UNSAVED = (
    "In content/ ist etwas noch nicht gespeichert (committet). So geht es: git add content && git commit"
)
NOTHING = "Es wurde nichts geschrieben."
REGISTER_CURE = "So geht es: invoke register, dann git add content/.register.json && git commit"


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_published_folder_has_a_receipt_of_every_byte(once_published: Path) -> None:
    places = Places.of(once_published / "public")
    receipt = read_receipt(places.receipt)
    files, digest = digest_of_folder(places.live)
    commit_id = git(once_published, "rev-parse", "HEAD")
    assert receipt == Receipt(ADDRESS, commit_id, f"{NOW}+01:00", files, digest, tuple(tree(places.live)))
    assert {".nojekyll", ".well-known/security.txt", "index.html", "sitemap.xml"} <= tree(places.live).keys()
    assert sorted(path.name for path in places.home.iterdir()) == ["lock", "manifest.json", "published.json"]


def test_published_site_is_built_and_checked_for_both_kinds_of_address(pretence: Pretence) -> None:
    assert publish() == 0
    builds = [one for one in pretence.asked if one.words[0] == "pelican"]
    assert [one.variables["SITEURL"] for one in builds] == [ADDRESS, f"{ADDRESS}/netzwerk"]
    checks = [
        [Path(word).name for word in one.words] for one in pretence.asked if one.words[0] == "site_checks"
    ]
    assert checks == [["site_checks", "website"], ["site_checks", "anderer-pfad", "--compare", "website"]]
    assert tree(pretence.project / "public") == tree(pretence.site / "public")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        pytest.param("", "fehlt", id="empty"),
        pytest.param(
            "http://netz.example.org", "„http://netz.example.org“ beginnt nicht mit https://", id="http"
        ),
        pytest.param(
            "https://localhost:8000",
            "„https://localhost:8000“ zeigt auf diesen Rechner oder in ein eigenes Netz",
            id="localhost",
        ),
    ],
)
def test_address_that_nobody_can_reach_is_refused(
    pretence: Pretence, capsys: pytest.CaptureFixture[str], address: str, problem: str
) -> None:
    facts = pretence.project / "content/netzwerk.yaml"
    facts.write_text(
        facts.read_text().replace(f"website: {ADDRESS}", f"website: {address}" if address else "")
    )
    assert publish() == 1
    cure = "So geht es: in content/netzwerk.yaml die Zeile website: https://www.mein-netzwerk.de oder SITEURL=https://www.mein-netzwerk.de invoke publish"
    assert said(capsys) == [f"Nicht veröffentlicht. Die Adresse der Website {problem}. {cure}", NOTHING]
    assert pretence.asked == []


def test_address_of_the_environment_goes_first(pretence: Pretence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITEURL", "https://verein.example.org/netz/")
    assert publish() == 0
    builds = [one.variables["SITEURL"] for one in pretence.asked if one.words[0] == "pelican"]
    assert builds == ["https://verein.example.org/netz", "https://verein.example.org"]


def test_unsaved_content_is_refused_and_named(pretence: Pretence, capsys: pytest.CaptureFixture[str]) -> None:
    content = pretence.project / "content"
    (content / "aktuelles/2026/neu.md").write_text(FILES["aktuelles/2026/neu.md"].replace("Büro", "Haus"))
    (content / "seiten/impressum.md").unlink()
    (content / "seiten/über uns.md").write_text("---\ntitel: Über uns\n---\n")
    (pretence.project / "publishconf.py").write_text(
        (pretence.project / "publishconf.py").read_text() + "# anders\n"
    )
    assert publish() == 1
    assert said(capsys) == [
        "content/aktuelles/2026/neu.md: geändert",
        "content/seiten/impressum.md: gelöscht",
        "content/seiten/über uns.md: neu",
        f"Nicht veröffentlicht. {UNSAVED}",
        NOTHING,
    ]
    assert pretence.asked == []


def test_content_saved_during_the_build_is_refused(
    pretence: Pretence, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_and_commit(*programs: object) -> list[Said]:
        results = pretence(*programs)  # type: ignore[arg-type]
        (pretence.project / "content/seiten/neu.md").write_text("---\ntitel: Neu\n---\n")
        return results

    monkeypatch.setattr(publication, "run_beside", check_and_commit)
    assert publish() == 1
    assert said(capsys)[-3:-1] == [
        "content/seiten/neu.md: neu",
        f"Nicht veröffentlicht. {UNSAVED}",
    ]


def test_commit_made_during_the_build_is_refused(
    pretence: Pretence, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_and_commit(*programs: object) -> list[Said]:
        (pretence.project / "content/seiten/neu.md").write_text("---\ntitel: Neu\n---\n")
        commit(pretence.project)
        return pretence(*programs)  # type: ignore[arg-type]

    monkeypatch.setattr(publication, "run_beside", check_and_commit)
    assert publish() == 1
    words = "Nicht veröffentlicht. Während des Baus hat sich content/ geändert. So geht es: noch einmal invoke publish"
    assert said(capsys)[-2:] == [words, NOTHING]


@pytest.mark.usefixtures("pretence")
def test_without_git_publishing_goes_on_and_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert publish() == 0
    words = (
        "Hinweis: Git ist nicht installiert (https://git-scm.com)."
        " So lässt sich nicht prüfen, ob alles in content/ gespeichert (committet) ist."
    )
    assert words in said(capsys)
    receipt = read_receipt(Places.of("public").receipt)
    assert receipt
    assert receipt.commit is None


def test_outside_of_an_archive_publishing_goes_on(
    pretence: Pretence, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(pretence.project.parent))
    (pretence.project / ".git").rename(pretence.project.parent / "weg")
    assert publish() == 0
    assert any(
        line.startswith("Hinweis: Dieser Ordner ist kein Git-Archiv (git init). ") for line in said(capsys)
    )


def test_outdated_register_is_refused_and_only_read(
    pretence: Pretence, capsys: pytest.CaptureFixture[str]
) -> None:
    register = pretence.project / "content/.register.json"
    lines = register.read_text().replace('"impressum/"', '"wer-wir-sind/"').splitlines(keepends=True)
    register.write_text("".join(line for line in lines if "aktuelles" not in line))
    commit(pretence.project)
    before = register.read_bytes()
    assert publish() == 1
    assert said(capsys)[-4:] == [
        "neu: aktuelles/2026/neu",
        "geändert: seiten/impressum",
        f"Nicht veröffentlicht. Das Verzeichnis content/.register.json ist nicht auf dem Stand. {REGISTER_CURE}",
        NOTHING,
    ]
    assert register.read_bytes() == before


@pytest.mark.parametrize(
    ("registered", "code"),
    [
        pytest.param("2026-11-02T23:30:00+01:00", 0, id="appeared by itself"),
        pytest.param("2026-11-03T00:30:00+01:00", 1, id="was public already"),
    ],
)
def test_register_need_not_know_what_appeared_by_its_date(
    pretence: Pretence, registered: str, code: int
) -> None:
    register = pretence.project / "content/.register.json"
    lines = register.read_text().splitlines(keepends=True)
    register.write_text("".join(line for line in lines if "aktuelles" not in line))
    commit(pretence.project, registered)
    assert publish() == code


def test_fault_of_the_build_leaves_the_last_good_site(
    pretence: Pretence, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish() == 0
    before = tree(pretence.project / "public"), tree(pretence.project / ".build/public")
    capsys.readouterr()
    finding = "content/seiten/impressum.md:2:8: titel: das Feld ist leer. So geht es: titel: Impressum"
    pretence.build = Said(1, ("Fehler", finding, "", "1 Fehler. Es wurde nichts geschrieben."))
    assert publish() == 1
    assert said(capsys) == [
        "Fehler",
        finding,
        "Nicht veröffentlicht. Die Website lässt sich so nicht veröffentlichen; oben steht, was zu ändern ist.",
        KEPT,
    ]
    assert (tree(pretence.project / "public"), tree(pretence.project / ".build/public")) == before


FAULT = "impressum/index.html:{line}:1: recht.anbieter: die Anschrift fehlt. So geht es: ergänzen"


@pytest.mark.parametrize("at", [pytest.param(0, id="own address"), pytest.param(1, id="other address")])
def test_fault_of_the_checks_leaves_the_last_good_site(
    pretence: Pretence, capsys: pytest.CaptureFixture[str], at: int
) -> None:
    assert publish() == 0
    before = tree(pretence.project / "public")
    capsys.readouterr()
    pretence.checks = [Said(0, ("", "9 Seiten")), Said(0, ("", "9 Seiten"))]
    pretence.checks[at] = Said(1, (FAULT.format(line=7), "", "9 Seiten"))
    assert publish() == 1
    place = ("/", "/netzwerk/")[at]
    lines = said(capsys)
    assert lines[lines.index(f"Prüfung unter {place}") + 1] == FAULT.format(line=7)
    assert lines[-2:] == [
        "Nicht veröffentlicht. Die gebaute Website hat Fehler; oben steht, was zu ändern ist.",
        KEPT,
    ]
    assert tree(pretence.project / "public") == before


def test_finding_under_both_addresses_is_told_once(
    pretence: Pretence, capsys: pytest.CaptureFixture[str]
) -> None:
    pretence.checks = [Said(0, (FAULT.format(line=line), "", "9 Seiten")) for line in (7, 8)]
    assert publish() == 0
    assert [line for line in said(capsys) if "recht.anbieter" in line] == [FAULT.format(line=7)]


@pytest.mark.parametrize(
    ("manifest", "sentence"),
    [
        pytest.param(
            {"form": "preview"},
            'Gebaut ist die Form „preview“ mit Entwürfen. So geht es: in publishconf.py BUILD_FORM = "publish"',
            id="form with drafts",
        ),
        pytest.param(
            {"withheld": {"content/aktuelles/2026/neu.md": "Entwurf"}},
            "Zurückgehaltene Einträge haben eine Seite.",
            id="draft",
        ),
    ],
)
@pytest.mark.usefixtures("pretence")
def test_drafts_in_the_output_are_refused(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    manifest: dict[str, object],
    sentence: str,
) -> None:
    real = publication.read_manifest

    def read(place: Path) -> object:
        return replace(real(place), **manifest)  # type: ignore[arg-type]

    monkeypatch.setattr(publication, "read_manifest", read)
    assert publish() == 1
    assert said(capsys)[-2:] == [f"Nicht veröffentlicht. {sentence}", NOTHING]


def test_page_of_a_withheld_entry_is_named(once_published: Path) -> None:
    manifest = publication.read_manifest(Places.of(once_published / "public").manifest)
    source = "content/aktuelles/2026/neu.md"
    with pytest.raises(publication.Refused) as refusal:
        publication._check_form(replace(manifest, withheld={source: "Entwurf"}))
    assert refusal.value.lines == (f"{source} → /aktuelles/2026/neu/: Entwurf",)


def test_other_program_that_replaces_the_folder_takes_the_receipt_away(pretence: Pretence) -> None:
    assert publish() == 0
    places = Places.of("public")
    publication.make_live(_copied(pretence.project), places, publication.read_manifest(places.manifest))
    assert not places.receipt.exists()


def _copied(project: Path) -> Path:
    folder = project / ".build/public/kopie"
    folder.mkdir()
    return folder


def test_command_outside_of_a_site_says_where_to_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert publish() == 1
    assert said(capsys) == ["Hier liegt keine publishconf.py: bitte im Ordner der Website starten."]


def test_folder_of_somebody_else_is_not_replaced(
    pretence: Pretence, capsys: pytest.CaptureFixture[str]
) -> None:
    (pretence.project / "public").mkdir()
    (pretence.project / "public/brief.txt").write_text("wichtig")
    assert publish() == 1
    assert said(capsys)[-1].startswith(
        "Nicht veröffentlicht. Der Ausgabeordner public/ enthält Dateien, die nicht von dieser Website stammen."
    )
    assert tree(pretence.project / "public") == {"brief.txt": b"wichtig"}
    assert pretence.asked == []


def test_real_build_with_a_fault_publishes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one test of a refusal with real programs: drafts in the form, and a broken header."""
    files = {**FILES, "seiten/kaputt.md": "---\ntitel:\n---\n"}
    monkeypatch.chdir(create_project(tmp_path / "projekt", files))
    monkeypatch.delenv("SITEURL", raising=False)
    assert publish() == 1
    lines = said(capsys)
    assert (
        "content/seiten/kaputt.md:2:1: titel: das Feld ist leer. So geht es: titel: Sommerfest in Rostock"
        in lines
    )
    assert lines[-1] == NOTHING
    assert [path.name for path in Path(".build/public").iterdir()] == ["lock"]


def test_receipt_that_is_damaged_is_none(tmp_path: Path) -> None:
    place = tmp_path / "published.json"
    for text in ("", "{}", "[1]", json.dumps({"site_url": 1, "more": 2})):
        place.write_text(text)
        assert read_receipt(place) is None
