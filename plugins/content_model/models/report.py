"""Reports: an event that took place, told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import ValidationInfo, field_validator

from content_model.finding import Problem
from content_model.models.base import named, required
from content_model.models.entry import DRAFT, HIDDEN, PUBLISHED
from content_model.models.event import EventFacts
from content_model.models.values import Day, Moment, Span, refers_to
from content_model.reading import Reference


class Report(EventFacts):
    """Names its event, or carries the event's facts itself."""

    STATES: ClassVar[Sequence[str]] = (PUBLISHED, DRAFT, HIDDEN)

    date: Day = required("datum", "date")
    about: Annotated[Reference, refers_to("event")] | None = named("bericht_zu")
    on: Moment | None = named("am")
    begin: Span | None = named("beginn", default=None)

    @field_validator("on", mode="after")
    @classmethod
    def _only_with_event(cls, on: Any, info: ValidationInfo) -> Any:
        if on is not None and "about" in info.data and info.data["about"] is None:
            raise Problem(
                "am: nennt einen Termin, aber bericht_zu: fehlt", "bericht_zu: die Veranstaltung nennen"
            )
        return on

    @property
    def has_own_facts(self) -> bool:
        """Whether the report itself says when its event took place."""
        return self.begin is not None
