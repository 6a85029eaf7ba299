"""The privacy notice, put together out of what this site really does (Art. 12, 13 DSGVO).

Each block appears only where its occasion exists. A heading of the same words in
content/seiten/datenschutz.md takes the place of a block.
"""

from __future__ import annotations

from collections.abc import Iterator

from content_model import views
from content_model.fields.slugs import make_slug
from content_model.models.contact import ContactPoint
from content_model.site_content import SiteContent
from content_model.site_facts import Host

USA = (
    "GitHub verarbeitet diese Daten auch in den USA. Grundlage ist der Angemessenheitsbeschluss der Europäischen Kommission"
    " vom 10. Juli 2023 zum EU-U.S. Data Privacy Framework (Art. 45 DSGVO)."
)
INTEREST = "Art. 6 Abs. 1 Buchstabe f DSGVO"
DATED = ("event", "report")


def privacy_sections(content: SiteContent, *, has_search: bool) -> Iterator[views.Section]:
    """The blocks in the order of a visit: look, search, subscribe, write, give; then persons, links, rights."""
    yield _block(
        "Keine Cookies, keine Zählung",
        "Diese Website setzt keine Cookies, speichert nichts auf Ihrem Gerät (§ 25 TDDDG) und zählt niemanden."
        " Schriften, Bilder und Karten liegen auf demselben Server; beim Lesen wird kein fremder Server gefragt.",
    )
    yield _block("Wenn Sie eine Seite aufrufen", *_hosting(content.facts.privacy))
    if has_search or content.has_finder:
        yield _block("Wenn Sie etwas suchen", _searching(content, has_search=has_search))
    if content.listed(*DATED):
        yield _block(
            "Wenn Sie Kalender oder Feeds abonnieren",
            "Ihr Programm ruft die Datei in Abständen ab. Dabei fällt dasselbe an wie beim Aufruf einer Seite."
            " Wer abonniert hat, wissen wir nicht.",
        )
    yield _block("Wenn Sie uns schreiben oder anrufen", _contact())
    yield from _donations(content)
    yield from _persons(content)
    yield _block(
        "Links zu anderen Websites",
        "Folgen Sie einem Link auf eine fremde Website, gilt deren Datenschutz."
        " Sie erfährt höchstens, von welcher Website Sie kommen, nicht von welcher Seite.",
    )
    yield _block("Ihre Rechte", *_rights(content.facts.privacy))


def _block(title: str, *paragraphs: str) -> views.Section:
    return views.Section(title, make_slug(title), text=" ".join(paragraphs))


def _hosting(host: Host | None) -> Iterator[str]:
    where = f"bei {host.name.rstrip('.')}" if host else "bei einem Dienstleister"
    yield (
        f"Diese Website liegt {where}. Der Server verarbeitet Ihre IP-Adresse, Datum und Uhrzeit, die aufgerufene Seite und"
        f" die Angaben Ihres Browsers; ohne das kann er die Seite nicht ausliefern. Rechtsgrundlage ist {INTEREST};"
        " unser berechtigtes Interesse ist der sichere Betrieb der Website."
    )
    if host and host.transfer:
        yield host.transfer
    elif host and "github" in host.name.lower():
        yield USA
    if host and host.privacy:
        yield "Wie lange die Angaben dort aufbewahrt werden, sagt die Datenschutzerklärung des Dienstleisters."


def _searching(content: SiteContent, *, has_search: bool) -> str:
    what = {
        (True, True): "Die Suche und die Frage nach Postleitzahl oder Ort arbeiten",
        (True, False): "Die Suche arbeitet",
        (False, True): "Die Frage nach Postleitzahl oder Ort arbeitet",
    }[has_search, content.has_finder]
    return f"{what} in Ihrem Browser. Was Sie eingeben, verlässt Ihr Gerät nicht."


def _contact() -> str:
    return (
        "Was Sie uns mitteilen, nutzen wir nur, um Ihnen zu antworten oder Sie zu beraten (Art. 6 Abs. 1 Buchstabe b und f DSGVO;"
        " für Angaben zu Ihrer Gesundheit Ihre Einwilligung, Art. 9 Abs. 2 Buchstabe a DSGVO). Wir löschen es, sobald wir es"
        " dafür nicht mehr brauchen und keine gesetzliche Frist dagegensteht. Eine E-Mail ist so offen wie eine Postkarte."
    )


def _donations(content: SiteContent) -> Iterator[views.Section]:
    if content.facts.account:
        yield _block(
            "Wenn Sie spenden",
            "Von der Bank erfahren wir Ihren Namen, Ihr Konto, den Betrag und den Verwendungszweck. Wir bewahren das so lange"
            " auf, wie das Steuerrecht es verlangt (Art. 6 Abs. 1 Buchstabe c DSGVO, § 147 AO).",
        )


def _persons(content: SiteContent) -> Iterator[views.Section]:
    entries = (shown.entry for shown in content.of_type("contact"))
    if any(isinstance(one, ContactPoint) and (one.is_person or one.persons) for one in entries):
        yield _block(
            "Personen auf diesen Seiten",
            f"Namen, Nummern und Bilder von Personen erscheinen hier nur dienstlich ({INTEREST}) oder mit Einwilligung"
            " (Art. 6 Abs. 1 Buchstabe a DSGVO). Eine Einwilligung kann jederzeit widerrufen werden, dann verschwindet die Angabe.",
        )


def _rights(host: Host | None) -> Iterator[str]:
    yield (
        "Sie können Auskunft verlangen (Art. 15 DSGVO) und Ihre Daten berichtigen (Art. 16), löschen (Art. 17) oder ihre"
        " Verarbeitung einschränken lassen (Art. 18). Sie können sie in einem üblichen Format erhalten (Art. 20) und der"
        " Verarbeitung widersprechen (Art. 21)."
    )
    authority = f": {host.authority}" if host and host.authority else ""
    yield f"Sie können sich außerdem bei der Aufsichtsbehörde beschweren (Art. 77){authority}."
