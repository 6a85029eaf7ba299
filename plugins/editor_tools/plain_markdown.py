"""Foreign plain text (or the HTML that Google writes) → Markdown that shows just this text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import Tag

from content_model.fields.web import parse_url
from content_model.finding import Problem
from german_typography.markdown_german import NO_DATE

LONGEST = 20_000
HTML = re.compile(
    r"</?(?:a|b|br|div|em|h[1-6]|html|i|li|ol|p|span|strong|table|td|tr|u|ul)\b[^<>]*>", re.IGNORECASE
)
LINK = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+")
TRAILING = ".,;:!?)»“”"
SIGNS = re.compile(r"(?P<in_word>(?<=[^\W_])[*_](?=[^\W_]))|[\\`*_{}\[\]|~]")
ENTITY = re.compile(r"&(?=#?\w{1,40};)")
BULLET = re.compile(r"[-*+•–·▪‣◦] +(?=\S)")
NUMBER = re.compile(r"(?P<number>\d{1,9})[.)] +(?=\S)")
LIST_NUMBER = re.compile(NO_DATE + r"(\d+)\.(?=\s|$)")
BREAK = "  \n"


def plain_markdown(text: str) -> str:
    """The text as Markdown: paragraphs, line breaks, real lists and links; all else stands there as typed."""
    plain = _without_html(text[:LONGEST]) if HTML.search(text[:LONGEST]) else text[:LONGEST]
    lines = [_visible(line) for line in re.split(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", plain)]
    paragraphs = (_paragraph(block) for block in _blocks(lines))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that nobody sees; joiners inside emoji stay."""
    return " ".join(_visible(" ".join(text.split())).split())


def first_link(text: str) -> str | None:
    """The first complete web address in the text."""
    return next((address for address, _ in map(_trimmed, LINK.findall(text)) if _is_url(address)), None)


def _visible(line: str) -> str:
    spaced = line.replace("\t", " ").replace("\xa0", " ")
    return "".join(sign for sign in spaced if sign.isprintable() or sign in "\u200c\u200d").strip()


def _without_html(text: str) -> str:
    soup = BeautifulSoup(text, "html.parser")
    for tag in soup(["script", "style", "head", "title", "template"]):
        tag.decompose()
    for tag in soup("a"):
        _spell_out(tag)
    for tag in soup("br"):
        tag.replace_with("\n")
    for tag in soup("li"):
        tag.insert_before("\n- ")
    for tag in soup(["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"]):
        tag.insert_before("\n\n")
        tag.insert_after("\n\n")
    for tag in soup("tr"):
        tag.insert_after("\n")
    return soup.get_text()


def _spell_out(link: Tag) -> None:
    address, words = str(link.get("href", "")), link.get_text()
    if _is_url(address) and address.rstrip("/") not in words:
        link.replace_with(f"{words} ({address})" if words.strip() else address)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank ones; a list is a block of its own."""
    block: list[str] = []
    for line in lines:
        if not line or (block and _marker(line) != _marker(block[-1])):
            yield block
            block = []
        if line:
            block.append(line)
    yield block


def _marker(line: str) -> str:
    if match := BULLET.match(line):
        return match[0][0]
    return "1" if NUMBER.match(line) else ""


def _paragraph(lines: list[str]) -> str:
    marker = _marker(lines[0]) if lines else ""
    if len(lines) > 1 and marker == "1" and _counts_up(lines):
        return "\n".join(f"{at}. {_item(NUMBER.sub('', line, count=1))}" for at, line in enumerate(lines, 1))
    if len(lines) > 1 and marker not in ("", "1"):
        return "\n".join(f"- {_item(BULLET.sub('', line, count=1))}" for line in lines)
    return BREAK.join(_item(line) for line in lines)


def _counts_up(lines: list[str]) -> bool:
    numbers = [int(match["number"]) for line in lines if (match := NUMBER.match(line))]
    return numbers == list(range(1, len(lines) + 1))


def _item(line: str) -> str:
    """One line as text: nothing in it or at its start is Markdown or HTML."""
    escaped = _inline(line)
    if match := LIST_NUMBER.match(escaped):
        return f"{match[1]}\\.{escaped[match.end() :]}"
    if escaped[:1] in ("=", ":"):  # Markdown has no backslash for these two
        return _reference(escaped[0]) + escaped[1:]
    return f"\\{escaped}" if escaped[:1] in ("#", ">", "-", "+") else escaped


def _inline(line: str) -> str:
    parts, at = [], 0
    for match in LINK.finditer(line):
        address, rest = _trimmed(match[0])
        if _is_url(address):
            parts += [_escaped(line[at : match.start()]), f"<{address}>"]
            at = match.end() - len(rest)
    return "".join([*parts, _escaped(line[at:])])


def _escaped(text: str) -> str:
    harmless = ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return SIGNS.sub(lambda sign: sign[0] if sign["in_word"] else _reference(sign[0]), harmless)


def _reference(sign: str) -> str:
    return f"&#{ord(sign)};" if sign in "|~=:" else f"\\{sign}"


def _trimmed(address: str) -> tuple[str, str]:
    """The address without the signs of the sentence behind it, and these signs."""
    bare = address.rstrip(TRAILING)
    if "(" in bare and bare.count("(") > bare.count(")") and address[len(bare) :].startswith(")"):
        bare += ")"
    return bare, address[len(bare) :]


def _is_url(address: str) -> bool:
    try:
        return bool(parse_url(address))
    except Problem:
        return False
