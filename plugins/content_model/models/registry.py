"""Which folder holds which type, and which model reads it."""

from __future__ import annotations

from collections.abc import Mapping

from content_model.models.contact import ContactPoint
from content_model.models.entry import Entry
from content_model.models.event import Event
from content_model.models.material import Material
from content_model.models.news import News
from content_model.models.organisation import Organisation
from content_model.models.page import HandbookPage, Page
from content_model.models.project import Project
from content_model.models.region import Region
from content_model.models.report import Report
from content_model.models.series import Series
from content_model.models.topic import Topic
from content_model.models.venue import Venue

FOLDERS: Mapping[str, str] = {
    "veranstaltungen": "event",
    "berichte": "report",
    "aktuelles": "news",
    "kontakte": "contact",
    "regionen": "region",
    "projekte": "project",
    "material": "material",
    "reihen": "series",
    "themen": "topic",
    "veranstaltungsorte": "venue",
    "organisationen": "organisation",
    "seiten": "page",
    "handbuch": "handbook",
}
MEDIA_FOLDER = "medien"

MODELS: Mapping[str, type[Entry]] = {
    "event": Event,
    "report": Report,
    "news": News,
    "contact": ContactPoint,
    "region": Region,
    "project": Project,
    "material": Material,
    "series": Series,
    "topic": Topic,
    "venue": Venue,
    "organisation": Organisation,
    "page": Page,
    "handbook": HandbookPage,
}
