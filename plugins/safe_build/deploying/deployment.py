"""One deployment: a commit on top of what the branch holds, pushed without force; raises Refused."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from safe_build.deploying.pushing import push
from safe_build.deploying.target_branch import check_files, check_name, kept_domain
from safe_build.git_program import Git, GitFailed, shown_address
from safe_build.places import Places
from safe_build.publishing.receipt import Receipt, digest_of_folder, read_receipt
from safe_build.publishing.refusal import Refused

TRIES = 3  # somebody else may deploy at the same moment
HEAD = "refs/heads/before"
AGAIN = "So geht es: invoke publish, dann invoke deploy"


@dataclass(frozen=True, slots=True)
class Deployment:
    """The project, and where its site goes: a remote of git (or its address) and a branch."""

    project: Path
    remote: str = "origin"
    branch: str = "gh-pages"

    def deploy(self) -> str:
        """Bring the published folder to the branch; one sentence about what happened. Raises Refused."""
        places = Places.of(self.project / "public")
        check_name(Git(self.project), self.branch)
        receipt = finished_receipt(places)
        address = self._address()
        with tempfile.TemporaryDirectory(prefix="netzwerkstatt-") as folder:
            git = Git(Path(folder), self._committer())
            git.ask("init", "-q", "--bare", ".")
            for _try in range(TRIES):
                before = self._fetch(git, address)
                if not self._commit(git, places.live, receipt, before):
                    return f"Auf {self.branch} steht schon alles: {receipt.site_url}"
                if push(git, address, self.branch):
                    return f"Ausgeliefert: {receipt.files} Dateien auf {self.branch} für {receipt.site_url}"
        raise Refused(
            f"Auf {self.branch} liefert gerade noch jemand aus. So geht es: kurz warten, dann invoke deploy"
        )

    def _address(self) -> str:
        """The address of the remote; a folder counts from the project."""
        project = Git(self.project)
        address = project.find("remote", "get-url", "--push", self.remote) or self.remote
        folder = self.project / address
        if "://" not in address and folder.is_dir():
            return str(folder.resolve())
        if address == self.remote and ":" not in address:
            name = f"git remote add {self.remote} ADRESSE"
            if project.find("rev-parse", "--git-dir") is None:
                raise Refused(f"Dieser Ordner ist kein Git-Archiv. So geht es: git init, dann {name}")
            raise Refused(f"Es gibt kein Ziel „{self.remote}“. So geht es: {name}")
        return address

    def _committer(self) -> dict[str, str]:
        """Who commits: as in the project, else a name that says what it is."""
        project = Git(self.project)
        found = {
            name: project.find("config", f"user.{name}") or default
            for name, default in (("name", "Netzwerkstatt"), ("email", "netzwerkstatt@localhost"))
        }
        return {"GIT_COMMITTER_NAME": found["name"], "GIT_COMMITTER_EMAIL": found["email"]}

    def _fetch(self, git: Git, address: str) -> str | None:
        """The commit that the branch of the remote is at, None before the first deployment."""
        try:
            if not git.ask("ls-remote", "--heads", address, f"refs/heads/{self.branch}"):
                return None
            git.ask("fetch", "-q", "--depth=1", address, f"+refs/heads/{self.branch}:{HEAD}")
            default = git.ask("ls-remote", "--symref", address, "HEAD")
            before = git.ask("rev-parse", HEAD)
        except GitFailed as failure:
            where = self.remote if self.remote == address else f"{self.remote} ({shown_address(address)})"
            sentence = f"Das Ziel {where} antwortet nicht ({failure}); dort ist nichts verändert."
            raise Refused(f"{sentence} So geht es: Netz und Zugang prüfen, dann invoke deploy") from failure
        check_files(
            git, before, self.branch, is_default=default.startswith(f"ref: refs/heads/{self.branch}\t")
        )
        return before

    def _commit(self, git: Git, live: Path, receipt: Receipt, before: str | None) -> bool:
        """Commit the folder on top of `before`; whether anything is new."""
        branch = f"refs/heads/{self.branch}"
        if before:
            git.ask("update-ref", branch, before)
        domain = kept_domain(git, before, live, receipt) if before else None
        words = [
            "-n",
            "-b",
            self.branch,
            "-m",
            f"Website vom {receipt.moment} ({(receipt.commit or 'ohne Git')[:10]})",
        ]
        done = git.run(
            sys.executable, "-m", "ghp_import", *words, *(["-c", domain] if domain else []), str(live)
        )
        if done.returncode or git.ask("rev-parse", branch) == before:
            raise Refused(
                f"Git nimmt die Website nicht an ({done.stderr.decode('utf-8', 'replace').strip()}). {AGAIN}"
            )
        return before is None or git.ask("rev-parse", f"{branch}^{{tree}}") != git.ask(
            "rev-parse", f"{before}^{{tree}}"
        )


def finished_receipt(places: Places) -> Receipt:
    """The receipt of the folder as it lies there; raises Refused for what `invoke publish` did not finish."""
    receipt = read_receipt(places.receipt)
    if receipt is None or not places.live.is_dir():
        raise Refused(
            f"Es ist noch nichts veröffentlicht: {places.shown} fehlt oder ist nicht fertig. {AGAIN}"
        )
    if digest_of_folder(places.live) != (receipt.files, receipt.digest):
        raise Refused(f"In {places.shown} liegt etwas anderes, als invoke publish geprüft hat. {AGAIN}")
    return receipt
