"""Finds a Chromium on this machine, and installs Debian's where that is possible."""

import fcntl
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PACKAGES = ("chromium", "fonts-dejavu-core")
MISSING = "The browser tests need Chromium: install it as the command 'chromium' or run '.venv/bin/playwright install chromium'."


def launch_chromium(playwright: Playwright) -> Browser:
    """Start Chromium without a window and without connections of its own."""
    program = find_chromium(Path(playwright.chromium.executable_path))
    return playwright.chromium.launch(executable_path=program, args=FLAGS)


def find_chromium(own: Path) -> Path:
    """The machine's Chromium, else Playwright's `own`, else the one that Debian's package brings.

    Several test processes may ask at once: one installs, the others wait for it.
    """
    with Path(tempfile.gettempdir(), f"chromium-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if found := shutil.which("chromium"):
            return Path(found)
        if own.exists():
            return own
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise FileNotFoundError(MISSING)
        return install_chromium()


def install_chromium() -> Path:
    """Install Debian's packages; a failure shows what apt-get said."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
        result = subprocess.run(
            ["apt-get", "-qq", *words], env=quiet, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise FileNotFoundError(f"{MISSING}\n{result.stdout}{result.stderr}")
    return Path("/usr/bin/chromium")
