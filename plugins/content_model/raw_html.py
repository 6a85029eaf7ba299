"""HTML that editors write into texts: what is not allowed is taken out, and told with its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from content_model.allowed_html import cleaned, has_allowed_scheme, is_allowed, leads_out
from content_model.document import Document, Mark
from content_model.fields.spelling import quoted
from content_model.finding import Finding, Problem, Severity

MAY_HOLD_HTML = re.compile(r"[<{]")  # an attribute list {: … } is HTML in another spelling
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>\"'=<]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>?")
ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'>/=]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]+))?")
CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+)[^`\n]+(?P=ticks)", re.MULTILINE | re.DOTALL
)
ADDRESSES = ("href", "src")
NO_LINK_HINT = "https://…, mailto:… oder tel:…"
LOCAL_PICTURE = "die Datei nach content/medien/ legen: ![Was zu sehen ist](medien/bild.jpg)"
MARKDOWN = "in Markdown schreiben; was an HTML erlaubt ist, steht im Handbuch unter „Text gestalten“"
LOOKS = "löschen; das Aussehen kommt von der Vorlage"
HINTS = {
    **dict.fromkeys(("script", "noscript", "template", "base", "meta", "applet"), "die Stelle löschen"),
    **dict.fromkeys(("style", "link", "font", "center"), LOOKS),
    **dict.fromkeys(
        ("iframe", "embed", "object", "video", "audio", "frameset", "frame"),
        "einen Link setzen: [Film ansehen](https://…)",
    ),
    **dict.fromkeys(
        ("form", "input", "button", "select", "textarea", "option", "label"),
        "eine E-Mail-Adresse oder einen Link anbieten",
    ),
    **dict.fromkeys(
        ("svg", "math", "canvas"),
        "als Datei nach content/medien/ legen: ![Was zu sehen ist](medien/bild.svg)",
    ),
    "h1": "## Überschrift schreiben; die Überschrift der Seite ist ihr Titel",
    "style=": LOOKS,
    "target=": "löschen; Besucher*innen entscheiden selbst, wo sich ein Link öffnet",
    "srcset=": "löschen; die Größen der Bilder macht der Baukasten",
}


class _Complaint(NamedTuple):
    """What is wrong, and the pattern that finds it in the source."""

    pattern: str
    problem: str
    hint: str
    severity: Severity = Severity.WARNING


def without_dangers(document: Document, text: str) -> tuple[str, tuple[Finding, ...]]:
    """The HTML `text` of the document's body as visitors may get it, and a finding for each thing left out."""
    if not MAY_HOLD_HTML.search(document.body):
        return text, ()  # Markdown escapes everything else
    clean = cleaned(text)
    if clean == text:
        return text, ()
    places = _Places(document)
    findings = [
        document.finding(places.find(told.pattern), "", told.problem, told.hint, told.severity)
        for told in _complaints(text)
    ]
    if not findings and _tags(text) != _tags(clean):
        problem = "hier ist HTML nicht geschlossen oder falsch verschachtelt; gezeigt wird es so, wie Browser es verstehen"
        hint = "zu jedem <div> ein </div> schreiben, oder den Text in Markdown"
        findings.append(document.finding(places.find(r"<\s*/?[a-z]"), "", problem, hint, Severity.WARNING))
    return clean, tuple(findings)


def require_allowed(address: str) -> None:
    """Raises Problem for an address that leads out by a scheme which could run a program."""
    if not has_allowed_scheme(address):
        raise Problem(f"{quoted(address)} ist kein Link, der hier erlaubt ist", NO_LINK_HINT)


def _complaints(text: str) -> Iterator[_Complaint]:
    for tag in TAG.finditer(_without_comments(text)):
        name = tag["name"].lower()
        if is_allowed(name):
            yield from _of_attributes(name, tag["rest"])
        elif not tag["close"]:
            problem = f"<{name}> ist im Text nicht erlaubt und wird weggelassen"
            yield _Complaint(rf"<\s*{re.escape(name)}(?![\w-])", problem, HINTS.get(name, MARKDOWN))


def _of_attributes(tag: str, text: str) -> Iterator[_Complaint]:
    for match in ATTRIBUTE.finditer(text):
        name, value = match["name"].lower(), html.unescape((match["value"] or "").strip("\"'"))
        if not is_allowed(tag, name):
            problem = f"{name}= ist in <{tag}> nicht erlaubt und wird weggelassen"
            pattern = rf"(?<![\w-]){re.escape(name)}\s*="
            yield _Complaint(pattern, problem, HINTS.get(f"{name}=", "die Angabe löschen"))
        elif name in ADDRESSES and leads_out(value):
            yield from _of_address(name, value)


def _of_address(name: str, address: str) -> Iterator[_Complaint]:
    try:
        require_allowed(address)
    except Problem as fault:
        hint = LOCAL_PICTURE if name == "src" else fault.hint
        yield _Complaint(re.escape(address), fault.problem, hint, fault.severity)


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    return first + "".join(part.partition("-->")[2] for part in others)


def _tags(text: str) -> list[str]:
    """All tags, in their order, by name alone."""
    return [tag["close"] + tag["name"].lower() for tag in TAG.finditer(_without_comments(text))]


class _Places:
    """Finds what was left out in the source, each occurrence once; code is only shown, so it is skipped."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._body = CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), document.body)
        self._next: dict[str, int] = {}

    def find(self, pattern: str) -> Mark:
        """The place of the next match of `pattern`, or where the text begins."""
        found = re.compile(pattern, re.IGNORECASE).search(self._body, self._next.get(pattern, 0))
        if not found:
            return Mark(self._document.body_line, 1)
        self._next[pattern] = found.end()
        line = self._body.count("\n", 0, found.start())
        column = found.start() - self._body.rfind("\n", 0, found.start())
        return Mark(self._document.body_line + line, column)
