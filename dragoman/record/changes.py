"""What became of the ids of an earlier record: kept, moved to another id, or gone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping

from dragoman.model import Record, Redirect


def redirects(before: Record, after: Record) -> tuple[Redirect, ...]:
    """Where each id of `before` that `after` no longer has leads: to the thing that took in most
    of what the old one stood on, or nowhere (a tombstone)."""
    out: list[Redirect] = []
    for old, new in zip(_tables(before), _tables(after), strict=True):
        asked = {piece for name in old.keys() - new.keys() for piece in old[name]}
        holders: dict[Hashable, list[str]] = defaultdict(list)
        for name, ground in new.items() if asked else ():
            for piece in ground:
                if piece in asked:
                    holders[piece].append(name)
        for name in sorted(old.keys() - new.keys()):
            met: Counter[str] = Counter()
            for piece in old[name]:
                met.update(holders.get(piece, ()))
            to = min(met, key=lambda other: (-met[other], other)) if met else None
            out.append(Redirect(name, to))
    judged = {redirect.id for redirect in after.redirects}
    return tuple(sorted((r for r in out if r.id not in judged), key=lambda r: r.id))


def _tables(record: Record) -> tuple[Mapping[str, Iterable[Hashable]], ...]:
    """Per kind of thing: id -> the pieces of evidence it stands on."""
    return (
        {
            actor.id: [(actor.kind, doc, name.text) for doc in actor.documents for name in actor.names]
            for actor in record.actors
        },
        {
            event.id: [(a.document, event.kind, span) for a in event.accounts for span in a.evidence]
            for event in record.events
        },
        {s.id: [(v.document, v.index) for v in s.versions] for s in record.statements},
        {c.id: [(a.document, a.content) for a in c.accounts] for c in record.commitments},
        {story.id: list(story.documents) for story in record.stories},
    )  # fmt: skip
