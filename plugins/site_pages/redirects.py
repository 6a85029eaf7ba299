"""Pages that stand at former addresses and lead to the new one (static hosting knows no redirects)."""

from __future__ import annotations

from jinja2 import Environment

PAGE = Environment(autoescape=True, trim_blocks=True).from_string(
    """\
<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<title>Umgezogen: {{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={{ url }}">
{% if canonical %}
<link rel="canonical" href="{{ canonical }}">
{% endif %}
</head>
<body>
<main>
<h1>Diese Seite ist umgezogen</h1>
<p>Neue Adresse: <a href="{{ url }}">{{ title }}</a></p>
</main>
</body>
</html>
"""
)


def redirect_html(url: str, title: str, canonical: str | None) -> str:
    """Write the page that leads to `url` (ready for `href`), the present address of `title`."""
    return PAGE.render(url=url, title=title, canonical=canonical) + "\n"
