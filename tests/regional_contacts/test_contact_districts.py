"""A contact point names the Kreise it is responsible for."""

from tests.conftest import BuildSite


def test_page_names_the_districts_it_is_responsible_for_and_links_their_region(build_site: BuildSite) -> None:
    text = "titel: Haus\ntelefon: 030 23125-100\nzuständig_für: [LK Rostock, LK Nordwestmecklenburg, 17389]"
    files: dict[str, str | bytes] = {
        "kontakte/haus.md": f"---\n{text}\n---\n",
        "regionen/umland.md": "---\ntitel: Umland\nkreise: Landkreis Rostock\n---\n",
    }
    page = build_site(files).soup("ueber-uns/haus/")
    row = next(row for row in page.select("dl.facts > div") if row.dt and row.dt.text == "Zuständig für")
    assert [
        (" ".join(one.text.split()), [a["href"] for a in one.select("a")]) for one in row.find_all("dd")
    ] == [
        ("Landkreis Rostock", ["/vor-ort/umland/"]),
        ("Landkreis Nordwestmecklenburg", []),
        ("17389", []),
    ]
