"""Laws of rules that hold for thousands of them, and what another library makes of the same rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice, pairwise

from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from content_model.finding import Problem
from content_model.recurrence.grammar import parse_rule, rule_sentence
from content_model.recurrence.rule import LAST, Frequency, Rule

FREQUENCIES = {
    Frequency.DAILY: rrule.DAILY,
    Frequency.WEEKLY: rrule.WEEKLY,
    Frequency.MONTHLY: rrule.MONTHLY,
    Frequency.YEARLY: rrule.YEARLY,
}
DAYS_OF_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
WEEKDAY_SETS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
ORDINAL_SETS = st.sets(st.sampled_from([1, 2, 3, 4, 5, LAST]), min_size=1).map(
    lambda ordinals: tuple(sorted(ordinals, key=lambda ordinal: (ordinal < 0, ordinal)))
)


@st.composite
def days_of_year(draw: st.DrawFn) -> tuple[int, int]:
    month = draw(st.integers(1, 12))
    return month, draw(st.integers(1, DAYS_OF_MONTHS[month - 1]))


RULES = st.one_of(
    st.builds(Rule, st.just(Frequency.DAILY), st.integers(1, 6)),
    st.builds(Rule, st.just(Frequency.WEEKLY), st.integers(1, 52), st.just(()) | WEEKDAY_SETS),
    st.builds(Rule, st.just(Frequency.MONTHLY), st.integers(1, 24), WEEKDAY_SETS, ORDINAL_SETS),
    st.builds(
        lambda interval, day: Rule(Frequency.MONTHLY, interval, month_day=day),
        st.integers(1, 24),
        st.integers(1, 28),
    ),
    st.builds(Rule, st.just(Frequency.YEARLY), st.integers(1, 10)),
    st.builds(
        lambda interval, day: Rule(Frequency.YEARLY, interval, month=day[0], month_day=day[1]),
        st.integers(1, 10),
        days_of_year(),
    ),
)


def second_opinion(rule: Rule, first: date) -> list[date]:
    """The first days of the same rule as python-dateutil computes them, from the first week, month or year on."""
    weekdays = [rrule.weekday(day) for day in rule.weekdays]
    if rule.ordinals:
        weekdays = [day(ordinal) for day in weekdays for ordinal in rule.ordinals]
    found = rrule.rrule(
        FREQUENCIES[rule.frequency],
        datetime(first.year, first.month, first.day),  # noqa: DTZ001  # days have no zone
        rule.interval,
        byweekday=weekdays or None,
        bymonthday=rule.month_day,
        bymonth=rule.month,
    )
    return [moment.date() for moment in islice(found, 30)]


@settings(max_examples=2000, deadline=None)
@given(RULES, FIRST_DAYS)
def test_rule_agrees_with_the_second_opinion(rule: Rule, first: date) -> None:
    if rule.frequency is Frequency.YEARLY and rule.month is None and (first.month, first.day) == (2, 29):
        first = date(first.year, 3, 1)
    assert list(islice(rule.days(first), 30)) == second_opinion(rule, first)


@settings(max_examples=1000)
@given(RULES)
def test_sentence_of_a_rule_means_that_rule(rule: Rule) -> None:
    assert parse_rule(rule_sentence(rule)) == rule


@settings(max_examples=1000)
@given(RULES, FIRST_DAYS)
def test_days_rise_and_satisfy_the_rule(rule: Rule, first: date) -> None:
    days = list(islice(rule.days(first), 20))
    anchored = rule.anchored(first)
    assert all(one < other for one, other in pairwise(days))
    assert all(day >= first and satisfies(anchored, day) for day in days)


def satisfies(rule: Rule, day: date) -> bool:
    """Whether the day can be one of the rule, whatever its interval."""
    ordinals = {(day.day + 6) // 7, *([LAST] if (day + timedelta(days=7)).month != day.month else [])}
    return (
        (not rule.weekdays or day.weekday() in rule.weekdays)
        and (not rule.ordinals or bool(ordinals & set(rule.ordinals)))
        and (rule.month_day is None or day.day == rule.month_day)
        and (rule.month is None or day.month == rule.month)
    )


def test_days_end_with_the_calendar() -> None:
    assert list(Rule(Frequency.YEARLY).days(date(9998, 5, 1))) == [date(9998, 5, 1), date(9999, 5, 1)]
    assert len(list(Rule(Frequency.WEEKLY, 2).days(date(9999, 12, 1)))) == 3
    assert len(list(Rule(Frequency.MONTHLY, month_day=1).days(date(9999, 11, 1)))) == 2
    assert len(list(Rule(Frequency.DAILY).days(date(9999, 12, 30)))) == 2


def test_rule_without_another_day_ends_as_well() -> None:
    """February of odd years never has a fifth Tuesday."""
    assert list(Rule(Frequency.MONTHLY, 24, (1,), (5,)).days(date(2027, 2, 2))) == []
    assert list(Rule(Frequency.YEARLY, 2, month_day=29, month=2).days(date(2027, 1, 1))) == []


WORDS = (
    *("jeden", "alle", "2", "1.", "und", "am", "Montag", "Di", "im", "Monat", "Jahr", "Wochen"),
    *("14-täglich", "bis", "18", "Uhr", "Oktober", ","),
)


@settings(max_examples=500)
@given(st.text(max_size=210) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_is_a_rule_or_a_problem_with_a_cure(text: str) -> None:
    rule, cure = None, ""
    try:
        rule = parse_rule(text)
    except Problem as problem:
        cure = problem.hint
    assert cure or rule is None or parse_rule(rule_sentence(rule)) == rule
