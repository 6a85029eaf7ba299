"""Whether content/.register.json names everything that is published; publishing only reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from content_model.register import REGISTER_FILE
from safe_build.manifest import Manifest
from safe_build.publishing.refusal import Refused
from safe_build.register import WORDS, pending_update

CURE = "So geht es: invoke register, dann git add content/.register.json && git commit"


def check_register(content: Path, manifest: Manifest, registered: date | None) -> None:
    """Raise Refused if the register is outdated; `registered` is the day it was last committed.

    What has appeared since then by its date alone is no reason: the nightly build goes on.
    """
    update, _text = pending_update(content, manifest)
    expected = {one for one in update.added if _appeared_by_itself(manifest.since.get(one), registered)}
    told = [f"{word}: {one}" for name, word in WORDS for one in getattr(update, name) if one not in expected]
    if told:
        raise Refused(
            f"Das Verzeichnis {content.name}/{REGISTER_FILE} ist nicht auf dem Stand. {CURE}", told[:20]
        )


def _appeared_by_itself(since: date | None, registered: date | None) -> bool:
    return since is not None and registered is not None and since > registered
