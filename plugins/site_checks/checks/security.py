"""What a page allows browsers to do: content security policy, referrer, inline code."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from content_model.finding import Finding
from site_checks.check import START, PageCheck
from site_checks.markup import Element, Text
from site_checks.page import Page

DATA_TYPES = frozenset(("application/ld+json", "application/json", "text/plain", "importmap"))
UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "http:", "https:", "data:", "blob:")
REQUIRED = ("default-src", "base-uri", "form-action")
REFERRERS = frozenset(("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"))
HANDLER = re.compile(r"on[a-z]+$")


class ContentPolicy(PageCheck):
    """Content Security Policy Level 3; in a page it counts only for what comes after it."""

    code = "sicherheit.csp"
    title = "Jede Seite hat eine enge Content Security Policy"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """A policy, first of all, that begins with nothing and allows no code from elsewhere."""
        if page.is_redirect:
            return
        policy = page.markup.meta("content-security-policy", "http-equiv")
        hint = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"
        if policy is None:
            yield self.finding(page.path, START, "die Content Security Policy fehlt", hint)
            return
        for problem in _policy_faults(policy.get("content")):
            yield self.finding(page.path, policy, problem, hint)
        for element in page.markup.all("script", "style", "link"):
            is_code = element.tag != "link" or "stylesheet" in element.get("rel")
            if is_code and (element.line, element.column) < (policy.line, policy.column):
                problem = f"<{element.tag}> steht vor der Policy"
                yield self.finding(page.path, element, problem, "die Policy gleich nach dem Zeichensatz")


def _policy_faults(policy: str) -> Iterator[str]:
    """Directives that are missing, or allow more than the site itself and known code."""
    rules = _rules(policy)
    yield from (f"{name} fehlt in der Policy" for name in REQUIRED if name not in rules)
    for name in ("default-src", "script-src", "style-src"):
        yield from (f"{name} erlaubt {word}" for word in rules.get(name, ()) if word in UNSAFE)


def _rules(policy: str) -> dict[str, list[str]]:
    """The words of each directive; the first of a name counts."""
    rules: dict[str, list[str]] = {}
    for part in policy.split(";"):
        words = part.split()
        if words:
            rules.setdefault(
                words[0].lower(), [word.lower() if word[:4] != "'sha" else word for word in words[1:]]
            )
    return rules


class Referrer(PageCheck):
    """Referrer Policy: other sites do not learn which page somebody came from."""

    code = "sicherheit.referrer"
    title = "Jede Seite sagt, dass sie ihre Herkunft nicht verrät"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """A policy that names at most the site."""
        if page.is_redirect:
            return
        policy = page.markup.meta("referrer")
        if policy is None or policy.get("content") not in REFERRERS:
            hint = '<meta name="referrer" content="strict-origin-when-cross-origin">'
            yield self.finding(
                page.path, policy or START, "die Angabe zur Herkunft fehlt oder ist zu weit", hint
            )


class InlineCode(PageCheck):
    """Code in pages is what attackers write; the policy must know every piece."""

    code = "sicherheit.code-in-seiten"
    title = "Seiten enthalten keinen Code und keine Stile"

    def look_at(self, page: Page) -> Iterator[Finding]:
        """Handlers, styles, scripts whose hash the policy does not name."""
        policy = page.markup.meta("content-security-policy", "http-equiv")
        allowed = policy.get("content") if policy else ""
        for element in page.markup.elements:
            for name in element.attributes:
                if HANDLER.match(name) or name in {"style", "srcdoc"}:
                    hint = "in eine Datei der Vorlage (theme/static) schreiben"
                    yield self.finding(page.path, element, f"<{element.tag}> hat das Attribut {name}", hint)
        for element in page.markup.all("script", "style"):
            is_code = "src" not in element.attributes and element.get("type").lower() not in DATA_TYPES
            if is_code and element.children and _hash_of(element) not in allowed:
                hint = "in eine Datei schreiben oder die Prüfsumme in die Policy"
                yield self.finding(page.path, element, f"<{element.tag}> steht in der Seite", hint)


def _hash_of(element: Element) -> str:
    text = "".join(part.text for part in element.children if isinstance(part, Text))
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
