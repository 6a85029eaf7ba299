from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from content_model import views
from content_model.document import Header
from content_model.qr_code import GiroCode
from content_model.source_files import slug_of
from content_model.typesetting import is_german, lang_of, typeset_view, typesetter

GERMAN = typesetter({"extensions": ["german_typography"]})
TYPED = '"So" - von 10-12 Uhr'
SET = "„So“ – von 10–12\u00a0Uhr"
MACHINE = 'x "-" 10-12 Uhr'
MARKUP = Markup('<p>"So" - von 10-12 Uhr</p>')


def page(**values: object) -> views.PageView:
    parts: dict[str, object] = {"type": "page", "title": "Titel", "address": "a/", "url": "/a/", **values}
    return views.PageView(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param(page(title=TYPED, lead=TYPED), page(title=SET, lead=SET), id="texts"),
        pytest.param(
            page(title="„So“", body=Markup("<p>"), crumbs=(views.Link(TYPED, MACHINE),)),
            page(title="„So“", body=Markup("<p>"), crumbs=(views.Link(SET, MACHINE),)),
            id="links",
        ),
        pytest.param(
            views.Card(TYPED, MACHINE, lines=(TYPED, "b")),
            views.Card(SET, MACHINE, lines=(SET, "b")),
            id="card",
        ),
        pytest.param(
            views.Section(TYPED, MACHINE, cards=(views.Card(TYPED, "/"),), layout=MACHINE),
            views.Section(SET, MACHINE, cards=(views.Card(SET, "/"),), layout=MACHINE),
            id="cards in a section",
        ),
        pytest.param(
            views.Fact(TYPED, (views.Link(TYPED),), MACHINE, MACHINE),
            views.Fact(SET, (views.Link(SET),), MACHINE, MACHINE),
            id="fact",
        ),
        pytest.param(
            views.Picture(MACHINE, TYPED, 1, 2, TYPED, TYPED),
            views.Picture(MACHINE, SET, 1, 2, SET, SET),
            id="picture",
        ),
        pytest.param(
            views.ContactCard(TYPED, MACHINE, email=MACHINE, hours=((TYPED, TYPED),), address=(MACHINE,)),
            views.ContactCard(SET, MACHINE, email=MACHINE, hours=((SET, SET),), address=(MACHINE,)),
            id="contact card",
        ),
        pytest.param(views.Phone(MACHINE, MACHINE, TYPED), views.Phone(MACHINE, MACHINE, SET), id="phone"),
        pytest.param(views.Card(TYPED, "/", lang="de-AT"), views.Card(SET, "/", lang="de-AT"), id="Austrian"),
        pytest.param(
            views.Section("Mehr", "mehr", links=(views.Link('"Hello"', lang="en"), views.Link('"Hallo"'))),
            views.Section("Mehr", "mehr", links=(views.Link('"Hello"', lang="en"), views.Link("„Hallo“"))),
            id="foreign link among German ones",
        ),
    ],
)
def test_words_for_people_are_typeset(typed: object, shown: object) -> None:
    assert typeset_view(typed, GERMAN) == shown


@pytest.mark.parametrize(
    "view",
    [
        pytest.param(page(title=TYPED, lang="en"), id="foreign page"),
        pytest.param(page(body=MARKUP, structured_data=(MARKUP,)), id="finished HTML and data"),
        pytest.param(page(title=MARKUP), id="finished HTML as a title"),
        pytest.param(page(canonical=MACHINE, section=MACHINE, address=MACHINE, url=MACHINE), id="addresses"),
        pytest.param(views.Badge("offen", MACHINE), id="kind"),
        pytest.param(GiroCode(MACHINE, MACHINE, MACHINE, MACHINE, MARKUP), id="bank account"),
        pytest.param(TYPED, id="no view"),
    ],
)
def test_other_values_stay_as_they_are(view: object) -> None:
    assert typeset_view(view, GERMAN) is view


def test_words_that_another_view_had_before_leave_the_view_as_it_is() -> None:
    for _again in range(2):
        badge = views.Badge("vorbei ".strip())  # an equal text, but each time another object
        assert typeset_view(badge, GERMAN) is badge


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        pytest.param({"extensions": ["german_typography"]}, "„So“", id="extension"),
        pytest.param({"extension_configs": {"german_typography": {}}}, "„So“", id="options of the extension"),
        pytest.param(
            {"extension_configs": {"german_typography": {"quotes": "»«"}}}, "»So«", id="other quotes"
        ),
        pytest.param({"extensions": ["extra"]}, '"So"', id="switched off"),
        pytest.param({}, '"So"', id="no extensions"),
    ],
)
def test_texts_are_set_like_the_body(markdown: dict[str, object], shown: str) -> None:
    assert typesetter(markdown)('"So"') == shown


@pytest.mark.parametrize(
    ("values", "lang"),
    [
        pytest.param({}, "de", id="nothing said"),
        pytest.param({"lang": "en"}, "en", id="lang"),
        pytest.param({"Sprache": "uk"}, "uk", id="in German"),
        pytest.param({"sprache": "Deutsch, Polnisch"}, "de", id="languages of a contact"),
        pytest.param({"lang": ["en"]}, "de", id="list"),
        pytest.param({"lang": ""}, "de", id="empty"),
    ],
)
def test_language_of_an_entry(values: dict[str, object], lang: str) -> None:
    assert lang_of(Header(values)) == lang


@pytest.mark.parametrize(("lang", "german"), [("de", True), ("DE-at", True), ("en", False), ("den", False)])
def test_german_is_german_everywhere(lang: str, *, german: bool) -> None:
    assert is_german(lang) is german


PIECES = st.sampled_from([
    "Wort", "Expert*innen", '"', "'", " -- ", " - ", "--", "...", "z.B.", "z. B. ", "3. November", "10-12 Uhr", "§ 5",
    "3 x 4", "wie's", " ", "2017-2020", "5 %", "'90er", "Mo-Fr", "Straße", "(", ")", ":",
])  # fmt: skip


@given(st.lists(PIECES, max_size=10).map("".join))
def test_addresses_stay_the_same_after_typography(text: str) -> None:
    assert slug_of(GERMAN(text)) == slug_of(text)


def test_texts_of_foreign_dataclasses_pass() -> None:
    @dataclass(frozen=True)
    class Other:
        title: str
        language: str = "en"

    assert typeset_view(Other(TYPED), GERMAN) == Other(TYPED)
