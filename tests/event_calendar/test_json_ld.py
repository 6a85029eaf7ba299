"""Structured data of events, series and reports: all that search engines ask for, and nothing invented."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings
from tests.conftest import NOW, PROJECT, BuildSite

from safe_build import SafePelican

SITE = "https://netz.example.org/unter"
SCHEMA = "https://schema.org"
NAMESPACE = UUID("6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5")
# Google's documentation of Event, as of 2026; VirtualLocation needs url, Place an address.
REQUIRED = {"name", "startDate", "location"}
RECOMMENDED = {
    *("description", "endDate", "eventStatus", "image", "offers", "organizer", "performer"),
    *("previousStartDate", "eventAttendanceMode"),
}
OURS = {"@id", "@type", "@context", "url", "inLanguage", "isAccessibleForFree", "superEvent", "subEvent"}
STATES = {"EventScheduled", "EventCancelled", "EventPostponed", "EventRescheduled", "EventMovedOnline"}

PLACE = {
    "@type": "Place",
    "name": "Haus am See",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "Seeweg 1",
        "postalCode": "18055",
        "addressLocality": "Rostock",
        "addressCountry": "DE",
    },
}
ROOM = {"@type": "VirtualLocation", "url": "https://example.org/raum"}
PAGE = {"@type": "VirtualLocation", "url": f"{SITE}/veranstaltungen/2027/fest/"}
UID = "urn:uuid:" + str(uuid5(NAMESPACE, "veranstaltungen/fest"))
HERE, THERE, BOTH = (f"{SCHEMA}/{way}EventAttendanceMode" for way in ("Offline", "Online", "Mixed"))
PLAIN = {
    "@context": SCHEMA,
    "@type": "Event",
    "@id": UID,
    "name": "Fest",
    "url": f"{SITE}/veranstaltungen/2027/fest/",
    "description": "Wir feiern.",
    "startDate": "2027-11-03T18:00+01:00",
    "endDate": "2027-11-03T20:00+01:00",
    "eventStatus": f"{SCHEMA}/EventScheduled",
    "eventAttendanceMode": HERE,
    "location": PLACE,
    "inLanguage": "de",
}
WHERE = "ort: Haus am See, Seeweg 1, 18055 Rostock\n"
WHEN = "beginn: 03.11.2027 18:00\nende: 20:00\n"


def page_json(build_site: BuildSite, files: dict[str, str], address: str) -> list[dict[str, Any]]:
    """The structured data of a page without the way to it; what search engines require is checked."""
    soup = build_site(files, SITEURL=SITE).soup(address)
    found = [json.loads(script.string) for script in soup.select('script[type="application/ld+json"]')]
    for event in events_in(found):
        check_event(event)
    return [data for data in found if data["@type"] != "BreadcrumbList"]


def event_json(build_site: BuildSite, lines: str, **files: str) -> dict[str, Any] | None:
    """The structured data of one event."""
    event = f"---\ntitel: Fest\n{lines}---\nWir feiern.\n"
    found = page_json(build_site, {"veranstaltungen/fest.md": event, **files}, "veranstaltungen/2027/fest")
    return found[0] if found else None


def events_in(data: object) -> Iterator[dict[str, Any]]:
    """All events, however deep."""
    if isinstance(data, list):
        for item in data:
            yield from events_in(item)
    elif isinstance(data, dict):
        if data.get("@type") in ("Event", "EventSeries"):
            yield data
        for value in data.values():
            yield from events_in(value)


def check_event(event: dict[str, Any]) -> None:
    """What Google requires is there, and nothing that nobody asked for."""
    assert event.keys() >= REQUIRED
    assert event.keys() <= REQUIRED | RECOMMENDED | OURS
    places = event["location"] if isinstance(event["location"], list) else [event["location"]]
    for place in places:
        assert {"Place": "address", "VirtualLocation": "url"}[place["@type"]] in place
    states = event.get("eventStatus", [])
    for state in states if isinstance(states, list) else [states]:
        assert state.removeprefix(f"{SCHEMA}/") in STATES
    assert (f"{SCHEMA}/EventRescheduled" in states) == ("previousStartDate" in event)


STATE_TABLE = [
    pytest.param(WHEN + WHERE, {}, id="planned"),
    pytest.param(WHEN + WHERE + "status: vorgemerkt\n", {}, id="save the date"),
    pytest.param(WHEN + WHERE + "status: ausgebucht\n", {}, id="fully booked without a price"),
    pytest.param(
        WHEN + WHERE + "abgesagt: Sturm\n", {"eventStatus": f"{SCHEMA}/EventCancelled"}, id="cancelled"
    ),
    pytest.param(
        WHEN + WHERE + "status: verschoben\n",
        {"eventStatus": f"{SCHEMA}/EventPostponed"},
        id="postponed without a new date",
    ),
    pytest.param(
        WHEN + WHERE + "neuer_termin: 12/2027\n",
        {"eventStatus": f"{SCHEMA}/EventPostponed", "endDate": None},
        id="postponed into a month",
    ),
    pytest.param(
        WHEN + WHERE + "neuer_termin: 03.07.2028 17:00\n",
        {
            "eventStatus": f"{SCHEMA}/EventRescheduled",
            "startDate": "2028-07-03T17:00+02:00",
            "endDate": "2028-07-03T19:00+02:00",
            "previousStartDate": "2027-11-03T18:00+01:00",
        },
        id="postponed to a new date",
    ),
    pytest.param(
        WHEN + WHERE + "online_statt_vor_ort: https://example.org/raum\n",
        {"eventStatus": f"{SCHEMA}/EventMovedOnline", "eventAttendanceMode": THERE, "location": ROOM},
        id="moved online",
    ),
    pytest.param(
        WHEN + WHERE + "neuer_termin: 04.11.2027\nonline_statt_vor_ort: https://example.org/raum\n",
        {
            "eventStatus": [f"{SCHEMA}/EventRescheduled", f"{SCHEMA}/EventMovedOnline"],
            "startDate": "2027-11-04T18:00+01:00",
            "endDate": "2027-11-04T20:00+01:00",
            "previousStartDate": "2027-11-03T18:00+01:00",
            "eventAttendanceMode": THERE,
            "location": ROOM,
        },
        id="moved online and to another day",
    ),
    pytest.param(
        WHEN + WHERE + "online: https://example.org/raum\n",
        {"eventAttendanceMode": BOTH, "location": [PLACE, ROOM]},
        id="here and online",
    ),
    pytest.param(
        WHEN + "ort: online\nonline: https://example.org/raum\n",
        {"eventAttendanceMode": THERE, "location": ROOM},
        id="online",
    ),
    pytest.param(
        WHEN + "ort: online\n", {"eventAttendanceMode": THERE, "location": PAGE}, id="online, link to follow"
    ),
    pytest.param(
        "beginn: 03.11.2027\n" + WHERE, {"startDate": "2027-11-03", "endDate": None}, id="time to follow"
    ),
    pytest.param("beginn: 03.11.2027 18:00\n" + WHERE, {"endDate": None}, id="open end"),
    pytest.param(
        "beginn: 03.–05.11.2027\n" + WHERE,
        {"startDate": "2027-11-03", "endDate": "2027-11-05"},
        id="several days",
    ),
    pytest.param(
        "beginn: 30.10.2027 18:00\nende: 31.10.2027 12:00\n" + WHERE,
        {"startDate": "2027-10-30T18:00+02:00", "endDate": "2027-10-31T12:00+01:00"},
        id="across the change of clocks",
    ),
    pytest.param(
        "beginn: 03.07.2027 18:00\nende: 20:00\n" + WHERE,
        {"startDate": "2027-07-03T18:00+02:00", "endDate": "2027-07-03T20:00+02:00"},
        id="summer time",
    ),
    pytest.param(
        WHEN + "ort: Rostock\n",
        {
            "location": {
                "@type": "Place",
                "name": "Rostock",
                "address": {"@type": "PostalAddress", "addressLocality": "Rostock"},
            }
        },
        id="a town alone",
    ),
    pytest.param(
        WHEN
        + WHERE
        + "veranstalter: Verein Eins, Rostock\nmitwirkende:\n  - {name: Ada Muster, rolle: Musik}\n  - {rolle: Moderation}\n",
        {
            "organizer": {"@type": "Organization", "name": "Verein Eins, Rostock"},
            "performer": {"@type": "Person", "name": "Ada Muster"},
        },
        id="people who are named",
    ),
    pytest.param(
        WHEN + WHERE + "sprachen: [Deutsch, Englisch, Plattdütsch]\n",
        {"inLanguage": ["de", "en"]},
        id="languages",
    ),
]


@pytest.mark.parametrize(("lines", "different"), STATE_TABLE)
def test_event_data_tells_the_state(build_site: BuildSite, lines: str, different: dict[str, object]) -> None:
    expected = {key: value for key, value in (PLAIN | different).items() if value is not None}
    assert event_json(build_site, lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(WHEN, id="no place"),
        pytest.param(WHEN + "ort: folgt\n", id="place to follow"),
        pytest.param("beginn: 12/2027\n" + WHERE, id="a month"),
        pytest.param("beginn: 2027\n" + WHERE, id="a year"),
        pytest.param(WHEN + WHERE + "wiederholung: nach Absprache\n", id="on request"),
    ],
)
def test_event_without_known_day_or_place_has_no_data(build_site: BuildSite, lines: str) -> None:
    assert event_json(build_site, lines) is None


OFFER = {
    "@type": "Offer",
    "price": "0.00",
    "priceCurrency": "EUR",
    "url": f"{SITE}/veranstaltungen/2027/fest/",
}


@pytest.mark.parametrize(
    ("lines", "offers", "free"),
    [
        pytest.param("kosten: kostenfrei", OFFER, True, id="free"),
        pytest.param("kosten: 5 Euro", OFFER | {"price": "5.00"}, False, id="price"),
        pytest.param(
            "kosten: '12,50 €', link: https://example.org/karten",
            OFFER | {"price": "12.50", "url": "https://example.org/karten"},
            False,
            id="price and link",
        ),
        pytest.param("kosten: '5 Euro, ermäßigt 3 Euro'", None, None, id="two prices"),
        pytest.param("hinweis: nicht nötig", None, None, id="nothing said"),
    ],
)
def test_event_data_offers_only_what_the_editor_priced(
    build_site: BuildSite, lines: str, offers: dict[str, str] | None, free: bool | None
) -> None:
    data = event_json(build_site, f"{WHEN}{WHERE}anmeldung: {{{lines}}}\n")
    assert data is not None
    assert (data.get("offers"), data.get("isAccessibleForFree")) == (offers, free)


def test_fully_booked_event_with_a_price_is_sold_out(build_site: BuildSite) -> None:
    data = event_json(build_site, f"{WHEN}{WHERE}status: ausgebucht\nanmeldung: {{kosten: 5 Euro}}\n")
    assert data is not None
    assert data["offers"]["availability"] == f"{SCHEMA}/SoldOut"


def test_event_data_names_venue_and_organiser_with_their_addresses(build_site: BuildSite) -> None:
    files = {
        "veranstaltungsorte/haus.md": "---\ntitel: Haus am See\nanschrift: Seeweg 1, 18055 Rostock\nweb: https://example.org/haus\n---\n",
        "organisationen/verein.md": "---\ntitel: Der Verein\nart: Partner\nweb: https://example.org/verein\n---\n",
    }
    data = event_json(build_site, f"{WHEN}ort: haus\nveranstalter: verein\n", **files)
    assert data is not None
    assert data["location"] == PLACE | {"url": "https://example.org/haus"}
    assert data["organizer"] == {
        "@type": "Organization",
        "name": "Der Verein",
        "url": "https://example.org/verein",
    }


def test_past_event_keeps_its_data_but_not_the_link_to_its_meeting(build_site: BuildSite) -> None:
    event = "---\ntitel: Fest\nbeginn: 03.11.2025 18:00\nende: 20:00\nort: online\nonline: https://example.org/raum\n---\nWir feiern.\n"
    page = f"{SITE}/veranstaltungen/2025/fest/"
    assert page_json(build_site, {"veranstaltungen/fest.md": event}, "veranstaltungen/2025/fest") == [
        PLAIN
        | {
            "url": page,
            "startDate": "2025-11-03T18:00+01:00",
            "endDate": "2025-11-03T20:00+01:00",
            "eventAttendanceMode": THERE,
            "location": {"@type": "VirtualLocation", "url": page},
        }
    ]


RULE = """beginn: 01.12.2026 18:00
ende: 20:00
reihe: stammtische
wiederholung:
  regel: jeden 1. Dienstag im Monat
  bis: 30.06.2027
  ausnahmen:
    - {am: 05.01.2027, entfällt: Ferien}
    - {am: 02.02.2027, abgesagt: Sturm}
    - {am: 02.03.2027, verlegt_auf: 09.03.2027 19:00}
    - {am: 06.04.2027, ort: 'Neues Haus, 18057 Rostock'}
"""
SERIES = {"reihen/stammtische.md": "---\ntitel: Stammtische\nzusammenfassung: Sie treffen sich.\n---\n"}


def date_id(uid: str, start: str) -> str:
    return "urn:uuid:" + str(uuid5(UUID(uid), start))


def recurring_dates() -> list[dict[str, Any]]:
    """The dates of RULE in full."""
    shared = {key: value for key, value in PLAIN.items() if key != "@context"}
    shared["url"] = f"{SITE}/veranstaltungen/2026/fest/"
    shared["superEvent"] = {
        "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "reihen/stammtische")),
        "name": "Stammtische",
        "url": f"{SITE}/reihen/stammtische/",
    }
    new_place = {
        "@type": "Place",
        "name": "Neues Haus",
        "address": {
            "@type": "PostalAddress",
            "postalCode": "18057",
            "addressLocality": "Rostock",
            "addressCountry": "DE",
        },
    }
    rows: list[tuple[str, str, str, dict[str, Any]]] = [
        ("2026-12-01T18:00+01:00", "2026-12-01T18:00+01:00", "2026-12-01T20:00+01:00", {}),
        (
            "2027-02-02T18:00+01:00",
            "2027-02-02T18:00+01:00",
            "2027-02-02T20:00+01:00",
            {"eventStatus": f"{SCHEMA}/EventCancelled"},
        ),
        (
            "2027-03-02T18:00+01:00",
            "2027-03-09T19:00+01:00",
            "2027-03-09T21:00+01:00",
            {"eventStatus": f"{SCHEMA}/EventRescheduled", "previousStartDate": "2027-03-02T18:00+01:00"},
        ),
        (
            "2027-04-06T18:00+02:00",
            "2027-04-06T18:00+02:00",
            "2027-04-06T20:00+02:00",
            {"location": new_place},
        ),
        ("2027-05-04T18:00+02:00", "2027-05-04T18:00+02:00", "2027-05-04T20:00+02:00", {}),
        ("2027-06-01T18:00+02:00", "2027-06-01T18:00+02:00", "2027-06-01T20:00+02:00", {}),
    ]
    return [
        shared | {"@id": date_id(UID, original), "startDate": start, "endDate": end} | different
        for original, start, end, different in rows
    ]


def test_recurring_event_lists_its_dates_each_with_its_own_state(build_site: BuildSite) -> None:
    event = f"---\ntitel: Fest\n{RULE}{WHERE}---\nWir feiern.\n"
    files = {**SERIES, "veranstaltungen/fest.md": event}
    dates = recurring_dates()
    assert page_json(build_site, files, "veranstaltungen/2026/fest") == [
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": UID,
            "name": "Fest",
            "url": f"{SITE}/veranstaltungen/2026/fest/",
            "description": "Wir feiern.",
            "startDate": "2026-12-01T18:00+01:00",
            "endDate": "2027-06-01T20:00+02:00",
            "location": [PLACE, dates[3]["location"]],
            "subEvent": dates,
        }
    ]


def test_series_page_lists_the_dates_of_its_events(build_site: BuildSite) -> None:
    event = f"---\ntitel: Fest\n{RULE}{WHERE}---\nWir feiern.\n"
    files = {**SERIES, "veranstaltungen/fest.md": event}
    dates = recurring_dates()
    assert page_json(build_site, files, "reihen/stammtische") == [
        {
            "@context": SCHEMA,
            "@type": "EventSeries",
            "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "reihen/stammtische")),
            "name": "Stammtische",
            "url": f"{SITE}/reihen/stammtische/",
            "description": "Sie treffen sich.",
            "startDate": "2026-12-01T18:00+01:00",
            "endDate": "2027-06-01T20:00+02:00",
            "location": [PLACE, dates[3]["location"]],
            "subEvent": dates,
        }
    ]


def test_further_dates_of_an_event_each_have_time_place_and_state(build_site: BuildSite) -> None:
    lines = (
        f"{WHEN}{WHERE}termine:\n"
        "  - {beginn: 10.11.2027 18:00, titel: Teil 2, status: ausgebucht}\n"
        "  - {beginn: 17.11.2027, ort: online, link: https://example.org/raum}\n"
        "  - {beginn: 24.11.2027 18:00, abgesagt: Sturm}\n"
    )
    data = event_json(build_site, lines)
    assert data is not None
    seen = [
        (one["name"], one["startDate"], one["eventStatus"].removeprefix(f"{SCHEMA}/"), one["location"])
        for one in data["subEvent"]
    ]
    assert (data["@type"], seen) == (
        "EventSeries",
        [
            ("Fest", "2027-11-03T18:00+01:00", "EventScheduled", PLACE),
            ("Fest: Teil 2", "2027-11-10T18:00+01:00", "EventScheduled", PLACE),
            ("Fest", "2027-11-17", "EventScheduled", ROOM),
            ("Fest", "2027-11-24T18:00+01:00", "EventCancelled", PLACE),
        ],
    )


def test_endless_rule_names_the_next_twenty_dates(build_site: BuildSite) -> None:
    event = "---\ntitel: Fest\nbeginn: 06.01.2026 18:00\nwiederholung: jede Woche am Dienstag\nort: Rostock\n---\n"
    [data] = page_json(build_site, {"veranstaltungen/fest.md": event}, "veranstaltungen/2026/fest")
    starts = [one["startDate"] for one in data["subEvent"]]
    assert (len(starts), starts[0], starts[-1]) == (20, "2026-11-24T18:00+01:00", "2027-04-06T18:00+02:00")


def test_report_is_an_article_about_its_event(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/fest.md": f"---\ntitel: Fest\nbeginn: 03.11.2025 18:00\nende: 20:00\n{WHERE}---\nWir feiern.\n",
        "berichte/so-war-es.md": "---\ntitel: So war es\ndatum: 10.11.2025\nautor: Ada Muster\nbericht_zu: fest\n---\nAlle kamen.\n",
    }
    page = f"{SITE}/veranstaltungen/2025/fest/"
    publisher = {
        "@type": "Organization",
        "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "netzwerk")),
        "name": "Testnetz e. V.",
        "url": f"{SITE}/",
    }
    times = {"startDate": "2025-11-03T18:00+01:00", "endDate": "2025-11-03T20:00+01:00"}
    about = {key: value for key, value in PLAIN.items() if key != "@context"} | {"url": page} | times
    assert page_json(build_site, files, "veranstaltungen/2025/fest") == [
        {
            "@context": SCHEMA,
            "@type": "Article",
            "@id": "urn:uuid:" + str(uuid5(NAMESPACE, "berichte/so-war-es")),
            "url": page,
            "headline": "So war es",
            "description": "Alle kamen.",
            "inLanguage": "de",
            "datePublished": "2025-11-10",
            "author": {"@type": "Person", "name": "Ada Muster"},
            "publisher": publisher,
            "about": about,
        }
    ]


def test_report_of_one_date_is_about_that_date(build_site: BuildSite) -> None:
    files = {
        "veranstaltungen/runde.md": f"---\ntitel: Runde\nbeginn: 06.01.2026 18:00\nwiederholung: jeden 1. Dienstag im Monat\n{WHERE}---\n",
        "berichte/juni.md": "---\ntitel: Der Juni\ndatum: 03.06.2026\nbericht_zu: runde\nam: 02.06.2026\n---\n",
    }
    [data] = page_json(build_site, files, "veranstaltungen/2026/juni")
    about = data["about"]
    assert (data["@type"], about["name"], about["startDate"], about["url"]) == (
        "Article",
        "Runde",
        "2026-06-02T18:00+02:00",
        f"{SITE}/veranstaltungen/2026/runde/",
    )


def test_report_with_its_own_facts_and_its_event_have_two_ids(build_site: BuildSite) -> None:
    report = f"---\ntitel: So war es\ndatum: 10.11.2025\nbeginn: 03.11.2025\n{WHERE}---\n"
    [data] = page_json(build_site, {"berichte/so.md": report}, "veranstaltungen/2025/so")
    assert data["about"]["@id"] == "urn:uuid:" + str(uuid5(NAMESPACE, "berichte/so"))
    assert data["@id"] not in (None, data["about"]["@id"])


def test_search_engines_miss_nothing_in_the_events_of_the_demonstration(tmp_path: Path) -> None:
    output = tmp_path / "output"
    override = {"OUTPUT_PATH": str(output), "BUILD_NOW": NOW, "SITEURL": SITE}
    SafePelican(read_settings(str(PROJECT / "pelicanconf.py"), override=override)).run()
    found = []
    for page in output.rglob("index.html"):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for script in soup.select('script[type="application/ld+json"]'):
            found += events_in(json.loads(script.string))
    assert len(found) > 20
    for event in found:
        check_event(event)


def test_titles_of_events_cannot_leave_the_script_element(build_site: BuildSite) -> None:
    title = "</script><script>alert(1)</script>"
    files = {"veranstaltungen/fest.md": f"---\ntitel: '{title}'\n{WHEN}{WHERE}---\n"}
    [data] = page_json(build_site, files, "veranstaltungen/2027/fest")
    assert data["name"] == title
