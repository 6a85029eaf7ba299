"""The sentences of a new file that say what belongs in their place: nobody wants to read them on the website."""

from __future__ import annotations

from collections.abc import Iterator

from content_model.document import Document
from content_model.finding import Finding, Severity
from german_typography.running_text import running_text

PLACEHOLDERS = (
    "Der erste Satz sagt, was geschehen ist: wer, wo, wann, wozu.",
    "Ein, zwei Sätze darüber, was diese Organisation mit dem Netzwerk verbindet.",
    "Ein, zwei Sätze darüber, wobei diese Person hilft.",
    "Hier steht der Text. Damit man die Seite findet, kommt ihre Adresse in netzwerk.yaml unter navigation oder fusszeile.",
    "Hier steht die Meldung. Das Wichtigste kommt zuerst.",
    "Hier steht, warum es das Projekt gibt und was es tut.",
    "Hier steht, was darin zu lesen ist und für wen es gedacht ist.",
    "Hier steht, was das Thema mit den Menschen zu tun hat, die diese Seite lesen.",
    "Hier steht, was die Termine dieser Reihe verbindet. Bei jedem Termin nennt die Zeile reihe: den Namen dieser Datei.",
    "Hier steht, was es in der Region gibt und wer sie kennt.",
    "Hier steht, was verabredet wurde.",
    "Hier steht, wer sich trifft, was man tut und wie das erste Mal abläuft.",
    "Hier steht, wobei die Stelle hilft und wie man hinkommt.",
    "Hier steht, worum es geht, für wen es ist und was man mitbringen soll.",
)


def placeholder_findings(document: Document) -> Iterator[Finding]:
    """Each sentence of a new file that stands unchanged in the text, code left out."""
    for sentence in PLACEHOLDERS:
        if sentence in document.body and (at := running_text(document.body).find(sentence)) >= 0:
            yield document.finding(
                document.body_mark(at),
                "",
                "das ist noch der Satz, mit dem neue Dateien beginnen",
                "den eigenen Text an seine Stelle schreiben oder die Zeile löschen",
                Severity.PUBLISH,
            )
