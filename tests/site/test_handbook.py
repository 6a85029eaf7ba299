"""What the handbook shows as an example works when somebody copies it."""

import re

import pytest
from tests.conftest import PROJECT, BuildSite

HANDBOOK = PROJECT / "content/handbuch"
EXAMPLE = re.compile(r"^```(?:markdown|yaml)\n(.*?)^```", re.MULTILINE | re.DOTALL)
FOLDERS = ("projekte", "material", "veranstaltungsorte")  # in the order of the examples in projekte.md


def examples(chapter: str) -> list[str]:
    return EXAMPLE.findall((HANDBOOK / chapter).read_text(encoding="utf-8"))


def test_facts_of_the_handbook_are_enough_to_publish(build_site: BuildSite) -> None:
    facts, words = examples("netzwerk.md")
    build = build_site({"netzwerk.yaml": facts + words}, BUILD_FORM="publish")
    assert (build.code, build.findings) == (0, [])
    assert "Amtsgericht Oldenburg" in build.soup("impressum/").main.get_text()
    assert {"datenschutz", "barrierefreiheit"} <= {folder.name for folder in build.output.iterdir()}


def test_examples_of_projects_material_and_places_can_be_copied(build_site: BuildSite) -> None:
    shown = dict(zip(FOLDERS, examples("projekte.md"), strict=True))
    build = build_site({f"{folder}/muster.md": text for folder, text in shown.items()})
    assert (build.code, build.findings) == (0, [])
    assert build.soup("projekte/muster/").h1.get_text() == "Wegweiser auf dem Land"


def test_first_event_of_the_handbook_can_be_copied(build_site: BuildSite) -> None:
    build = build_site({"veranstaltungen/2027/sommerfest.md": examples("index.md")[0]})
    assert (build.code, build.findings) == (0, [])


@pytest.mark.parametrize(
    "chapter", sorted(path.name for path in HANDBOOK.glob("*.md") if path.stem != "index")
)
def test_every_chapter_can_be_reached_from_the_first(chapter: str) -> None:
    assert f"({chapter})" in (HANDBOOK / "index.md").read_text(encoding="utf-8")
