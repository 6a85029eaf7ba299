from datetime import date

import pytest
from tests.content_model.tiny_catalogue import read_catalogue

from content_model.finding import Problem
from content_model.freshness import STALE_FIELDS, CheckPeriods, Freshness, months_after, without_stale_facts
from content_model.models.contact import ContactPoint

PERIODS = CheckPeriods.model_validate({"hinweis_nach": "12", "ersetzen_nach": "24 Monate"})


@pytest.mark.parametrize(
    ("checked", "expected"),
    [
        pytest.param(None, Freshness.GOOD, id="never said"),
        pytest.param(date(2026, 11, 22), Freshness.GOOD, id="today"),
        pytest.param(date(2025, 12, 1), Freshness.GOOD, id="eleven months"),
        pytest.param(date(2025, 11, 30), Freshness.OLD, id="twelve months"),
        pytest.param(date(2024, 12, 1), Freshness.OLD, id="23 months"),
        pytest.param(date(2024, 11, 30), Freshness.STALE, id="24 months"),
    ],
)
def test_check_ages_by_whole_months(checked: date | None, expected: Freshness) -> None:
    assert PERIODS.freshness(checked, date(2026, 11, 22)) is expected


def test_months_end_with_the_calendar() -> None:
    assert (months_after(date(2026, 12, 31), 1), months_after(date(9990, 1, 1), 600)) == (
        date(2027, 1, 1),
        date.max,
    )


@pytest.mark.parametrize("months", ["0", "601", "zwölf", "-1", "1,5"])
def test_number_of_months_must_be_one(months: str) -> None:
    with pytest.raises(ValueError, match="keine Anzahl von Monaten"):
        CheckPeriods.model_validate({"hinweis_nach": months})


def test_facts_are_never_replaced_before_the_notice() -> None:
    with pytest.raises(ValueError, match="bevor ein Hinweis erscheint") as error:
        CheckPeriods.model_validate({"hinweis_nach": "12", "ersetzen_nach": "6"})
    assert not isinstance(error.value, Problem)


def test_stale_entry_keeps_nothing_to_dial_or_to_go_to() -> None:
    full = {
        "kontakte/a.md": """---
titel: A
art: Gruppe
telefon: 030 23125-100
email: a@example.org
web: https://a.example.org/
onlineberatung: https://b.example.org/
anschrift: Markt 3, 18055 Rostock
sprechzeiten: Mo 9-12
nach_vereinbarung: ja
treffen: jeden Montag
aufnahme: offen
barrierefreiheit: stufenlos
foto: {datei: medien/a.png, alt: A, personen: keine}
bild: {datei: medien/b.png, alt: B, personen: keine}
personen: [{rolle: Leitung}]
geprüft_am: 01.01.2020
geprüft_von: Ute
angebote: [Reden]
---
""",
        "medien/a.png": b"",
        "medien/b.png": b"",
    }
    entry = read_catalogue(full).records["kontakte/a"].entry
    assert isinstance(entry, ContactPoint)
    left = without_stale_facts(entry)
    assert {name for name in STALE_FIELDS if not getattr(entry, name)} == set()
    assert {name for name, value in left if value} == {"title", "kind", "offers", "checked", "status"}
