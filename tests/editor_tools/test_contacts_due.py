"""The list of contacts to ask, with letters."""

from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.conftest import FACTS, write_files
from tests.content_model.tiny_catalogue import read_catalogue

from editor_tools.contact_dues import Due, contact_dues
from editor_tools.contacts_due import main, show_dues

TODAY = date(2026, 11, 22)
HAUS = "titel: Haus\ntelefon: 030 23125-100\nemail: haus@example.org\n"
JANA = "titel: Jana\nart: Person\nemail: jana@example.org\ngeprüft_am: 01.11.2026\n"


def dues(header: str, facts: str = FACTS) -> tuple[Due, ...]:
    files = {"kontakte/a.md": f"---\n{header}\n---\n", "netzwerk.yaml": facts}
    return contact_dues(read_catalogue(files), TODAY)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(f"{HAUS}geprüft_am: 01.03.2026", [], id="fresh"),
        pytest.param(
            f"{HAUS}geprüft_am: 15.01.2026",
            [
                (
                    date(2027, 1, 1),
                    "zuletzt geprüft am 15.01.2026; ab 01.01.2027 steht ein Hinweis dabei, ab 01.01.2028 antwortet jemand anderes",
                )
            ],
            id="due within 60 days",
        ),
        pytest.param(HAUS, [(TODAY, "noch nie geprüft (geprüft_am: fehlt)")], id="never checked"),
        pytest.param(f"{HAUS}status: entwurf", [], id="draft"),
        pytest.param(
            f"{JANA}einwilligung: {{dienstlich: ja, bis: 21.01.2027}}",
            [(date(2027, 1, 21), "Einwilligung von Jana endet am 21.01.2027")],
            id="consent ends within 60 days",
        ),
        pytest.param(f"{JANA}einwilligung: {{umfang: name, bis: 22.01.2027}}", [], id="consent holds"),
        pytest.param(f"{JANA}einwilligung: dienstlich", [], id="consent without end"),
        pytest.param(
            f"{HAUS}geprüft_am: 01.11.2026\npersonen:\n  - name: Ute\n    einwilligung: {{umfang: name, bis: 01.01.2026}}\n  - name: Kim",
            [(date(2026, 1, 1), "Einwilligung von Ute endete am 01.01.2026")],
            id="consent of a person inside is over",
        ),
    ],
)
def test_contacts_are_due_by_their_check_and_their_consents(
    header: str, expected: list[tuple[date, str]]
) -> None:
    assert [(due.day, due.reason) for due in dues(header)] == expected


def test_site_sets_its_own_periods() -> None:
    facts = f"{FACTS}prüfung: {{hinweis_nach: 3, ersetzen_nach: 6}}\n"
    assert [due.day for due in dues(f"{HAUS}geprüft_am: 15.08.2026", facts)] == [date(2026, 11, 1)]


def test_letter_says_what_is_shown_and_opens_in_a_mail_program() -> None:
    (due,) = dues(
        f"{HAUS}anschrift: Markt 3, 18055 Rostock\nsprechzeiten: Mo 9-12\npersonen: [{{rolle: Leitung}}]"
    )
    assert due.body.splitlines()[:9] == [
        "Guten Tag,",
        "",
        "auf der Website von Testnetz steht über „Haus“:",
        "",
        "- Telefon: 030 23125-100",
        "- E-Mail: haus@example.org",
        "- Anschrift: Markt 3, 18055 Rostock",
        "- Sprechzeiten: Montag 9–12 Uhr",
        "- Leitung",
    ]
    link = urlsplit(due.mailto)
    assert (link.scheme, unquote(link.path)) == ("mailto", "haus@example.org")
    assert parse_qs(link.query) == {"subject": [due.subject], "body": [due.body.replace("\n", "\r\n")]}


def test_letter_about_consent_names_its_scope_in_words() -> None:
    (due,) = dues(f"{JANA}einwilligung: {{umfang: [name, email], bis: 01.01.2027}}")
    assert "zu zeigen: Name, E-Mail. Das gilt bis 01.01.2027." in due.body
    assert (due.to, due.subject) == (
        "jana@example.org",
        "Dürfen wir Sie weiter auf der Website von Testnetz nennen?",
    )


def test_letter_shows_what_the_website_shows_and_nobody_who_is_withheld() -> None:
    person = "{name: %s, telefon: 030 23125-10%d, email: %s@example.org, einwilligung: %s}"
    there = person % ("Ute", 1, "ute", "dienstlich")
    gone = person % ("Kim", 2, "kim", "{umfang: [name, telefon, email], bis: 01.01.2025}")
    secret = person % ("Ada", 3, "ada", "{umfang: telefon}")
    header = f"titel: Haus\nweb: https://haus.example.org\nonlineberatung: https://rat.example.org\npersonen: [{there}, {gone}, {secret}]"
    letter = next(due.body for due in dues(header) if "Stimmen" in due.subject)
    assert [line for line in letter.splitlines() if line.startswith("-")] == [
        "- Website: https://haus.example.org",
        "- Online-Beratung: https://rat.example.org",
        "- Ute, 030 23125-101, ute@example.org",
    ]


@pytest.mark.parametrize(
    ("checked", "reason", "begin"),
    [
        (
            "01.10.2025",
            "seit 01.10.2026 steht ein Hinweis dabei, ab 01.10.2027 antwortet jemand anderes",
            "auf der Website von Testnetz steht über „Haus“:",
        ),
        (
            "01.05.2015",
            "seit 01.05.2017 antwortet jemand anderes",
            "auf der Website von Testnetz stehen die Angaben zu „Haus“ zurzeit nicht, weil sie lange niemand geprüft hat. Bei uns eingetragen ist:",
        ),
    ],
)
def test_words_say_what_has_happened_already(checked: str, reason: str, begin: str) -> None:
    (due,) = dues(f"{HAUS}geprüft_am: {checked}")
    assert (due.reason.split("; ")[1], due.body.splitlines()[2]) == (reason, begin)


def test_letter_about_nothing_has_no_empty_list() -> None:
    (due,) = dues("titel: Haus")
    assert due.body.splitlines()[2:5] == [
        "auf der Website von Testnetz gibt es einen Eintrag „Haus“.",
        "",
        "Bisher steht dort weder eine Nummer noch eine Adresse. Schreiben Sie uns bitte, wie man Sie erreicht.",
    ]


def test_person_who_is_not_shown_is_asked_for_consent_alone() -> None:
    header = JANA.replace("01.11.2026", "01.05.2015")
    found = dues(f"{header}einwilligung: {{umfang: [name, email], bis: 01.01.2026}}")
    assert [due.subject for due in found] == ["Dürfen wir Sie weiter auf der Website von Testnetz nennen?"]
    assert "Das galt bis 01.01.2026.\n\nSeitdem zeigen wir die Angaben nicht mehr." in found[0].body


def test_contact_without_address_is_to_be_called() -> None:
    lines = list(show_dues(dues("titel: Haus")))
    assert "An: (keine E-Mail-Adresse eingetragen, bitte anrufen)" in lines
    assert not any(line.startswith("mailto:") for line in lines)


def test_most_urgent_stands_first() -> None:
    files = {
        f"kontakte/{name}.md": f"---\ntitel: {name}\ngeprüft_am: {day}\n---\n"
        for name, day in (("b", "01.01.2025"), ("a", "01.01.2026"), ("c", "01.01.2024"))
    }
    assert [due.path for due in contact_dues(read_catalogue(files), TODAY)] == [
        "content/kontakte/c.md",
        "content/kontakte/b.md",
        "content/kontakte/a.md",
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a site, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "code", "last"),
    [
        pytest.param({"netzwerk.yaml": FACTS}, 0, "Nichts ist zu erfragen.", id="nothing"),
        pytest.param(
            {"netzwerk.yaml": FACTS, "kontakte/a.md": "---\ntitel: A\n---\n"},
            0,
            "1 zu erfragen. Nach der Antwort: geprüft_am: oder einwilligung: in der Datei erneuern.",
            id="one",
        ),
        pytest.param(
            {"netzwerk.yaml": "name:\n"},
            1,
            "content/netzwerk.yaml enthält Fehler. „make html“ sagt, welche.",
            id="broken facts",
        ),
        pytest.param({}, 1, "", id="no site"),
    ],
)
def test_command_ends_with_what_to_do(
    folder: Path, capsys: pytest.CaptureFixture[str], files: dict[str, str], code: int, last: str
) -> None:
    write_files(folder / "content", files)
    assert main(TODAY) == code
    said = capsys.readouterr()
    assert (said.out + said.err).splitlines()[-1].endswith(last)
