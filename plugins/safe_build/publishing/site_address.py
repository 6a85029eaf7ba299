"""The address a site is published under: where it comes from, and what is none."""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit, urlunsplit

from content_model.front_matter import FACTS_FILE, read_facts
from safe_build.publishing.refusal import Refused

FIELD = "website"
NAMES = (FIELD, "webadresse")
EXAMPLE = "https://www.mein-netzwerk.de"
OTHER_PATH = "/netzwerk"
NAMES_OF_THIS_MACHINE = ("localhost", ".localhost", ".local", ".internal", ".invalid", ".test")


def site_address(environment: Mapping[str, str], content: Path) -> str:
    """SITEURL of the environment, else `website:` of netzwerk.yaml; raises Refused."""
    address = (environment.get("SITEURL", "").strip() or _named_address(content)).rstrip("/")
    if problem := address_problem(address):
        cure = f"So geht es: in {content.name}/{FACTS_FILE} die Zeile {FIELD}: {EXAMPLE} oder SITEURL={EXAMPLE} invoke publish"
        raise Refused(f"Die Adresse der Website {problem}. {cure}")
    return ascii_address(address)


def ascii_address(address: str) -> str:
    """The same address with its host as the domain name system knows it (RFC 3490).

    >>> ascii_address("https://Büro.example.org:8443/netz")
    'https://xn--bro-hoa.example.org:8443/netz'
    """
    try:
        parts = urlsplit(address)
        host, port = ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        return address
    if host == parts.hostname or not host or "@" in parts.netloc or ":" in host:
        return address
    return urlunsplit(parts._replace(netloc=f"{host}:{port}" if port else host))


def ascii_host(host: str) -> str:
    """A host in small letters, umlauts as punycode; as it is where it cannot be written so.

    >>> ascii_host("Büro.Example.org")
    'xn--bro-hoa.example.org'
    """
    try:
        return host.strip().lower().encode("idna").decode("ascii")
    except UnicodeError:
        return host


def address_problem(address: str) -> str | None:
    """What is wrong with an address that visitors are to use, as the end of "Die Adresse …".

    >>> address_problem("https://netz.example.org/netzwerk") is None
    True
    >>> address_problem("http://netz.example.org")
    '„http://netz.example.org“ beginnt nicht mit https://'
    """
    if not address:
        return "fehlt"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return f"„{address}“ ist keine Internetadresse"
    reason = _problem_of_parts(parts) or _problem_of_host(host)
    return f"„{address}“ {reason}" if reason else None


def other_address(address: str) -> str:
    """The same site at the other kind of place: below a path instead of at the root, and the other way.

    >>> other_address("https://netz.example.org"), other_address("https://netz.example.org/wir")
    ('https://netz.example.org/netzwerk', 'https://netz.example.org')
    """
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{'' if parts.path else OTHER_PATH}"


def path_of(address: str) -> str:
    """The path of a site with a slash at its end, such as `/netzwerk/`."""
    return f"{urlsplit(address).path.rstrip('/')}/"


def _named_address(content: Path) -> str:
    """The address in the site facts; raises Refused with their findings where they cannot be read."""
    file, path = content / FACTS_FILE, f"{content.name}/{FACTS_FILE}"
    if not file.is_file():
        return ""
    facts = read_facts(path, file.read_bytes())
    value = next((facts.header.values[name] for name in NAMES if name in facts.header.values), None)
    if isinstance(value, str):
        return value.strip()
    if facts.findings:
        told = [str(finding) for finding in facts.findings]
        raise Refused(f"{path} lässt sich so nicht lesen; oben steht, was zu ändern ist.", told)
    if not facts.header.values:
        raise Refused(f"{path} ist leer. So geht es: git checkout -- {path} holt die letzte Fassung zurück")
    return ""


def _problem_of_parts(parts: SplitResult) -> str | None:
    if parts.scheme != "https":
        return "beginnt nicht mit https://"
    if parts.username is not None or parts.query or parts.fragment or any(map(str.isspace, parts.geturl())):
        return "enthält mehr als Name und Pfad"
    if (
        "//" in parts.path
        or {".", ".."} & set(parts.path.split("/"))
        or parts.path.endswith((".html", ".htm"))
    ):
        return "hat keinen Pfad, unter dem eine Website liegen kann"
    return None


def _problem_of_host(host: str) -> str | None:
    try:
        return None if ip_address(host).is_global else "zeigt auf diesen Rechner oder in ein eigenes Netz"
    except ValueError:
        pass
    if f".{host}".endswith(NAMES_OF_THIS_MACHINE):
        return "zeigt auf diesen Rechner oder in ein eigenes Netz"
    labels = host.split(".")
    return None if len(labels) > 1 and all(labels) else "nennt keinen Namen im Internet"
