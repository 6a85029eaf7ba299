"""The text below the header: Markdown → HTML, its links resolved, its mistakes found."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from markupsafe import Markup

from content_model.allowed_html import leads_out
from content_model.document import Document, Mark
from content_model.fields.spelling import nearest, quoted
from content_model.finding import Finding, Problem, Severity
from content_model.raw_html import LOCAL_PICTURE, require_allowed
from content_model.reading import MediaFiles

QUOTED_VALUE = r"\s*=\s*(?P<quote>[\"'])(?P<value>.*?)(?P=quote)"
ATTRIBUTE = re.compile(
    rf"(?P<before><(?:a|img|source|video|audio)\b[^>]*?\s(?:href|src)){QUOTED_VALUE}", re.IGNORECASE
)
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ALT = re.compile(rf"\salt{QUOTED_VALUE}", re.IGNORECASE)
SOURCE = re.compile(rf"\ssrc{QUOTED_VALUE}", re.IGNORECASE)
ANCHOR = re.compile(rf"\sid{QUOTED_VALUE}")
NO_LINK, NO_PERSON = "\0", "\1"  # stand in no text: control characters are gone by then
UNLINKED = re.compile(
    rf"<a\b[^>]*?\shref=\"(?P<mark>[{NO_LINK}{NO_PERSON}])\"[^>]*>(?P<words>.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)
LINK = re.compile(rf"<a\b[^>]*?\shref{QUOTED_VALUE}[^>]*>(?P<words>.*?)</a>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(?!img\b)[^>]*>", re.IGNORECASE)  # a picture speaks by its alt
SPOKEN = re.compile(r"\saria-label(?:ledby)?\s*=", re.IGNORECASE)
SOMEBODY = "eine Ansprechperson"
UNSHOWN = re.compile(rf"<\w+\b[^>]*?\ssrc=\"{NO_LINK}\"[^>]*>", re.IGNORECASE)
EXPIRED = "abgelaufen"
PLACEHOLDER = re.compile(r"^[{|](filename|static|attach|index)[}|](?P<path>.*)$")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: a page's address or a file below content/; `anchors` of the page.

    `withheld` says why visitors do not see the page, `is_person` that its very name is not shown.
    """

    address: str
    anchors: frozenset[str] = frozenset()
    withheld: str | None = None
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class LinkMap:
    """What links in texts may lead to. `pages` by path below content/, `addresses` by address.

    `withheld` are the files that may not be shown, each with what to say about it.
    """

    pages: Mapping[str, Target]
    addresses: Mapping[str, Target]
    files: MediaFiles
    media_url: Callable[[str], str]
    base: str
    withheld: Mapping[str, Problem] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Body:
    """Finished HTML of a text, the media it shows, and what is wrong in it."""

    html: Markup
    media: tuple[str, ...]
    findings: tuple[Finding, ...]


def silence_empty_alts(text: str) -> str:
    """A blank in each empty alt: Pelican warns of empty ones in English, and we do with their place."""
    return IMAGE.sub(lambda tag: tag[0].replace('alt=""', 'alt=" "'), text)


def anchors_in(text: str) -> frozenset[str]:
    """All ids in an HTML text."""
    return frozenset(match["value"] for match in ANCHOR.finditer(text))


def finish_body(document: Document, path: str, source: str, links: LinkMap) -> Body:
    """The HTML `source` of the entry at `path` (below content/) with links that work."""
    findings: list[Finding] = []
    media: list[str] = []
    places = _Places(document)

    def resolve(match: re.Match[str]) -> str:
        written = html.unescape(match["value"])
        if not written.strip():
            findings.append(_aimless(document, match["before"]))
            return f'{match["before"]}="{NO_LINK}"'
        try:
            url, remark = _resolve(written, path, source, links, media)
            if leads_out(url) and not match["before"].lower().startswith("<a"):
                url, remark = NO_LINK, _foreign_picture(written)
        except Problem as problem:
            url, remark = NO_LINK if leads_out(written) else written, problem
        if remark:
            mark = places.find(written)
            findings.append(document.finding(mark, "", remark.problem, remark.hint, remark.severity))
        return f'{match["before"]}="{html.escape(url)}"'

    def described(match: re.Match[str]) -> str:
        alt, shown = ALT.search(match[0]), SOURCE.search(match[0])
        if alt and alt["value"].strip():
            return match[0]
        written = html.unescape(shown["value"]) if shown else "medien/bild.jpg"
        mark, hint = places.find(written), f"![Drei Menschen falten Papierboote]({written})"
        findings.append(
            document.finding(
                mark, "", "das Bild hat keine Beschreibung und wird nicht gezeigt", hint, Severity.WARNING
            )
        )
        return ""

    text = IMAGE.sub(described, source)
    findings += _wordless(document, source)
    text = UNSHOWN.sub("", ATTRIBUTE.sub(resolve, text))
    text = UNLINKED.sub(_words_left, text)
    return Body(Markup(text), tuple(dict.fromkeys(media)), tuple(findings))  # noqa: S704  # Markdown has written it


def _aimless(document: Document, tag: str) -> Finding:
    """A link or picture whose address is empty."""
    mark = _Places(document).find("]()")
    if tag.lower().startswith("<a"):
        what, hint = "der Link hat keine Adresse", "[Zur Anmeldung](/seiten/anmeldung.md)"
    else:
        what, hint = "das Bild nennt keine Datei", "![Drei Menschen falten Papierboote](medien/boote.jpg)"
    return document.finding(mark, "", what, hint, Severity.PUBLISH)


def _wordless(document: Document, source: str) -> Iterator[Finding]:
    """Links without a word: nobody sees them, and a screen reader spells the address (WCAG 2.4.4)."""
    places = _Places(document)
    for link in LINK.finditer(source):
        if link["value"].strip() and not (
            html.unescape(TAG.sub("", link["words"])).strip() or SPOKEN.search(link[0])
        ):
            written = html.unescape(link["value"])
            mark, hint = places.find(f"]({written}"), f"[Worte, die sagen, wohin er führt]({written})"
            yield document.finding(mark, "", "der Link hat keine Worte", hint, Severity.WARNING)


def _foreign_picture(written: str) -> Problem:
    """A picture from another host would tell that host who reads the page (LG München I, 3 O 17493/20)."""
    what = f"das Bild {quoted(written)} liegt auf einem fremden Server und wird nicht gezeigt"
    return Problem(what, LOCAL_PICTURE, Severity.WARNING)


def _words_left(link: re.Match[str]) -> str:
    """What stays of a link that leads nowhere: its words, unless they may be a withheld name."""
    return SOMEBODY if link["mark"] == NO_PERSON else link["words"]


class _Places:
    """Finds where a link or picture stands in the source, each occurrence once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._next: dict[str, int] = {}

    def find(self, written: str) -> Mark:
        """The place of the next occurrence of `written` in the body."""
        body = self._document.body
        for form in (written, unquote(written)):
            at = body.find(form, self._next.get(form, 0))
            if at >= 0:
                self._next[form] = at + 1
                return self._document.body_mark(at)
        return Mark(self._document.body_line, 1)


def _resolve(
    written: str, path: str, source: str, links: LinkMap, media: list[str]
) -> tuple[str, Problem | None]:
    """The address for `href` or `src`, and a remark. Raises Problem for a target that does not exist."""
    match = PLACEHOLDER.match(written)
    plain = match["path"] if match else written
    if not match and leads_out(plain):
        require_allowed(written)
        return written, None
    target, hash_, anchor = plain.partition("#")
    target = unquote(target)
    if not target:
        _require_anchor(anchor, anchors_in(source), written)
        return f"#{anchor}", None
    suffix = hash_ + anchor
    if page := _page(target, path, links):
        if not page.is_person:
            _require_anchor(anchor, page.anchors, written)
        remark = _remark(page, written)
        if remark is not None and remark.severity is Severity.WARNING:
            return NO_PERSON if page.is_person else NO_LINK, remark
        return f"{links.base}/{page.address}{suffix}", remark
    if _looks_like_page(target):
        raise Problem(f"die Seite {quoted(written)} gibt es nicht", _page_hint(target, links))
    found = links.files.resolve(target, path)
    if remark := links.withheld.get(found):
        return NO_LINK, remark
    media.append(found)
    return links.media_url(found) + suffix, None


def _page(target: str, path: str, links: LinkMap) -> Target | None:
    rooted = target.lstrip("/")
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    for candidate in (beside, rooted):
        if page := links.pages.get(candidate):
            return page
    if not target.startswith("/"):
        return None
    return links.addresses.get(rooted) or links.addresses.get(rooted.rstrip("/") + "/")


def _looks_like_page(target: str) -> bool:
    name = target.rstrip("/").rsplit("/", 1)[-1]
    return target.endswith(("/", ".md", ".markdown", ".html")) or "." not in name


def _remark(page: Target, written: str) -> Problem | None:
    """What to say about a link to a page that visitors do not see.

    A page expires by itself, and so does a consent. That must not stop the next publication, so the
    link goes with it.
    """
    if page.withheld is None:
        return None
    if page.is_person:
        what = f"die Seite {quoted(written)} ist nicht öffentlich ({page.withheld}), statt des Links steht dort „{SOMEBODY}“"
        hint = "den Link herausnehmen, oder auf der Seite die Einwilligung eintragen oder erneuern"
        return Problem(what, hint, Severity.WARNING)
    if page.withheld.startswith(EXPIRED):
        hint = "den Link herausnehmen oder auf der Seite sichtbar_bis: ändern"
        what = f"die Seite {quoted(written)} ist nicht mehr öffentlich ({page.withheld}), nur die Worte des Links bleiben"
        return Problem(what, hint, Severity.WARNING)
    what = f"die Seite {quoted(written)} ist nicht öffentlich ({page.withheld})"
    return Problem(what, "den Link herausnehmen, bis die Seite erscheint", Severity.PUBLISH)


def _require_anchor(anchor: str, anchors: frozenset[str], written: str) -> None:
    if anchor and anchor not in anchors:
        near = nearest(anchor, anchors)
        hint = (
            "meinten Sie " + " oder ".join(quoted("#" + word) for word in near) + "?"
            if near
            else "eine Überschrift der Seite, klein geschrieben und mit Bindestrichen: #so-erreichen-sie-uns"
        )
        raise Problem(f"die Sprungmarke {quoted('#' + anchor)} in {quoted(written)} gibt es nicht", hint)


def _page_hint(target: str, links: LinkMap) -> str:
    if near := list(_near_pages(target, links)):
        return "meinten Sie " + " oder ".join(quoted(word) for word in near) + "?"
    return "den Pfad vom Ordner content/ aus schreiben, zum Beispiel /seiten/mitmachen.md"


def _near_pages(target: str, links: LinkMap) -> Iterator[str]:
    if target.endswith((".md", ".markdown")):
        names = {posixpath.basename(known): known for known in links.pages}
        yield from ("/" + names[word] for word in nearest(posixpath.basename(target), names, 2))
    else:
        yield from ("/" + word for word in nearest(target.strip("/") + "/", links.addresses, 2))
