"""A published site beside a bare repository that it can be deployed to."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import write_files
from tests.safe_build.publishing.published_project import git

from safe_build.places import Places
from safe_build.publishing.receipt import Receipt, digest_of_folder, receipt_text

SITE = {
    "index.html": "Start",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact",
    "über/index.html": "Über",
}


def finish(project: Path, files: dict[str, str], site_url: str = "https://netz.example.org") -> None:
    """What `invoke publish` leaves behind."""
    places = Places.of(project / "public")
    write_files(places.live, files)
    places.home.mkdir(parents=True, exist_ok=True)
    receipt = Receipt(site_url, "a" * 40, "2026-11-22T12:00+01:00", *digest_of_folder(places.live))
    places.receipt.write_text(receipt_text(receipt))


def deployed(project: Path) -> dict[str, str]:
    """Every file on the branch of the remote."""
    target = project.parent / "ziel.git"
    names = git(target, "-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    return {name: git(target, "show", f"gh-pages:{name}") for name in names}


def commits(project: Path) -> list[str]:
    return git(project.parent / "ziel.git", "log", "--format=%s", "gh-pages").splitlines()


def put_on_branch(project: Path, files: dict[str, str]) -> None:
    """Somebody else's commit on the branch of the remote."""
    other = project.parent / f"andere-{len(list(project.parent.iterdir()))}"
    git(project.parent, "clone", "-q", "-b", "gh-pages", "ziel.git", str(other))
    write_files(other, files)
    git(other, "add", "-A")
    git(other, "commit", "-q", "-m", "von anderen")
    git(other, "push", "-q")
