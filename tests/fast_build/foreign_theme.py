"""A theme as somebody else writes it: macros, includes, a tag cloud, archives, pagination, neighbours."""

from __future__ import annotations

BASE = """\
{% import "_macros.html" as macros %}
<title>{% block title %}{{ SITENAME }}{% endblock %}</title>
<nav>{% for page in pages %}{{ macros.link(page) }}{% endfor %}</nav>
{% block content %}{% endblock %}
{% include "_sidebar.html" %}
{% include ["_missing.html", "_footer.html"] %}
"""
THEME = {
    "base.html": BASE,
    "_macros.html": """\
{% macro link(one) -%}<a href="{{ SITEURL }}/{{ one.url }}">{{ one.title }}</a>{%- endmacro %}
{% macro tags(article) %}{% for tag in article.tags|sort %}{{ tag }} {{ tag.url }} {% endfor %}{% endmacro %}
""",
    "_sidebar.html": """\
<aside>{% for article in articles[:2] %}{{ article.title }} {% endfor %}
{% for tag, found in tags|sort %}{{ tag }} ({{ found|length }}) {% endfor %}</aside>
""",
    "_footer.html": "{% set words = [] %}{% do words.append(SITENAME) %}<footer>{{ words|join }}</footer>",
    "index.html": """\
{% extends "base.html" %}{% from "_macros.html" import link with context %}
{% block content %}{% for article in articles_page.object_list %}
{{ link(article) }} {{ article.summary }} {{ article.date.strftime("%d.%m.%Y") }}{% endfor %}
{% if articles_page.has_next() %}{{ articles_next_page.url }}{% endif %}
{{ articles_page.number }}/{{ articles_paginator.num_pages }}{% endblock %}
""",
    "article.html": """\
{% extends "base.html" %}{% block title %}{{ article.title|shout }} – {{ super() }}{% endblock %}
{% block content %}{{ article.content }}{{ macros.tags(article) }}{{ article.category }}
{% for one in article.translations %}{{ one.title }}{% endfor %}{{ article.mood }}{% endblock %}
""",
    "page.html": '{% extends "base.html" %}{% block content %}{{ page.content }}{{ greet("A") }}{% endblock %}',
    "archives.html": """\
{% extends "base.html" %}{% block content %}
{% for year, found in dates|groupby("date.year") %}{{ year }}: {{ found|map(attribute="title")|join(", ") }}
{% endfor %}{% endblock %}
""",
    "tag.html": '{% extends "base.html" %}{% block content %}{{ tag }}{% for a in articles %}{{ a.title }}{% endfor %}{% endblock %}',
    "category.html": '{% extends "base.html" %}{% block content %}{{ category }}{{ articles|length }}{% endblock %}',
    "author.html": '{% extends "base.html" %}',
    "tags.html": '{% extends "base.html" %}',
    "categories.html": '{% extends "base.html" %}',
    "authors.html": '{% extends "base.html" %}',
    "period_archives.html": '{% extends "archives.html" %}{% block title %}{{ period|join(" ") }}{% endblock %}',
}


def shout(text: str) -> str:
    """A filter of the site."""
    return text.upper()


def mates(category: object, count: int) -> list[str]:
    """A filter that is given one of Pelican's objects."""
    return [str(category)] * count


GREETING = ["Hallo"]


def greet(name: str) -> str:
    """A function of the site that knows more than its arguments."""
    return f"{GREETING[0]} {name}"


FOREIGN = {
    "JINJA_ENVIRONMENT": {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.do"]},
    "JINJA_FILTERS": {"shout": shout},
    "JINJA_GLOBALS": {"greet": greet},
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "DEFAULT_PAGINATION": 2,
    "SITENAME": "Netz",
    "DEFAULT_LANG": "de",
}
