"""Few stylesheets out of many files: imports become layers, blanks go, the name tells the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from tinycss2 import parse_stylesheet, serialize
from tinycss2.ast import (
    AtRule,
    FunctionBlock,
    Node,
    ParseError,
    StringToken,
    URLToken,
    WhitespaceToken,
)

from content_model.finding import Finding
from theme_assets.minify import minify

HASH_LETTERS = 8


class StylesheetError(ValueError):
    """A stylesheet that cannot become part of the one file; `finding` tells where and why."""

    def __init__(self, path: Path, node: Node, problem: str, hint: str) -> None:
        self.finding = Finding(path.as_posix(), node.source_line, node.source_column, "", problem, hint)
        super().__init__(str(self.finding))


def bundle(main: Path) -> str:
    """Put a stylesheet and all it imports into one short text, in their order.

    `@import "x.css" layer(name);` becomes `@layer name{…}`, `@import "x.css";` the rules alone.
    """
    return minify(_with_imports(main, (main.resolve(),)))


def bundle_files(layers: Mapping[str, Iterable[Path]]) -> str:
    """Put files into one short text, each in its layer; a layer without files leaves no trace."""
    texts = {
        name: "\n".join(_with_imports(file, (file.resolve(),)) for file in files)
        for name, files in layers.items()
    }
    return minify("\n".join(f"@layer {name} {{{text}}}" for name, text in texts.items() if text))


def imported_files(main: Path) -> set[Path]:
    """The files that a stylesheet itself imports."""
    rules = parse_stylesheet(main.read_text("utf-8"), skip_comments=True, skip_whitespace=True)
    imports = (rule for rule in rules if isinstance(rule, AtRule) and rule.lower_at_keyword == "import")
    return {main.parent / _address_and_layer(rule, main)[0] for rule in imports}


def hashed_name(css: str) -> str:
    """Name a stylesheet after its content, so that browsers may keep it for ever."""
    return f"main.{_short_hash(css.encode())}.css"


def hashed_file(path: Path) -> str:
    """Name a file after its content: `icon.svg` becomes `icon.1a2b3c4d.svg`."""
    return f"{path.stem}.{_short_hash(path.read_bytes())}{path.suffix}"


def _short_hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:HASH_LETTERS]


def _with_imports(path: Path, open_files: tuple[Path, ...]) -> str:
    parts = _parts(path, path.read_text("utf-8"))
    return "\n".join(part if isinstance(part, str) else _imported(part, path, open_files) for part in parts)


@lru_cache(maxsize=512)  # one file is part of many bundles
def _parts(path: Path, css: str) -> tuple[str | AtRule, ...]:
    """The text of each rule; imports as they are, because what they name can change."""
    rules = parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_text(rule, path) for rule in rules)


def _text(rule: Node, path: Path) -> str | AtRule:
    if isinstance(rule, AtRule) and rule.lower_at_keyword == "import":
        return rule
    for node in _with_inner([rule]):
        _check(node, path)
    return str(rule.serialize())


def _imported(rule: AtRule, path: Path, open_files: tuple[Path, ...]) -> str:
    address, layer = _address_and_layer(rule, path)
    target = path.parent / address
    if not target.is_file():
        raise StylesheetError(path, rule, f"„{address}“ gibt es nicht", "eine vorhandene Datei nennen")
    if target.resolve() in open_files:
        raise StylesheetError(path, rule, f"„{address}“ lädt sich selbst", "diesen @import löschen")
    text = _with_imports(target, (*open_files, target.resolve()))
    return f"@layer {layer} {{{text}}}" if layer else text


def _address_and_layer(rule: AtRule, path: Path) -> tuple[str, str | None]:
    words = [node for node in rule.prelude if not isinstance(node, WhitespaceToken)]
    first = words[0] if words else rule
    address = first.value if isinstance(first, StringToken) else _url(first)
    match words[1:]:
        case [] if address:
            return address, None
        case [FunctionBlock(lower_name="layer", arguments=name)] if address:
            return address, serialize(name)
    raise StylesheetError(path, rule, "ist kein einfacher @import", '@import "datei.css" layer(name);')


def _check(node: Node, path: Path) -> None:
    """Refuse what would be lost in the one file: broken CSS and files beside the source."""
    if isinstance(node, ParseError):
        hint = "Klammern und Anführungszeichen prüfen"
        raise StylesheetError(path, node, f"ist kein gültiges CSS ({node.message})", hint)
    address = _url(node)
    if address and not address.startswith(("data:", "#")):
        raise StylesheetError(path, node, f"„{address}“ ist eine eigene Datei", "als data:-Adresse einbetten")


def _url(node: Node) -> str | None:
    match node:
        case URLToken(value=address):
            return address
        case FunctionBlock(lower_name="url", arguments=arguments):
            return next((part.value for part in arguments if isinstance(part, StringToken)), None)
    return None


def _with_inner(nodes: Iterable[Node]) -> Iterator[Node]:
    """Walk through nodes and all that stands in their brackets."""
    for node in nodes:
        yield node
        for part in ("prelude", "arguments", "content"):
            yield from _with_inner(getattr(node, part, None) or ())
