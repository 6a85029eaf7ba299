"""What lies in public/ before a publication, and content that was never committed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.safe_build.publishing.published_project import Pretence, create_project, git, publish

from safe_build.places import Places
from safe_build.publishing.published_folder import CURE, check_published_folder
from safe_build.publishing.receipt import Receipt, digest_of_folder, names_in, receipt_text
from safe_build.publishing.refusal import Refused
from safe_build.publishing.saved_content import SavedContent, read_saved_content
from safe_build.stopping import BuildStopped


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The places of a published folder."""
    monkeypatch.chdir(tmp_path)
    found = Places.of("public")
    found.live.mkdir()
    found.home.mkdir(parents=True)
    for name in (".nojekyll", "index.html"):
        (found.live / name).touch()
    receipt = Receipt("https://a.example.org", None, "", *digest_of_folder(found.live), names_in(found.live))
    found.receipt.write_text(receipt_text(receipt))
    return found


def test_files_put_there_by_hand_are_named_and_kept(places: Places) -> None:
    (places.live / "CNAME").write_text("netz.example.org")
    (places.live / "google").mkdir()
    (places.live / "google/nachweis.html").touch()
    with pytest.raises(Refused) as refusal:
        check_published_folder(places)
    assert refusal.value.lines == ("public/CNAME", "public/google/nachweis.html")
    assert refusal.value.sentence == (
        f"In public/ liegen Dateien, die nicht von dieser Website stammen und verloren gingen. {CURE}"
    )


def test_folder_as_it_was_published_may_be_replaced(places: Places) -> None:
    (places.live / "index.html").write_text("anders")
    check_published_folder(places)


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").touch()
    with pytest.raises(BuildStopped, match=r"public ist eine Datei, kein Ordner\..*umbenennen oder löschen$"):
        check_published_folder(Places.of(tmp_path / "public"))


@pytest.mark.parametrize("added", [False, True], ids=["untracked", "added"])
def test_content_before_the_first_commit_is_not_saved(tmp_path: Path, added: bool) -> None:
    project = create_project(tmp_path, {"seiten/a.md": "---\ntitel: A\n---\n"})
    git(project, "update-ref", "-d", "HEAD")
    if not added:
        git(project, "rm", "-rq", "--cached", ".")
    assert read_saved_content(project, "content") == SavedContent(
        None, ("content/.register.json: neu", "content/seiten/a.md: neu")
    )


def test_deleted_register_is_brought_back_first(
    pretence: Pretence, capsys: pytest.CaptureFixture[str]
) -> None:
    (pretence.project / "content/.register.json").unlink()
    assert publish() == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "content/.register.json: gelöscht",
        (
            "Nicht veröffentlicht. In content/ ist etwas noch nicht gespeichert (committet). So geht es:"
            " git checkout HEAD -- content/.register.json (das Verzeichnis der Veröffentlichungen),"
            " dann git add content && git commit"
        ),
    ]
