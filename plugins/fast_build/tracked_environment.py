"""A Jinja environment whose templates, filters and compiled code are known by their fingerprints."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from gettext import NullTranslations
from hashlib import blake2b
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, pass_context
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.tests import TESTS
from jinja2.utils import _PassArg
from pelican.utils import DateFormatter

from fast_build.compiled_templates import CompiledTemplates, options_of
from fast_build.fingerprint import SIZE, Fingerprints, Untracked
from fast_build.pure_functions import is_pure, makeup_of
from fast_build.quick_escape import escape_quickly
from fast_build.recorder import Recorder, record_imported

_ABSENT = b"absent"
_KINDS = {"filter": FILTERS, "test": TESTS}


class TrackedTemplate(Template):
    """A template that escapes quickly and, imported, hands its own reads to every page that imports it."""

    @classmethod
    def _from_namespace(
        cls, environment: Environment, namespace: MutableMapping[str, Any], *more: Any
    ) -> Template:
        namespace["escape"] = escape_quickly
        return super()._from_namespace(environment, namespace, *more)

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        recorder = Recorder.active
        if recorder is None:
            return super()._get_default_module(ctx)
        if ctx is not None and not ctx.globals_keys - self.environment.globals.keys():
            ctx = None  # nothing that this template lacks; Jinja finds it out in a much slower way
        return record_imported(self, recorder, lambda: super(TrackedTemplate, self)._get_default_module(ctx))


class TrackedEnvironment:
    """The environment of one generator; from now on it says which templates it loads.

    The source of a template is hashed before it is compiled: a file that changes in between is
    at worst rendered once more.
    """

    def __init__(self, environment: Environment, cache: Path, flush: Callable[[], None]) -> None:
        self.environment = environment
        self._flush = flush
        self._sources: dict[str, bytes] = {}
        self._sets: dict[tuple[str, ...], bytes] = {}
        self._foreign: dict[tuple[str, str], Callable[..., Any]] = {}
        self._digest: bytes | None = None
        if environment.cache is not None:
            environment.cache = {}  # all templates of a site stay, as with Jinja's cache_size=-1
        environment.auto_reload = False
        environment.template_class = TrackedTemplate
        self._cache = cache
        self._load = environment._load_template  # noqa: SLF001 - the one door of get, select and include
        environment._load_template = self._load_tracked  # type: ignore[method-assign,assignment]  # noqa: SLF001

    def _load_tracked(self, name: str, names: Any) -> Template:
        self._source(name)
        if Recorder.active is not None:
            Recorder.active.templates[name] = None
        try:
            return self._load(name, names)
        except Exception:
            if Recorder.active is None:
                self._flush()  # pages that wait come first, with faults of their own
            raise

    def watch_functions(self) -> None:
        """From now on the filters and tests that are not Jinja's own tell what they are called with, and code is kept.

        Until then others may add to them, and code compiled before is not that of the pages.
        """
        environment, has_more = self.environment, False
        for kind, functions in (("filter", environment.filters), ("test", environment.tests)):
            for name, function in list(functions.items()):
                if function is _KINDS[kind].get(name) or isinstance(function, DateFormatter):
                    continue
                watches = getattr(function, "watches", None)
                if watches is not None and self._foreign.get((kind, name)) is watches:
                    continue
                function = watches or function  # noqa: PLW2901 - taken from another environment
                self._foreign[kind, name] = function
                functions[name], has_more = _watched(kind, name, function), True
        if has_more and environment.cache is not None:
            # Jinja may have computed constants with them while it compiled.
            environment.cache.clear()
        if environment.bytecode_cache is None:
            environment.bytecode_cache = CompiledTemplates(self._cache)

    def function(self, kind: str, name: str) -> Any:
        """The filter or test as it was before it was watched; raises Untracked."""
        try:
            return self._foreign[kind, name]
        except KeyError:
            raise Untracked(f"the {kind} {name} is gone") from None

    def digest_of(self, templates: tuple[str, ...]) -> bytes:
        """The fingerprint of these templates and of all that enters into each; raises Untracked."""
        found = self._sets.get(templates)
        if found is None:
            parts = (self._own_digest(), *(self._source(name) for name in templates))
            found = self._sets[templates] = blake2b(b"|".join(parts), digest_size=SIZE).digest()
        return found

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = self._hash(name)
        return self._sources[name]

    def _hash(self, name: str) -> bytes:
        loader = self.environment.loader
        try:
            text = loader.get_source(self.environment, name)[0] if loader else ""
        except TemplateNotFound:
            return _ABSENT
        return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()

    def _own_digest(self) -> bytes:
        if self._digest is None:
            environment, prints = self.environment, Fingerprints()
            if odd := [
                name for name, one in environment.extensions.items() if type(one).__module__ != "jinja2.ext"
            ]:
                raise Untracked(f"the Jinja extension {', '.join(odd)}")
            foreign = [
                (*name, is_pure(one) and makeup_of(one)) for name, one in sorted(self._foreign.items())
            ]
            names = [sorted(environment.filters), sorted(environment.tests), foreign]
            values = (options_of(environment), sorted(environment.extensions), names, _globals(environment))
            self._digest = prints.of(values)
        return self._digest


def _globals(environment: Environment) -> dict[str, Any]:
    """What is global besides Jinja's own; what cannot be hashed is found out when a page reads it."""
    found: dict[str, Any] = {}
    for name, value in sorted(environment.globals.items()):
        if value is DEFAULT_NAMESPACE.get(name):
            continue
        try:
            found[name] = _translation(value) or Fingerprints().of(value)
        except Untracked:
            found[name] = type(value).__qualname__
    return found


def _translation(function: Any) -> bytes | None:
    """The fingerprint of the catalogue behind a gettext function; raises Untracked."""
    if getattr(function, "__module__", "") == "jinja2.ext" and getattr(function, "__closure__", None):
        function = next((one.cell_contents for one in function.__closure__), function)
    owner = getattr(function, "__self__", None)
    words: list[Any] = []
    while isinstance(owner, NullTranslations):
        known = vars(owner)
        words += [type(owner), known.get("_catalog"), known.get("_info"), known.get("_charset")]
        owner = known.get("_fallback")
    return Fingerprints().of(words) if words else None


def _watched(kind: str, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with an eye on it; Jinja never computes constants with what asks for the context."""
    wants = _PassArg.from_obj(function)

    @pass_context
    def watched(*arguments: Any, **named: Any) -> Any:
        if not (arguments and isinstance(arguments[0], Context)):
            return function(*arguments, **named)
        context, given = arguments[0], arguments[1:]
        if Recorder.active is not None:
            Recorder.active.called((kind, name), function, given, named)
        first = {
            _PassArg.context: (context,),
            _PassArg.eval_context: (context.eval_ctx,),
            _PassArg.environment: (context.environment,),
        }
        return function(*(first[wants] if wants else ()), *given, **named)

    watched.watches = function  # type: ignore[attr-defined]
    return watched
