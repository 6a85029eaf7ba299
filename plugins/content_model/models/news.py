"""News, press releases, job adverts and calls."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, field_validator

from content_model.finding import Problem
from content_model.models.base import named, required
from content_model.models.entry import Entry
from content_model.models.people import Contacts
from content_model.models.pictures import Gallery
from content_model.models.values import Day, Moment, YesNo, as_list, entry_or_text, refers_to, word_of
from content_model.reading import Reference

DEFAULT_RUBRIC = "meldung"


class News(Entry):
    """A piece of news; `deadline` takes it off the lists when it is over."""

    date: Moment = required("datum", "date")
    rubric: Annotated[str, word_of("rubriken")] = named("rubrik", "category", default=DEFAULT_RUBRIC)
    deadline: Day | None = named("frist")
    pinned: YesNo = named("angeheftet", default=False)
    region: Annotated[Reference, refers_to("region")] | None = named("region")
    event: Annotated[Reference, refers_to("event")] | None = named("veranstaltung")
    organisations: Annotated[
        tuple[Annotated[Reference | str, entry_or_text("organisation")], ...], BeforeValidator(as_list)
    ] = named("organisation", "organisationen", default=())
    contacts: Contacts = named("kontakt", "kontakte", default=())
    pictures: Gallery | None = named("bilder")

    @field_validator("date", mode="after")
    @classmethod
    def _known_year(cls, date: Moment) -> Moment:
        if date.year is None:
            raise Problem(
                "eine Meldung braucht ein Datum, wenigstens ein Jahr",
                "datum: 03.11.2026, datum: 11/2026 oder datum: 2013",
            )
        return date
