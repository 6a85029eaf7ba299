"""German sentences become rules; everything else is refused with the sentence that was meant."""

from __future__ import annotations

import time

import pytest

from content_model.finding import Problem
from content_model.recurrence.grammar import parse_rule, rule_sentence
from content_model.recurrence.refusals import HINT
from content_model.recurrence.rule import LAST, Frequency, Rule

MO, DI, MI, DO, FR, SA, SO = range(7)
DAILY, WEEKLY, MONTHLY, YEARLY = Frequency


def weekly(*weekdays: int, every: int = 1) -> Rule:
    return Rule(WEEKLY, every, weekdays)


def monthly(weekday: int, *ordinals: int, every: int = 1) -> Rule:
    return Rule(MONTHLY, every, (weekday,), ordinals)


SENTENCES = {
    "jeden 1. Dienstag im Monat": monthly(DI, 1),
    "jeden 5. Dienstag im Monat": monthly(DI, 5),
    "jeden letzten Freitag im Monat": monthly(FR, LAST),
    "jeden 2. und 4. Dienstag im Monat": monthly(DI, 2, 4),
    "jeden 1., 3. und letzten Dienstag im Monat": monthly(DI, 1, 3, LAST),
    "jeden letzten und 1. Dienstag im Monat": monthly(DI, 1, LAST),
    "JEDEN ZWEITEN DI. IM MONAT.": monthly(DI, 2),
    "am zweiten Dienstag im Monat": monthly(DI, 2),
    "Zweiter Dienstag im Monat": monthly(DI, 2),
    "jeder dritte Dienstag im Monat": monthly(DI, 3),
    "immer am vierten Dienstag des Monats": monthly(DI, 4),
    "jeden fünften Dienstag eines jeden Monats": monthly(DI, 5),
    "jeden fuenften Dienstag in jedem Monat": monthly(DI, 5),
    "jeden Monat am 1. Dienstag": monthly(DI, 1),
    "monatlich am ersten Dienstag": monthly(DI, 1),
    "einmal im Monat am 1. Dienstag": None,
    "jeden ersten Dienstag": monthly(DI, 1),
    "jeden letzten Dienstag": monthly(DI, LAST),
    "jeden 1. und 3. Dienstag": monthly(DI, 1, 3),
    "jeden 1. Dienstag und Donnerstag im Monat": Rule(MONTHLY, 1, (DI, DO), (1,)),
    "jede Woche": weekly(),
    "wöchentlich": weekly(),
    "jede Woche am Montag": weekly(MO),
    "jede Woche montags": weekly(MO),
    "jede Woche, montags": weekly(MO),
    "wöchentlich am Sonnabend": weekly(SA),
    "jede Woche am Montag und Donnerstag": weekly(MO, DO),
    "jede Woche am Donnerstag und am Montag": weekly(MO, DO),
    "jede Woche am Mo, Mi und Fr": weekly(MO, MI, FR),
    "jede Woche am Mo. + Fr.": weekly(MO, FR),
    "jede Woche von Montag bis Freitag": weekly(MO, DI, MI, DO, FR),
    "jede Woche Mo–Fr": weekly(MO, DI, MI, DO, FR),
    "jede Woche Fr–Mo": weekly(MO, FR, SA, SO),
    "jeden Montag": weekly(MO),
    "jeden  Montag  und\nMittwoch": weekly(MO, MI),
    "montags": weekly(MO),
    "immer dienstags und donnerstags": weekly(DI, DO),
    "alle 2 Wochen": weekly(every=2),
    "alle zwei Wochen": weekly(every=2),
    "alle 2 Wochen am Freitag": weekly(FR, every=2),
    "alle 2 Wochen freitags": weekly(FR, every=2),
    "jede zweite Woche am Freitag": weekly(FR, every=2),
    "14-täglich": weekly(every=2),
    "14-taeglich": weekly(every=2),
    "14 tägig am Freitag": weekly(FR, every=2),
    "vierzehntäglich": weekly(every=2),
    "zweiwöchentlich": weekly(every=2),
    "alle 14 Tage": weekly(every=2),
    "alle 14 Tage am Freitag": weekly(FR, every=2),
    "alle 7 Tage": weekly(),
    "alle 4 Wochen am Freitag": weekly(FR, every=4),
    "alle 2 Monate am 1. Dienstag": monthly(DI, 1, every=2),
    "alle zwei Monate am ersten Dienstag im Monat": monthly(DI, 1, every=2),
    "jeden zweiten Monat am 1. Dienstag": monthly(DI, 1, every=2),
    "zweimonatlich am 1. Dienstag": monthly(DI, 1, every=2),
    "vierteljährlich am 1. Dienstag": monthly(DI, 1, every=3),
    "halbjährlich am 1. Dienstag": monthly(DI, 1, every=6),
    "jeden Tag": Rule(DAILY),
    "täglich": Rule(DAILY),
    "alle 3 Tage": Rule(DAILY, 3),
    "jeden zweiten Tag": Rule(DAILY, 2),
    "am 15. jedes Monats": Rule(MONTHLY, month_day=15),
    "am 15. im Monat": Rule(MONTHLY, month_day=15),
    "jeden 15. eines Monats": Rule(MONTHLY, month_day=15),
    "am fünfzehnten jedes Monats": Rule(MONTHLY, month_day=15),
    "monatlich am 15.": Rule(MONTHLY, month_day=15),
    "alle 2 Monate am 15.": Rule(MONTHLY, 2, month_day=15),
    "jedes Jahr": Rule(YEARLY),
    "jährlich": Rule(YEARLY),
    "jedes Jahr am 10. Oktober": Rule(YEARLY, month_day=10, month=10),
    "jedes Jahr am 10.10.": Rule(YEARLY, month_day=10, month=10),
    "jährlich am 10. Okt.": Rule(YEARLY, month_day=10, month=10),
    "jeden 10. Oktober": Rule(YEARLY, month_day=10, month=10),
    "am 10. Oktober jedes Jahres": Rule(YEARLY, month_day=10, month=10),
    "alle 2 Jahre am 10. Oktober": Rule(YEARLY, 2, month_day=10, month=10),
}
del SENTENCES["einmal im Monat am 1. Dienstag"]


@pytest.mark.parametrize(("sentence", "rule"), SENTENCES.items())
def test_sentence_becomes_the_rule(sentence: str, rule: Rule) -> None:
    assert parse_rule(sentence) == rule
    assert parse_rule(sentence.upper()) == rule
    assert parse_rule(rule_sentence(rule)) == rule


@pytest.mark.parametrize("sentence", ["nach Absprache", "Nach  Vereinbarung.", "auf Anfrage"])
def test_meetings_on_request_have_no_rule(sentence: str) -> None:
    assert parse_rule(sentence) is None


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        (weekly(MO), "jede Woche am Montag"),
        (weekly(MO, DI), "jede Woche am Montag und Dienstag"),
        (weekly(MO, DI, MI), "jede Woche von Montag bis Mittwoch"),
        (weekly(MO, DI, DO, every=2), "alle 2 Wochen am Montag, Dienstag und Donnerstag"),
        (monthly(DI, 1, LAST), "jeden 1. und letzten Dienstag im Monat"),
        (monthly(DI, 1, every=2), "alle 2 Monate am 1. Dienstag"),
        (Rule(MONTHLY, 2, month_day=15), "alle 2 Monate am 15."),
        (Rule(YEARLY, 2, month_day=10, month=10), "alle 2 Jahre am 10. Oktober"),
    ],
)
def test_rule_has_one_sentence(rule: Rule, sentence: str) -> None:
    assert rule_sentence(rule) == sentence


UNKNOWN = "ist kein bekannter Satz für Wiederholungen"
REFUSALS = {
    "jeden 1. Dinstag im Monat": (UNKNOWN, "meinten Sie „jeden 1. Dienstag im Monat“?"),
    "alle 2 Wochn am Montg": (UNKNOWN, "meinten Sie „alle 2 Wochen am Montag“?"),
    "jeden Montag 17-19 Uhr in der Marktstraße 3": (UNKNOWN, "meinten Sie „jede Woche am Montag“?"),
    "Montag": (UNKNOWN, "meinten Sie „jede Woche am Montag“?"),
    "am 10. Oktober": (UNKNOWN, "meinten Sie „jedes Jahr am 10. Oktober“?"),
    "am 15.": (UNKNOWN, "meinten Sie „am 15. jedes Monats“?"),
    "2 Wochen": (UNKNOWN, "meinten Sie „alle 2 Wochen“?"),
    "jeden 2. Samstag im Oktober": (UNKNOWN, HINT),
    "jeden 1. Dienstag und 3. Donnerstag im Monat": (UNKNOWN, HINT),
    "immer wenn Vollmond ist": (UNKNOWN, HINT),
    "": (UNKNOWN, HINT),
    ",": (UNKNOWN, HINT),
    "jeden zweiten Dienstag": (
        "kann zweierlei heißen",
        "jeden 2. Dienstag im Monat oder alle 2 Wochen am Dienstag",
    ),
    "alle 0 Wochen": ("nennt keinen Abstand, den es gibt", "eine Zahl von 1 bis 52, wie alle 2 Wochen"),
    "alle 53 Wochen": ("nennt keinen Abstand, den es gibt", "eine Zahl von 1 bis 52, wie alle 2 Wochen"),
    "alle 0 Tage": ("nennt keinen Abstand, den es gibt", "eine Zahl von 1 bis 99, wie alle 2 Wochen"),
    "alle 25 Monate am 15.": (
        "nennt keinen Abstand, den es gibt",
        "eine Zahl von 1 bis 24, wie alle 2 Wochen",
    ),
    "jeden 6. Dienstag im Monat": (
        ": ein Wochentag kommt in jedem Monat vier- oder fünfmal vor",
        "jeden 1. Dienstag im Monat, auch 2., 3., 4. und 5., oder jeden letzten Dienstag im Monat",
    ),
    "am 29. jedes Monats": (
        ": den 29. gibt es nicht in jedem Monat",
        "am 28. jedes Monats, jeden letzten Freitag im Monat, oder die Tage einzeln unter termine:",
    ),
    "jeden Monat am 32.": (
        ": einen 32. gibt es nicht",
        "am 28. jedes Monats, jeden letzten Freitag im Monat, oder die Tage einzeln unter termine:",
    ),
    "jedes Jahr am 31. April": ("nennt keinen Tag des Jahres", "jedes Jahr am 10. Oktober"),
    "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=FR": (
        "ist keine Regel in deutschen Worten",
        "meinten Sie „alle 2 Wochen am Freitag“?",
    ),
    "every second Tuesday": ("ist keine Regel in deutschen Worten", HINT),
}


@pytest.mark.parametrize(("sentence", "expected"), REFUSALS.items())
def test_other_sentence_is_refused_with_a_cure(sentence: str, expected: tuple[str, str]) -> None:
    with pytest.raises(Problem) as refusal:
        parse_rule(sentence)
    gap = "" if expected[0].startswith(":") else " "
    assert (refusal.value.problem, refusal.value.hint) == (f"„{sentence}“{gap}{expected[0]}", expected[1])


@pytest.mark.parametrize(
    ("sentence", "problem", "hint"),
    [
        (
            "jeden Montag um 18 Uhr",
            "„um 18 Uhr“ gehört nicht in die Regel",
            "jede Woche am Montag und die Uhrzeit unter beginn:",
        ),
        (
            "jeden Montag bis Juli",
            "in „jeden Montag bis Juli“ steht mehr als die Regel: wann die Reihe endet, hat eine eigene Zeile",
            "regel: jede Woche am Montag und darunter bis: 31.12.2026",
        ),
        (
            "jeden Montag außer in den Ferien",
            "in „jeden Montag außer in den Ferien“ steht mehr als die Regel: was ausfällt, hat eine eigene Zeile",
            "regel: jede Woche am Montag und darunter außer: [Feiertage, Schulferien]",
        ),
        (
            "jedes Jahr am 29. Februar",
            "den 29. Februar gibt es nur in Schaltjahren",
            "jedes Jahr am 28. Februar oder jedes Jahr am 1. März",
        ),
    ],
)
def test_what_belongs_elsewhere_is_told_so(sentence: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as refusal:
        parse_rule(sentence)
    assert (refusal.value.problem, refusal.value.hint) == (problem, hint)


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "1",
        "1. ",
        "jeden ",
        "und ",
        ", ",
        "Montag und ",
        "am ",
        "alle 2 Wochen ",
        "14-tägl",
        "–",
        "\u0131",
        "²",
    ],
)
def test_long_sentence_is_refused_at_once(part: str) -> None:
    begin = time.process_time()
    for length in (199, 200, 201, 10_000, 1_000_000):
        with pytest.raises(Problem):
            parse_rule((part * length)[:length])
    assert time.process_time() - begin < 1
