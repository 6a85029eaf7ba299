"""The small text files that programs look for: robots.txt, security.txt and the day of the build."""

from __future__ import annotations

import json
from datetime import date, datetime


def robots_txt(sitemap_url: str | None, *, allow: bool) -> str:
    """Tell crawlers whether they are welcome (RFC 9309) and where the sitemap is."""
    lines = ["User-agent: *", "Allow: /" if allow else "Disallow: /"]
    if sitemap_url:
        lines += ["", f"Sitemap: {sitemap_url}"]
    return "\n".join(lines) + "\n"


def security_txt(contact: str, expires: datetime, canonical: str, languages: tuple[str, ...]) -> str:
    """Say where to report a security fault (RFC 9116); `contact` is an address like `mailto:…`.

    `expires` is aware and, by the RFC's advice, less than a year ahead.
    """
    if expires.tzinfo is None:
        raise ValueError("security.txt: expires needs a time zone (RFC 9116, 2.5.5)")
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat(timespec='seconds')}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {canonical}",
    ]
    return "\n".join(lines) + "\n"


def build_day_json(day: date) -> str:
    """Say on which day in Berlin the site was built, so that one that is no longer renewed is noticed."""
    return json.dumps({"gebaut": day.isoformat()}) + "\n"
