"""Rules about the language of an entry: one gender form for the site, Leichte Sprache where it is promised."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.document import Document, Header
from content_model.fields.spelling import quoted
from content_model.finding import Finding, Severity
from content_model.typesetting import is_german, lang_of
from german_typography.gender_forms import GenderForm, find_gender_forms
from german_typography.plain_language import find_hard_places
from german_typography.running_text import running_text

# Header fields whose values are sentences or titles. Words of the vocabularies and names of entries are not ours
# to change in one entry.
TEXTS = frozenset({
    "titel", "untertitel", "zusammenfassung", "alt", "bildunterschrift", "beschreibungen", "hinweis", "text", "rolle",
    "funktion", "teilnehmende", "leitsatz", "beschreibung", "kosten", "programm", "abgesagt", "zusatz", "frage",
})  # fmt: skip
NO_FORM = "beide Formen ausschreiben oder ein neutrales Wort nehmen"
OTHER_FORM = "anders als der Rest der Website (genderform: {form})"


def language_findings(
    document: Document, header: Header, form: GenderForm, *, easy: bool
) -> Iterator[Finding]:
    """Warnings about the words of one entry; pages in Leichter Sprache (`easy`) have rules of their own."""
    if not is_german(lang_of(header)):
        return
    for start, problem, hint in _remarks_on_body(document.body, form, easy=easy):
        yield document.finding(document.body_mark(start), "", problem, hint, Severity.WARNING)
    yield from _header_findings(document, header, form, easy=easy, every_text=False)


def facts_findings(facts: Document, form: GenderForm) -> Iterator[Finding]:
    """Warnings about the words of netzwerk.yaml, which all entries share."""
    yield from _header_findings(facts, facts.header, form, easy=False, every_text=True)


def _header_findings(
    document: Document, header: Header, form: GenderForm, *, easy: bool, every_text: bool
) -> Iterator[Finding]:
    for loc, value in header.texts():
        if not (every_text or TEXTS.intersection(loc)):
            continue
        for _start, problem, hint in _remarks(value, form, easy=easy):
            yield document.finding(header.value_mark(loc), str(loc[0]), problem, hint, Severity.WARNING)


def _remarks_on_body(body: str, form: GenderForm, *, easy: bool) -> Iterator[tuple[int, str, str]]:
    """As `_remarks`, without what is code or an address; most bodies give no reason to look for it."""
    if easy or next(find_gender_forms(body, form), None):
        yield from _remarks(running_text(body), form, easy=easy)


def _remarks(text: str, form: GenderForm, *, easy: bool) -> Iterator[tuple[int, str, str]]:
    """Place, problem and hint of everything a text should say otherwise."""
    for word in find_gender_forms(text, GenderForm.BOTH if easy else form):
        written = quoted(text[word.start : word.end])
        said = (
            "hat ein Genderzeichen, in Leichter Sprache stört es beim Lesen"
            if easy
            else f"ist {OTHER_FORM.format(form=form)}"
        )
        yield word.start, f"{written} {said}", word.suggestion or NO_FORM
    if easy:
        yield from find_hard_places(text)
