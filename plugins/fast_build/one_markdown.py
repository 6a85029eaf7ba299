"""Pelican's Markdown reader with one Markdown for all files instead of one for each."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown import Markdown
from markdown.util import get_installed_extensions
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

LIBRARY = "markdown.extensions."
META = "meta"
META_PRIORITY = 27  # markdown.extensions.meta


class OneMarkdownReader(MarkdownReader):
    """Reads as its parent, which makes a new Markdown for every file."""

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)  # type: ignore[no-untyped-call]
        self._one: Markdown | None = None
        self._forgets = all_forget(self.settings["MARKDOWN"])

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Text and metadata of the file."""
        if not self._forgets:
            result: tuple[str, dict[str, Any]] = super().read(source_path)  # type: ignore[no-untyped-call]
            return result
        # After an exception, the half-used Markdown is not taken again.
        one, self._one = self._one or Markdown(**self.settings["MARKDOWN"]), None
        meta = one.preprocessors[META]
        self._md, self._source_path = one.reset(), source_path
        with pelican_open(source_path) as text:
            content = one.convert(text)
        # It takes the preprocessor out, so that summaries have no headers.
        metadata = self._parse_metadata(one.Meta)  # type: ignore[attr-defined, no-untyped-call]
        one.preprocessors.register(meta, META, META_PRIORITY)
        self._one = one
        return content, metadata


def all_forget(options: dict[str, Any]) -> bool:
    """Whether `reset` makes a used Markdown like a new one.

    Known of the library's own extensions; others say so by `forgets_on_reset = True`.
    """
    known = {point.name: point.value for point in get_installed_extensions()}
    configs = options.get("extension_configs", {})
    return all(
        isinstance(name, str)
        and (known.get(name, name).startswith((LIBRARY, "fast_build.")) or _says_so(name, configs))
        and "UNIQUE_IDS" not in configs.get(name, {})  # footnotes count the resets
        for name in options["extensions"]
    )


def _says_so(name: str, configs: dict[str, Any]) -> bool:
    try:
        extension = _bare_markdown().build_extension(name, configs.get(name, {}))
    except Exception:  # noqa: BLE001 - Markdown meets it again and says what is wrong
        return False
    return getattr(extension, "forgets_on_reset", False) is True


@cache
def _bare_markdown() -> Markdown:
    """One without extensions, which only looks for them; every kind of file has a reader that asks."""
    return Markdown()
