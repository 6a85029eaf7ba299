"""Time zones in calendars (RFC 5545, 3.6.5)."""

from __future__ import annotations

from functools import cache

from icalendar import Timezone

BERLIN = "Europe/Berlin"
# By rules, as they hold since 1996: Outlook misreads the lists of dates that libraries write.
BERLIN_BLOCK = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n").encode()


@cache
def vtimezone(zone: str) -> bytes:
    """The VTIMEZONE of a zone: ours for Berlin, which every calendar has, else the library's."""
    return BERLIN_BLOCK if zone == BERLIN else Timezone.from_tzid(zone).to_ical()
