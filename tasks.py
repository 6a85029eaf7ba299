"""The commands of the kit: each task starts one program; the logic lives in plugins/."""

import os
import shlex
import sys
from pathlib import Path

from invoke import Context, task
from invoke.exceptions import ThreadException

PROGRAMS = Path(sys.executable).parent
LOCK = (
    "uv",
    "pip",
    "compile",
    "pyproject.toml",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--upgrade",
    "--generate-hashes",
    "--no-annotate",
    "--custom-compile-command=invoke lock",
)
WORDS = "theme/translations/theme.pot"
STEADY = ("--omit-header", "--no-wrap")  # no dates, no names: nothing changes by itself
EXTRACT = ("pybabel", "-q", "extract", *STEADY, "--sort-by-file", "--add-location=file", "-Fpyproject.toml")
UPDATE = ("pybabel", "-q", "update", *STEADY, "--ignore-obsolete")


def run(context: Context, program: str, *words: str) -> None:
    """Run a program of this environment; its exit code becomes the task's."""
    try:
        context.run(shlex.join([str(PROGRAMS / program), *words]), pty=sys.stdout.isatty())
    except ThreadException as failure:
        if not all(one.type is BrokenPipeError for one in failure.exceptions):
            raise
        # The reader (head, less) has seen enough; Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@task
def html(context: Context) -> None:
    """Build the site strictly into output/."""
    run(context, "pelican", "content", "-s", "pelicanconf.py", "-o", "output")


@task
def serve(context: Context) -> None:
    """Show a preview on http://127.0.0.1:8000 that follows every save."""
    run(context, "python", "-m", "safe_build.preview")


@task
def check(context: Context, folder: str = "output", github: bool = False) -> None:  # noqa: FBT001, FBT002
    """Check the built site in output/ (--folder): links, texts, feeds, calendars, privacy, law, weight."""
    run(context, "python", "-m", "site_checks", folder, *(["--github"] if github else []))


@task
def publish(context: Context) -> None:
    """Build the published form, check it under two addresses and put it into public/; any fault leaves the last good site."""
    run(context, "python", "-m", "safe_build.publishing")


@task
def deploy(context: Context, remote: str = "origin", branch: str = "gh-pages") -> None:
    """Bring what `invoke publish` finished to a branch of a remote, for those without Actions."""
    run(context, "python", "-m", "safe_build.deploying", f"--remote={remote}", f"--branch={branch}")


@task
def doctor(context: Context, links: bool = False) -> None:  # noqa: FBT001, FBT002
    """Say how the site is and what to do: environment, builds, law, consents, fundings; --links asks other sites."""
    run(context, "python", "-m", "editor_tools.doctor", *(["--links"] if links else []))


@task
def register(context: Context) -> None:
    """Build the site and enter what it publishes into content/.register.json."""
    html(context)
    run(context, "python", "-m", "safe_build.register")


@task
def new(context: Context, kind: str, title: str, about: str = "") -> None:
    """Start a new entry, for example: invoke new veranstaltung "Sommerfest 2027"."""
    run(context, "python", "-m", "editor_tools.new_entry", kind, title, *([about] if about else []))


@task
def import_contacts(context: Context, file: str, region: str = "", write: bool = False) -> None:  # noqa: FBT001, FBT002
    """Show which contacts a CSV or vCard FILE would become; --write makes the files."""
    more = [*(["--region", region] if region else []), *(["--write"] if write else [])]
    run(context, "python", "-m", "editor_tools.import_contacts", file, *more)


@task
def import_ics(  # noqa: PLR0913, PLR0917
    context: Context,
    file: str,
    region: str = "",
    reihe: str = "",
    entwurf: bool = False,  # noqa: FBT001, FBT002
    write: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Show which events a calendar file would become; --write makes their files."""
    named = {"--region": region, "--reihe": reihe}
    more = [f"{option}={value}" for option, value in named.items() if value]
    more += [option for option, wanted in {"--entwurf": entwurf, "--write": write}.items() if wanted]
    run(context, "python", "-m", "editor_tools.import_ics", *more, "--", file)


@task
def contacts_due(context: Context) -> None:
    """List the contacts to check and the consents that run out, each with a letter."""
    run(context, "python", "-m", "editor_tools.contacts_due")


@task
def reports_due(context: Context, days: int = 14) -> None:
    """List past events without a report after so many days, each with the command that starts one."""
    run(context, "python", "-m", "editor_tools.missing_reports", str(days))


@task
def dates(context: Context, file: str) -> None:
    """Print the next ten dates of an event or a group, for example: invoke dates content/veranstaltungen/2026/stammtisch.md."""
    run(context, "python", "-m", "editor_tools.event_dates", file)


@task
def icons(context: Context) -> None:
    """Draw favicon and home-screen icons anew from theme/static/icon.svg (needs Chromium)."""
    run(context, "python", "-m", "editor_tools.icon_files")


@task
def lighthouse(context: Context, kind: str = "", runs: int = 3, long: bool = False) -> None:  # noqa: FBT001, FBT002
    """Run Lighthouse on a page of each type, light and dark (--kind for one type, --runs, --long for long content)."""
    more = [*(["--kind", kind] if kind else []), "--runs", str(runs), *(["--long"] if long else [])]
    run(context, "python", "benchmarks/lighthouse.py", *more)


@task
def test(context: Context) -> None:
    """Run all tests, on all cores; the tests of one file stay together and share what they have built."""
    run(
        context, "python", "-m", "pytest", "--numprocesses=auto", "--dist=loadscope", "--no-loadscope-reorder"
    )


@task
def lint(context: Context, fix: bool = False, write: bool = False) -> None:  # noqa: FBT001, FBT002
    """Check style and types; --fix shows what is safe to correct in the texts, --fix --write corrects it."""
    if fix:
        run(context, "python", "-m", "editor_tools.fix_sources", *(["--write"] if write else []))
        return
    run(context, "ruff", "check", ".")
    run(context, "ruff", "format", "--check", ".")
    run(context, "mypy")


@task
def messages(context: Context) -> None:
    """Gather the theme's words into theme/translations/theme.pot and bring all catalogues up to it."""
    run(context, *EXTRACT, f"--output-file={WORDS}", ".")
    run(context, *UPDATE, f"--input-file={WORDS}", "--output-dir=theme/translations", "--domain=theme")


@task
def lock(context: Context) -> None:
    """Rewrite both lock files from pyproject.toml with the newest allowed releases."""
    run(context, *LOCK, "--output-file=requirements.txt")
    run(
        context, *LOCK, "--extra=test", "--constraint=requirements.txt", "--output-file=requirements-test.txt"
    )
