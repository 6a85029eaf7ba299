"""Runs axe-core on an open page."""

from dataclasses import dataclass
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

AXE_VERSION = "4.12.1"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
  const { violations, incomplete, testEngine } = await axe.run(document, {
    runOnly: { type: 'tag', values: tags }, resultTypes: ['violations', 'incomplete'],
  });
  return { violations, incomplete, version: testEngine.version };
}"""


@dataclass(frozen=True, order=True)
class AxeResult:
    """One rule that an element breaks, or that a person must look at."""

    rule: str
    element: str
    reason: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.element}: {self.reason}"


@dataclass(frozen=True)
class AxeReport:
    """What axe found on one page in one view."""

    violations: tuple[AxeResult, ...]
    incomplete: tuple[AxeResult, ...]


def run_axe(page: Page) -> AxeReport:
    """Check the page as it is shown now; works under any content security policy of the page."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(RUN, TAGS)
    assert found["version"] == AXE_VERSION
    return AxeReport(_results(found["violations"]), _results(found["incomplete"]))


def _results(rules: list[dict[str, Any]]) -> tuple[AxeResult, ...]:
    return tuple(
        AxeResult(rule["id"], " ".join(map(str, node["target"])), _reason(node))
        for rule in rules
        for node in rule["nodes"]
    )


def _reason(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
