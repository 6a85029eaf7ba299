"""Settings of the published site: `SITEURL=https://… pelican -s publishconf.py -o FOLDER`."""

import os

from pelicanconf import *  # noqa: F403

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
BUILD_FORM = "publish"
