"""The rules about files, names and imports that plugins/README.md describes."""

from __future__ import annotations

import ast
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pelican.plugins
import pytest

PROJECT = Path(__file__).parents[1]
PLUGINS = PROJECT / "plugins"
MODULES = {
    ".".join(file.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(PLUGINS.rglob("*.py"))
}
PLUGIN_NAMES = sorted({name.split(".")[0] for name in MODULES})

TOP_LEVEL = {
    *("content", "theme", "plugins", "tests", "pelicanconf.py", "publishconf.py", "tasks.py", "README.md"),
    *("pyproject.toml", "requirements.txt", "requirements-test.txt", "Makefile", "benchmarks"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", ".github", ".ci", ".editorconfig", ".gitignore"),
}
MAY_IMPORT_PELICAN = (
    "*.plugin",
    "*.generator",
    "content_model.reader",
    "content_model.site_reading",
    "content_model.typed_pages",
    "safe_build.safe_pelican",
    "safe_build.preview_builds",
    "fast_build.*",
)
LANGUAGE_LIBRARY = "german_typography"  # how German is typeset; pure, so every plugin may use it
MAY_READ_THE_CLOCK = {
    *(
        "safe_build.settings",
        "editor_tools.new_entry",
        "editor_tools.contacts_due",
        "editor_tools.doctor",
        "editor_tools.event_dates",
        "editor_tools.missing_reports",
        "site_checks.published_day",
    ),
}
# The layers of content_model: a module imports from its own layer and from those above it in this list.
CONTENT_MODEL_LAYERS = {
    "values": (
        *("content_model", "finding", "annotations", "build", "document", "wording", "fields", "fields.*"),
        *("kept_results", "file_stamps", "made_beside"),
        *(
            "views",
            "calendar_views",
            "contact_views",
            "finder_views",
            "qr_code",
            "qr_symbols",
            "structured_data",
            "kept_file",
            "mail_entities",
            "mixed_direction",
            "number_ranges",
            "output_files",
            "outside_links",
            "foreign_dates",
            "foreign_phrases",
            "page_language",
            "page_templates",
            "recurrence",
            "recurrence.rule",
            "recurrence.grammar",
            "recurrence.tokens",
            "recurrence.refusals",
            "recurrence.free_days",
            "german_holidays",
            "plain_paragraphs",
            "register",
            "social_card",
            "old_laws",
            "legal_forms",
        ),
    ),
    "models": (
        "reading",
        "models",
        "models.*",
        "consent",
        "freshness",
        "edit_times",
        "access_words",
        "date_words",
        "site_facts",
        "recurrence.occurrences",
        "recurrence.meetings",
        "next_dates",
    ),
    "text": (
        *("source_text", "fences", "classic_header", "yaml_*", "front_matter", "header_names"),
        *(
            "validation",
            "rules",
            "safety_rules",
            "costly_numbers",
            "doubtful_signs",
            "placeholders",
            "bodies",
            "heading_levels",
        ),
        *("allowed_html", "raw_html", "bracket_runs", "table_columns"),
        *("legal_rules", "ageing_rules", "citation_rules"),
    ),
    "catalogue": (
        *(
            "source_files",
            "addresses",
            "visibility",
            "circles",
            "collisions",
            "catalogue",
            "register_rules",
            "withheld_names",
            "withheld_traces",
            "legal_report",
        ),
        *(
            "dated_source",
            "dates_findings",
            "date_rules",
            "meeting_rules",
            "recurrence_rules",
            "report_rules",
        ),
    ),
    "pages": (
        "typesetting",
        "language_rules",
        "media",
        "drawings",
        "navigation_rules",
        "same_addresses",
        "picture_variants",
        "site_content",
        "site_view",
        "page_parts",
        "page_words",
        "frames",
        "planned",
        "long_lists",
        "network",
        "picture_consent",
        "contributors",
        "accounting",
        "notes",
        "outline",
        "kept_pages",
        "kept_reading",
        "shown_entries",
        "picture_faults",
    ),
    "edge": ("reader", "site_reading", "typed_pages", "git_history", "plugin"),
}
# Markdown, socketserver, HTMLParser and Pelican's readers call them so.
GIVEN_NAMES = {"handleMatch", "handle_error", "handle_data", "handle_decl", "process_metadata"} | {
    f"handle_{kind}tag" for kind in ("start", "end", "startend")
}
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "process", "handle"}
MOST_LINES = 350
MOST_FUNCTION_LINES = 40


def read_tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def find_imports(node: ast.AST) -> Iterator[str]:
    """Every name imported at run time; what stands below `if TYPE_CHECKING` is left out."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)):
        for child in ast.iter_child_nodes(node):
            yield from find_imports(child)


def imported_modules(module: str) -> set[str]:
    """The modules of this project that a module imports."""
    found = set()
    for name in find_imports(read_tree(module)):
        parent = name.rpartition(".")[0]
        found |= {name if name in MODULES else parent} & MODULES.keys()
    return found


def layer_of(module: str) -> str | None:
    """The layer of a module of content_model, None if the table does not know it."""
    name = module.removeprefix("content_model.")
    fitting = [
        layer
        for layer, patterns in CONTENT_MODEL_LAYERS.items()
        if any(fnmatch(name, pattern) for pattern in patterns)
    ]
    return fitting[0] if len(fitting) == 1 else None


def project_files() -> list[str]:
    """All files of the project that git knows or would take in."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def words_in(name: str) -> set[str]:
    """`read_cssFile` → {"read", "css", "file"}."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def names_in(module: str) -> Iterable[str]:
    """The names of the file and of all functions and classes in it."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    yield module.rpartition(".")[2]
    yield from (node.name for node in ast.walk(read_tree(module)) if isinstance(node, kinds))


def test_top_level_holds_only_what_people_expect() -> None:
    assert {path.split("/")[0] for path in project_files()} - TOP_LEVEL == set()


def test_pelican_is_imported_only_at_the_edge() -> None:
    importers = {
        module
        for module in MODULES
        if any(name.split(".")[0] == "pelican" for name in find_imports(read_tree(module)))
    }
    assert {
        module for module in importers if not any(fnmatch(module, edge) for edge in MAY_IMPORT_PELICAN)
    } == set()


@pytest.mark.parametrize("plugin", PLUGIN_NAMES)
def test_plugin_imports_no_other_plugin(plugin: str) -> None:
    others = {
        f"{module} ← {imported}"
        for module in MODULES
        if module.split(".")[0] == plugin
        for imported in imported_modules(module)
        if imported.split(".")[0] not in {plugin, "content_model", LANGUAGE_LIBRARY}
    }
    assert others == set()


def test_language_library_imports_nothing_of_ours() -> None:
    own = [module for module in MODULES if module.split(".")[0] == LANGUAGE_LIBRARY]
    imported = {name.split(".")[0] for module in own for name in imported_modules(module)}
    assert imported == {LANGUAGE_LIBRARY}


def test_generator_and_plugin_are_ends_of_the_line() -> None:
    """Nothing imports a plugin.py, and only the plugin.py beside it imports a generator.py."""
    wrong = {
        f"{module} ← {imported}"
        for module in MODULES
        for imported in imported_modules(module)
        if imported.endswith((".generator", ".plugin"))
        and imported.replace(".generator", ".plugin") != module
    }
    assert wrong == set()


def test_content_model_modules_each_have_a_layer() -> None:
    """A new module of content_model belongs into one line of CONTENT_MODEL_LAYERS."""
    modules = [module for module in MODULES if module.split(".")[0] == "content_model"]
    assert [module for module in modules if layer_of(module) is None] == []


def test_content_model_imports_point_one_way() -> None:
    order = list(CONTENT_MODEL_LAYERS)
    wrong = {
        f"{module} ({layer}) ← {imported} ({layer_of(imported)})"
        for module in MODULES
        if module.split(".")[0] == "content_model" and (layer := layer_of(module))
        for imported in imported_modules(module)
        if order.index(layer_of(imported) or layer) > order.index(layer)
    }
    assert wrong == set()


def test_modules_import_each_other_without_circles() -> None:
    graph = {module: imported_modules(module) - {module} for module in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("plugin", PLUGIN_NAMES)
def test_plugin_name_is_free(plugin: str) -> None:
    """A standard module's name is never loaded; a published plugin's name wins over ours."""
    published = {module.name for module in pkgutil.iter_modules(pelican.plugins.__path__)}
    assert plugin not in sys.stdlib_module_names | published


def test_clock_is_read_only_at_the_edge() -> None:
    readers = {
        module
        for module in MODULES
        for node in ast.walk(read_tree(module))
        if isinstance(node, ast.Call)
        and re.search(r"\b(datetime|date)\.(now|today|utcnow)$", ast.unparse(node.func))
    }
    assert readers <= MAY_READ_THE_CLOCK


def test_names_say_something() -> None:
    empty = {
        f"{module}: {name}"
        for module in MODULES
        for name in names_in(module)
        if words_in(name) & EMPTY_WORDS and name not in GIVEN_NAMES
    }
    assert empty == set()


def test_files_stay_small() -> None:
    lengths = {
        str(file.relative_to(PROJECT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in MODULES.values()
    }
    assert {path: length for path, length in lengths.items() if length > MOST_LINES} == {}


def test_functions_stay_small() -> None:
    long = {
        f"{module}.{node.name}": length
        for module in MODULES
        for node in ast.walk(read_tree(module))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_FUNCTION_LINES
    }
    assert long == {}
