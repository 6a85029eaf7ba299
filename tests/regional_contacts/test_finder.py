"""What the finder says besides its field."""

import pytest
from tests.conftest import FACTS
from tests.regional_contacts.land_sites import land_site
from tests.regional_contacts.tiny_content import read_answers

from regional_contacts.finder import finder
from regional_contacts.responsibility import Responsibility

NETWORK = f"{FACTS}land: Mecklenburg-Vorpommern\n"
OFFICE = "titel: Büro\nart: Geschäftsstelle\n"
SECOND_LINE = "telefon: {nummer: 030 23125-100, zeiten: %s}\n"
HOURS = "sprechzeiten: {Mo–Do: 9–16, Fr: 9–13}\n"


@pytest.mark.parametrize(
    ("office", "network", "words"),
    [
        pytest.param(
            "telefon: 030 23125-100\n" + HOURS, "", "Mo–Do 9–16 Uhr, Fr 9–13 Uhr", id="of the office"
        ),
        pytest.param(SECOND_LINE % "Di 10–12" + HOURS, "", "Di 10–12 Uhr", id="of the number itself"),
        pytest.param(SECOND_LINE % "nachts" + HOURS, "", "nachts", id="in words"),
        pytest.param("telefon: 030 23125-100\n", "", None, id="nothing is known"),
        pytest.param("email: x@example.org\n" + HOURS, "", None, id="no number"),
        pytest.param(None, SECOND_LINE % "Mo 9–12", "Mo 9–12 Uhr", id="of the network"),
        pytest.param(None, "", None, id="nobody"),
    ],
)
def test_finder_says_when_its_number_is_answered(office: str | None, network: str, words: str | None) -> None:
    files = {**land_site("13"), "netzwerk.yaml": NETWORK + network}
    if office:
        files["kontakte/buero.md"] = OFFICE + office
    found = finder(Responsibility(read_answers(files)), with_map=False)
    assert (found.hours and found.hours.replace("\u00a0", " ")) == words
