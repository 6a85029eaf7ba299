from __future__ import annotations

import markdown
import pytest

from content_model.bodies import Body, LinkMap, Target, finish_body
from content_model.document import Document
from content_model.reading import MediaFiles

PAGES = {
    "seiten/ueber-uns.md": Target("ueber-uns/", frozenset({"vorstand"})),
    "seiten/a/b.md": Target("b/"),
    "seiten/bald.md": Target("bald/", withheld="Entwurf"),
    "kontakte/petra.md": Target("petra/", withheld="Person: ohne Einwilligung", is_person=True),
    "seiten/alt.md": Target("alt/", withheld="abgelaufen am 01.11.2026"),
}
LINKS = LinkMap(
    PAGES,
    {target.address: target for target in PAGES.values()},
    MediaFiles({"medien/bild.png": 1, "medien/größe 1.pdf": 1, "seiten/a/neben.pdf": 1}),
    lambda path: f"/netz/{path}",
    "/netz",
)


def finish(text: str) -> Body:
    html = markdown.markdown(text, extensions=["extra", "toc"])
    return finish_body(
        Document("content/seiten/a/x.md", body=text, body_line=4), "seiten/a/x.md", html, LINKS
    )


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/seiten/ueber-uns.md", "/netz/ueber-uns/"),
        ("/seiten/ueber-uns.md#vorstand", "/netz/ueber-uns/#vorstand"),
        ("seiten/ueber-uns.md", "/netz/ueber-uns/"),
        ("../ueber-uns.md", "/netz/ueber-uns/"),
        ("b.md", "/netz/b/"),
        ("{filename}b.md", "/netz/b/"),
        ("|filename|/seiten/ueber-uns.md", "/netz/ueber-uns/"),
        ("/ueber-uns/", "/netz/ueber-uns/"),
        ("/ueber-uns", "/netz/ueber-uns/"),
        ("neben.pdf", "/netz/seiten/a/neben.pdf"),
        ("/medien/gr%C3%B6%C3%9Fe%201.pdf", "/netz/medien/größe 1.pdf"),
        ("#ziel", "#ziel"),
        ("https://example.org/?a=1&amp;b=2#c", "https://example.org/?a=1&b=2#c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:116117", "tel:116117"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_link_leads_to_its_target(target: str, address: str) -> None:
    body = finish(f'<a href="{target}">Link</a>\n\n## Ziel')
    assert (str(body.html).split('href="')[1].split('"')[0].replace("&amp;", "&"), body.findings) == (
        address,
        (),
    )


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("Da [a](fehlt.md)", (4, 8), "die Seite „fehlt.md“ gibt es nicht"),
        ("Da\n\n[a](/fehlt/)", (6, 5), "die Seite „/fehlt/“ gibt es nicht"),
        ("<a href='fehlt.pdf'>x</a>", (4, 10), "die Datei „fehlt.pdf“ gibt es nicht"),
        ("![Haus](fehlt.png)", (4, 9), "die Datei „fehlt.png“ gibt es nicht"),
        ("[a](#fehlt)", (4, 5), "die Sprungmarke „#fehlt“ in „#fehlt“ gibt es nicht"),
        ("[a](b.md#fehlt)", (4, 5), "die Sprungmarke „#fehlt“ in „b.md#fehlt“ gibt es nicht"),
        ("[a](../bald.md)", (4, 5), "die Seite „../bald.md“ ist nicht öffentlich (Entwurf)"),
        ("[a](javascript:x)", (4, 5), "„javascript:x“ ist kein Link, der hier erlaubt ist"),
        ("[a](//example.org)", (4, 5), "„//example.org“ ist kein Link, der hier erlaubt ist"),
        ("[a](../../../x.pdf)", (4, 5), "„../../../x.pdf“ liegt außerhalb von content/"),
        ("![](/medien/bild.png)", (4, 5), "das Bild hat keine Beschreibung und wird nicht gezeigt"),
        (
            "<img src='/medien/bild.png' alt=' '>",
            (4, 11),
            "das Bild hat keine Beschreibung und wird nicht gezeigt",
        ),
    ],
)
def test_link_without_target_is_told_where_it_stands(text: str, place: tuple[int, int], problem: str) -> None:
    (found,) = finish(text).findings
    assert ((found.line, found.column), found.problem) == (place, problem)


def test_the_same_mistake_twice_has_two_places() -> None:
    assert [(one.line, one.column) for one in finish("[a](x.md) [b](x.md)\n[c](x.md)").findings] == [
        (4, 5),
        (4, 15),
        (5, 5),
    ]


def test_shown_media_are_named_once_and_hidden_pictures_not() -> None:
    body = finish("![Haus](/medien/bild.png) [a](neben.pdf) [b](neben.pdf)")
    assert body.media == ("medien/bild.png", "seiten/a/neben.pdf")
    assert "<img" not in finish("![](/medien/bild.png)").html
    assert finish("![](/medien/bild.png)").media == ()


def test_link_to_a_draft_works_in_the_preview() -> None:
    assert 'href="/netz/bald/"' in finish("[bald](/seiten/bald.md)").html


def test_link_to_an_expired_page_leaves_its_words() -> None:
    """A page expires by itself, so it must not stop the next publication."""
    body = finish('Im [*alten* Text](/seiten/alt.md "Alt") und [hier](/seiten/ueber-uns.md).')
    assert body.html == '<p>Im <em>alten</em> Text und <a href="/netz/ueber-uns/">hier</a>.</p>'
    assert [(str(found), found.severity) for found in body.findings] == [
        (
            (
                "content/seiten/a/x.md:4:19: die Seite „/seiten/alt.md“ ist nicht mehr öffentlich"
                " (abgelaufen am 01.11.2026), nur die Worte des Links bleiben."
                " So geht es: den Link herausnehmen oder auf der Seite sichtbar_bis: ändern"
            ),
            "warning",
        )
    ]


@pytest.mark.parametrize(
    "link",
    [
        '[*Petra*](/kontakte/petra.md "Petra")',
        "[Petra](/petra/)",
        "[Petra](/kontakte/petra.md#petra)",
        "[Petra][p]\n\n[p]: /kontakte/petra.md",
    ],
)
def test_link_to_a_withheld_person_loses_the_name_too(link: str) -> None:
    """A consent ends by itself, so it must not stop the next publication."""
    body = finish(f"Fragen Sie {link}")
    assert body.html == "<p>Fragen Sie eine Ansprechperson</p>"
    assert [(found.line, found.severity) for found in body.findings] == [
        (6 if "p]:" in link else 4, "warning")
    ]
    assert "statt des Links steht dort „eine Ansprechperson“" in body.findings[0].problem


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Ein [](b.md) Link", (4, 6, "der Link hat keine Worte", "warning"), id="no words"),
        pytest.param("Oh\n\n[*** ***](b.md)", None, id="signs are words"),
        pytest.param("[**&nbsp;**](b.md)", (4, 12, "der Link hat keine Worte", "warning"), id="a blank"),
        pytest.param("[![Boote](/medien/bild.png)](b.md)", None, id="a picture that is described"),
        pytest.param('<a href="b.md" aria-label="B"></a>', None, id="a label"),
        pytest.param(
            "Ein\n[leerer]() Link", (5, 8, "der Link hat keine Adresse", "publish"), id="no address"
        ),
        pytest.param("![Boote]()", (4, 8, "das Bild nennt keine Datei", "publish"), id="no file"),
    ],
)
def test_link_without_words_or_address_is_told(text: str, told: tuple[int, int, str, str] | None) -> None:
    body = finish(text)
    assert [(one.line, one.column, one.problem, one.severity) for one in body.findings] == [told] * bool(told)
    assert "leerer" not in text or "Ein\nleerer Link" in body.html
