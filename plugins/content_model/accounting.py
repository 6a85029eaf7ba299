"""Nothing is ever lost: every source file is on a page, or the manifest says why not."""

from __future__ import annotations

from collections.abc import Iterable

from content_model.finding import Finding, Severity
from content_model.front_matter import FACTS_FILE
from content_model.models.entry import HIDDEN
from content_model.models.report import Report
from content_model.site_content import ShownEntry, SiteContent
from content_model.source_files import ENTRY_SUFFIXES, SourceFile, has_readable_name


def account_for(files: Iterable[SourceFile], content: SiteContent) -> None:
    """Enters every file that no page shows into the manifest; an entry nobody accounts for is an error."""
    build, root = content.build, content.media.root_name
    build.parts[f"{root}/{FACTS_FILE}"] = ""
    entries = {shown.record.document.path: shown for shown in content.entries.values()}
    known = {record.source for record in build.pages.values()} | build.parts.keys() | build.withheld.keys()
    known |= {found.path for found in build.findings if found.severity is Severity.ERROR}
    for file in files:
        path = f"{root}/{file.path}"
        if path in known or not has_readable_name(file.path):
            continue
        if not file.path.lower().endswith(ENTRY_SUFFIXES):
            build.withheld[path] = content.media.withheld.get(file.path, "von keiner Seite gezeigt")
        elif reason := _reason(entries.get(path)):
            build.withheld[path] = reason
        else:
            hint = "bitte melden, das ist ein Fehler der Technik und nicht Ihrer Datei"
            build.findings.append(Finding(path, 1, 1, "", "diese Datei kommt auf keiner Seite vor", hint))


def _reason(shown: ShownEntry | None) -> str | None:
    """Why an entry is on no page, if there is a good reason."""
    if shown is None:
        return None
    if isinstance(shown.entry, Report) and shown.entry.about:
        return "die Veranstaltung dazu wird nicht gezeigt"
    if shown.record.type == "venue":
        return "keine Veranstaltung nennt diesen Ort"
    if shown.entry.status == HIDDEN and shown.record.type in ("organisation", "topic"):
        return "versteckt, und ohne eigene Seite"
    return None
