"""The register of published ids: its file, its damages, what it asks, what `invoke register` writes."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content_model.register_sites import CONFLICT, FEST

from content_model.register import (
    NEVER,
    Damage,
    Published,
    Register,
    Revision,
    next_revision,
    parse_register,
    register_text,
    updated,
)

MONDAY, TUESDAY = datetime(2026, 11, 2, 9, tzinfo=UTC), datetime(2026, 11, 3, 9, tzinfo=UTC)


EARLIEST = datetime(1970, 1, 1)  # noqa: DTZ001  # hypothesis adds the zone


ENTRIES = {
    FEST: Published("event", f"{FEST}/", Revision(2, MONDAY, "abc")),
    "berichte/2026/fest": Published("report", None),
    "seiten/über": Published("page", "über/"),
}


TEXT = """\
{
"berichte/2026/fest": {"type": "report", "address": null},
"seiten/über": {"type": "page", "address": "über/"},
"veranstaltungen/2027/fest": {"type": "event", "address": "veranstaltungen/2027/fest/", "sequence": 2, "edited": "2026-11-02T09:00:00Z", "digest": "abc"}
}
"""


def test_register_is_one_line_an_entry_sorted_by_id() -> None:
    assert register_text(ENTRIES) == TEXT
    assert json.loads(TEXT).keys() == ENTRIES.keys()


def test_register_is_read_as_it_was() -> None:
    lines = {"berichte/2026/fest": 2, "seiten/über": 3, FEST: 4}
    assert parse_register(TEXT) == Register(ENTRIES, lines)


@pytest.mark.parametrize("text", ["", "{}", "{}\n", "{\n}\n"])
def test_empty_register_is_sound(text: str) -> None:
    assert parse_register(text) == Register()


@given(
    st.dictionaries(
        st.text(min_size=1),
        st.builds(
            Published,
            st.text(),
            st.none() | st.text(),
            st.none()
            | st.builds(
                Revision,
                st.integers(0, 10**6),
                st.datetimes(EARLIEST, timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
                st.text(),
            ),
        ),
    )
)
def test_every_register_is_read_as_it_was(entries: dict[str, Published]) -> None:
    read = parse_register(register_text(entries))
    assert (read.entries, read.damage) == (entries, None)


NO_ENTRY = "diese Zeile gehört nicht in das Verzeichnis"


COMMA = "hier fehlt eine Klammer oder ein Komma, oder eines ist zu viel"


LINE = '"a": {"type": "page", "address": "a/"}'


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        (f"{{\n<<<<<<< HEAD\n{LINE},\n=======\n>>>>>>> andere\n}}\n", Damage(2, CONFLICT)),
        ("[1, 2]\n", Damage(1, NO_ENTRY)),
        ("null\n", Damage(1, NO_ENTRY)),
        ("Verzeichnis\n", Damage(1, NO_ENTRY)),
        ('{\n"a": 1\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": "page"}\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": 3, "address": null}\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": "page", "address": null, "farbe": 1}\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": "event", "address": null, "sequence": -1, "edited": "2026-11-02T09:00:00Z", "digest": ""}\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": "event", "address": null, "sequence": 1, "edited": "gestern", "digest": ""}\n}\n', Damage(2, NO_ENTRY)),
        ('{\n"a": {"type": "event", "address": null, "sequence": true, "edited": "2026-11-02T09:00:00Z", "digest": ""}\n}\n', Damage(2, NO_ENTRY)),
        (f"{{\n{LINE}\n{LINE}\n}}\n", Damage(3, "„a“ steht hier zum zweiten Mal")),
        (f"{{\n{LINE},\n}}\n", Damage(3, COMMA)),
        (f"{{\n{LINE}\n", Damage(3, COMMA)),
    ],
    ids=["conflict", "list", "null", "words", "number", "no-address", "type", "unknown-key", "negative", "time", "yes", "twice", "comma", "half"],
)  # fmt: skip
def test_damage_is_named_with_its_line(text: str, damage: Damage) -> None:
    assert parse_register(text).damage == damage


def test_damaged_register_keeps_what_can_be_read() -> None:
    """Of both sides of a conflict the higher sequence counts."""
    ours, theirs = (
        register_text({FEST: Published("event", None, Revision(number, MONDAY, "x"))}).splitlines()[1]
        for number in (3, 5)
    )
    text = f"{{\n<<<<<<< HEAD\n{ours}\n=======\n{theirs}\n>>>>>>> andere\n{LINE}\n}}\n"
    read = parse_register(text)
    assert read.entries == {
        FEST: Published("event", None, Revision(5, MONDAY, "x")),
        "a": Published("page", "a/"),
    }


@pytest.mark.parametrize(
    ("before", "digest", "edited", "after"),
    [
        (None, "x", MONDAY, Revision(0, MONDAY, "x")),
        (None, "x", None, Revision(0, NEVER, "x")),
        (Revision(4, MONDAY, "x"), "x", TUESDAY, Revision(4, MONDAY, "x")),
        (Revision(4, MONDAY, "x"), "y", TUESDAY, Revision(5, TUESDAY, "y")),
        (Revision(4, TUESDAY, "x"), "y", MONDAY, Revision(5, TUESDAY, "y")),
        (Revision(4, MONDAY, "x"), "y", None, Revision(5, MONDAY, "y")),
    ],
    ids=["new", "new-unknown", "unchanged", "changed", "changed-in-an-older-clone", "changed-unknown"],
)
def test_sequence_only_rises(
    before: Revision | None, digest: str, edited: datetime | None, after: Revision
) -> None:
    assert next_revision(before, digest, edited) == after


def test_update_tells_what_is_new_changed_and_gone() -> None:
    register = Register({
        "gleich": Published("page", "a/"),
        "anders": Published("page", "b/"),
        "weg": Published("page", "c/"),
        "gelöscht": Published("page", "d/"),
    })  # fmt: skip
    published = {
        "gleich": Published("page", "a/"),
        "anders": Published("page", "bb/"),
        "neu": Published("page", "e/"),
        "gelöscht": None,
        "nie-da": None,
    }
    update = updated(register, published)
    assert (update.added, update.changed, update.removed) == (("neu",), ("anders",), ("gelöscht",))
    assert update.entries == {
        "gleich": Published("page", "a/"),
        "anders": Published("page", "bb/"),
        "neu": Published("page", "e/"),
        "weg": Published("page", "c/"),
    }


def test_update_never_lowers_a_sequence() -> None:
    high = Published("event", "a/", Revision(7, TUESDAY, "x"))
    update = updated(Register({"a": high}), {"a": Published("event", "a/", Revision(0, MONDAY, "y"))})
    assert update.entries == {"a": high}
