"""The BUILD_* settings as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from content_model.build import BuildForm

BERLIN = ZoneInfo("Europe/Berlin")
NAMES = ("BUILD_FORM", "BUILD_NOW")
RELATIVE = (
    "RELATIVE_URLS ist eingeschaltet: Damit finden 404-Seite und Feeds ihre Dateien nicht."
    " So geht es: die Zeile löschen und SITEURL setzen."
)


class BuildSettingError(ValueError):
    """A BUILD_* setting that cannot be what it should be, in one sentence."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """BUILD_FORM (strict, preview, publish) and BUILD_NOW; without `now` the clock counts."""

    form: BuildForm = BuildForm.STRICT
    now: datetime | None = None

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> BuildSettings:
        """Read and check every BUILD_* setting; raises BuildSettingError."""
        for name in settings:
            if name.startswith("BUILD_") and name not in NAMES:
                raise BuildSettingError(_unknown_name(name))
        now = settings.get("BUILD_NOW")
        form = _read_form(settings.get("BUILD_FORM", BuildForm.STRICT))
        if form is BuildForm.PUBLISH and settings.get("RELATIVE_URLS"):
            raise BuildSettingError(RELATIVE)
        return cls(
            form=form,
            now=None if now is None else _read_moment(now),
        )

    def moment(self) -> datetime:
        """The moment of a run that starts now, in Berlin: the only clock of the kit."""
        return self.now or datetime.now(BERLIN)


def _read_form(value: object) -> BuildForm:
    try:
        return BuildForm(str(value))
    except ValueError:
        forms = ", ".join(BuildForm)
        raise BuildSettingError(f"BUILD_FORM ist {value!r}, möglich sind: {forms}.") from None


def _read_moment(value: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        example = "zum Beispiel 2026-11-03T18:00"
        raise BuildSettingError(f"BUILD_NOW ist {value!r}, gebraucht wird Tag und Zeit, {example}.") from None
    return moment.astimezone(BERLIN) if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def _unknown_name(name: str) -> str:
    nearest = get_close_matches(name, NAMES, n=1) or list(NAMES)
    return f"Die Einstellung {name} gibt es nicht. Gemeint ist wohl: {' oder '.join(nearest)}."
