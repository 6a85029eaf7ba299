"""A push without force, and what its refusal means; raises Refused."""

from __future__ import annotations

from safe_build.git_program import Git, GitFailed
from safe_build.publishing.refusal import Refused

FASTER = ("[rejected]", "but expected", "reference already exists", ".lock': File exists")
NAME_TAKEN = "exists; cannot create"
REFUSED = "[remote rejected]"
REMOTE = "remote: "


def push(git: Git, address: str, branch: str) -> bool:
    """Whether the remote took the branch; False if somebody was faster. Raises Refused."""
    try:
        git.ask("push", "-q", "--porcelain", address, f"refs/heads/{branch}:refs/heads/{branch}")
    except GitFailed as failure:
        if any(words in failure.said for words in FASTER):
            return False
        raise Refused(_sentence(failure, branch)) from failure
    return True


def _sentence(failure: GitFailed, branch: str) -> str:
    if REFUSED not in failure.said:
        kept = f"Die Verbindung ist abgebrochen ({failure}); die Website dort ist die alte."
        return f"{kept} So geht es: invoke publish, dann invoke deploy"
    quoted = f"„{_words_of_remote(failure.said)}“"
    if NAME_TAKEN in failure.said:
        clash = f"Ein anderer Zweig des Ziels steht dem Namen {branch} im Weg ({quoted})."
        return f"{clash} So geht es: invoke deploy --branch mit einem anderen Namen"
    cure = "Schreibrecht und Schutz des Zweigs prüfen (auf GitHub: Settings → Branches), dann invoke deploy"
    return f"Das Ziel nimmt {branch} nicht an ({quoted}); die Website dort ist die alte. So geht es: {cure}"


def _words_of_remote(said: str) -> str:
    """The first thing that the remote says, else git's own words for its refusal."""
    lines = [line.removeprefix(REMOTE).strip() for line in said.splitlines() if line.startswith(REMOTE)]
    lines += [line.partition(REFUSED)[2].strip(" ()") for line in said.splitlines() if REFUSED in line]
    return next(filter(None, lines), "")
