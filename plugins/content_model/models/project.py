"""Projects with their funders and run time."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.parts import Fundings
from content_model.models.people import Contacts
from content_model.models.pictures import Gallery
from content_model.models.values import Line, Lines, Span, as_list, entry_or_text, refers_to
from content_model.reading import Reference

Organisations = Annotated[
    tuple[Annotated[Reference | str, entry_or_text("organisation", "contact")], ...], BeforeValidator(as_list)
]


class Project(Entry):
    """A project: aim, programme, carrier, funder, run time, people, results."""

    aim: Line | None = named("ziel")
    programme: Line | None = named("programm")
    carriers: Organisations = named("traeger", "träger", default=())
    partners: Organisations = named("partner", default=())
    funding: Fundings = named("foerderung", "förderung", default=())
    run_time: Span | None = named("laufzeit")
    lead: Lines = named("leitung", default=())
    contacts: Contacts = named("kontakt", "kontakte", default=())
    region: Annotated[Reference, refers_to("region")] | None = named("region")
    results: Lines = named("ergebnisse", "ergebnis", default=())
    pictures: Gallery | None = named("bilder")
