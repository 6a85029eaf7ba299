"""What an import did or would do, in German."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content_model.fields.spelling import shown
from editor_tools.ics_import import Outcome

PUBLIC = "Bitte jeden Text lesen, bevor er veröffentlicht wird: Kalender enthalten oft Namen und Nummern, die nicht auf die Website gehören."


def import_report(outcomes: Sequence[Outcome], *, written: bool) -> str:
    """The report: one paragraph for each event, then the sum and the next step."""
    return "".join(f"{line}\n" for outcome in outcomes for line in _event(outcome, written=written)) + _sum(
        outcomes, written=written
    )


def _event(outcome: Outcome, *, written: bool) -> Iterator[str]:
    name = ", ".join(word for word in (shown(outcome.title) or "ohne Titel", outcome.when) if word)
    if outcome.path:
        yield f"{'angelegt' if written else 'neu'}: content/{outcome.path} ({name})"
    elif outcome.known:
        yield f"{outcome.reason} ({name})"
    else:
        yield f"nicht übernommen: {name}. Zeile {outcome.line}: {outcome.reason}"
    yield from (f"  {remark}" for remark in outcome.remarks)


def _sum(outcomes: Sequence[Outcome], *, written: bool) -> str:
    new = sum(outcome.path is not None for outcome in outcomes)
    known = sum(outcome.known for outcome in outcomes)
    rest = len(outcomes) - new - known
    verb = "angelegt" if written else "neu"
    counts = [f"{new} {verb}", f"{known} schon vorhanden", f"{rest} nicht übernommen"]
    steps = {
        (True, False): "Mit --write werden die Dateien angelegt.\n",
        (True, True): f"{PUBLIC}\n",
    }
    events = "1 Termin" if len(outcomes) == 1 else f"{len(outcomes)} Termine"
    return f"\n{events} im Kalender: {', '.join(counts)}.\n{steps.get((bool(new), written), '')}"
