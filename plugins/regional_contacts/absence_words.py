"""Why somebody does not answer today, in words."""

from __future__ import annotations

from datetime import date

from content_model.fields.dates import DateSpan, DateValue
from content_model.models.contact import ContactPoint
from content_model.models.people import Absence
from content_model.wording import format_span


def away_sentence(name: str, absence: Absence) -> str:
    """`Jana Brandt ist bis 31. Dezember 2026 nicht da (in Elternzeit).` as a sentence."""
    return f"{name} ist {_until(absence)} nicht da{_reason(absence)}."


def away_note(absence: Absence) -> str:
    """The same without the name: `bis 31. Dezember 2026 nicht da (in Elternzeit)`."""
    return f"{_until(absence)} nicht da{_reason(absence)}"


def stale_sentence(point: ContactPoint) -> str:
    """That nobody has checked an entry for too long."""
    return f"Die Angaben zu „{point.title}“ hat {since_words(point.checked)} niemand geprüft. Deshalb stehen sie hier nicht mehr."


def unreachable_sentence(name: str) -> str:
    """That there is no way to reach somebody."""
    return f"Für „{name}“ steht hier weder eine Telefonnummer noch eine E-Mail-Adresse."


def since_words(checked: date | None) -> str:
    """`seit Mai 2015`."""
    return f"seit {month_words(checked)}" if checked else "seit langem"


def month_words(day: date) -> str:
    """`Mai 2015`."""
    return format_span(DateSpan(DateValue(day.year, day.month)))


def _until(absence: Absence) -> str:
    end = absence.end
    if end is None or "bis" in (absence.text or "").split():
        return "zurzeit"
    return f"bis {format_span(DateSpan(DateValue(end.year, end.month, end.day)))}"


def _reason(absence: Absence) -> str:
    return f" ({absence.text})" if absence.text else ""
