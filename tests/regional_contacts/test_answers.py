"""Somebody always answers: person → deputy → centre → parent region → office → crisis numbers."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.regional_contacts.tiny_content import read_answers

from content_model.models.people import InlineContact
from content_model.site_content import ShownEntry
from regional_contacts.answer_card import answer_card
from regional_contacts.answers import Answer, Answers, LastResort

FACTS = "name: Netz\nid_namensraum: 6a0c9f1e-52d4-4b7b-9d4e-7c1f0a8e63b5\n"
PHONE = "telefon: 030 23125-100"
AWAY = "abwesend: {von: 01.11.2026, bis: 03.12.2026}"
AWAY_WORDS = "ist bis 3. Dezember 2026 nicht da."
OLD = "geprüft_am: 01.05.2015"
OLD_WORDS = "hat seit Mai 2015 niemand geprüft. Deshalb stehen sie hier nicht mehr."
PERSON = f"art: Person\nregion: insel\neinwilligung: dienstlich\n{PHONE}"
EXPIRED = PERSON.replace("dienstlich", "{umfang: [name, telefon], bis: 01.01.2026}")

# The whole chain: everybody in it can be there, away, unchecked or without consent.
SITE = {
    "kontakte/jana.md": f"titel: Jana\n{PERSON}\nvertretung: ole",
    "kontakte/ole.md": f"titel: Ole\n{PERSON}\nvertretung: ute",
    "kontakte/ute.md": f"titel: Ute\n{PERSON}",
    "kontakte/haus.md": f"titel: Haus\nart: Regionalzentrum\nregion: insel\n{PHONE}\npersonen: [jana]",
    "kontakte/land.md": f"titel: Landhaus\nart: Regionalzentrum\nregion: nord\n{PHONE}",
    "kontakte/buero.md": f"titel: Büro\nart: Geschäftsstelle\n{PHONE}",
    "regionen/insel.md": "titel: Insel\nteil_von: nord\nkontakt: jana",
    "regionen/nord.md": "titel: Nord",
    "netzwerk.yaml": FACTS,
}
CHAIN = ("jana", "ole", "ute", "haus", "land", "buero")


def site(**changes: str | None) -> dict[str, str]:
    """The site with more lines in some entries; None takes the entry away."""
    files = dict(SITE)
    for name, more in changes.items():
        path = "netzwerk.yaml" if name == "netz" else f"kontakte/{name}.md"
        files[path] = f"{files[path]}\n{more}" if more is not None else ""
    gone = [path for path, text in files.items() if not text]
    return {
        path: _without_names(text, [path.split("/")[-1].removesuffix(".md") for path in gone])
        for path, text in files.items()
        if text
    }


def _without_names(text: str, names: list[str]) -> str:
    lines = text.splitlines()
    return "\n".join(line for line in lines if line.split(": ")[-1].strip("[]") not in names)


def named(answers: Answers, answer: Answer) -> tuple[str, str | None]:
    """Who answers, and why not the other."""
    card = answer_card(answers, answer)
    return card.title, answer.why and answer.why.replace("\u00a0", " ")


def shown(answers: Answers, name: str) -> ShownEntry:
    folder = "regionen" if name in ("insel", "nord") else "kontakte"
    return answers.content.entries[f"{folder}/{name}"]


@pytest.mark.parametrize(
    ("changes", "who", "why"),
    [
        pytest.param({}, "Jana", None, id="there"),
        pytest.param({"jana": "abwesend: {bis: 21.11.2026}"}, "Jana", None, id="back again"),
        pytest.param({"jana": AWAY}, "Ole", f"Jana {AWAY_WORDS}", id="deputy"),
        pytest.param({"jana": OLD}, "Ole", f"Die Angaben zu „Jana“ {OLD_WORDS}", id="unchecked"),
        pytest.param(
            {"jana": AWAY, "ole": AWAY},
            "Ute",
            f"Jana {AWAY_WORDS} Ole {AWAY_WORDS}",
            id="deputy of the deputy",
        ),
        pytest.param(
            {"jana": AWAY, "ole": f"{AWAY}\nstatus: entwurf"},
            "Haus",
            f"Jana {AWAY_WORDS}",
            id="deputy is a draft",
        ),
        pytest.param(
            {"jana": AWAY, "ole": AWAY, "ute": AWAY},
            "Haus",
            f"Jana {AWAY_WORDS} Ole {AWAY_WORDS} Ute {AWAY_WORDS}",
            id="centre",
        ),
        pytest.param(
            {"jana": AWAY, "ole": AWAY, "ute": f"{AWAY}\nvertretung: jana"},
            "Haus",
            f"Jana {AWAY_WORDS} Ole {AWAY_WORDS} Ute {AWAY_WORDS}",
            id="circle of deputies",
        ),
        pytest.param({"jana": AWAY, "ole": None, "haus": OLD}, "Ute", f"Jana {AWAY_WORDS}", id="colleague"),
        pytest.param(
            {"jana": AWAY, "ole": None, "ute": None, "haus": OLD},
            "Landhaus",
            f"Jana {AWAY_WORDS}",
            id="parent region",
        ),
        pytest.param(
            {"jana": AWAY, "ole": None, "ute": None, "haus": None, "land": None},
            "Büro",
            f"Jana {AWAY_WORDS}",
            id="office",
        ),
        pytest.param(
            {"jana": AWAY, "ole": None, "ute": None, "haus": None, "land": None, "buero": OLD, "netz": PHONE},
            "Netz",
            f"Jana {AWAY_WORDS}",
            id="the network's own number",
        ),
        pytest.param(
            {"jana": AWAY, "ole": None, "ute": None, "haus": None, "land": None, "buero": None},
            "Hilfe sofort",
            f"Jana {AWAY_WORDS}",
            id="crisis numbers",
        ),
    ],
)
def test_person_is_answered_for_along_the_chain(
    changes: dict[str, str | None], who: str, why: str | None
) -> None:
    answers = read_answers(site(**changes))
    assert named(answers, answers.for_point(shown(answers, "jana"))) == (who, why)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, [("Jana", None), ("Haus", None)], id="all there"),
        pytest.param({"jana": AWAY}, [("Ole", f"Jana {AWAY_WORDS}"), ("Haus", None)], id="deputy"),
        pytest.param({"jana": None}, [("Haus", None)], id="centre"),
        pytest.param({"jana": None, "haus": None}, [("Ole", None), ("Ute", None)], id="persons"),
        pytest.param(
            {"jana": None, "ole": None, "ute": None, "haus": OLD},
            [("Landhaus", f"Die Angaben zu „Haus“ {OLD_WORDS}")],
            id="parent region",
        ),
        pytest.param(
            {"jana": None, "ole": None, "ute": None, "haus": None},
            [("Landhaus", None)],
            id="vacancy",
        ),
        pytest.param({name: None for name in CHAIN if name != "buero"}, [("Büro", None)], id="office"),
        pytest.param(dict.fromkeys(CHAIN), [("Hilfe sofort", None)], id="crisis numbers"),
    ],
)
def test_region_is_answered_for_along_the_chain(
    changes: dict[str, str | None], expected: list[tuple[str, str | None]]
) -> None:
    answers = read_answers(site(**changes))
    found = answers.for_region(shown(answers, "insel"))
    assert [named(answers, answer) for answer in found] == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {"kontakte/jana.md": f"titel: Jana\n{EXPIRED}\nvertretung: ole"},
            ["Ole", "Haus"],
            id="consent is over",
        ),
        pytest.param({"kontakte/jana.md": f"titel: Jana\n{EXPIRED}"}, ["Haus"], id="no deputy"),
        pytest.param(
            site(jana="status: entwurf", ole="status: entwurf"), ["Ute", "Haus"], id="deputy of the deputy"
        ),
        pytest.param(
            site(haus="status: entwurf\nvertretung: ute"),
            ["Jana", "Ute"],
            id="centre with a deputy of its own",
        ),
        pytest.param(
            {
                "kontakte/runde.md": "titel: Runde\nart: Gruppe\nregion: insel\nstatus: entwurf\nvertretung: ute"
            },
            ["Jana", "Haus"],
            id="deputy of a group",
        ),
        pytest.param(
            site(jana=AWAY, ole="status: entwurf", haus="status: entwurf"),
            ["Ute"],
            id="colleague",
        ),
    ],
)
def test_deputies_answer_for_whoever_is_not_shown_without_a_word(
    files: dict[str, str], expected: list[str]
) -> None:
    answers = read_answers({**SITE, **files})
    found = answers.for_region(shown(answers, "insel"))
    assert [(named(answers, answer)[0], "Jana" in (answer.why or "")) for answer in found] == [
        (name, False) for name in expected
    ]


def test_crisis_numbers_are_the_sites_own_or_germanys() -> None:
    nobody = dict.fromkeys(CHAIN)
    own = site(**nobody, netz="hilfe_sofort: [{titel: Krisendienst, telefon: 030 23125-999}]")
    cards = [answer_card(one, one.for_nobody()) for one in (read_answers(site(**nobody)), read_answers(own))]
    assert [[(phone.url, phone.note) for phone in card.phones] for card in cards] == [
        [
            ("tel:116123", "Telefonseelsorge"),
            ("tel:116117", "Ärztlicher Bereitschaftsdienst"),
            ("tel:112", "Notruf"),
        ],
        [("tel:+493023125999", "Krisendienst")],
    ]


def test_contact_typed_into_a_region_answers_if_it_can_be_reached() -> None:
    kim = "kontakt: {name: Kim%s}"
    files = {**site(**dict.fromkeys(CHAIN[:-1])), "regionen/insel.md": f"titel: Insel\n{kim % ''}"}
    reached = {**files, "regionen/insel.md": f"titel: Insel\n{kim % ', telefon: 030 23125-101'}"}
    found = [
        [answer_card(answers, answer).title for answer in answers.for_region(shown(answers, "insel"))]
        for answers in (read_answers(files), read_answers(reached))
    ]
    assert found == [["Kim", "Büro"], ["Kim"]]


STATES = {
    "there": "",
    "away": AWAY,
    "unchecked": OLD,
    "draft": "status: entwurf",
    "over": "sichtbar_bis: 01.11.2026",
    "gone": None,
}
STATE = st.sampled_from(sorted(STATES))
CONSENTS = ("dienstlich", "{umfang: name}", "{umfang: [name, telefon], bis: 01.01.2026}", "")


@settings(max_examples=150, deadline=None)
@given(
    states=st.fixed_dictionaries(dict.fromkeys(CHAIN, STATE)),
    deputies=st.lists(st.sampled_from(CHAIN), max_size=5, unique=True),
    consents=st.fixed_dictionaries(dict.fromkeys(("jana", "ole", "ute"), st.sampled_from(CONSENTS))),
)
def test_somebody_with_a_number_is_always_named(
    states: dict[str, str], deputies: list[str], consents: dict[str, str]
) -> None:
    """For all combinations of absence, vacancy, age of the check, consent and deputies."""
    links = dict(pairwise([*deputies, *deputies[:1]])) if deputies else {}
    files = {path: text for path, text in SITE.items() if "/" not in path or path.startswith("regionen")}
    for name in CHAIN:
        more = STATES[states[name]]
        if more is not None:
            header = SITE[f"kontakte/{name}.md"].split("\nvertretung")[0]
            consent = consents.get(name)
            if consent is not None:
                line = f"\neinwilligung: {consent}" if consent else ""
                header = header.replace("\neinwilligung: dienstlich", line)
            deputy = links.get(name)
            header += f"\nvertretung: {deputy}" if deputy and states[deputy] != "gone" else ""
            files[f"kontakte/{name}.md"] = f"{header}\n{more}".strip()
    if states["jana"] == "gone":
        files = {path: _without_names(text, ["jana"]) for path, text in files.items()}
    answers = read_answers(files)
    points = answers.content.of_type("contact")
    regions = [answer for one in answers.content.of_type("region") for answer in answers.for_region(one)]
    for answer in [*map(answers.for_point, points), *regions, answers.for_nobody()]:
        card = answer_card(answers, answer)
        assert card.phones or card.email
        assert not isinstance(answer.who, ShownEntry) or answers.why_not(answer.who) is None


@pytest.mark.parametrize(
    ("today", "who"),
    [
        (date(2026, 10, 31), "Jana"),
        (date(2026, 11, 1), "Ole"),
        (date(2026, 12, 3), "Ole"),
        (date(2026, 12, 4), "Jana"),
    ],
)
def test_absence_holds_from_its_first_to_its_last_day(today: date, who: str) -> None:
    answers = read_answers(site(jana=AWAY), today)
    assert named(answers, answers.for_point(shown(answers, "jana")))[0] == who


def test_last_resorts_are_no_entries() -> None:
    answers = read_answers(site(**dict.fromkeys(CHAIN)))
    who = answers.for_nobody().who
    assert who is LastResort.CRISIS
    assert not isinstance(who, InlineContact)
