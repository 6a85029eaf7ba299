"""Whether the published site is still built every day: `python -m site_checks.published_day ADDRESS`.

Only the standard library, so that it runs without the environment.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

FILE = "stand.json"
MOST_DAYS = 3
PATIENCE = 20  # seconds
CURE = (
    "So geht es: auf GitHub unter „Actions“ den Ablauf „Täglich“ ansehen, den Fehler beheben"
    " und den Ablauf einschalten und starten"
)


def main(words: Sequence[str] | None = None) -> int:
    """Print how old the published site is; 1 if it is older than three days or cannot be asked."""
    (address,) = sys.argv[1:] if words is None else words
    today = datetime.now(ZoneInfo("Europe/Berlin")).date()
    try:
        problem, sentence = judge(read_day(address), today)
    except (OSError, ValueError, LookupError, TypeError) as error:
        problem, sentence = True, f"Die veröffentlichte Website sagt nicht, wie alt sie ist: {error}. {CURE}."
    print(f"::error title=Alter der Website::{sentence}" if problem else sentence)  # noqa: T201 (a command)
    return int(problem)


def read_day(address: str) -> date | None:
    """The day of the published build, None before the first; OSError, ValueError, LookupError or TypeError if it is not told."""
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"{address!r} ist keine Adresse im Web")
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/{FILE}", timeout=PATIENCE) as answer:  # noqa: S310
            return date.fromisoformat(json.load(answer)["gebaut"])
    except urllib.error.HTTPError as error:
        with error:
            if error.code != HTTPStatus.NOT_FOUND:
                raise
        return None


def judge(day: date | None, today: date) -> tuple[bool, str]:
    """Whether that is too old, and a sentence about it."""
    if day is None:
        return False, "Es ist noch keine Website veröffentlicht, die ihren Tag nennt."
    age = today - day
    if age > timedelta(days=MOST_DAYS):
        return True, (
            f"Die veröffentlichte Website ist vom {day:%d.%m.%Y}, also {age.days} Tage alt:"
            f" Der tägliche Bau läuft nicht mehr. {CURE}."
        )
    return False, f"Die veröffentlichte Website ist vom {day:%d.%m.%Y}."


if __name__ == "__main__":
    sys.exit(main())
