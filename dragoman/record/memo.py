"""What was derived before and need not be derived again.

Each piece of work is a pure function of its inputs and is kept under a digest
of them.  So nothing kept can be out of date: where an input has changed, the
digest is another one, and what nobody asked for is let go.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Protocol

import msgspec


class Memo(Protocol):
    """A keeper of finished work, by stage and key."""

    def fetch(self, stage: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        """What is kept of `keys`; the others are left out."""

    def keep(self, stage: str, made: Mapping[str, bytes]) -> None:
        """Keep work for the next time."""

    def retain(self, stage: str, keys: Iterable[str]) -> None:
        """These keys of the stage are the ones in use; others need not be kept."""


class Forgetful:
    """Keeps nothing: everything is derived afresh."""

    def fetch(self, stage: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        return {}

    def keep(self, stage: str, made: Mapping[str, bytes]) -> None:
        return None

    def retain(self, stage: str, keys: Iterable[str]) -> None:
        return None


class Remembering:
    """Keeps finished work in memory, for as long as it is used."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, bytes]] = {}

    def fetch(self, stage: str, keys: Iterable[str]) -> Mapping[str, bytes]:
        held = self.kept.get(stage, {})
        return {key: held[key] for key in keys if key in held}

    def keep(self, stage: str, made: Mapping[str, bytes]) -> None:
        self.kept.setdefault(stage, {}).update(made)

    def retain(self, stage: str, keys: Iterable[str]) -> None:
        held, wanted = self.kept.get(stage, {}), set(keys)
        self.kept[stage] = {key: body for key, body in held.items() if key in wanted}


def digest(*inputs: object) -> str:
    """A key for work that is a function of `inputs`: plain values, tuples, lists, structs."""
    return blake2b(msgspec.msgpack.encode(inputs), digest_size=16).hexdigest()
