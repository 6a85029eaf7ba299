"""The rendering half of fast_build: which of Pelican's signals does what."""

from __future__ import annotations

import atexit
import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from pelican.generators import Generator, SourceFileGenerator, StaticGenerator
from pelican.log import console
from pelican.plugins import signals

from fast_build.fast_run import CONTEXT_NAME, FastRun
from fast_build.fast_writer import FastWriter
from fast_build.kept_prints import KeptPrints
from fast_build.settings import FastSettings
from fast_build.site_state import ENTRIES, SiteState, is_alone
from fast_build.workers import CAN_FORK

_ATTACH = re.compile(r"""["'].attach\W""")  # whatever stands for a brace in this site
PRINTS = "fast_prints"  # on Pelican itself, which stays from run to run


def begin(pelican: Any) -> None:
    """A run begins: open its books; the last thing before the generators are made."""
    pelican.settings[CONTEXT_NAME] = None
    fast = FastSettings.from_settings(pelican.settings)
    if fast.on:
        prints = vars(pelican).setdefault(PRINTS, KeptPrints())
        gc.disable()  # nearly all that a build makes stays until its end
        pelican.settings[CONTEXT_NAME] = run = FastRun(pelican.settings, fast, prints)
        run.site = lambda: pelican.fast_reading.state() if is_alone(pelican) else SiteState()
        for reason in reasons_against(pelican):
            run.stock = True
            gc.enable()  # pages that are rendered here leave much garbage
            run.foreign = bool(_other_writers(pelican))
            run.last.fall_back(f"{reason}; alle Seiten entstehen der Reihe nach neu")


def reasons_against(pelican: Any) -> list[str]:
    """Why the pages of this site have to be rendered by Pelican's own writer."""
    run, settings = FastRun.of(pelican.settings), pelican.settings
    moments = (signals.article_generator_write_article, signals.page_generator_write_page)
    reasons = {
        "RELATIVE_URLS: jede Seite hat eigene Werte": settings["RELATIVE_URLS"],
        "FAST_WORKERS ist 1": run.settings.workers == 1,
        "dieses System kann keine Prozesse abzweigen": not CAN_FORK,
        "ein anderes Plugin hat einen eigenen Writer": _other_writers(pelican),
        "ein Plugin ändert Seiten, während sie geschrieben werden": any(one.receivers for one in moments),
    }
    return [reason for reason, holds in reasons.items() if holds]


def _other_writers(pelican: Any) -> list[Any]:
    return [one for one in signals.get_writer.receivers_for(pelican) if one is not offer_writer]


def track_environment(generator: Generator) -> None:
    """From its start, each generator's environment says which templates it loads."""
    run = generator.settings.get(CONTEXT_NAME)
    if is_in_use(run):
        run.track_environment(generator.env)


def note_statics(generator: StaticGenerator) -> None:
    """Static files whose source goes are removed like pages."""
    run = generator.settings.get(CONTEXT_NAME)
    if keeps_books(run):
        run.statics = lambda: [one.save_as for one in generator.staticfiles]


def note_attachments(generators: Iterable[Any]) -> None:
    """Where a text links to a file with {attach}, the file moves as soon as Pelican renders that text."""
    first: Any = next(iter(generators), None)
    run = first and first.settings.get(CONTEXT_NAME)
    if is_in_use(run) and any(map(_attaches, first.context[ENTRIES].values())):
        run.stock = True
        gc.enable()
        run.last.fall_back(
            "{attach}: wohin eine Datei kommt, hängt davon ab, welche Seite zuerst gebaut wird; alle Seiten entstehen der Reihe nach neu"
        )


def _attaches(content: Any) -> bool:
    text = getattr(content, "_content", None)
    return isinstance(text, str) and "attach" in text and bool(_ATTACH.search(text))


def note_sources(generators: Iterable[Any]) -> None:
    """Copies of sources beside the pages (OUTPUT_SOURCES) are removed like pages."""
    copier: Any = next((one for one in generators if type(one) is SourceFileGenerator), None)
    run = copier and copier.settings.get(CONTEXT_NAME)
    if keeps_books(run):
        statics = run.statics
        run.statics = lambda: [*statics(), *_copied_sources(copier)]


def _copied_sources(generator: SourceFileGenerator) -> Iterator[str]:
    for one in chain(generator.context["articles"], generator.context["pages"]):
        for entry in (one, *one.translations):
            yield os.path.splitext(entry.save_as)[0] + generator.output_extension


def offer_writer(pelican: Any) -> type[FastWriter] | None:
    """The writer that puts pages aside, and always knows which files it has written."""
    return FastWriter if keeps_books(pelican.settings.get(CONTEXT_NAME)) else None


def flush(_generator: Any, writer: Any) -> None:
    """Pelican's own pages exist before the next generator writes."""
    if isinstance(writer, FastWriter):
        writer.flush()


def render_before_faults(generators: Iterable[Any]) -> None:
    """A generator may fail while its pages wait; Pelican would have rendered them before, and met their faults first."""
    for one in generators:
        if is_in_use(getattr(one, "settings", {}).get(CONTEXT_NAME)) and hasattr(one, "generate_output"):
            one.generate_output = partial(_write, one.generate_output)


def _write(write: Callable[[Any], None], writer: Any) -> None:
    try:
        write(writer)
    except Exception:
        flush(None, writer)
        raise


def finish(pelican: Any) -> None:
    """All generators have written: render the last pages, remove what is gone, tell what was done."""
    run = pelican.settings.get(CONTEXT_NAME)
    if keeps_books(run):
        run.finish()
        console.print(run.last.closing_line(), markup=False, highlight=False, soft_wrap=True)
    gc.freeze()
    gc.unfreeze()  # together: all is old now, and not looked through at once
    gc.enable()


def is_in_use(run: FastRun | None) -> bool:
    """Whether this run renders apart."""
    return run is not None and not run.stock


def keeps_books(run: FastRun | None) -> bool:
    """Whether this run knows which files it writes, so that those of removed pages go."""
    return run is not None and not run.foreign


def connect() -> None:
    """Rendering takes part in every run of this process."""
    atexit.register(gc.freeze)  # the system takes the memory back anyway
    signals.get_generators.connect(begin)
    signals.generator_init.connect(track_environment)
    signals.static_generator_finalized.connect(note_statics)
    signals.all_generators_finalized.connect(note_attachments)
    signals.all_generators_finalized.connect(note_sources)
    signals.all_generators_finalized.connect(render_before_faults)
    signals.get_writer.connect(offer_writer)
    signals.article_writer_finalized.connect(flush)
    signals.page_writer_finalized.connect(flush)
    signals.finalized.connect(finish)
