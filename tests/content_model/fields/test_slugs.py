from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_model.fields.slugs import make_slug
from content_model.finding import Problem


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Größe & Straße: Bericht – neu", "groesse-strasse-bericht-neu"),
        ("Netzwerktreffen Rostock", "netzwerktreffen-rostock"),
        ("ÄÖÜẞ", "aeoeuess"),
        ("Gu\u0308strow", "guestrow"),
        ("GU\u0308STROW", "guestrow"),
        ("Expert*innen", "expertinnen"),
        ("Expert:innen", "expertinnen"),
        ("Expert_innen", "expertinnen"),
        ("Expert/innen", "expertinnen"),
        ("Expert/-innen", "expertinnen"),
        ("Expert·innen", "expertinnen"),
        ("ExpertInnen", "expertinnen"),
        ("Expert:innentreffen 2023", "expertinnentreffen-2023"),
        ("jede*r und jede:r", "jeder-und-jeder"),
        ("Mitarbeiter:in gesucht", "mitarbeiterin-gesucht"),
        ("Mitarbeiter/in", "mitarbeiterin"),
        ("Bericht/Protokoll", "bericht-protokoll"),
        ("Beginn:18 Uhr", "beginn-18-uhr"),
        ("Thema:Inklusion", "thema-inklusion"),
        ("datei_name_neu", "datei-name-neu"),
        ("* Stern * und *", "stern-und"),
        ("„Mehr werden!“ ‚so‘ »hier« ›da‹ ’s \"x\" 'y' “z”", "mehr-werden-so-hier-da-s-x-y-z"),
        ("wie’s geht", "wies-geht"),
        ("z. B. § 5", "z-b-5"),
        ("Café Łódź à la Ørsted", "cafe-lodz-a-la-orsted"),
        ("100 € für 3½ Tage", "100-eur-fuer-3-1-2-tage"),
        ("03.–05.11.2023", "03-05-11-2023"),
        ("Київ", "kiyiv"),
        ("Grüße 😀!", "gruesse"),
        ("weich\u00adge\u200btrennt", "weichgetrennt"),
        ("--- a --- b ---", "a-b"),
        ("80 000 Menschen", "80-000-menschen"),
    ],
)
def test_slug_follows_the_final_rule(text: str, slug: str) -> None:
    assert make_slug(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("a" * 80, "a" * 80, id="just fits"),
        pytest.param("a" * 79 + " bc", "a" * 79, id="cut before the last word"),
        pytest.param("a" * 78 + " b cd", "a" * 78 + "-b", id="word ends at the limit"),
        pytest.param("a" * 81, "a" * 80, id="one word too long"),
    ],
)
def test_slug_is_cut_at_a_word_of_80_characters(text: str, slug: str) -> None:
    assert make_slug(text) == slug


@pytest.mark.parametrize("text", ["", "!!!", "„“", "😀", "§"])
def test_slug_needs_a_letter_or_digit(text: str) -> None:
    with pytest.raises(Problem) as caught:
        make_slug(text)
    assert caught.value.problem == f"Aus „{text}“ lässt sich keine Adresse bilden"


@given(st.text() | st.text("aä -*:/_in", max_size=200))
def test_slug_of_anything_is_stable_and_plain(text: str) -> None:
    try:
        slug = make_slug(text)
    except Problem:
        return
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= 80
    assert make_slug(slug) == slug
