from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.web import Iban, parse_email, parse_iban, parse_postcode, parse_url
from content_model.finding import Problem


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org",
        "http://example.org/pfad/?q=1&r=ä#teil",
        "HTTPS://Example.org:8080/",
        "https://münchen.example.org/",
        "https://example.org/a(b)'c'",
    ],
)
def test_url_is_returned_unchanged(url: str) -> None:
    assert parse_url(f" {url} ") == url


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        pytest.param(
            "www.example.org",
            "„www.example.org“ ist keine vollständige Webadresse",
            "https://www.example.org",
            id="no scheme",
        ),
        pytest.param(
            "example.org/a b",
            "„example.org/a b“ ist keine Webadresse",
            "https://www.example.org/seite",
            id="blank",
        ),
        pytest.param(
            "example.org:8080/a",
            "„example.org:8080/a“ ist keine vollständige Webadresse",
            "https://example.org:8080/a",
            id="port without scheme",
        ),
        pytest.param(
            "mailto:info@example.org",
            "„mailto:info@example.org“ ist eine E-Mail-Adresse, keine Webadresse",
            "in das Feld email: info@example.org",
            id="mailto",
        ),
    ],
)
def test_url_refusal_shows_the_right_spelling(text: str, problem: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_url(text)
    assert (caught.value.problem, caught.value.hint) == (problem, hint)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("https://", id="no host"),
        pytest.param("https:///pfad", id="empty host"),
        pytest.param("https://localhost/", id="host without a dot"),
        pytest.param("https://192.168.0.1/", id="bare IP address"),
        pytest.param("https://[::1", id="broken IPv6"),
        pytest.param("https://example.org:99999/", id="impossible port"),
        pytest.param("https://name:wort@example.org/", id="password"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("ftp://example.org/", id="other scheme"),
        pytest.param("//example.org/", id="scheme-relative"),
        pytest.param("https://exa\nmple.org/", id="line break"),
        pytest.param("https://example.org/<b>", id="markup"),
        pytest.param("https://example.org\\@example.net/", id="backslash"),
        pytest.param("https://example.org/" + "a" * 2000, id="too long"),
    ],
)
def test_url_refuses_what_is_no_web_address(text: str) -> None:
    with pytest.raises(Problem, match="ist keine Webadresse"):
        parse_url(text)


@pytest.mark.parametrize(
    "address", ["info@example.org", "a.b+c-d_e@sub.example.org", "info@münchen.example.org"]
)
def test_email_is_returned_unchanged(address: str) -> None:
    assert parse_email(f" {address}\n") == address


@pytest.mark.parametrize(
    "text",
    [
        "info(at)example.org",
        "info [at] example.org",
        "info at example.org",
        "mailto:info@example.org",
        "Geschäftsstelle <info@example.org>",
    ],
)
def test_email_refusal_shows_the_plain_address(text: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_email(text)
    assert caught.value.problem == f"„{text}“ ist keine reine E-Mail-Adresse"
    assert caught.value.hint == "info@example.org"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "info",
        "info@",
        "@example.org",
        "info@example",
        "a@b@example.org",
        "in fo@example.org",
        ".info@example.org",
        "in..fo@example.org",
        "süd@example.org",
        "info@example.org, zwei@example.org",
        "x" * 255 + "@example.org",
    ],
)
def test_email_refuses_what_is_no_address(text: str) -> None:
    with pytest.raises(Problem, match="ist keine E-Mail-Adresse") as caught:
        parse_email(text)
    assert caught.value.hint == "name@example.org"


@pytest.mark.parametrize(
    ("text", "iban", "display"),
    [
        ("DE89370400440532013000", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        ("de89 3704 0044 0532 0130 00", "DE89370400440532013000", "DE89 3704 0044 0532 0130 00"),
        ("AT61 1904 3002 3457 3201", "AT611904300234573201", "AT61 1904 3002 3457 3201"),
    ],
)
def test_iban_is_kept_compact_and_shown_in_groups(text: str, iban: str, display: str) -> None:
    assert parse_iban(text) == Iban(iban)
    assert parse_iban(text).display == display


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("", "„“ ist keine IBAN", id="empty"),
        pytest.param("1234567", "„1234567“ ist keine IBAN", id="account number"),
        pytest.param(
            "DE89 3704 0044 0532 0130 01",
            "In der IBAN „DE89 3704 0044 0532 0130 01“ ist ein Tippfehler: die Prüfziffern passen nicht",
            id="wrong digit",
        ),
        pytest.param(
            "DE89 3704 0044 0532 0130 0",
            "Die IBAN „DE89 3704 0044 0532 0130 0“ hat 21 Zeichen statt 22",
            id="digit missing",
        ),
    ],
)
def test_iban_refuses_wrong_ones(text: str, problem: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_iban(text)
    assert caught.value.problem == problem


@pytest.mark.parametrize("text", ["18055", "01067", " 99998 "])
def test_postcode_keeps_its_five_digits(text: str) -> None:
    assert parse_postcode(text) == text.strip()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("D-18055", "18055", id="country letter"),
        pytest.param("1067", "01067", id="lost zero"),
        pytest.param("00123", "fünf Ziffern, etwa 18055", id="two zeros"),
        pytest.param("180555", "fünf Ziffern, etwa 18055", id="six digits"),
        pytest.param("١٨٠٥٥", "fünf Ziffern, etwa 18055", id="other digits"),
        pytest.param("", "fünf Ziffern, etwa 18055", id="empty"),
    ],
)
def test_postcode_refusal_shows_the_right_spelling(text: str, hint: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_postcode(text)
    assert (caught.value.problem, caught.value.hint) == (f"„{text}“ ist keine Postleitzahl", hint)


@pytest.mark.parametrize("parse", [parse_url, parse_email, parse_iban, parse_postcode])
@given(text=st.text() | st.text("https://[]@.:-äDE0 1", max_size=60))
def test_web_values_raise_nothing_but_problems(parse: Callable[[str], object], text: str) -> None:
    with suppress(Problem):
        parse(text)


@pytest.mark.parametrize("parse", [parse_url, parse_email, parse_iban, parse_postcode])
@pytest.mark.parametrize("piece", ["a", ".", "a.", "1", " ", "@", "<", "https://a."])
def test_web_values_refuse_endless_text_with_a_short_problem(
    parse: Callable[[str], object], piece: str
) -> None:
    with pytest.raises(Problem) as caught:
        parse(piece * 100_000)
    assert len(caught.value.problem) + len(caught.value.hint) < 400


@pytest.mark.parametrize("sign", ["?", "%", "&", "'", "#", "/", "="])
def test_email_has_no_sign_that_breaks_a_mailto_address(sign: str) -> None:
    with pytest.raises(Problem) as caught:
        parse_email(f"jana{sign}post@example.org")
    assert caught.value.problem.startswith(
        f"„jana{sign}post@example.org“ enthält das Zeichen „{sign}“, mit dem viele Mailprogramme"
    )
