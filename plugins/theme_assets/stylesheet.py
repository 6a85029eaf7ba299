"""Few stylesheets out of many files: imports become layers, blanks go, the name tells the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
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
from theme_assets.kept_values import KeptValues
from theme_assets.minify import minify

HASH_LETTERS = 8

Import = tuple[str, str | None, int, int]
"""Address and layer of an `@import`, its line and column."""


class StylesheetError(ValueError):
    """A stylesheet that cannot become part of the one file; `finding` tells where and why."""

    def __init__(self, path: Path, place: Sequence[int], problem: str, hint: str) -> None:
        line, column = place
        self.finding = Finding(path.as_posix(), line, column, "", problem, hint)
        super().__init__(str(self.finding))


def bundle(main: Path, kept: KeptValues) -> str:
    """Put a stylesheet and all it imports into one short text, in their order.

    `@import "x.css" layer(name);` becomes `@layer name{…}`, with the next ones of the same layer in it; `@import "x.css";` the rules alone.
    """
    return kept.take(minify, _with_imports(main, (main.resolve(),), kept))


def bundle_files(layers: Mapping[str, Iterable[Path]], kept: KeptValues) -> str:
    """Put files into one short text, each in its layer; a layer without files leaves no trace."""
    texts = {name: "\n".join(_read_once(file, kept) for file in files) for name, files in layers.items()}
    text = "\n".join(f"@layer {name} {{{text}}}" for name, text in texts.items() if text)
    return kept.take(minify, text)


def _read_once(file: Path, kept: KeptValues) -> str:
    """The file with all it imports; most page templates share most of their files."""
    if file not in kept.texts:
        kept.texts[file] = _with_imports(file, (file.resolve(),), kept)
    return kept.texts[file]


def imported_files(main: Path, kept: KeptValues) -> set[Path]:
    """The files that a stylesheet itself imports."""
    return {main.parent / part[0] for part in _read_parts(main, kept) if not isinstance(part, str)}


def hashed_name(css: str) -> str:
    """Name a stylesheet after its content, so that browsers may keep it for ever."""
    return f"main.{_short_hash(css.encode())}.css"


def hashed_file(path: Path) -> str:
    """Name a file after its content: `icon.svg` becomes `icon.1a2b3c4d.svg`."""
    return f"{path.stem}.{_short_hash(path.read_bytes())}{path.suffix}"


def _short_hash(data: bytes) -> str:
    return sha256(data).hexdigest()[:HASH_LETTERS]


def _with_imports(path: Path, open_files: tuple[Path, ...], kept: KeptValues) -> str:
    parts = (
        (None, part) if isinstance(part, str) else _imported(part, path, open_files, kept)
        for part in _read_parts(path, kept)
    )
    layers = ((layer, "\n".join(text for _, text in some)) for layer, some in groupby(parts, itemgetter(0)))
    return "\n".join(f"@layer {layer} {{{text}}}" if layer else text for layer, text in layers)


def _read_parts(path: Path, kept: KeptValues) -> tuple[str | Import, ...]:
    return kept.take(_parts, path.read_text("utf-8"), path.as_posix())


@lru_cache(maxsize=512)  # the next build while somebody writes has the same files
def _parts(css: str, path: str) -> tuple[str | Import, ...]:
    """The text of each rule; imports as what they name, because that can change."""
    rules = parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return tuple(_part(rule, Path(path)) for rule in rules)


def _part(rule: Node, path: Path) -> str | Import:
    if isinstance(rule, AtRule) and rule.lower_at_keyword == "import":
        return (*_address_and_layer(rule, path), rule.source_line, rule.source_column)
    for node in _with_inner([rule]):
        _check(node, path)
    return str(rule.serialize())


def _imported(
    rule: Import, path: Path, open_files: tuple[Path, ...], kept: KeptValues
) -> tuple[str | None, str]:
    """The layer and the text of what an `@import` names."""
    address, layer, *place = rule
    target = path.parent / address
    if not target.is_file():
        raise StylesheetError(path, place, f"„{address}“ gibt es nicht", "eine vorhandene Datei nennen")
    if target.resolve() in open_files:
        raise StylesheetError(path, place, f"„{address}“ lädt sich selbst", "diesen @import löschen")
    return layer, _with_imports(target, (*open_files, target.resolve()), kept)


def _address_and_layer(rule: AtRule, path: Path) -> tuple[str, str | None]:
    words = [node for node in rule.prelude if not isinstance(node, WhitespaceToken)]
    first = words[0] if words else rule
    address = first.value if isinstance(first, StringToken) else _url(first)
    match words[1:]:
        case [] if address:
            return address, None
        case [FunctionBlock(lower_name="layer", arguments=name)] if address:
            return address, serialize(name)
    raise StylesheetError(
        path, _place(rule), "ist kein einfacher @import", '@import "datei.css" layer(name);'
    )


def _place(node: Node) -> tuple[int, int]:
    return node.source_line, node.source_column


def _check(node: Node, path: Path) -> None:
    """Refuse what would be lost in the one file: broken CSS and files beside the source."""
    if isinstance(node, ParseError):
        hint = "Klammern und Anführungszeichen prüfen"
        raise StylesheetError(path, _place(node), f"ist kein gültiges CSS ({node.message})", hint)
    address = _url(node)
    if address and not address.startswith(("data:", "#")):
        raise StylesheetError(
            path, _place(node), f"„{address}“ ist eine eigene Datei", "als data:-Adresse einbetten"
        )


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
