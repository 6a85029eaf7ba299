"""What the documents say is true: commands, settings, dependencies, names, links."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from content_model.models.registry import FOLDERS
from fast_build.settings import NAMES as FAST_NAMES
from safe_build.settings import NAMES

PROJECT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "plugins/README.md")
HANDBOOK = sorted(
    path.relative_to(PROJECT).as_posix() for path in (PROJECT / "content/handbuch").glob("*.md")
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
ELSEWHERE = ("http://", "https://", "mailto:", "{")
LOCK_FILES = ("requirements.txt", "requirements-test.txt")
# Written in parts, so that this file does not find itself.
SECRETS_OF_A_MACHINE = re.compile(
    "|".join(
        [
            "/" + "(?:work|root|home|tmp)/",
            "index" + "-url",
            "/" + "simple/",
            "pypi" + r"\.\w",
            "registry" + r"\.(?:npm|yarn)",
        ]
    )
)


def read(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")


def make_targets() -> set[str]:
    """The words people type after `make`: phony, without the internal ones."""
    phony = re.search(r"^\.PHONY: (.+)$", read("Makefile"), re.MULTILINE)
    assert phony
    return set(phony[1].split()) - {"help", "check-setup"}


def task_names() -> set[str]:
    """The commands of tasks.py as people type them: `import-ics` for `import_ics`."""
    names = re.findall(r"^@task\ndef (\w+)", read("tasks.py"), re.MULTILINE)
    return {name.replace("_", "-") for name in names}


def rows(document: str, heading: str) -> list[list[str]]:
    """The cells of every table row below a heading, as far as the next one; head rows left out."""
    section = re.split(r"^## ", read(document).split(f"\n## {heading}\n")[1], flags=re.MULTILINE)[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def code_in(cell: str) -> str:
    found = re.search(r"`([^`]+)`", cell)
    assert found
    return found[1]


def project_texts() -> dict[str, str]:
    """Every text file of the project that git knows or would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    texts = {}
    for path in listed.stdout.splitlines():
        file = PROJECT / path
        data = file.read_bytes() if file.is_file() else b""
        if b"\0" not in data and not path.endswith(".pdf"):
            texts[path] = data.decode("utf-8")
    return texts


def test_readme_names_the_two_commands_first() -> None:
    first = FENCED.search(read("README.md"))
    assert first
    assert re.findall(r"^make \w+", first[0], re.MULTILINE) == ["make html", "make test"]


def test_commands_table_is_the_makefile_and_the_tasks() -> None:
    commands = [code_in(row[0]).split() for row in rows("README.md", "Commands")]
    with_make = {words[1] for words in commands if words[0] == "make"}
    assert ({words[1] for words in commands}, with_make) == (task_names(), make_targets())


@pytest.mark.parametrize("document", [*DOCUMENTS, *HANDBOOK])
def test_documents_name_only_commands_that_exist(document: str) -> None:
    code = "\n".join([*re.findall(r"`([^`\n]+)`", read(document)), *FENCED.findall(read(document))])
    named = set(re.findall(r"\b(?:make|invoke) ([a-z][\w-]*)", code))
    assert named <= task_names()


def test_settings_table_is_complete() -> None:
    assert [code_in(row[0]) for row in rows("README.md", "Settings")] == [*NAMES, *FAST_NAMES]


def test_every_setting_of_ours_has_a_row() -> None:
    pattern = r"[\"'](BUILD|EVENT|CONTACT|TYPOGRAPHY|SEARCH|FAST|CHECK)_(\w+)[\"']"
    used = {
        "_".join(found)
        for path in (PROJECT / "plugins").rglob("settings.py")
        for found in re.findall(pattern, path.read_text(encoding="utf-8"))
    }
    assert used == {code_in(row[0]) for row in rows("README.md", "Settings")}


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = [re.split(r"[<>=!~;\[ ]", line)[0] for line in wanted]
    table = rows("plugins/README.md", "Dependencies")
    assert sorted(code_in(row[0]) for row in table) == sorted(names)
    assert all(row[1] for row in table)


def test_every_hidden_file_at_the_top_has_its_reason() -> None:
    hidden = {path for path in project_texts() if path.startswith(".") and not path.startswith(".github/")}
    table = rows("plugins/README.md", "Files at the top and why they are there")
    assert {code_in(row[0]) for row in table} == hidden


def test_every_plugin_has_its_room() -> None:
    folders = {path.parent.name for path in (PROJECT / "plugins").glob("*/__init__.py")}
    assert {code_in(row[0]).strip("/") for row in rows("plugins/README.md", "Rooms")} == folders


PELICANS = {"articles", "pages"}
"""Names that Pelican itself puts into its context."""


def test_every_name_in_the_context_is_documented() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "plugins").rglob("*.py"))
    used = set(re.findall(r'CONTEXT_NAME = "(\w+)"', code)) | set(re.findall(r'context\["(\w+)"\]', code))
    assert {
        code_in(row[0]) for row in rows("plugins/README.md", "Names in Pelican's context")
    } == used - PELICANS


@pytest.mark.parametrize("document", [*DOCUMENTS, *HANDBOOK])
def test_links_lead_to_files(document: str) -> None:
    text = FENCED.sub("", read(document))
    links = [link for link in LINK.findall(text) if not link.startswith(ELSEWHERE)]
    broken = [
        link for link in links if not (PROJECT / document).parent.joinpath(link.split("#")[0]).is_file()
    ]
    assert broken == []


def test_handbook_names_every_folder() -> None:
    named = set(re.findall(r"`([a-z]+)/`", read("content/handbuch/index.md")))
    assert named == (FOLDERS.keys() | {"medien"}) - {"handbuch"}


def test_no_file_names_a_machine() -> None:
    found = {
        f"{path}: {match[0]}"
        for path, text in project_texts().items()
        for match in SECRETS_OF_A_MACHINE.finditer(text)
    }
    assert found == set()


@pytest.mark.parametrize("path", LOCK_FILES)
def test_lock_file_names_no_host(path: str) -> None:
    assert re.findall(r"://|--(?:extra-)?index|--find-links| @ ", read(path)) == []


@pytest.mark.parametrize("path", LOCK_FILES)
def test_lock_file_pins_everything_with_hashes(path: str) -> None:
    packages = re.findall(r"^[A-Za-z0-9].*(?:\n    .*)*", read(path), re.MULTILINE)
    assert packages
    assert [text for text in packages if not re.match(r"\S+==\S+ .*\\\n    --hash=sha256:", text)] == []


def test_changelog_opens_with_what_is_not_released() -> None:
    headings = re.findall(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[:1] == ["Unreleased"]
