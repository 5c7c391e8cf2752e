"""Who is meant by a name in any spelling or script."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from dragoman.language.names import SAME_PART, likeness, part_likeness, parts, sound_keys
from dragoman.language.searching import Term
from dragoman.language.sounds import script
from dragoman.model import RecordedActor
from dragoman.store import queries
from dragoman.store.kinds import folded
from dragoman.store.schema import actor_names, name_keys

_CANDIDATES = 200
_LONGEST_NAME = 5
_MOST = 5
"""Actors whose names are looked for in the place of one; more share a name than tell it apart."""
_SURE_WORD = 0.9
"""Likeness from which one word in Latin letters is taken for a name written otherwise: below it
common words are taken for names too."""
_FREE = 0.6
"""Likeness of a further word of a name of which one word is sure."""


def alike(connection: Connection, text: str) -> list[RecordedActor]:
    """Actors with a name that sounds like `text`, the likest first: whatever its script."""
    wanted = parts(text)
    keys = [sound_keys(part) for part in wanted]
    if not wanted or not all(keys):
        return []
    every = set().union(*keys)
    k = name_keys.c
    ids = connection.scalars(
        select(k.of)
        .where(k.key.in_(sorted(every)))
        .group_by(k.of)
        .order_by(func.count().desc(), k.of)
        .limit(_CANDIDATES)
    )
    scored = [(_likeness(wanted, text, actor), actor) for actor in queries.actors(connection, ids)]
    good = [(score, actor) for score, actor in scored if score]
    return [
        actor for _, actor in sorted(good, key=lambda p: (-p[0], -len(p[1].documents), p[1].id))
    ]


def _likeness(wanted: Sequence[str], text: str, actor: RecordedActor) -> float:
    """How surely `actor` is meant; 0 if a part of what is asked for is not in any of its names."""
    names = {actor.name, *(name.text for name in actor.names)}
    if len(wanted) == 1:
        least = _SURE_WORD if script(wanted[0]) == "latin" else SAME_PART
        best = max(part_likeness(wanted[0], part) for name in names for part in parts(name) or [""])
        return best if best >= least else 0.0
    best = 0.0
    for name in names:
        found = likeness(text, name)
        values = [value for _, _, value in found.compared]
        # Every word has its like, and one of them surely: the others may be written freely.
        paired = len(values) == len(wanted) and max(values) >= SAME_PART and min(values) >= _FREE
        if paired or found.score >= _SURE_WORD:
            best = max(best, found.score)
    return best


def named_in(
    connection: Connection, terms: Sequence[Term]
) -> tuple[dict[int, tuple[int, list[str]]], list[RecordedActor]]:
    """Whom the words of a query name: by the first word's index, how many words the name has and
    all names of those so called; and who they are."""
    windows = _windows(terms)
    known = _called(connection, (folded(text) for _, _, text in windows))
    replaced: dict[int, tuple[int, list[str]]] = {}
    meant: dict[str, RecordedActor] = {}
    taken: set[int] = set()
    for start, size, text in windows:
        if taken & set(range(start, start + size)):
            continue
        found = queries.actors(connection, known.get(folded(text), ()))
        found = sorted(found, key=lambda a: (-len(a.documents), a.id)) or (
            alike(connection, text) if _looks_like_a_name(text) else []
        )
        if found:
            taken |= set(range(start, start + size))
            some = found[:_MOST]
            names = {name.text for actor in some for name in actor.names} | {a.name for a in some}
            replaced[start] = (size, sorted(names))
            meant.update({actor.id: actor for actor in some})
    return replaced, list(meant.values())


def _looks_like_a_name(text: str) -> bool:
    """Capital letters, or a script that has none."""
    return all(word[:1].lower() == word[:1].upper() or word[:1].isupper() for word in text.split())


def _windows(terms: Sequence[Term]) -> list[tuple[int, int, str]]:
    """Runs of words that may be one name, the longest first: first index, length, text."""
    found = [
        (start, size, " ".join(term.text for term in terms[start : start + size]))
        for size in range(min(_LONGEST_NAME, len(terms)), 0, -1)
        for start in range(len(terms) - size + 1)
        if not any(term.quoted for term in terms[start : start + size])
    ]
    return [window for window in found if folded(window[2])]


def _called(connection: Connection, names: Iterable[str]) -> dict[str, list[str]]:
    n = actor_names.c
    rows = connection.execute(
        select(n.folded, n.of).where(n.folded.in_(sorted(set(names)))).distinct()
    )
    found: dict[str, list[str]] = {}
    for text, actor in rows:
        found.setdefault(text, []).append(actor)
    return found
