"""Calendars nobody would write: every one ends in files that pass the gate, or in a sentence."""

from __future__ import annotations

import contextlib
import gc
import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.conftest import BuildSite, run_build, write_files
from tests.editor_tools.imported_calendars import SITE, calendar, new_files, outcomes, run

from editor_tools.ics_source import UnusableFileError, read_calendar
from editor_tools.known_content import KnownContent, read_content

TITLES = (
    "<script>alert(1)</script>",
    "../../../etc/passwd",
    "Fest\\nstatus: entwurf",
    "x" * 3000,
    "lang " * 600,
    "titel: 'neu' \"alt\" #1",
    "- nein",
    "--- Trenner",
    "{{ jinja }} {% raw %}",
    "*fett* _kursiv_ [Link](javascript:alert(1))",
    "👩‍👩‍👧 Familienfest 🎉",
    "🎉",
    "لقاء في روستوك",
    "\u202efest\u200b\ufeff",
    "!tag &anker *alias %YAML @x `y`",
    "null",
    "[]",
    "|",
)


TEXTS = (
    "# Überschrift\\n<b onclick=alert(1)>x</b><script>alert(1)</script>",
    "---\\ntitel: zwei\\n---\\nText",
    "titel: zwei\\nbeginn: 01.01.2026\\n---\\n",
    "    Code\\n```\\nx\\n~~~",
    "1. eins\\n2. zwei\\n\\n* a\\n* b\\n\\n5. Mai\\n> Zitat\\nUnter\\n=====",
    "[x]: https://example.org\\n![Bild](https://example.org/a.png) [a](/seiten/fehlt.md) [b][x]",
    "{: onclick=x } *[HTML]: y\\n: Liste\\na | b\\n--|--\\n[^1]: Fuß",
    "&lt;img src=x onerror=alert(1)&gt; &nbsp; <https://example.org>",
    "<p>Hallo <a href='javascript:alert(1)'>hier</a> und <a href='https://example.org/a'>da</a><br>Ende</p>",
    "https://example.org/a_b_c?x=1&y=2) und <mailto:x@example.org>",
    "\\n".join(">" * n for n in range(1, 60)),
    "*" * 2000 + "_" * 2000 + "[" * 2000,
)


def test_hostile_texts_pass_the_gate_and_stay_text(site: Path, build_site: BuildSite) -> None:
    """Every title with one text: the build finds nothing to stop and no sign of it becomes code."""
    events = [
        f"UID:{number}\nSUMMARY:{title}\nLOCATION:{title[:290]}\nCATEGORIES:{title[:50]}\nURL:{title}\nDESCRIPTION:"
        f"{TEXTS[number % len(TEXTS)]}"
        for number, title in enumerate(TITLES)
    ]
    assert run(site, calendar(*events), "--write") == 0
    files = new_files(site)
    assert len(files) == len(TITLES)
    assert all(re.fullmatch(r"veranstaltungen/2026/[a-z0-9-]{1,90}\.md", path) for path in files)
    build = build_site(SITE)
    assert (build.code, [line for line in build.findings if "veranstaltungen/" in line]) == (0, [])
    for path in files:
        soup = build.soup(path.removesuffix(".md") + "/")
        main = soup.find("main")
        assert main is not None
        assert not main.find_all(["script", "iframe", "table", "blockquote", "pre"])
        assert not [tag for tag in main.select("*") if any(name.startswith("on") for name in tag.attrs)]
        assert not [
            link for link in main.find_all("a") if str(link.get("href")).lower().startswith("javascript")
        ]


LINES = st.lists(st.sampled_from(TEXTS) | st.text(max_size=80), max_size=4).map("\\n".join)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(TITLES) | st.text(max_size=60),
        LINES,
        st.dates(date(2020, 1, 1), date(2035, 1, 1)),
        st.sampled_from(["", "RRULE:FREQ=WEEKLY", "RRULE:FREQ=MONTHLY;COUNT=5", "RRULE:FREQ=YEARLY;UNTIL=20400101"]),
        st.sampled_from(["", "STATUS:CANCELLED", "DURATION:P2D", "DURATION:P9D"]),
    ),
    min_size=8,
    max_size=20,
)  # fmt: skip


def escaped(text: str) -> str:
    return re.sub(r"[\r\n\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", "", text)


@given(EVENTS)
@settings(max_examples=3, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_any_event_passes_the_gate_of_a_real_build(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str, date, str, str]]
) -> None:
    site = tmp_path_factory.mktemp("site")
    write_files(site / "content", SITE)
    text = calendar(
        *(
            f"UID:{number}\nSUMMARY:{escaped(title)}\nDTSTART;VALUE=DATE:{day:%Y%m%d}\n{rule}\n{more}\n"
            f"DESCRIPTION:{escaped(body)}"
            for number, (title, body, day, rule, more) in enumerate(events)
        )
    ).replace("\n\n", "\n")
    found = outcomes(text, read_content(site / "content"))
    assert len(found) == len(events)
    write_files(site / "content", {one.path: one.text for one in found if one.path})
    build = run_build(site)
    assert build.findings == []
    assert build.code == 0


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for whole in (data, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data + b"\nEND:VEVENT\nEND:VCALENDAR\n"):
        with contextlib.suppress(UnusableFileError):
            read_calendar("x.ics", whole)


NAMES = ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "CLASS",
         "CATEGORIES", "URL", "LOCATION", "SUMMARY", "DESCRIPTION", "UID", "CONFERENCE", "GEO"]  # fmt: skip


VALUES = ["", ":", ";VALUE=DATE:20261106", ":20261106T180000", ":20261106T180000Z", ":PT1H", ":-P1D", ":1", ":x",
          ":FREQ=WEEKLY", ":FREQ=WEEKLY;COUNT=-1", ":FREQ=MONTHLY;BYDAY=99XX", ":FREQ=YEARLY;UNTIL=1",
          ":FREQ=MONTHLY;BYSETPOS=1;BYDAY=TU", ":FREQ=DAILY;COUNT=0", ":20261106T180000/PT1H",
          ";VALUE=PERIOD:20261106T180000Z/PT2H", ";TZID=:20261106T180000", ";TZID=Nirgends:20261106T180000"]  # fmt: skip


@given(lines=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=8))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_properties_end_in_an_outcome(lines: list[tuple[str, str]], known: KnownContent) -> None:
    event = "\n".join(f"{name}{value}" for name, value in lines)
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{event}\nEND:VEVENT\nEND:VCALENDAR\n"
    with contextlib.suppress(UnusableFileError):
        assert all(outcome.path or outcome.reason for outcome in outcomes(text, known))


def test_five_thousand_events_take_linear_time(known: KnownContent) -> None:
    def seconds(count: int) -> float:
        text = calendar(*(f"UID:{n}\nSUMMARY:Treffen\nDESCRIPTION:Text\nDTSTART:20261106T{n % 24:02}{n % 60:02}00Z"
                          for n in range(count)))  # fmt: skip
        started = time.process_time()
        assert len(outcomes(text, known)) == count
        return time.process_time() - started

    gc.freeze()  # what other tests left behind is not looked through again and again
    try:
        small, large = seconds(1000), seconds(5000)
    finally:
        gc.unfreeze()
    assert large < 10
    assert large < small * 12
