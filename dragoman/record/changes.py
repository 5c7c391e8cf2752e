"""What became of the ids of an earlier record: kept, moved to another id, or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any

from dragoman.model import Record, Redirect


def redirects(before: Record, after: Record) -> tuple[Redirect, ...]:
    """Where each id of `before` that `after` no longer has leads: to the thing that took in most
    of what the old one stood on, or nowhere (a tombstone)."""
    out: list[Redirect] = []
    for field, pieces in _PIECES.items():
        there = {thing.id for thing in getattr(after, field)}
        old = {t.id: set(pieces(t)) for t in getattr(before, field) if t.id not in there}
        asked = set().union(*old.values())
        holders: dict[Hashable, list[str]] = defaultdict(list)
        for thing in getattr(after, field) if asked else ():
            for piece in pieces(thing):
                if piece in asked:
                    holders[piece].append(thing.id)
        for name in sorted(old):
            met: Counter[str] = Counter()
            for piece in old[name]:
                met.update(holders.get(piece, ()))
            to = min(met, key=lambda other: (-met[other], other)) if met else None
            out.append(Redirect(name, to))
    judged = {redirect.id for redirect in after.redirects}
    return tuple(sorted((r for r in out if r.id not in judged), key=lambda r: r.id))


_PIECES: dict[str, Callable[[Any], Iterable[Hashable]]] = {
    "actors": lambda a: ((a.kind, doc, name.text) for doc in a.documents for name in a.names),
    "events": lambda e: ((a.document, e.kind, span) for a in e.accounts for span in a.evidence),
    "statements": lambda s: ((v.document, v.index) for v in s.versions),
    "commitments": lambda c: ((a.document, a.content) for a in c.accounts),
    "stories": lambda s: s.documents,
}
"""The pieces of evidence that a thing of each kind stands on."""
