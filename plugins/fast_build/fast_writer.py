"""Pelican's writer that puts pages aside instead of rendering them one by one."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import is_
from typing import Any

from pelican.paginator import Paginator
from pelican.writers import FileOverwriteFailedError, Writer

from fast_build.fast_run import FastRun
from fast_build.quick_lists import QuickList
from fast_build.reads import Page
from fast_build.written_files import page_path

logger = logging.getLogger(__name__)
_LISTS = (list, QuickList)


class FastWriter(Writer):
    """Queues pages until `flush`; the files of pages, feeds and static files are in the run's books."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)  # type: ignore[no-untyped-call]
        self._run = FastRun.of(settings)
        self._run.writes_to(output_path, self.flush)
        self._queue: list[Page] = []
        self._opened: list[str] = []
        self._seen: dict[str, Any] = {}
        self._lists: dict[int, tuple[list[Any], list[Any]]] = {}
        self._at_once = set(settings["TEMPLATE_PAGES"].values())

    def write_file(  # noqa: PLR0913, PLR0917 - Pelican's signature
        self,
        name: Any,
        template: Any,
        context: dict[str, Any],
        relative_urls: bool = False,  # noqa: FBT001, FBT002
        paginated: dict[str, Any] | None = None,
        template_name: str | None = None,
        override_output: bool = False,  # noqa: FBT001, FBT002
        url: str | None = None,
        **kwargs: Any,
    ) -> None:
        """Put the page or pages aside; what cannot wait is rendered at once, after all that waits."""
        if not name:
            return
        tracked = (
            None if self._run.stock or relative_urls or name in self._at_once else self._run.track(template)
        )
        if tracked is None:
            self.flush()
            self._opened.clear()
            options = {"paginated": paginated, "template_name": template_name, "url": url}
            super().write_file(  # type: ignore[no-untyped-call]
                name, template, context, relative_urls, override_output=override_output, **options, **kwargs
            )
            self._run.rendered_at_once(self._opened)
            return
        template, environment = tracked
        kwargs = {key: self._as_now(one) for key, one in kwargs.items()}
        if paginated is None:
            paginated = {key: kwargs[key] for key in ("articles", "dates") if key in kwargs}
        context = self._lasting(context)
        if not (paginated and template_name in self.settings["PAGINATED_TEMPLATES"]):
            own = {"output_file": name, **kwargs}
            self._put_aside(Page(os.fspath(name), template, context, environment, own), override_output)
            return
        for place, later in self._numbers(name, url, paginated, template_name):
            own = {"output_file": place, **kwargs}
            self._put_aside(Page(place, template, context, environment, own, later), override_output)

    def write_alike(
        self, template: Any, context: dict[str, Any], pages: Iterable[tuple[str, dict[str, Any]]]
    ) -> None:
        """As `write_file` for each name with its own values; meanwhile nobody changes the context."""
        tracked = None if self._run.stock else self._run.track(template)
        if tracked is None:
            for name, own in pages:
                self.write_file(name, template, context, **own)
            return
        context = self._lasting(context)
        for name, own in pages:
            self._put_aside(Page(name, tracked[0], context, tracked[1], {"output_file": name, **own}), False)  # noqa: FBT003 - as in Pelican

    def write_feed(
        self, elements: Any, context: Any, path: str | None = None, *more: Any, **named: Any
    ) -> Any:
        """Write the feed at once."""
        feed = super().write_feed(elements, context, path, *more, **named)  # type: ignore[no-untyped-call]
        if path:
            self._run.wrote_other(str(path))
        return feed

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> Any:  # noqa: FBT001, FBT002 - as in Pelican
        """Open a file as Pelican does; its name is remembered before it exists."""
        name = os.path.relpath(filename, self.output_path)
        self._run.begin([name])
        self._opened.append(name)
        return super()._open_w(filename, encoding, override)  # type: ignore[no-untyped-call]

    def flush(self) -> None:
        """Render what waits; its files exist afterwards."""
        queue, self._queue = self._queue, []
        self._lists.clear()
        if queue:
            self._run.render(queue)

    def _numbers(
        self, name: str, url: str | None, paginated: dict[str, Any], template_name: str | None
    ) -> Iterator[tuple[str, Callable[[], dict[str, Any]]]]:
        """File name of each page of a list, as Pelican's writer counts them, and what makes the template's values."""
        settings = self.settings
        per_page = settings["PAGINATED_TEMPLATES"][template_name] or settings["DEFAULT_PAGINATION"]
        paginators = {
            key: Paginator(name, url, self._as_now(one), settings, per_page) for key, one in paginated.items()
        }
        are_ours = all(type(one.object_list) is list for one in paginators.values())  # nobody else fills them
        *_others, last = paginators.values()
        for number in range(1, next(iter(paginators.values())).num_pages + 1):
            later = partial(_numbered, paginators, number)
            yield last.page(number).save_as, later if are_ours else partial(dict, later())

    def _lasting(self, context: dict[str, Any]) -> dict[str, Any]:
        """The context as it is now; one copy serves as long as nobody changes it."""
        seen = self._seen
        same = seen.keys() == context.keys() and all(
            map(is_, map(seen.__getitem__, context), context.values())
        )
        if not same:
            self._seen = context.copy()
        return self._seen

    def _as_now(self, values: Any) -> Any:
        """A list as it is now, because whoever gave it may go on filling it; one copy serves as long as nobody does."""
        if type(values) not in _LISTS:
            return values
        known = self._lists.get(id(values))
        if known is None or len(known[1]) != len(values) or not all(map(is_, known[1], values)):
            known = self._lists[id(values)] = (values, values.copy())
        return known[1]

    def _put_aside(self, page: Page, override: bool) -> None:  # noqa: FBT001 - as in Pelican
        """Queue the page; raises FileOverwriteFailedError as Pelican's writer does, after any fault of a page before it."""
        path = page_path(self.output_path, page.name)
        if path in self._overridden_files:
            if override:
                self.flush()
                raise FileOverwriteFailedError(
                    f'Failed to overwrite "{path}" a second time (was previously overwritten)'
                )
            logger.info('Skipping "%s", not overwriting', path)
            return
        if path in self._written_files and not override:
            self.flush()
            raise FileOverwriteFailedError(
                f'Failed to overwrite "{path}" as Pelican has already written to it previously '
                "(set `override=True` if intended)"
            )
        if path in self._written_files:
            self._queue = [one for one in self._queue if one.name != page.name]
        if override:
            self._overridden_files.add(path)
        self._written_files.add(path)
        self._queue.append(page)


def _numbered(paginators: dict[str, Paginator], number: int) -> dict[str, Any]:
    """What the template of a list's page gets of its own."""
    own: dict[str, Any] = {}
    for key, paginator in paginators.items():
        own[f"{key}_paginator"] = paginator
        own[f"{key}_page"] = paginator.page(number)
        own[f"{key}_previous_page"] = paginator.page(number - 1) if number > 1 else None
        own[f"{key}_next_page"] = paginator.page(number + 1) if number < paginator.num_pages else None
    return own
