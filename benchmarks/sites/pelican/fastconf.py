"""The same site with fast_build, and with German typography in the place of typogrify."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *  # noqa: F403  # as publishconf.py does

PLUGINS = ["fast_build.plugin"]
TYPOGRIFY = False
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "german_typography": {},
    },
    "output_format": "html5",
}
