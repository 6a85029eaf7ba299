"""Texts for topics and offers of the vocabulary."""

from __future__ import annotations

from content_model.models.base import named
from content_model.models.entry import Entry
from content_model.models.people import Contacts


class Topic(Entry):
    """A topic with text, picture and contact; its title is the word of the vocabulary."""

    contacts: Contacts = named("kontakt", "kontakte", default=())
