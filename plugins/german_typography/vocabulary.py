"""The German words that the rules know: months, weekdays, units, abbreviations."""

from __future__ import annotations

MONTHS = (
    "Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli",
    "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
MONTHS_SHORT = ("Jan", "Feb", "Febr", "Mrz", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Okt", "Nov", "Dez")
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonnabend", "Sonntag")
WEEKDAYS_SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")

# Units that never stand on a line without their number.
UNITS = (
    "%", "‰", "€", "°C", "°", "Euro", "EUR", "Cent", "Ct", "Uhr", "Prozent", "km/h", "km²", "m²", "m³", "km", "cm",
    "mm", "qm", "m", "kg", "mg", "g", "ml", "l", "ha", "kWh", "kW", "MB", "GB", "KB", "Min.", "Std.", "min", "h",
    "Mio.", "Mrd.", "Tsd.", "ff.", "f.",
)  # fmt: skip

# Words that make two numbers with a hyphen between them a range: 2-3 Stunden.
COUNTED = (
    "Minuten", "Stunden", "Tage", "Tagen", "Wochen", "Monate", "Monaten", "Jahre", "Jahren", "Jahrhundert",
    "Personen", "Menschen", "Leute", "Mitglieder", "Mitgliedern", "Teilnehmende", "Teilnehmenden", "Plätze",
    "Plätzen", "Mal",
)  # fmt: skip

# Abbreviations and signs that hold on to the number after them.
BEFORE_NUMBERS = (
    "§", "€", "Nr.", "Nrn.", "S.", "Abs.", "Art.", "Kap.", "Ziff.", "Abb.", "Tab.", "Anl.", "Rn.", "Bd.", "Jg.", "Hs.",
)  # fmt: skip
# … and to the name after them.
BEFORE_NAMES = ("Dr.", "Prof.", "Dres.", "PD", "Hl.", "St.")

# Abbreviations of several words, with a narrow no-break space between them.
ABBREVIATIONS = (
    "a. a. O.", "a. D.", "a. M.", "b. a. w.", "d. h.", "d. J.", "d. M.", "e. V.", "h. c.", "i. A.", "i. Allg.",
    "i. d. F.", "i. d. R.", "i. H. v.", "i. R.", "i. S. d.", "i. S. v.", "i. V.", "i. V. m.", "k. A.", "m. a. W.",
    "m. E.", "n. Chr.", "n. V.", "o. Ä.", "o. g.", "o. J.", "p. a.", "s. a.", "s. o.", "s. u.", "u. a.", "u. a. m.",
    "u. Ä.", "u. U.", "u. v. a.", "u. v. m.", "v. a.", "v. Chr.", "v. l. n. r.", "z. B.", "z. Hd.", "z. T.", "z. Zt.",
)  # fmt: skip

# Abbreviations of one word, which Leichte Sprache does not use; titles of persons are left out.
SHORTENED = (
    "Abs.", "allg.", "Anm.", "bspw.", "bzgl.", "bzw.", "ca.", "einschl.", "etc.", "evtl.", "ggf.", "inkl.",
    "Mio.", "Mrd.", "Nr.", "p. P.", "sog.", "Std.", "Str.", "tägl.", "Tel.", "usw.", "vgl.", "wöchentl.", "zzgl.",
)  # fmt: skip
