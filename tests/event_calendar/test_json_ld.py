"""Structured data of events, series and reports: all that search engines ask for, and nothing invented."""

import pytest
from tests.conftest import BuildSite
from tests.event_calendar.event_json import (
    BOTH,
    PLACE,
    PLAIN,
    ROOM,
    SCHEMA,
    SITE,
    THERE,
    WHEN,
    WHERE,
    event_json,
    page_json,
)

PAGE = {"@type": "VirtualLocation", "url": f"{SITE}/veranstaltungen/2027/fest/"}


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
