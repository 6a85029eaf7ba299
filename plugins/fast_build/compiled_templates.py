"""Compiled templates kept between runs; whatever is not exactly what was written is compiled again."""

from __future__ import annotations

import importlib.util
import marshal
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.utils import _PassArg

from fast_build.cache_file import read_whole, write_whole
from fast_build.fingerprint import Fingerprints, Untracked

FILE = "templates"
_VERSION = version("jinja2")
_OPTIONS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized"),
    *("undefined", "finalize", "autoescape", "sandboxed", "is_async", "policies", "newstyle_gettext"),
)


class CompiledTemplates(BytecodeCache):
    """One file for each template and each way of compiling it, below the folder of the caches."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / FILE

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """The bucket whose name holds all that enters into the compiled code; one without name is not kept."""
        key = ""
        if not any(callable(getattr(environment, option)) for option in ("autoescape", "finalize")):
            with suppress(Untracked):
                key = Fingerprints().of((*_ways(environment), name, filename, source)).hex()
        bucket = Bucket(environment, key, key)
        if key:
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code out of its file, if that is whole."""
        data = read_whole(self._folder / bucket.key, bucket.key.encode())
        if data is not None:
            with suppress(EOFError, ValueError, TypeError):
                bucket.code = marshal.loads(data)  # noqa: S302 - its checksum is ours

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code; a cache that cannot be written is none."""
        if not bucket.key:
            return
        with suppress(OSError):
            write_whole(self._folder / bucket.key, bucket.key.encode(), marshal.dumps(bucket.code))


def _ways(environment: Environment) -> list[object]:
    functions = {**environment.filters, **environment.tests}
    passed = sorted(
        (name, str(_PassArg.from_obj(one))) for name, one in functions.items() if _PassArg.from_obj(one)
    )
    names = [sorted(environment.filters), sorted(environment.tests), sorted(environment.extensions)]
    return [_VERSION, importlib.util.MAGIC_NUMBER, passed, names, options_of(environment)]


def options_of(environment: Environment) -> list[object]:
    """All settings of an environment that enter into compiled code."""
    return [getattr(environment, option, None) for option in _OPTIONS]
