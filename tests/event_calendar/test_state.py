"""Where an event lies in time, and what its badges say."""

from datetime import datetime

import pytest
from tests.conftest import BuildSite

from content_model.fields.dates import BERLIN, parse_span
from event_calendar.state import Phase, phase_of

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("typed", "phase"),
    [
        ("22.11.2026 12:01", Phase.AHEAD),
        ("22.11.2026 12:00", Phase.RUNNING),
        ("22.11.2026", Phase.RUNNING),
        ("22.11.2026 08:00", Phase.RUNNING),  # without an end it lasts until the day is over
        ("22.11.2026 08:00–12:00", Phase.PAST),
        ("22.11.2026 08:00–12:01", Phase.RUNNING),
        ("20.–24.11.2026", Phase.RUNNING),
        ("20.–22.11.2026", Phase.RUNNING),
        ("20.–21.11.2026", Phase.PAST),
        ("23.11.2026", Phase.AHEAD),
        ("12/2026", Phase.AHEAD),
        ("10/2026", Phase.PAST),
        ("2027", Phase.AHEAD),
        ("2013", Phase.PAST),
        ("unbekannt", Phase.PAST),
    ],
)
def test_phase_follows_the_end(typed: str, phase: Phase) -> None:
    assert phase_of(parse_span(typed), NOON) is phase


@pytest.mark.parametrize(
    ("lines", "badges"),
    [
        ("", []),
        ("status: ausgebucht", ["ausgebucht"]),
        ("status: vorgemerkt", ["vorgemerkt"]),
        ("status: abgesagt", ["abgesagt"]),
        ("abgesagt: Sturm", ["abgesagt"]),
        ("status: verschoben", ["verschoben"]),
        ("neuer_termin: 01.12.2027 18:00", ["verschoben"]),
        ("status: entwurf", ["Entwurf"]),
        ("ort: online", ["online"]),
        ("online: https://example.org/raum", ["online"]),
        ("online: https://example.org/raum\nort: Rostock", ["auch online"]),
        ("online_statt_vor_ort: https://example.org/raum\nort: Rostock", ["online statt vor Ort"]),
        ("status: abgesagt\nort: online", ["abgesagt", "online"]),
    ],
)
def test_badges_say_state_and_form(build_site: BuildSite, lines: str, badges: list[str]) -> None:
    soup = build_site(
        {"veranstaltungen/x.md": f"---\ntitel: Fest\nbeginn: 03.11.2027 18:00\n{lines}\n---\n"}
    ).soup("veranstaltungen/2027/x")
    assert [
        badge.get_text(strip=True) for badge in soup.select("h1 ~ .badges .badge, .page-head .badge")
    ] == badges
