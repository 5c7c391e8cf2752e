"""Ids that stay: derived from the earliest member of what they name.

The id of an actor, event, statement, commitment or story is a hash of its
*anchor*, the member that was reported first (by publication day, undated last,
then by document id).  Documents of later days never move an anchor.  When an
earlier document joins, or two things turn out to be one, the old id is the id
of another member: `Members` resolves every id a thing has ever been able to
have, so judgements and links made before stay good.
"""

from __future__ import annotations

from hashlib import blake2b


def digest(*fields: str | None) -> str:
    """Ten bytes of hash over `fields`, as hexadecimal digits."""
    joined = "\x1f".join(field if field is not None else "\x1e" for field in fields)
    return blake2b(joined.encode(), digest_size=8).hexdigest()


def story(document: str) -> str:
    return "story-" + digest("story", document)


def actor_by_key(kind: str, key: str) -> str:
    """States and organisations have ids that anyone can write down."""
    return f"{kind}-{key.replace(' ', '_')}"


def actor(document: str, name: str, state: str | None) -> str:
    return "actor-" + digest("actor", document, name, state)


def event(document: str, kind: str, order: int) -> str:
    """`order` counts the events of one kind in one document's reading."""
    return "event-" + digest("event", document, kind, str(order))


def statement(document: str, index: int) -> str:
    return "statement-" + digest("statement", document, str(index))


def commitment(document: str, index: int) -> str:
    return "commitment-" + digest("commitment", document, str(index))
