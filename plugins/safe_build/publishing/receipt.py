"""The receipt of a publication: what was published, from which commit, with a digest over every byte."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Receipt:
    """What `invoke publish` put into place; only this may be deployed."""

    site_url: str
    commit: str | None
    moment: str
    files: int
    digest: str
    names: tuple[str, ...] = ()


def receipt_text(receipt: Receipt) -> str:
    """The receipt as a file."""
    return json.dumps(asdict(receipt), ensure_ascii=False, indent=1) + "\n"


def read_receipt(place: Path) -> Receipt | None:
    """The receipt, or None where there is none that can be read."""
    try:
        receipt = Receipt(**json.loads(place.read_text(encoding="utf-8")))
        return replace(receipt, names=tuple(receipt.names))
    except (OSError, ValueError, TypeError):
        return None


def names_in(folder: Path) -> tuple[str, ...]:
    """Every file and link below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())
    return tuple(file.relative_to(folder).as_posix() for file in files)


def digest_of_folder(folder: Path) -> tuple[int, str]:
    """How many files there are below the folder, and a digest over their names and bytes."""
    whole, count = sha256(), 0
    for name in names_in(folder):
        file = folder / name
        data = b"link" if file.is_symlink() else file.read_bytes()
        whole.update(f"{name}\0{sha256(data).hexdigest()}\n".encode())
        count += 1
    return count, whole.hexdigest()
