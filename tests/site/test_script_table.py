"""The table of scripts in plugins/README.md tells what the demonstration site links, and how heavy it is."""

from __future__ import annotations

import re
from collections import defaultdict

from bs4 import BeautifulSoup
from tests.built_site import BuiltSite
from tests.conftest import PROJECT

from site_checks.weights import packed_size

ROW = re.compile(r"^\| `(\w+)` \| ([\d.]+|–) \| ([\w, ]+?)(?: \(.*\))? \|", re.MULTILINE)


def told() -> dict[str, tuple[str, list[str]]]:
    """Size in kB and types of pages by script, as the table has them."""
    text = (PROJECT / "plugins/README.md").read_text(encoding="utf-8").split("\n## Scripts\n")[1]
    rows = ROW.findall(text.split("\n## ")[0])
    return {name: (size, [] if kinds == "none" else kinds.split(", ")) for name, size, kinds in rows}


def linked(site: BuiltSite) -> dict[str, tuple[str, list[str]]]:
    """The same of the built pages; of a script in several languages the heaviest counts."""
    kinds, sizes = defaultdict(set), defaultdict(int)
    for address, kind in site.page_types.items():
        file = site.folder / address
        page = BeautifulSoup((file / "index.html" if file.is_dir() else file).read_bytes(), "html.parser")
        for script in page.select("script[src]"):
            path = site.folder / str(script["src"]).removeprefix(site.base)
            name = path.name.split(".")[0]
            kinds[name].add(kind)
            sizes[name] = max(sizes[name], packed_size(path.read_bytes()))
    return {name: (f"{sizes[name] / 1000:.1f}", sorted(kinds[name])) for name in sizes}


def test_table_of_scripts_tells_what_the_site_links(real_site: BuiltSite) -> None:
    unused = {path.stem: ("–", []) for path in (PROJECT / "theme/static/js").glob("*.js")}
    assert told() == unused | linked(real_site)


def test_list_loads_only_its_first_picture_at_once(real_site: BuiltSite) -> None:
    """It is on the first screen of a phone; a lazy picture would be asked for one round trip later."""
    page = BeautifulSoup((real_site.folder / "berichte/index.html").read_bytes(), "html.parser")
    loading = [picture.get("loading") for picture in page.select("main .teaser img")]
    assert loading == [None, *["lazy"] * (len(loading) - 1)]
    assert len(loading) > 1
