"""What a record was made with: versions of the stages, and a digest of each language pack."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec


class Versions(msgspec.Struct, frozen=True, kw_only=True):
    """Equal versions and equal inputs give an equal record."""

    dragoman: str
    reader: str
    deriver: str
    packs: dict[str, str]
    """SHA-256 of each pack by language, of all that packs share as `shared`."""


def versions() -> Versions:
    """Those of this installation."""
    from importlib.metadata import version

    from dragoman import reading, record
    from dragoman.language import pack

    folder = pack.folder()
    digests = {code: _digest(sorted((folder / code).glob("*.toml"))) for code in pack.codes()}
    digests["shared"] = _digest(sorted(folder.parent.glob("*.toml")))
    return Versions(
        dragoman=version("dragoman"), reader=reading.VERSION, deriver=record.VERSION, packs=digests
    )


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        # A checkout may have turned the ends of lines.
        content = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name} {len(content)}\n".encode() + content)
    return digest.hexdigest()
