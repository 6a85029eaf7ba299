"""Listens while one page renders: every name, attribute, template and foreign function it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from types import BuiltinMethodType, FunctionType, MethodType, ModuleType
from typing import Any, ClassVar

from jinja2 import Environment, Template, Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.utils import Cycler, Joiner, Namespace, _PassArg, missing
from markupsafe import Markup
from pelican.paginator import Page as PaginatorPage
from pelican.paginator import Paginator
from pelican.urlwrappers import Author, Category, Tag, URLWrapper
from pelican.utils import SafeDatetime

from fast_build.call_words import encode
from fast_build.fingerprint import Untracked, fingerprint
from fast_build.pure_functions import is_pure
from fast_build.shown_objects import Attribute, ShownObjects, is_shown_class

_JINJAS = (
    *(Macro, BlockReference, LoopContext, Undefined, Cycler, Joiner, Namespace),
    *(TemplateReference, TemplateModule, Template),
)
_PURE = (str, bytes, int, float, complex, date, tuple, frozenset, Paginator, PaginatorPage, NullTranslations)
_CONTAINERS = (list, dict, set)
_CHANGING = {"append", "extend", "insert", "pop", "popitem", "remove", "clear", "sort", "reverse"}
_CHANGING |= {"update", "setdefault", "add", "discard"}
_OPEN = (ModuleType, type, FunctionType)
_TRIED_TWICE = 2


class OrderMatters(Exception):
    """A template changes what other pages read, so pages must render one after the other; the text says how."""


class Recorder:
    """What the page that renders in this process has read so far; `active` while one does."""

    active: ClassVar[Recorder | None] = None
    _tried: ClassVar[dict[tuple[str, str], int]] = {}

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values
        self.templates: dict[str, None] = {}
        self.names: dict[str, None] = {}
        self.calls: dict[Any, None] = {}
        self.reads: list[tuple[Any, Any, Any]] = []
        """Object, attribute, value in the order of asking; they live until the page is done, so ids are theirs."""
        self._kept: list[Any] = []
        self._objects: dict[int, tuple[Any, dict[Attribute, None]]] = {}
        self.untracked: str | None = None
        self._functions: dict[int, str] = {}
        self._given: dict[int, Any] = {}
        self._merged: dict[int, Recorder] = {}

    def found(self, name: str, value: Any) -> None:
        """The page asks for a name of its context; `value` may be Jinja's `missing`."""
        self.names[name] = None
        if type(value) in _QUIET:
            return
        if isinstance(value, _CONTAINERS):
            if self._values.get(name) is value:
                self._given[id(value)] = value
        elif callable(value):
            self._functions[id(value)] = name

    def _sift(self) -> None:
        """Look at what has been asked of objects since the last time; while a page renders it is only noted."""
        reads, self.reads = self.reads, []
        self._kept.append(reads)
        objects = self._objects
        for one, attribute, value in reads:
            if not is_shown_class(type(one)):
                if not self._sift_other(one, attribute, value):
                    continue
            elif type(value) is not MethodType:
                found = objects.get(id(one))
                if found is None:
                    found = objects[id(one)] = (one, {})
                found[1][attribute if type(attribute) in _WORDS else str(attribute)] = None
            if type(value) not in _QUIET and isinstance(value, _CONTAINERS):
                self._given[id(value)] = value

    def _sift_other(self, one: Any, attribute: Any, value: Any) -> bool:
        """Whether all pages see what this object, which is none of Pelican's, holds."""
        if isinstance(one, _OPEN) and not isinstance(value, _JINJAS):
            self.untracked = f"{attribute} of {getattr(one, '__name__', type(one).__name__)}"
        return not isinstance(one, (*_CONTAINERS, Namespace)) or id(one) in self._given

    def called(
        self, known: tuple[str, str] | None, function: Any, given: tuple[Any, ...], named: Any
    ) -> None:
        """The page calls a function: a foreign filter or test (`known`), or anything it has found."""
        owner = getattr(function, "__self__", None) if known is None else None
        if isinstance(function, (MethodType, BuiltinMethodType)) and not isinstance(
            owner, (ModuleType, type(None))
        ):
            self._called_method(owner, function, given, named)
        elif known is not None or not self._is_jinjas(function):
            name = known or ("name", self._functions.get(id(function), ""))
            self._called_foreign(name, function, given, named)

    def _is_jinjas(self, function: Any) -> bool:
        # The catalogue behind gettext is part of its environment's fingerprint.
        if getattr(function, "__module__", None) == "jinja2.ext" or isinstance(function, _JINJAS):
            return True
        return function in (range, dict, Cycler, Joiner, Namespace)

    def _called_method(self, owner: Any, method: Any, given: tuple[Any, ...], named: Any) -> None:
        name = method.__name__
        if is_shown_class(type(owner)):
            try:
                self.reads.append((owner, (name, encode(given, named)), None))
            except Untracked as reason:
                self.untracked = str(reason)
        elif isinstance(owner, _CONTAINERS):
            if name in _CHANGING and self._is_given(owner):
                raise OrderMatters(
                    f"Ein Template ändert mit {name}() einen Wert, den alle Seiten lesen; alle entstehen der Reihe nach neu"
                )
        elif not (isinstance(owner, (*_PURE, *_JINJAS)) or is_dataclass(owner)):
            self.untracked = f"{type(owner).__name__}.{name}()"
        elif any(is_shown_class(type(one)) for one in (*given, *named.values())):
            self.untracked = f"{type(owner).__name__}.{name}() with an object"  # "{0.title}".format(article)

    def _is_given(self, container: Any) -> bool:
        self._sift()
        return id(container) in self._given

    def _called_foreign(
        self, known: tuple[str, str], function: Any, given: tuple[Any, ...], named: Any
    ) -> None:
        if not known[1] or _PassArg.from_obj(function):
            self.untracked = f"{known[1] or type(function).__name__}() reads what it likes"
            return
        if is_pure(function) and not named and all(type(one) in _TEXTS for one in given):
            return
        named = {name: value for name, value in named.items() if name not in _HIDDEN}
        try:
            self.calls[*known, encode(given, named)] = None
            _try_twice(known, function, given, named)
        except Untracked as reason:
            self.untracked = str(reason)

    def merge(self, other: Recorder) -> None:
        """Add the reads of an imported template; once says all."""
        if id(other) in self._merged:
            return
        self._merged[id(other)] = other
        self.templates |= other.templates
        self.names |= other.names
        self.calls |= other.calls
        self.reads += other.reads
        self.untracked = self.untracked or other.untracked

    def objects(self, shown: ShownObjects) -> Iterator[tuple[bytes, tuple[Attribute, ...]]]:
        """Name and attributes of each object in the order in which the page met them; raises Untracked."""
        merged: dict[bytes, dict[Attribute, None]] = {}
        name_of = shown.name_of
        self._sift()
        for one, attributes in self._objects.values():
            name = name_of(one)
            assert name is not None
            if (known := merged.setdefault(name, attributes)) is not attributes:
                known.update(attributes)
        return ((name, tuple(attributes)) for name, attributes in merged.items())


_HIDDEN = {"_loop_vars", "_block_vars"}


def _try_twice(known: tuple[str, str], function: Any, given: tuple[Any, ...], named: Any) -> None:
    """A function that answers otherwise the second time counts or looks at the clock; raises what that means."""
    tried = Recorder._tried  # noqa: SLF001 - our own
    tried[known] = tried.get(known, 0) + 1
    if tried[known] > _TRIED_TWICE:
        return
    first, second = function(*given, **named), function(*given, **named)
    if fingerprint(first) == fingerprint(second):
        return
    if isinstance(first, date):
        raise Untracked(f"{known[1]}() looks at the clock")
    raise OrderMatters(f"{known[1]}() antwortet jedes Mal anders; alle Seiten entstehen der Reihe nach neu")


class RecordingContext(Context):
    """Jinja's context that tells the active recorder which names are asked for and what is called."""

    def resolve_or_missing(self, key: str) -> Any:
        """The value of a name; told only if no template has set it."""
        if key in self.vars:
            return self.vars[key]
        value = self.parent.get(key, missing)
        if Recorder.active is not None:
            Recorder.active.found(key, value)
        return value

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as in Jinja
        """Call what the template calls; of macros, which are most of it, Jinja need not find out what they take."""
        if type(__obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            try:
                return __obj(__self.eval_ctx, *args, **kwargs)
            except StopIteration:
                pass  # Jinja knows what to make of it
        if (active := Recorder.active) is not None:
            alone = not args and kwargs.keys() <= _HIDDEN
            if not (alone and _is_quiet(__obj)):
                active.called(None, __obj, args, kwargs)
        return super().call(__obj, *args, **kwargs)


def listen(environment: Environment) -> None:
    """From now on, in this process, the environment tells the active recorder what templates read."""
    environment.context_class = RecordingContext
    read_attribute, read_item = environment.getattr, environment.getitem
    is_plain = type(environment).getattr is Environment.getattr and "getattr" not in vars(environment)

    address_of = _remember_addresses()

    def getattr_told(one: Any, attribute: str) -> Any:
        try:
            if attribute == "url" and type(one) in _PELICANS_WORDS:
                value = address_of(one)
            else:
                value = getattr(one, attribute) if is_plain else read_attribute(one, attribute)
        except AttributeError:
            value = read_attribute(one, attribute)
        if (isinstance(value, _CONTAINERS) or _is_told(type(one))) and (
            active := Recorder.active
        ) is not None:
            active.reads.append((one, attribute, value))
        return value

    def getitem_told(one: Any, item: Any) -> Any:
        value = read_item(one, item)
        if (isinstance(value, _CONTAINERS) or _is_told(type(one))) and (
            active := Recorder.active
        ) is not None:
            active.reads.append((one, item, value))
        return value

    environment.getattr = getattr_told  # type: ignore[method-assign,assignment]
    environment.getitem = getitem_told  # type: ignore[method-assign,assignment]
    environment.filters["attr"] = getattr_told
    environment.filters["random"] = _choose(environment.filters["random"])


def _remember_addresses() -> Callable[[URLWrapper], Any]:
    """Pelican works the address of a category out at each mention, and every page may mention all of them."""
    known: dict[int, tuple[URLWrapper, Any]] = {}  # with the object itself, so that nobody else gets its id

    def address_of(one: URLWrapper) -> Any:
        found = known.get(id(one)) or (one, one.url)
        if len(known) < _MOST_ADDRESSES:
            known[id(one)] = found
        return found[1]

    return address_of


def _choose(function: Callable[..., Any]) -> Callable[..., Any]:
    def random_told(context: Context, values: Any) -> Any:
        if Recorder.active is not None:
            Recorder.active.untracked = "random"
        return function(context, values)

    random_told.jinja_pass_arg = _PassArg.context  # type: ignore[attr-defined]
    return random_told


_TEXTS = {str, Markup, Undefined, int, float, bool, type(None), datetime, date}
_QUIET = {str, int, float, bool, type(None), Markup, datetime, date, SafeDatetime}
_QUIET_OWNERS = {*_QUIET, PaginatorPage, Paginator}
_WORDS = {str, tuple}
_PELICANS_WORDS = {Author, Category, Tag}
_MOST_ADDRESSES = 1000
"""Those of lists on every page come first; each article has tags of its own."""


def _may_tell(kind: Any) -> bool:
    return is_shown_class(kind) or issubclass(kind, (*_OPEN, *_CONTAINERS, Namespace))


_is_told: Callable[[Any], bool] = cache(_may_tell)
"""Whether it matters what is read of objects of this class; of all others only the containers they hold do."""


def _is_quiet(function: Any) -> bool:
    """Whether it is a method of a value that answers, without arguments, for itself alone."""
    return type(function) in (BuiltinMethodType, MethodType) and type(function.__self__) in _QUIET_OWNERS


@contextmanager
def recording(values: Mapping[str, Any]) -> Iterator[Recorder]:
    """Listens while the block renders a page with these values."""
    Recorder.active = recorder = Recorder(values)
    try:
        yield recorder
    finally:
        Recorder.active = None


def record_imported(template: Any, recorder: Recorder, make: Callable[[], Any]) -> Any:
    """Make or take the module of an imported template, and add what its making has read."""
    if not hasattr(template, "_reads"):
        template._module = None  # noqa: SLF001 - made before anybody listened
    before = template._module  # noqa: SLF001
    Recorder.active = inner = Recorder({})
    try:
        module = make()
    finally:
        Recorder.active = recorder
    if before is None or module is not before:
        template._reads = inner  # noqa: SLF001
    recorder.merge(template._reads)  # noqa: SLF001
    return module
