import json
from datetime import UTC, date, datetime
from email import message_from_string
from urllib.robotparser import RobotFileParser

import pytest

from site_pages.text_files import build_day_json, robots_txt, security_txt

PAGE = "https://leuchtfeuer.example.org/netz/kontakt/"
SITEMAP = "https://leuchtfeuer.example.org/netz/sitemap.xml"


@pytest.mark.parametrize(
    ("sitemap_url", "allow", "welcome", "sitemaps"),
    [
        pytest.param(SITEMAP, True, True, [SITEMAP], id="published"),
        pytest.param(None, False, False, None, id="preview"),
    ],
)
def test_robots_txt_reads_back(
    sitemap_url: str | None,
    *,
    allow: bool,
    welcome: bool,
    sitemaps: list[str] | None,
) -> None:
    robots = RobotFileParser()
    robots.parse(robots_txt(sitemap_url, allow=allow).splitlines())

    assert (robots.can_fetch("anything", PAGE), robots.site_maps()) == (welcome, sitemaps)


def test_security_txt_has_the_fields_of_rfc_9116() -> None:
    text = security_txt(
        "mailto:sicherheit@example.org",
        datetime(2027, 5, 22, 12, 0, 0, 250, tzinfo=UTC),
        "https://leuchtfeuer.example.org/.well-known/security.txt",
        ("de", "en"),
    )

    assert text.endswith("\n")
    assert message_from_string(text).items() == [
        ("Contact", "mailto:sicherheit@example.org"),
        ("Expires", "2027-05-22T12:00:00+00:00"),
        ("Preferred-Languages", "de, en"),
        ("Canonical", "https://leuchtfeuer.example.org/.well-known/security.txt"),
    ]


def test_security_txt_refuses_a_time_without_zone() -> None:
    with pytest.raises(ValueError, match="expires needs a time zone"):
        security_txt("mailto:a@example.org", datetime(2027, 5, 22), PAGE, ("de",))  # noqa: DTZ001


def test_build_day_reads_back() -> None:
    assert json.loads(build_day_json(date(2026, 11, 3))) == {"gebaut": "2026-11-03"}
