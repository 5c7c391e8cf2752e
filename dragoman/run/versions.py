"""What a record was made with: versions of the stages, and a digest of each language pack."""

from __future__ import annotations

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
    from dragoman.language.fingerprint import fingerprint

    folder = pack.folder()
    digests = {code: fingerprint((folder / code).glob("*.toml")) for code in pack.codes()}
    digests["shared"] = fingerprint(folder.parent.glob("*.toml"))
    return Versions(
        dragoman=version("dragoman"), reader=reading.VERSION, deriver=record.VERSION, packs=digests
    )
