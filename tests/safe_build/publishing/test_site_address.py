import pytest

from safe_build.publishing.site_address import address_problem, other_address, path_of

GOOD = [
    "https://netz.example.org",
    "https://netz.example.org/netzwerk",
    "https://müller.example.org",
    "https://verein.github.io/netz",
]
SELF = "zeigt auf diesen Rechner oder in ein eigenes Netz"
BAD = [
    pytest.param("netz.example.org", "beginnt nicht mit https://", id="no scheme"),
    pytest.param("ftp://netz.example.org", "beginnt nicht mit https://", id="scheme"),
    pytest.param("https://", "nennt keinen Namen im Internet", id="no host"),
    pytest.param("https://netz", "nennt keinen Namen im Internet", id="no dot"),
    pytest.param("https://netz..de", "nennt keinen Namen im Internet", id="empty label"),
    pytest.param("https://LocalHost", SELF, id="localhost"),
    pytest.param("https://netz.localhost/a", SELF, id="localhost domain"),
    pytest.param("https://nas.local", SELF, id="local"),
    pytest.param("https://127.0.0.1", SELF, id="loopback"),
    pytest.param("https://[::1]:443", SELF, id="loopback 6"),
    pytest.param("https://192.168.2.1", SELF, id="private"),
    pytest.param("https://0.0.0.0", SELF, id="any"),
    pytest.param("https://netz.example.org?a=1", "enthält mehr als Name und Pfad", id="query"),
    pytest.param("https://netz.example.org/#a", "enthält mehr als Name und Pfad", id="fragment"),
    pytest.param("https://ich@netz.example.org", "enthält mehr als Name und Pfad", id="user"),
    pytest.param("https://netz.example.org/ein netz", "enthält mehr als Name und Pfad", id="blank"),
    pytest.param(
        "https://netz.example.org/a/../b", "hat keinen Pfad, unter dem eine Website liegen kann", id="dots"
    ),
    pytest.param(
        "https://netz.example.org//b", "hat keinen Pfad, unter dem eine Website liegen kann", id="slashes"
    ),
    pytest.param(
        "https://netz.example.org/index.html",
        "hat keinen Pfad, unter dem eine Website liegen kann",
        id="file",
    ),
    pytest.param("https://[", "ist keine Internetadresse", id="bracket"),
    pytest.param("https://netz.example.org:port", "ist keine Internetadresse", id="port"),
]


@pytest.mark.parametrize("address", GOOD)
def test_address_of_the_internet_is_good(address: str) -> None:
    assert address_problem(address) is None


@pytest.mark.parametrize(("address", "problem"), BAD)
def test_address_that_is_none_says_why(address: str, problem: str) -> None:
    assert address_problem(address) == f"„{address}“ {problem}"


def test_other_address_is_of_the_other_kind() -> None:
    for address in GOOD:
        assert (path_of(address) == "/") != (path_of(other_address(address)) == "/")
