"""What a branch must be before the site goes there, and whose domain it carries; raises Refused."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from safe_build.git_program import Git
from safe_build.places import MARKER
from safe_build.publishing.receipt import Receipt
from safe_build.publishing.refusal import Refused
from safe_build.publishing.site_address import ascii_host

DOMAIN = "CNAME"
SOURCES = ("content/netzwerk.yaml", "pelicanconf.py")
ELSEWHERE = "So geht es: invoke deploy ohne --branch liefert auf den Zweig gh-pages"
UNCHANGED = "dort ist nichts verändert."


def check_name(project: Git, branch: str) -> None:
    """Refuse what is no name of a branch, and the branch that the sources are on."""
    if project.find("check-ref-format", "--branch", branch) != branch:
        raise Refused(f"„{branch}“ kann kein Zweig heißen. So geht es: invoke deploy --branch gh-pages")
    if project.find("symbolic-ref", "--short", "HEAD") == branch:
        raise Refused(f"Auf {branch} wird hier gearbeitet, dort liegen die Quellen. {ELSEWHERE}")


def check_files(git: Git, commit: str, branch: str, *, is_default: bool) -> None:
    """Refuse a branch whose files are no built site."""
    held = git.ask("ls-tree", "--name-only", commit, "--", MARKER, *SOURCES).splitlines()
    if sources := [name for name in SOURCES if name in held]:
        where = f"Auf {branch} liegen die Quellen einer Website ({sources[0]})"
        raise Refused(f"{where}; {UNCHANGED} {ELSEWHERE}")
    names = git.ask("-c", "core.quotePath=false", "ls-tree", "--name-only", commit).splitlines()
    if is_default and names and MARKER not in held:
        where = f"{branch} ist der Hauptzweig des Ziels und enthält keine Website, sondern {names[0]}"
        raise Refused(f"{where}; {UNCHANGED} {ELSEWHERE}")


def kept_domain(git: Git, commit: str, live: Path, receipt: Receipt) -> str | None:
    """The custom domain that the branch names; GitHub forgets it when the file goes."""
    domain = git.find("show", f"{commit}:{DOMAIN}")
    if not domain or (live / DOMAIN).is_file():
        return None
    address = urlsplit(receipt.site_url)
    cure = f"So geht es: in content/netzwerk.yaml website: https://{domain}, dann invoke publish"
    if ascii_host(domain) != ascii_host(address.hostname or ""):
        sentence = f"Die Website ist für {address.hostname} gebaut, der Zweig gehört zur Domain {domain}."
        raise Refused(f"{sentence} {cure}")
    if address.path.strip("/"):
        shown = f"der Zweig zeigt sie aber unter https://{domain} ({DOMAIN})"
        raise Refused(f"Die Website ist für {receipt.site_url} gebaut, {shown}. {cure}")
    return domain
