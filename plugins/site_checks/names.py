"""The name by which programs call an element (Accessible Name and Description Computation 1.2, in short)."""

from __future__ import annotations

from site_checks.markup import Element, Text
from site_checks.page import Page


def is_hidden(element: Element) -> bool:
    """Whether an element or one around it is taken from screen readers."""
    return any(
        one.get("aria-hidden") == "true" or "hidden" in one.attributes
        for one in (element, *element.ancestors())
    )


def own_name(element: Element) -> str:
    """The text inside and the alternatives of the pictures inside, blanks folded."""
    found = []
    waiting: list[Element | Text] = element.children[::-1]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Text):
            found.append(part.text)
        elif part.get("aria-hidden") != "true":
            found += [part.get("alt"), part.get("aria-label")]
            waiting += reversed(part.children)
    return " ".join(" ".join(found).split())


def has_name(page: Page, element: Element) -> bool:
    """Whether the element has a name of its own, by attribute, pointer or content."""
    if any(element.get(name) for name in ("aria-label", "title", "alt")):
        return True
    if any((named := page.ids.get(one)) and named.text for one in element.get("aria-labelledby").split()):
        return True
    return element.tag not in {"input", "select", "textarea", "iframe"} and bool(own_name(element))
