"""Calendar files as Google, Outlook, Apple, Nextcloud and Thunderbird write them; all of it invented."""

from __future__ import annotations

from typing import NamedTuple

VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
HEADS = {
    "google": "PRODID:-//Google Inc//Google Calendar 70.9054//EN\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"
    "X-WR-CALNAME:Netz\nX-WR-TIMEZONE:Europe/Berlin\n",
    "outlook": "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN\nMETHOD:PUBLISH\n"
    + VTIMEZONE.format(zone="W. Europe Standard Time"),
    "apple": "PRODID:-//Apple Inc.//macOS 15.1//EN\nCALSCALE:GREGORIAN\n"
    + VTIMEZONE.format(zone="Europe/Berlin"),
    "nextcloud": "PRODID:-//IDN nextcloud.com//Calendar app 5.0//EN\nCALSCALE:GREGORIAN\n"
    + VTIMEZONE.format(zone="Europe/Berlin"),
    "thunderbird": "PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\n"
    + VTIMEZONE.format(zone="/mozilla.org/20050126_1/Europe/Berlin"),
    "own": "PRODID:-//Eigenbau//DE\n" + VTIMEZONE.format(zone="Vereinszeit"),
    "plain": "PRODID:-//Eigenbau//DE\n",
}
BERLIN, OUTLOOK = ";TZID=Europe/Berlin:", ";TZID=W. Europe Standard Time:"
MOZILLA, OWN, DAY = ";TZID=/mozilla.org/20050126_1/Europe/Berlin:", ";TZID=Vereinszeit:", ";VALUE=DATE:"


class Story(NamedTuple):
    """A calendar of one event and what its header must say; `None` where the field must not be there."""

    id: str
    head: str
    events: tuple[str, ...]
    header: dict[str, object]

    @property
    def text(self) -> str:
        """The whole file, with the line ends of RFC 5545."""
        events = "".join(
            f"BEGIN:VEVENT\nUID:{self.id}@example.org\nDTSTAMP:20260901T080000Z\nSUMMARY:Treffen\n{event}\nEND:VEVENT\n"
            for event in self.events
        )
        text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{HEADS[self.head]}{events}END:VCALENDAR\n"
        return text.replace("\n", "\r\n")


def at(zone: str, start: str, end: str, *lines: str) -> str:
    """DTSTART, DTEND and more."""
    return "\n".join([f"DTSTART{zone}{start}", f"DTEND{zone}{end}", *lines])


TUESDAY = (BERLIN, "20261006T180000", "20261006T200000")
STORIES = (
    Story("single", "google", (at(":", "20261106T170000Z", "20261106T190000Z"),),
          {"beginn": "06.11.2026 18:00", "ende": "20:00", "wiederholung": None}),
    Story("summer", "google", (at(":", "20260706T160000Z", "20260706T180000Z"),),
          {"beginn": "06.07.2026 18:00", "ende": "20:00"}),
    Story("night", "apple", (at(BERLIN, "20261106T220000", "20261107T020000"),),
          {"beginn": "06.11.2026 22:00", "ende": "07.11.2026 02:00"}),
    Story("over-spring-change", "apple", (at(BERLIN, "20270327T220000", "20270328T060000"),),
          {"beginn": "27.03.2027 22:00", "ende": "28.03.2027 06:00"}),
    Story("duration", "nextcloud", (f"DTSTART{BERLIN}20261106T180000\nDURATION:PT90M",),
          {"beginn": "06.11.2026 18:00", "ende": "19:30"}),
    Story("one-day", "google", (at(DAY, "20261106", "20261107"),),
          {"beginn": "06.11.2026", "ganztägig": "ja", "ende": None}),
    Story("three-days", "google", (at(DAY, "20261106", "20261109"),),
          {"beginn": "06.11.2026", "ende": "08.11.2026", "ganztägig": None}),
    Story("outlook-all-day", "outlook",
          (at(OUTLOOK, "20261106T000000", "20261107T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"),),
          {"beginn": "06.11.2026", "ganztägig": "ja", "ende": None}),
    Story("first-tuesday", "google", (at(*TUESDAY, "RRULE:FREQ=MONTHLY;BYDAY=1TU"),),
          {"wiederholung": "jeden 1. Dienstag im Monat"}),
    Story("first-tuesday-by-position", "outlook",
          (at(OUTLOOK, "20261006T180000", "20261006T200000", "RRULE:FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1"),),
          {"wiederholung": "jeden 1. Dienstag im Monat"}),
    Story("first-tuesday-by-days", "own",
          (at(OWN, "20261006T180000", "20261006T200000", "RRULE:FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=1,2,3,4,5,6,7"),),
          {"wiederholung": "jeden 1. Dienstag im Monat"}),
    Story("second-and-fourth", "nextcloud",
          (at(BERLIN, "20261013T180000", "20261013T200000", "RRULE:FREQ=MONTHLY;BYDAY=2TU,4TU;COUNT=7"),),
          {"wiederholung": {"regel": "jeden 2. und 4. Dienstag im Monat", "anzahl": "7"}}),
    Story("last-friday", "apple", (at(BERLIN, "20261030T180000", "20261030T200000", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),),
          {"wiederholung": "jeden letzten Freitag im Monat"}),
    Story("fifteenth", "thunderbird",
          (at(MOZILLA, "20261015T180000", "20261015T200000", "RRULE:FREQ=MONTHLY;BYMONTHDAY=15"),),
          {"wiederholung": "am 15. jedes Monats"}),
    Story("other-month", "nextcloud",
          (at(*TUESDAY, "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU"),),
          {"wiederholung": "alle 2 Monate am 1. Dienstag"}),
    Story("weekly-both-changes", "google", (at(*TUESDAY, "RRULE:FREQ=WEEKLY;BYDAY=TU"),),
          {"wiederholung": "jede Woche am Dienstag"}),
    Story("workdays", "apple", (at(*TUESDAY, "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=40"),),
          {"wiederholung": {"regel": "jede Woche von Montag bis Freitag", "anzahl": "40"}}),
    Story("fortnight-two-days", "outlook",
          (at(OUTLOOK, "20261005T180000", "20261005T200000", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO"),),
          {"wiederholung": "alle 2 Wochen am Montag und Donnerstag"}),
    Story("every-fourteen-days", "plain", (at(*TUESDAY, "RRULE:FREQ=DAILY;INTERVAL=14;COUNT=10"),),
          {"wiederholung": {"regel": "alle 2 Wochen am Dienstag", "anzahl": "10"}}),
    Story("daily", "apple", (at(*TUESDAY, "RRULE:FREQ=DAILY;UNTIL=20261031T225959Z"),),
          {"wiederholung": {"regel": "jeden Tag", "bis": "31.10.2026"}}),
    Story("until-utc-on-time", "google", (at(*TUESDAY, "RRULE:FREQ=WEEKLY;UNTIL=20261103T170000Z"),),
          {"wiederholung": {"regel": "jede Woche am Dienstag", "bis": "03.11.2026"}}),
    Story("until-utc-too-early", "google", (at(*TUESDAY, "RRULE:FREQ=WEEKLY;UNTIL=20261103T165959Z"),),
          {"wiederholung": {"regel": "jede Woche am Dienstag", "bis": "02.11.2026"}}),
    Story("until-day", "nextcloud", (at(DAY, "20261006", "20261007", "RRULE:FREQ=WEEKLY;UNTIL=20261103"),),
          {"wiederholung": {"regel": "jede Woche am Dienstag", "bis": "03.11.2026"}, "ganztägig": "ja"}),
    Story("yearly", "apple", (at(DAY, "20261010", "20261011", "RRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=10"),),
          {"wiederholung": "jedes Jahr am 10. Oktober"}),
    Story("weekends-all-day", "google", (at(DAY, "20261009", "20261012", "RRULE:FREQ=MONTHLY;BYDAY=2FR;COUNT=6"),),
          {"beginn": "09.10.2026", "ende": "11.10.2026"}),
    Story("dates-fall-out", "google",
          (at(*TUESDAY, "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=12",
              "EXDATE;TZID=Europe/Berlin:20261020T180000,20261027T180000", "EXDATE;TZID=Europe/Berlin:20261222T180000"),),
          {}),
    Story("one-moved", "google",
          (at(*TUESDAY, "RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20271231T225959Z"),
           at(BERLIN, "20261208T190000", "20261208T210000", "RECURRENCE-ID;TZID=Europe/Berlin:20261201T180000")),
          {}),
    Story("moved-onto-a-date", "apple",
          (at(*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=8"),
           at(BERLIN, "20261020T200000", "20261020T210000", "RECURRENCE-ID;TZID=Europe/Berlin:20261013T180000")),
          {}),
    Story("one-cancelled", "outlook",
          (at(OUTLOOK, "20261006T180000", "20261006T200000", "RRULE:FREQ=WEEKLY;COUNT=8"),
           at(OUTLOOK, "20261013T180000", "20261013T200000", "STATUS:CANCELLED",
              "RECURRENCE-ID;TZID=W. Europe Standard Time:20261013T180000")),
          {}),
    Story("other-place", "nextcloud",
          (at(*TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=8", "LOCATION:Rathaus\\, 18055 Rostock"),
           at(BERLIN, "20261013T180000", "20261013T200000", "LOCATION:Stadtpark\\, 17033 Neubrandenburg",
              "RECURRENCE-ID;TZID=Europe/Berlin:20261013T180000")),
          {}),
    Story("additional-dates", "nextcloud",
          (at(*TUESDAY, "RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=5", "RDATE;TZID=Europe/Berlin:20261015T180000"),), {}),
    Story("only-dates", "plain",
          (at(*TUESDAY, "RDATE;TZID=Europe/Berlin:20261016T180000,20261030T193000"),),
          {"wiederholung": None, "termine": ["16.10.2026, 18:00–20:00", "30.10.2026, 19:30–21:30"]}),
    Story("first-off-the-rule", "plain",
          (at(BERLIN, "20261001T180000", "20261001T200000", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4"),),
          {"beginn": "06.10.2026 18:00"}),
    Story("thirty-first", "apple", (at(BERLIN, "20261031T180000", "20261031T200000", "RRULE:FREQ=MONTHLY;COUNT=6"),),
          {"wiederholung": None}),
    Story("calendar-weeks", "plain",
          (at(*TUESDAY, "RRULE:FREQ=YEARLY;BYWEEKNO=41;BYDAY=TU;UNTIL=20301231T225959Z"),), {"wiederholung": None}),
    Story("hourly", "plain", (at(*TUESDAY, "RRULE:FREQ=HOURLY;INTERVAL=3;COUNT=4"),), {"wiederholung": None}),
    Story("utc-series", "plain", (at(":", "20261006T160000Z", "20261006T180000Z", "RRULE:FREQ=WEEKLY;COUNT=10"),),
          {"beginn": "06.10.2026 18:00", "wiederholung": None}),
    Story("utc-series-with-zone", "google", (at(":", "20261006T160000Z", "20261006T180000Z", "RRULE:FREQ=WEEKLY"),),
          {"beginn": "06.10.2026 18:00", "wiederholung": "jede Woche am Dienstag"}),
    Story("floating", "plain", (at(":", "20261006T180000", "20261006T200000", "RRULE:FREQ=WEEKLY;COUNT=10"),),
          {"beginn": "06.10.2026 18:00"}),
    Story("new-york", "plain",
          (at(";TZID=America/New_York:", "20261006T120000", "20261006T130000", "RRULE:FREQ=WEEKLY"),),
          {"beginn": "06.10.2026 12:00", "zeitzone": "America/New_York", "wiederholung": "jede Woche am Dienstag"}),
    Story("vienna", "plain", (at(";TZID=Europe/Vienna:", "20261006T120000", "20261006T130000", "RRULE:FREQ=WEEKLY"),),
          {"beginn": "06.10.2026 12:00", "zeitzone": None}),
    Story("pacific-windows", "plain",
          (at(";TZID=Pacific Standard Time:", "20261006T090000", "20261006T100000", "RRULE:FREQ=WEEKLY;COUNT=9"),),
          {"beginn": "06.10.2026 09:00", "zeitzone": "America/Los_Angeles"}),
)  # fmt: skip
