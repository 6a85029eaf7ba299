"""A copy of a built site that opens from disk: `python -m site_checks.disk_preview OUTPUT PREVIEW`.

Links become relative. A page on disk has no origin: browsers refuse it modules and everything its
security policy allows only for its own server, so the copy leaves both out and says so on top.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup, Tag

from site_checks.references import LINKS, PICTURE_LISTS, REFRESH, RESOURCES, Addresses, Fate
from site_checks.site import open_site

NOTICE = (
    "Vorschau von der Festplatte: Suche, Umkreissuche und alles Bewegliche arbeiten erst auf der"
    " veröffentlichten Website; auch deren Schutzregeln für den Browser (CSP) gelten hier nicht."
)
STYLE = "margin:0;padding:.5rem 1rem;background:#fff3c4;color:#1d1d1b;font:1rem/1.4 sans-serif"
_PUBLIC = "canonical"  # the one link that is about the published page


def main(words: Sequence[str] | None = None) -> int:
    """Write the copy; 1 if there is nothing to copy or something is in its place."""
    parser = argparse.ArgumentParser("python -m site_checks.disk_preview", description=__doc__)
    parser.add_argument("output", type=Path, help="der gebaute Ordner")
    parser.add_argument("preview", type=Path, help="der neue Ordner")
    asked = parser.parse_args(words)
    if not (asked.output / "index.html").is_file():
        return _say(f"In {asked.output} liegt keine gebaute Website. So geht es: erst bauen, mit make html.")
    if asked.preview.exists():
        return _say(
            f"{asked.preview} gibt es schon. So geht es: einen anderen Ordner nennen oder ihn löschen."
        )
    copy_for_disk(asked.output, asked.preview)
    return 0


def copy_for_disk(output: Path, preview: Path) -> None:
    """Copy a built site into a new folder and make its pages independent of a server."""
    site = open_site(output)
    addresses = Addresses(site)
    shutil.copytree(output, preview)
    for path in site.pages:
        page = (output / path).read_text(encoding="utf-8")
        (preview / path).write_text(page_for_disk(page, path, addresses), encoding="utf-8")


def page_for_disk(html: str, path: str, addresses: Addresses) -> str:
    """One page with relative links and the notice, without scripts in files and without its policy."""
    soup = BeautifulSoup(html, "html.parser")
    for policy in soup.select('meta[http-equiv="Content-Security-Policy" i], script[src]'):
        policy.decompose()
    for tag in soup.find_all():
        _make_relative(tag, lambda address: relative_address(address, path, addresses))
    if soup.body:
        notice = soup.new_tag("p", attrs={"style": STYLE})
        notice.string = NOTICE
        soup.body.insert(0, notice)
    return str(soup)


def relative_address(address: str, path: str, addresses: Addresses) -> str:
    """The address from the page at `path`, as it is if it leads nowhere in this site."""
    target = addresses.follow(path, address)
    if target.fate not in (Fate.FOUND, Fate.FOLDER):
        return address
    whole = urlsplit(address.strip())
    if target.path == path and not whole.path and not whole.netloc:
        return address
    here = quote(posixpath.relpath(target.path, posixpath.dirname(path) or "."))
    return (
        here + (f"?{whole.query}" if whole.query else "") + (f"#{whole.fragment}" if whole.fragment else "")
    )


def _make_relative(tag: Tag, relative: Callable[[str], str]) -> None:
    names = [*RESOURCES.get(tag.name, ()), *filter(None, [LINKS.get(tag.name)])]
    if tag.name == "link" and _PUBLIC not in tag.get_attribute_list("rel"):
        names.append("href")
    for name in names:
        if tag.has_attr(name):
            tag[name] = relative(str(tag[name]))
    for name in PICTURE_LISTS:
        if tag.has_attr(name):
            tag[name] = re.sub(r"(^|,\s+)([^\s,]+)", lambda one: one[1] + relative(one[2]), str(tag[name]))
    if tag.name == "meta" and str(tag.get("http-equiv", "")).lower() == "refresh":
        tag["content"] = _refresh(str(tag["content"]), relative)


def _refresh(content: str, relative: Callable[[str], str]) -> str:
    found = REFRESH.match(content)
    address = found[1] if found else ""
    return content.replace(address, relative(address)) if address else content


def _say(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201 (a command)
    return 1


if __name__ == "__main__":
    sys.exit(main())
