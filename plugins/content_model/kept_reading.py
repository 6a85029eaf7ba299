"""What one run of a process has read and checked, for the next one."""

from __future__ import annotations

from content_model.catalogue import KeptCatalogue
from content_model.kept_results import KeptRows, KeptTexts, KeptWhole
from content_model.notes import Notebook
from content_model.shown_entries import KeptShown


class KeptReading:
    """Texts, checks and what is shown of each entry, with the notebook that all entries know."""

    def __init__(self) -> None:
        self.notebook = Notebook()
        self.texts, self.catalogue, self.shown = KeptTexts(), KeptCatalogue(), KeptShown()
        self.facts, self.register, self.compared = KeptWhole(), KeptWhole(), KeptWhole()
        self.ended, self.edits = KeptWhole(), KeptWhole()
        self.laws, self.words = KeptRows(), KeptRows()
