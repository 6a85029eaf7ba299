"""Whole builds by plain Pelican: which folder is replaced, and what happens to it meanwhile."""

import signal
from pathlib import Path

from tests.safe_build.tiny_site import GOOD, TinySite, page, said, wait_until, with_good_output


def test_linked_output_folder_stays_a_link(site: TinySite, tmp_path: Path) -> None:
    real = tmp_path / "anderswo/website"
    real.mkdir(parents=True)
    (site.root / "output").symlink_to(real)
    site.write("gut")
    assert site.build().returncode == 0
    site.write("neu")
    assert site.build().returncode == 0
    assert (site.root / "output").readlink() == real
    assert (real / "seite/index.html").read_text() == page("neu")
    assert sorted(path.name for path in real.parent.iterdir()) == [".build", "website"]


def test_output_folder_anywhere_is_replaced(site: TinySite, tmp_path: Path) -> None:
    site.write("gut")
    folder = tmp_path / "tief/unten/site"
    result = site.build("-o", str(folder))
    assert (result.returncode, said(result)) == (0, [f"Fertig: 1 Seite in 0,0 s → {folder}/"])
    assert (folder / "seite/index.html").read_text() == page("gut")


def test_output_folder_below_a_file_is_one_sentence(site: TinySite) -> None:
    site.write("gut")
    result = site.build("-o", "pelicanconf.py/site")
    sentence = (
        f"Der Ausgabeordner {Path('pelicanconf.py/site')}/ lässt sich nicht schreiben: An der Stelle eines Ordners"
        f" liegt etwas anderes ({site.root / 'pelicanconf.py/.build/site'}). So geht es: es umbenennen oder löschen."
    )
    assert (result.returncode, said(result)) == (1, [sentence])


def test_folder_of_someone_else_is_refused_and_untouched(site: TinySite) -> None:
    site.write("gut")
    (site.root / "output").mkdir()
    (site.root / "output/diplom.txt").write_text("wichtig")
    result = site.build()
    sentence = (
        "Der Ausgabeordner output/ enthält Dateien, die nicht von dieser Website stammen."
        " Es wurde nichts verändert. Ein anderer Ordner: pelican -o ORDNER"
    )
    assert (result.returncode, said(result), result.stderr) == (1, [sentence], "")
    assert site.tree() == {"diplom.txt": "wichtig"}


def test_output_folder_among_the_sources_is_refused(site: TinySite) -> None:
    site.write("gut")
    result = site.build("-o", "content/ausgabe")
    sentence = (
        f"Der Ausgabeordner content/ausgabe/ liegt in {site.root}/content, also mitten in den Quellen der Website."
        " Es wurde nichts verändert. Ein anderer Ordner: pelican -o ORDNER"
    )
    assert (result.returncode, said(result)) == (1, [sentence])
    assert site.tree("content") == {"seite.txt": "gut"}


def test_files_that_appear_during_the_build_are_not_replaced(site: TinySite) -> None:
    site.write("wait pause")
    with site.running("pelican") as program:
        wait_until((site.root / "pause.waiting").exists)
        (site.root / "output").mkdir()
        (site.root / "output/diplom.txt").write_text("wichtig")
        (site.root / "pause.go").touch()
        assert program.wait() == 1
    assert (site.tree(), site.leftovers()) == ({"diplom.txt": "wichtig"}, [])


def test_two_builds_at_once_both_succeed(site: TinySite) -> None:
    site.write("wait erster")
    with site.running("pelican") as first:
        wait_until((site.root / "erster.waiting").exists)
        site.write("zweiter")
        assert site.build().returncode == 0
        assert site.tree() == {".nojekyll": "", "seite/index.html": page("zweiter")}
        (site.root / "erster.go").touch()
        assert first.wait() == 0
    assert site.tree() == {".nojekyll": "", "seite/index.html": page("wait erster")}
    assert site.leftovers() == []


def test_killed_build_is_cleaned_up_by_the_next(site: TinySite) -> None:
    with_good_output(site).write("wait pause")
    with site.running("pelican") as program:
        wait_until((site.root / "pause.waiting").exists)
        program.send_signal(signal.SIGKILL)
        program.wait()
    assert (site.tree(), site.leftovers()) == (GOOD, [f"staging-{program.pid}"])
    site.write("weiter")
    assert site.build().returncode == 0
    assert (site.tree(), site.leftovers()) == ({".nojekyll": "", "seite/index.html": page("weiter")}, [])
