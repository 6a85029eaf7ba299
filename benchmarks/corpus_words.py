"""The German the corpus is made of: sentence patterns and the words that fill them; all of it invented."""

from __future__ import annotations

REGIONS = ("Rostock", "Schwerin", "Stralsund", "Wismar", "Greifswald", "Neubrandenburg", "Parchim", "Anklam")
TOPICS = (
    *("Selbsthilfe", "Ehrenamt", "Beratung", "Trauer", "Pflege", "Demenz", "Inklusion", "Teilhabe"),
    *("Demokratie", "Familie", "Wohnen", "Arbeit", "Kunst", "Musik", "Natur", "Bewegung"),
)
TITLES = {
    "berichte": ("Rückblick: {gruppe} in {ort}", "Was {gruppe} bewegt hat", "Ein Nachmittag in {ort}"),
    "veranstaltungen": (
        "{gruppe} trifft sich in {ort}",
        "Offener Abend: {thema}",
        "Werkstatt {thema} in {ort}",
    ),
    "kontakte": ("Anlaufstelle {thema} in {ort}", "Sprechstunde {thema}", "{gruppe} in {ort}"),
    "aktuelles": ("{gruppe} sucht Verstärkung", "Neue Räume in {ort}", "Förderung für {thema} verlängert"),
}
WORDS = {
    "ort": (*REGIONS, "Warnemünde", "Güstrow", "Röbel", "Pasewalk", "Ueckermünde", "Malchow", "Grevesmühlen"),
    "thema": (*TOPICS, "Nachbarschaft", "Genesung", "Erholung", "Schlaf", "Rhythmus"),
    "gruppe": (
        *("die Frühstücksrunde", "der Stammtisch", "die Gesprächsgruppe", "der Freundeskreis"),
        *("das Erzählcafé", "die Wandergruppe", "der Gartenverein", "die Schreibwerkstatt"),
    ),
    "wer": (
        *("Angehörige", "Genesungsbegleiter*innen", "Ehrenamtliche", "Nachbar*innen", "junge Erwachsene"),
        *("Menschen mit eigener Erfahrung", "Berater*innen", "Mitarbeitende der Kliniken", "Eltern"),
    ),
    "wann": (
        *("am ersten Dienstag im Monat", "jeden zweiten Donnerstag", "im Frühjahr", "nach den Sommerferien"),
        *("von 17 - 19 Uhr", "gegen 18 Uhr", "am Wochenende", "kurz vor dem Jahreswechsel"),
    ),
    "was": (
        *("eine Kanne Tee", "eine Runde ohne Tagesordnung", "das gemeinsame Kochen", "eine Wanderung"),
        *(
            "ein kurzes Gespräch",
            "das Gespräch unter vier Augen",
            "eine Lesung",
            "das Blättern in alten Karten",
        ),
    ),
    "zahl": tuple(str(number) for number in range(3, 90)),
}
SENTENCES = (
    "Als {gruppe} vor {zahl} Jahren begann, gab es in {ort} noch keinen Ort, an dem man über {thema} reden konnte.",
    "Heute kommen {wann} rund {zahl} Menschen zusammen, und {was} gehört jedes Mal dazu.",
    "Niemand muss sich anmelden, niemand muss etwas sagen - zuhören genügt.",
    "{wer} berichten, dass vor allem {was} hilft, wenn der Anfang schwerfällt.",
    '"Ich hätte nie gedacht, dass ich hier so schnell Vertrauen fasse", sagte eine Teilnehmerin aus {ort}.',
    "Im Mittelpunkt standen drei Fragen: Was trägt uns, was fehlt uns und wer kann in {ort} mithelfen?",
    "Die Räume sind stufenlos zu erreichen, und z. B. für die Kinderbetreuung ist {wann} gesorgt.",
    "Wer von weiter her kommt, findet am Bahnhof {ort} jemanden, der den Weg zeigt.",
    "Für {wer} gibt es {wann} eine eigene Runde; sie ist kostenfrei und vertraulich.",
    "Viele kennen {thema} nur aus der Zeitung ... hier lernt man die Menschen dahinter kennen.",
    "Danach wurde es ruhig im Saal, bis {was} alle zum Lachen brachte.",
    "Die Ergebnisse hängen bis auf Weiteres im Flur aus, u. a. eine Karte mit {zahl} Stecknadeln.",
    "{gruppe} arbeitet ohne Leitung: Jede und jeder übernimmt einmal im Jahr den Schlüssel.",
    "Manches davon klingt einfach, doch es hat {zahl} Anläufe gebraucht, bis es in {ort} gelang.",
    "Der Landkreis gab {zahl} % der Kosten dazu, den Rest trugen Spenden und {wer}.",
    "Im nächsten Jahr soll {thema} ein eigenes Wochenende bekommen, voraussichtlich {wann}.",
    "Es bleibt dabei: Wir reden miteinander und nicht übereinander.",
    "{wer} halfen beim Aufbau, und {was} machte den Abend rund.",
    "Wichtig war allen, dass {thema} nicht als Schwäche gilt, sondern als Erfahrung, die anderen nützt.",
    "Nach der Pause ging es in kleinen Gruppen weiter, jede mit einem Blatt Papier und viel Geduld.",
    "Wer danach noch Fragen hatte, schrieb sie auf einen Zettel; {zahl} davon sind inzwischen beantwortet.",
    "Zum Abschluss gab es {was}, und um 21 Uhr war das Haus in {ort} wieder still.",
    "Ob {wann} oder später: Die Tür steht offen, auch für {wer}.",
    "So entstand aus einer Idee in {ort} ein fester Termin für {wer}.",
)
HEADINGS = (
    "Wie es dazu kam",
    "Was verabredet wurde",
    "Ihr Weg zu uns",
    "Was als Nächstes ansteht",
    "Gut zu wissen",
)
POINTS = (
    "**{gruppe}** sammelt weiter Ideen zu {thema}.",
    "Ein Fahrplan für {wer} liegt *spätestens in {zahl} Tagen* vor.",
    "Das Protokoll geht an alle, die in {ort} dabei waren.",
    "{was} bleibt fester Teil jedes Treffens.",
    "Fragen zu {thema} beantworten {wer} {wann}.",
)
LINKED = (
    "Mehr dazu steht im Beitrag [{gruppe} und {thema}](@@{target}@@), der {wann} erschienen ist.",
    "Wie es in {ort} weiterging, lesen Sie [an dieser Stelle](@@{target}@@).",
    "Dazu passt auch [unser Überblick für {wer}](@@{target}@@).",
)
ABROAD = "Die Grundlagen erklärt [diese Sammlung zu {thema}](https://www.example.org/sammlung/{zahl}/)."
