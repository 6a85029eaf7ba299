"""What one run of a process has read and checked, for the next one."""

from __future__ import annotations

from content_model.kept_results import KeptResults, KeptTexts
from content_model.notes import Notebook
from content_model.site_content import ShownEntry


class KeptReading:
    """Texts, checks and what is shown of each entry.

    An entry that is shown as before is the same object again, with the same notebook.
    """

    def __init__(self) -> None:
        self.notebook = Notebook()
        self.shown: dict[str, ShownEntry] = {}
        self.texts = KeptTexts()
        self.checks, self.laws, self.words = KeptResults(), KeptResults(), KeptResults()
        self.anchors, self.bodies, self.edits = KeptResults(), KeptResults(), KeptResults()
