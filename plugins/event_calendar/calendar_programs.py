"""How the calendar programs people use subscribe to an address, in a few steps each."""

from __future__ import annotations

from content_model.calendar_views import Instructions

COPY = "Oben die Adresse kopieren."
PROGRAMS = (
    Instructions(
        "Google Kalender und Android",
        (
            COPY,
            "Am Computer calendar.google.com öffnen. In der App geht es nicht.",
            "Links bei „Weitere Kalender“ auf das Pluszeichen klicken und „Per URL“ wählen.",
            "Die Adresse einfügen und auf „Kalender hinzufügen“ klicken.",
        ),
        "Danach steht der Kalender auch in der App. Google fragt selten nach: Bis eine Änderung ankommt, "
        "dauert es bis zu 24 Stunden.",
    ),
    Instructions(
        "iPhone und iPad",
        (
            "Oben auf „Abonnieren“ tippen und bestätigen. Geschieht nichts, dann die Adresse kopieren.",
            "In der App „Kalender“ unten auf „Kalender“ tippen, dann auf „Kalender hinzufügen“.",
            "„Kalenderabonnement hinzufügen“ wählen, die Adresse einfügen und „Abonnieren“ antippen.",
        ),
    ),
    Instructions(
        "Mac",
        (
            "Oben auf „Abonnieren“ klicken. Geschieht nichts, dann die Adresse kopieren.",
            "Im Programm „Kalender“ im Menü „Ablage“ den Punkt „Neues Kalenderabonnement“ wählen.",
            "Die Adresse einfügen, auf „Abonnieren“ klicken und bei „Automatisch aktualisieren“ „Jeden Tag“ wählen.",
        ),
    ),
    Instructions(
        "Outlook im Browser und neues Outlook",
        (
            COPY,
            "In Outlook den Kalender öffnen und „Kalender hinzufügen“ wählen.",
            "„Aus dem Internet abonnieren“ wählen, die Adresse einfügen und einen Namen eintragen.",
            "Auf „Importieren“ klicken.",
        ),
        "Auch Outlook fragt nur einige Male am Tag nach.",
    ),
    Instructions(
        "Outlook für Windows (klassisch)",
        (
            COPY,
            "In Outlook den Kalender öffnen und unter „Start“ auf „Kalender hinzufügen“ klicken.",
            "„Aus dem Internet“ wählen, die Adresse einfügen und mit „OK“ und „Ja“ bestätigen.",
        ),
    ),
    Instructions(
        "Thunderbird",
        (
            COPY,
            "Im Menü „Datei“ unter „Neu“ den Punkt „Kalender“ wählen, dann „Im Netzwerk“.",
            "Die Adresse einfügen, den Benutzernamen leer lassen und auf „Kalender suchen“ klicken.",
            "Auf „Abonnieren“ klicken.",
        ),
    ),
    Instructions(
        "Nextcloud",
        (
            COPY,
            "Im Nextcloud-Kalender links auf „Neuer Kalender“ klicken.",
            "„Neues Abonnement über einen Link“ wählen, die Adresse einfügen und bestätigen.",
        ),
    ),
)
