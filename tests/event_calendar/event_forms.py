"""Every form and state of an event: what an editor types, and what a calendar then says."""

from __future__ import annotations

HAUS = "ort: Haus, Lange Straße 1, 18055 Rostock"
BERLIN = "Europe/Berlin"
EVENING = {"DTSTART": f"2027-11-03 18:00 {BERLIN}", "DTEND": f"2027-11-03 20:00 {BERLIN}"}
FORMS: dict[str, tuple[str, dict[str, object]]] = {
    "times": ("beginn: 03.11.2027, 18–20 Uhr", EVENING),
    "open-end": ("beginn: 03.11.2027 18:00", {"DTSTART": f"2027-11-03 18:00 {BERLIN}"}),
    "night": (
        "beginn: 03.11.2027 22:00\nende: 04.11.2027 02:00",
        {"DTSTART": f"2027-11-03 22:00 {BERLIN}", "DTEND": f"2027-11-04 02:00 {BERLIN}"},
    ),
    "all-day": ("beginn: 03.11.2027\nganztägig: ja", {"DTSTART": "2027-11-03"}),
    "several-days": ("beginn: 03.–05.11.2027", {"DTSTART": "2027-11-03", "DTEND": "2027-11-06"}),
    "several-days-from-three": (
        "beginn: 03.11.2027 15:00\nende: 05.11.2027",
        {"DTSTART": f"2027-11-03 15:00 {BERLIN}", "DTEND": f"2027-11-06 00:00 {BERLIN}"},
    ),
    "time-follows": (
        "beginn: 03.11.2027",
        {"DTSTART": "2027-11-03", "DESCRIPTION": "Die Uhrzeit folgt.\n\n{url}"},
    ),
    "save-the-date": (
        "beginn: 03.11.2027\nstatus: vorgemerkt\nort: folgt",
        {
            "DTSTART": "2027-11-03",
            "STATUS": "TENTATIVE",
            "LOCATION": "Der Ort folgt",
            "DESCRIPTION": "Zum Vormerken: Änderungen sind möglich.\nDie Uhrzeit folgt.\n\n{url}",
        },
    ),
    "cancelled": (
        "beginn: 03.11.2027, 18–20 Uhr\nstatus: abgesagt",
        {
            **EVENING,
            "STATUS": "CANCELLED",
            "SUMMARY": "ABGESAGT: Fest",
            "DESCRIPTION": "Die Veranstaltung ist abgesagt.\n\n{url}",
        },
    ),
    "cancelled-on-a-phone": (
        "beginn: 03.11.2027, 18–20 Uhr\nabgesagt: Sturm",
        {
            **EVENING,
            "STATUS": "CANCELLED",
            "SUMMARY": "ABGESAGT: Fest",
            "DESCRIPTION": "Abgesagt: Sturm\n\n{url}",
        },
    ),
    "postponed-without-date": (
        "beginn: 03.11.2027, 18–20 Uhr\nstatus: verschoben",
        {
            **EVENING,
            "STATUS": "TENTATIVE",
            "SUMMARY": "VERSCHOBEN: Fest",
            "DESCRIPTION": "Verschoben. Ein neuer Termin steht noch nicht fest.\n\n{url}",
        },
    ),
    "postponed-with-date": (
        "beginn: 03.11.2027, 18–20 Uhr\nneuer_termin: 10.11.2027 19:00",
        {
            "DTSTART": f"2027-11-10 19:00 {BERLIN}",
            "DTEND": f"2027-11-10 21:00 {BERLIN}",
            "DESCRIPTION": "Verschoben vom 3. November 2027, 18 Uhr.\n\n{url}",
        },
    ),
    "postponed-to-a-month": (
        "beginn: 03.11.2027, 18–20 Uhr\nneuer_termin: 3/2028",
        {
            **EVENING,
            "STATUS": "TENTATIVE",
            "SUMMARY": "VERSCHOBEN: Fest",
            "DESCRIPTION": "Verschoben auf März 2028. Der Tag steht noch nicht fest.\n\n{url}",
        },
    ),
    "fully-booked": (
        "beginn: 03.11.2027, 18–20 Uhr\nstatus: ausgebucht",
        {**EVENING, "DESCRIPTION": "Ausgebucht: Alle Plätze sind vergeben.\n\n{url}"},
    ),
    "online": (
        "beginn: 03.11.2027, 18–20 Uhr\nonline: https://raum.example.org/a",
        {
            **EVENING,
            "LOCATION": "https://raum.example.org/a",
            "DESCRIPTION": "Online: https://raum.example.org/a\n\n{url}",
        },
    ),
    "online-without-link": ("beginn: 03.11.2027, 18–20 Uhr\nort: online", {**EVENING, "LOCATION": "online"}),
    "hybrid": (
        f"beginn: 03.11.2027, 18–20 Uhr\n{HAUS}\nonline: https://raum.example.org/a",
        {
            **EVENING,
            "LOCATION": "Haus, Lange Straße 1, 18055 Rostock",
            "DESCRIPTION": "Online: https://raum.example.org/a\n\n{url}",
        },
    ),
    "moved-online": (
        f"beginn: 03.11.2027, 18–20 Uhr\n{HAUS}\nonline_statt_vor_ort: https://raum.example.org/a",
        {
            **EVENING,
            "LOCATION": "https://raum.example.org/a",
            "DESCRIPTION": "Findet online statt: https://raum.example.org/a\n\n{url}",
        },
    ),
    "venue": (
        "beginn: 03.11.2027, 18–20 Uhr\nort: speicher",
        {
            **EVENING,
            "LOCATION": "Speicher, Hafenzeile 3, 17389 Anklam",
            "DESCRIPTION": "Barrierefreiheit: stufenlos\n\n{url}",
        },
    ),
    "facts": (
        (
            "beginn: 03.11.2027, 18–20 Uhr\nzusammenfassung: Kürbis, Kartoffel; Kuchen\nformat: Fest\nthemen: [Sucht, Angst]\n"
            "barrierefreiheit: stufenlos\nanmeldung:\n  bis: 01.10.2027\n  link: https://anmeldung.example.org\n"
            "  email: a@example.org\n  hinweis: gern mit Kindern\n  kosten: 5 Euro"
        ),
        {
            **EVENING,
            "CATEGORIES": ["Sucht", "Angst", "Fest"],
            "DESCRIPTION": "Kürbis, Kartoffel; Kuchen\nBarrierefreiheit: stufenlos\n"
            "Anmeldung bis Freitag, 1. Oktober 2027\nAnmeldung: https://anmeldung.example.org, a@example.org\n"
            "Anmeldung: gern mit Kindern\nKosten: 5 Euro\n\n{url}",
        },
    ),
    "autumn-clock-change": (
        "beginn: 31.10.2027 01:30\nende: 31.10.2027 03:30",
        {"DTSTART": f"2027-10-31 01:30 {BERLIN}", "DTEND": f"2027-10-31 03:30 {BERLIN}"},
    ),
    "rule": (
        "beginn: 02.11.2027, 18–20 Uhr\nwiederholung:\n  regel: jeden 1. Dienstag im Monat\n  bis: 31.12.2028",
        {
            "DTSTART": f"2027-11-02 18:00 {BERLIN}",
            "DTEND": f"2027-11-02 20:00 {BERLIN}",
            "RRULE": "FREQ=MONTHLY;UNTIL=20281231T170000Z;BYDAY=1TU",
        },
    ),
    "rule-all-day": (
        "beginn: 02.11.2027\nganztägig: ja\nwiederholung:\n  regel: alle 2 Wochen\n  bis: 31.12.2028",
        {"DTSTART": "2027-11-02", "RRULE": "FREQ=WEEKLY;UNTIL=20281231;INTERVAL=2;BYDAY=TU"},
    ),
    "rule-counted": (
        "beginn: 02.11.2027 18:00\nwiederholung:\n  regel: jede Woche am Dienstag und Freitag\n  anzahl: 9",
        {"DTSTART": f"2027-11-02 18:00 {BERLIN}", "RRULE": "FREQ=WEEKLY;UNTIL=20271130T170000Z;BYDAY=TU,FR"},
    ),
    "rule-of-days": (
        "beginn: 02.11.2027 18:00\nwiederholung:\n  regel: jeden Tag\n  anzahl: 9",
        {"DTSTART": f"2027-11-02 18:00 {BERLIN}", "RRULE": "FREQ=DAILY;UNTIL=20271110T170000Z"},
    ),
    "rule-of-the-month": (
        "beginn: 15.11.2027 18:00\nwiederholung: am 15. jedes Monats",
        {"DTSTART": f"2027-11-15 18:00 {BERLIN}", "RRULE": "FREQ=MONTHLY;BYMONTHDAY=15"},
    ),
    "rule-of-the-year": (
        "beginn: 10.10.2027\nganztägig: ja\nwiederholung: jedes Jahr",
        {"DTSTART": "2027-10-10", "RRULE": "FREQ=YEARLY;BYMONTHDAY=10;BYMONTH=10"},
    ),
    "zone": (
        "beginn: 03.11.2027, 18–20 Uhr\nzeitzone: Europe/London",
        {"DTSTART": "2027-11-03 18:00 UTC", "DTEND": "2027-11-03 20:00 UTC"},
    ),
    "rule-in-a-zone": (
        "beginn: 02.11.2027 18:00\nzeitzone: Europe/London\nwiederholung:\n  regel: jede Woche\n  bis: 31.12.2028",
        {"DTSTART": "2027-11-02 18:00 Europe/London", "RRULE": "FREQ=WEEKLY;UNTIL=20281231T180000Z;BYDAY=TU"},
    ),
    "rule-last-friday": (
        "beginn: 26.11.2027 18:00\nwiederholung: jeden letzten Freitag im Monat",
        {"DTSTART": f"2027-11-26 18:00 {BERLIN}", "RRULE": "FREQ=MONTHLY;BYDAY=-1FR"},
    ),
}
VENUE = {
    "veranstaltungsorte/speicher.md": "---\ntitel: Speicher\nanschrift: Hafenzeile 3, 17389 Anklam\nbarrierefreiheit: stufenlos\n---\n"
}
RULE = """\
beginn: 03.11.2026, 18–20 Uhr
ort: Haus, Lange Straße 1, 18055 Rostock
wiederholung:
  regel: jeden 1. Dienstag im Monat
  bis: 31.12.2027
  ausnahmen:
    - am: 01.12.2026
      entfällt: Advent
    - am: 05.01.2027
      verlegt_auf: 12.01.2027 19:00
    - am: 02.02.2027
      abgesagt: Sturm
    - am: 02.03.2027
      ort: Hafen, 18055 Rostock
  zusätzlich: [15.12.2026]"""
DATES = """\
beginn: 05.02.2027 09:00
ende: 16:00
termine:
  - beginn: 06.02.2027 09:00
    ende: 15:00
    titel: Zweiter Tag
  - beginn: 20.02.2027 10:00
    ort: online
    online: https://raum.example.org/b
    neuer_termin: 27.02.2027 10:00
  - beginn: 06.03.2027
    abgesagt: Krankheit"""
