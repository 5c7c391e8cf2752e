"""Names the state of code and data by their content, so that no number has to be raised by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 (hexadecimal) of the names and contents of `files`, in the order of their paths.

    The ends of lines do not count: a checkout may have turned them.
    """
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def sources(folder: Path) -> list[Path]:
    """Code and packs below `folder`: its Python and TOML files."""
    return [path for kind in ("*.py", "*.toml") for path in folder.rglob(kind)]
