"""How old a contact's last check may be, and what is left of one that nobody has checked for too long."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from content_model.fields.spelling import quoted
from content_model.finding import Problem
from content_model.models.base import Model, named
from content_model.models.contact import ContactPoint
from content_model.models.entry import Entry
from content_model.models.values import parsed

MOST_MONTHS = 600
# What may be wrong by now; the title, the region and what somebody offers stay.
STALE_FIELDS = (
    *("phones", "email", "web", "online_counselling", "address", "hours", "by_appointment", "meeting"),
    *("admission", "persons", "photo", "picture", "access", "checked_by"),
)


class Freshness(Enum):
    """What visitors are told about the day of the last check."""

    GOOD = "good"
    OLD = "old"
    STALE = "stale"


def _months(text: str) -> int:
    number = text.lower().removesuffix("monate").removesuffix("monaten").strip()
    if not number.isdecimal() or not 1 <= int(number) <= MOST_MONTHS:
        raise Problem(f"{quoted(text)} ist keine Anzahl von Monaten", "12")
    return int(number)


Months = Annotated[int, parsed(_months)]


class CheckPeriods(Model):
    """After how many months without a check an entry says so, and after how many its facts are replaced."""

    notice: Months = named("hinweis_nach", default=12)
    replace: Months = named("ersetzen_nach", default=24)

    @field_validator("replace", mode="after")
    @classmethod
    def _after_the_notice(cls, replace: int, info: ValidationInfo) -> int:
        if replace < info.data.get("notice", 0):
            raise Problem(
                "die Angaben würden ersetzt, bevor ein Hinweis erscheint",
                "ersetzen_nach: mehr Monate als bei hinweis_nach eintragen",
            )
        return replace

    def freshness(self, checked: date | None, day: date) -> Freshness:
        """How a check of `checked` is judged on `day`; a day nobody has written down is not judged."""
        if checked is None or day < months_after(checked, self.notice):
            return Freshness.GOOD
        return Freshness.OLD if day < months_after(checked, self.replace) else Freshness.STALE


def months_after(day: date, months: int) -> date:
    """The first day of the month that lies so many months later, or the last day there is.

    >>> months_after(date(2025, 11, 3), 12)
    datetime.date(2026, 11, 1)
    """
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1) if day.year + years < date.max.year else date.max


def is_stale(entry: Entry, periods: CheckPeriods, day: date) -> bool:
    """Whether nobody has checked a contact for so long that it must not be trusted."""
    return isinstance(entry, ContactPoint) and periods.freshness(entry.checked, day) is Freshness.STALE


def without_stale_facts(entry: Entry) -> Entry:
    """The entry without anything that one could dial, write to or go to in vain."""
    fields = ContactPoint.model_fields
    return entry.model_copy(update={name: fields[name].get_default() for name in STALE_FIELDS})
