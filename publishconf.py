"""Settings of the published site: `SITEURL=https://… pelican -s publishconf.py -o FOLDER`."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
BUILD_FORM = "publish"
