"""Only those scripts are published that a page links."""

from __future__ import annotations

from tests.conftest import BuildSite

ENGLISH = "---\ntitel: Open evening\nlang: en\nbeginn: 03.12.2026 18:00\n---\n"


def names_of_scripts(build_site: BuildSite, event: str) -> list[str]:
    """The scripts of a site with one event, each as often as it is published."""
    output = build_site({"veranstaltungen/a.md": event}).output
    return sorted(path.name.split(".")[0] for path in output.glob("theme/*.js"))


def test_scripts_are_published_in_the_languages_of_the_pages_that_link_them(build_site: BuildSite) -> None:
    german = names_of_scripts(build_site, ENGLISH.replace("lang: en\n", ""))
    assert german == ["copy_address", "freshness", "search"]
    assert names_of_scripts(build_site, ENGLISH) == [*german[:2], "freshness", "search"]
