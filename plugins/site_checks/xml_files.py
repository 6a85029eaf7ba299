"""XML of a site, parsed without entities of its own."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, fromstring

ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class BadXml(ValueError):
    """XML that cannot be read, with the place of the first fault."""

    def __init__(self, problem: str, line: int = 1, column: int = 1) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


def parse_xml(data: bytes) -> Element:
    """The root element; BadXml if the file is not well-formed or declares entities."""
    if ENTITY.search(data):
        raise BadXml("die Datei legt eigene Abkürzungen an (ENTITY)")
    try:
        return fromstring(data)  # noqa: S314 (entities are refused above)
    except ParseError as error:
        line, column = error.position
        raise BadXml(
            f"ist kein wohlgeformtes XML ({error.msg.partition(':')[0]})", line, column + 1
        ) from error
    except (ValueError, LookupError) as error:
        raise BadXml("nennt einen Zeichensatz, den es nicht gibt") from error
