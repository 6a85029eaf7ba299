from __future__ import annotations

import pytest

from german_typography.plain_language import find_hard_places
from german_typography.running_text import running_text

SHORT = " ".join(["Wort"] * 15)
LONG = " ".join(["Wort"] * 16)
TOO_LONG = "der Satz hat 16 Wörter, in Leichter Sprache sind es höchstens 15"


def starred(word: str) -> str:
    return f"„{word}*“ hat einen Stern, in Leichter Sprache stört er beim Lesen"


def found(text: str) -> list[tuple[int, str]]:
    return sorted((remark.start, remark.problem) for remark in find_hard_places(running_text(text)))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(f"Kurz. {LONG}. Kurz.", [(6, TOO_LONG)], id="long sentence"),
        pytest.param(f"Eins:\n\n{LONG}", [(7, TOO_LONG)], id="without a full stop"),
        pytest.param(f"- {LONG}\n- kurz", [(2, TOO_LONG)], id="item of a list"),
        pytest.param("Das ist z. B. gut", [(8, "„z. B.“ ist eine Abkürzung")], id="abbreviation"),
        pytest.param("Das ist z.B. gut", [(8, "„z.B.“ ist eine Abkürzung")], id="without a blank"),
        pytest.param("Z.\u202fB. so", [(0, "„Z.\u202fB.“ ist eine Abkürzung")], id="narrow blank"),
        pytest.param("Äpfel usw.", [(6, "„usw.“ ist eine Abkürzung")], id="at the end"),
        pytest.param("Tel. 112", [(0, "„Tel.“ ist eine Abkürzung")], id="telephone"),
        pytest.param("nach § 5", [(5, "hier steht ein Paragrafen-Zeichen")], id="paragraph"),
        pytest.param("nach §§ 5, 6", [(5, "hier steht ein Paragrafen-Zeichen")], id="paragraphs"),
        pytest.param("für Frauen*, Lesben*", [(4, starred("Frauen")), (13, starred("Lesben"))], id="stars"),
        pytest.param("**Für** trans* Personen", [(8, starred("trans"))], id="star after an emphasis"),
        pytest.param("Frauen*-Beratung", [(0, starred("Frauen"))], id="star before a hyphen"),
        pytest.param("*Titel\n\nFrauen*", [(8, starred("Frauen"))], id="star in the next paragraph"),
    ],
)
def test_hard_places_are_found(text: str, places: list[tuple[int, str]]) -> None:
    assert found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SHORT}.\n{SHORT}.", id="short sentences"),
        pytest.param(f"# {SHORT}\n\n{SHORT}", id="heading"),
        pytest.param(f"- {SHORT}\n- {SHORT}", id="list"),
        pytest.param(f"„{SHORT}.“ {SHORT}", id="quotation"),
        pytest.param("`z. B. § 5`", id="code"),
        pytest.param("Das ist *wichtig*, **sehr wichtig** und ***neu***.", id="emphasis"),
        pytest.param("**Kommen Sie\nam Montag**.", id="emphasis over two lines"),
        pytest.param("* Brot\n* Milch\n\n3 * 4", id="other stars"),
        pytest.param("Die Telefon-Nummer ist: 030 23125-100.", id="number"),
        pytest.param("https://example.org/z.B./§", id="address"),
        pytest.param("Das ist Max. Max kommt am 3. November.", id="words like abbreviations"),
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("sign", ["Wort ", "z. ", "§", ".", "\n", "a.b", "usw.", "a*", "*a", "a* "])
def test_a_hundred_thousand_signs_finish(sign: str) -> None:
    assert sum(1 for _ in find_hard_places(sign * 100_000)) <= 100_001
