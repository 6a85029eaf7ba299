"""A theme out of pieces: each piece reads the site in another way, and an edit switches it on or off."""

from __future__ import annotations

from collections.abc import Mapping

# What any template of stock Pelican may read.
COMMON = {
    "newest": "{% for a in articles[:3] %}<a href='{{ SITEURL }}/{{ a.url }}'>{{ a.title }}</a>{% endfor %}",
    "count": "<p>{{ articles | length }} of {{ all_articles | length }}</p>",
    "setting": "<p>{{ MOTTO }} {{ NUMBERS | sum }} {{ FACTS.place.name }} {{ FACTS['year'] }}</p>",
    "unset": "<p>{{ NOT_SET | default('nothing') }}</p>{% if LATER is defined %}<p>{{ LATER }}</p>{% endif %}",
    "sizes": "{% for c, of_c in categories | sort %}<i>{{ c }} {{ c.slug }} {{ of_c | length }}</i>{% endfor %}",
    "cloud": "{% for t, of_t in tags | sort(attribute='0.name') %}<i>{{ t }} {{ of_t | length }}</i>{% endfor %}",
    "menu": "{% for p in pages %}<a href='{{ SITEURL }}/{{ p.url }}'>{{ p.title }}</a>{% endfor %}",
    "mapped": "<p>{{ articles | map(attribute='slug') | sort | join(' ') }}</p>",
    "selected": "<p>{{ articles | selectattr('category', 'equalto', 'old') | map(attribute='title') | join }}</p>",
    "grouped": "{% for g in articles | groupby('category') %}<b>{{ g.grouper }} {{ g.list | length }}</b>{% endfor %}",
    "by_title": "<p>{{ (articles | sort(attribute='title') | first).title }}</p>",
    "by_item": "<p>{{ articles[0]['title'] }} {{ articles[-1] | attr('slug') }}</p>",
    "macro": "{{ card(articles[0]) }}",
    "macro_with_context": "{{ shelf.row() }}",
    "included": "{% include 'part.html' %}",
    "maybe": "{% include 'maybe.html' ignore missing %}",
    "chosen": "{% include ['maybe.html', 'part.html'] %}",
    "named": "{% include PART ~ '.html' %}",
    "global": "<p>{{ shout(SITENAME) }} {{ 'x' | louder }}</p>",
    "summaries": "{% for a in articles[:2] %}<div>{{ a.summary }}</div>{% endfor %}",
    "contents": "{% for a in articles[:2] %}<div>{{ a.content | striptags | length }}</div>{% endfor %}",
    "first_body": "<div>{{ articles[0].content }}</div>",
    "dates": "{% for a in articles %}<time>{{ a.date | strftime('%d.%m.%Y') }} {{ a.locale_date }}</time>{% endfor %}",
    "authors": "{% for author, of_author in authors %}<i>{{ author.name }} {{ of_author | length }}</i>{% endfor %}",
    "drafts": "<p>{{ drafts | length }} {{ hidden_articles | length }} {{ draft_pages | length }}</p>",
    "loop": (
        "{% for a in articles %}{% if not loop.first and a.category == loop.previtem.category %}"
        "<i>{{ loop.index }}</i>{% endif %}{% endfor %}"
    ),
    "namespace": (
        "{% set ns = namespace(n=0) %}{% for a in articles if a.tags %}{% set ns.n = ns.n + 1 %}{% endfor %}"
        "<p>{{ ns.n }}</p>"
    ),
    "all_values": "<p>{% for a in articles %}{{ a.metadata | length }}{% endfor %}</p>",
    "fails": "<p>{{ 7 // (articles | length - 6) }} {{ 7 // (articles[0].title | length - 6) }}</p>",
    "of_list": "{% if articles_paginator %}<p>{{ articles_paginator.count }} {{ articles_page.number }}</p>{% endif %}",
    "links": "{% for a in articles %}{{ a.content | length }} {{ a.relative_source_path }} {{ a.in_default_lang }}{% endfor %}",
    "static": "<p>{{ static_content | length }} {{ generated_content | length }}</p>",
}
# What only the template of an article may read.
OF_ARTICLE = {
    "meta": "<p>{{ article.author }} {{ article.lang }} {{ article.slug }} {{ article.source_path | length }}</p>",
    "tags": "{% for tag in article.tags %}<a href='{{ SITEURL }}/{{ tag.url }}'>{{ tag }}</a>{% endfor %}",
    "translations": "{% for t in article.translations %}<a href='{{ t.url }}'>{{ t.lang }} {{ t.title }}</a>{% endfor %}",
    "related": (
        "{% for a in articles if a.category == article.category and a != article %}"
        "<a href='{{ SITEURL }}/{{ a.url }}'>{{ a.title }}</a>{% endfor %}"
    ),
    "fellows": "{% for a in articles if article.tags and article.tags[0] in a.tags %}<i>{{ a.slug }}</i>{% endfor %}",
    "extra": "<p>{{ article.template }} {{ article.metadata.get('summary', '') | length }}</p>",
    "absolute": "<div>{{ article.get_content('https://netz.example.org') }}</div>",
    "size": "{% for c, of_c in categories if c == article.category %}<p>{{ of_c | length }}</p>{% endfor %}",
    "modified": "<p>{{ article.modified }} {{ article.locale_modified }} {{ article.region }} {{ article.keywords }}</p>",
    "all_authors": "<p>{{ article.authors | join(', ') }}</p>",
    "fails_once": "{% if article.title | length == 9 %}{{ NOT_SET.name }}{% endif %}",
    "neighbour": "{% if article.next_article %}<p>{{ article.next_article.title }}</p>{% endif %}",
    "has": "{% if article.author is defined %}<p>by {{ article.author.slug }}</p>{% endif %}",
}
FAILING = ("site:fails", "article:fails_once")
PIECES = {f"site:{name}": text for name, text in COMMON.items()} | {
    f"article:{name}": text for name, text in OF_ARTICLE.items()
}

BASE = """\
{% import 'shelf.html' as shelf with context %}
{% from 'card.html' import card %}
<!doctype html><title>{% block title %}{{ SITENAME }}{% endblock %}</title>
<main>{% block main %}{% endblock %}</main>
<footer>{{ output_file }} {{ FOOTER }} PIECES</footer>
"""
LIST = """\
{% for a in (articles_page.object_list if articles_page else articles) %}
<h2><a href="{{ SITEURL }}/{{ a.url }}">{{ a.title }}</a></h2>{{ a.summary }}
{% endfor %}
{% if articles_page and articles_page.has_next() %}<a href="{{ SITEURL }}/{{ articles_next_page.url }}">next</a>{% endif %}
"""
# `PIECES` becomes the pieces switched on for this template.
TEMPLATES = {
    "base": BASE,
    "card": "{% macro card(entry) %}<b>{{ entry.title }} {{ entry.url }}</b>{% endmacro %}",
    "shelf": "{% macro row() %}{% for a in articles[:2] %}<u>{{ a.slug }}</u>{% endfor %}{% endmacro %}",
    "part": "<p>part {{ SITENAME }}</p>",
    "article": "{{ article.title }}<article>{{ article.content }}</article>{{ article.category }} PIECES",
    "special": "special {{ article.title }} PIECES",
    "page": "<h1>{{ page.title }}</h1>{{ page.content }} PIECES",
    "index": f"{LIST} PIECES",
    "category": f"<h1>{{{{ category }}}}</h1>{LIST} PIECES",
    "tag": f"<h1>{{{{ tag }}}}</h1>{LIST} PIECES",
    "author": f"<h1>{{{{ author }}}}</h1>{LIST} PIECES",
    "period_archives": "{% for a in dates %}<i>{{ a.title }} {{ period | join(' ') }}</i>{% endfor %} PIECES",
    "archives": "{% for a in dates %}<i>{{ a.title }} {{ a.locale_date }}</i>{% endfor %} PIECES",
    "tags": "{% for t, of_t in tags | sort(attribute='0.name') %}<i>{{ t.url }} {{ of_t | length }}</i>{% endfor %} PIECES",
    "categories": "{% for c, of_c in categories %}<i>{{ c.url }} {{ of_c | length }}</i>{% endfor %} PIECES",
    "authors": "{% for a, of_a in authors %}<i>{{ a.url }} {{ of_a | length }}</i>{% endfor %} PIECES",
}
WHOLE = ("base", "card", "shelf", "part")  # the others extend base.html
WITH_PIECES = tuple(name for name, text in TEMPLATES.items() if "PIECES" in text)


def theme_files(pieces: Mapping[str, tuple[str, ...]], notes: Mapping[str, str]) -> dict[str, str]:
    """Each template's text: with its pieces, and with a note of an editor at its end."""
    files = {}
    for name in TEMPLATES | notes:
        text = TEMPLATES.get(name, "").replace(
            "PIECES", "".join(PIECES[piece] for piece in pieces.get(name, ()))
        )
        if name in TEMPLATES and name not in WHOLE:
            text = f"{{% extends 'base.html' %}}{{% block main %}}{text}{{% endblock %}}"
        files[f"{name}.html"] = _with_note(name, text, notes.get(name, ""))
    return files


def _with_note(name: str, text: str, note: str) -> str:
    if name in {"card", "shelf"}:
        return text.replace("{% endmacro %}", f"{note}{{% endmacro %}}")
    if "{% endblock %}" in text and name != "base":
        return f"{text.removesuffix('{% endblock %}')}{note}{{% endblock %}}"
    return text + note
