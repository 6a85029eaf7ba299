"""Whether the packages of this environment are those of the lock file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PIN = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)\s*(?P<condition>;)?", re.MULTILINE
)


@dataclass(slots=True)
class Pin:
    """The versions a lock file names for a package; more than one, or none here, if systems differ."""

    versions: list[str] = field(default_factory=list)
    is_conditional: bool = False


def read_pins(lock: str) -> dict[str, Pin]:
    """The packages of a lock file by name (pip's requirements format, as uv writes it)."""
    pins: dict[str, Pin] = {}
    for found in PIN.finditer(lock):
        pin = pins.setdefault(found["name"], Pin())
        pin.versions.append(found["version"])
        pin.is_conditional |= found["condition"] is not None
    return pins


def differences(lock: str, installed: Callable[[str], str | None]) -> Iterator[str]:
    """Each package that is missing or has another version, in words; `installed` gives None for a missing one."""
    for name, pin in read_pins(lock).items():
        version = installed(name)
        if version is None and not pin.is_conditional:
            yield f"{name} fehlt"
        elif version is not None and version not in pin.versions:
            yield f"{name} {version} statt {' oder '.join(pin.versions)}"
