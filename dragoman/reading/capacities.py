"""Offices told of somebody behind "as": "Mensah visits Lima as the first Ghanaian president"."""

from __future__ import annotations

from dragoman.reading.cast import Casting, is_subject
from dragoman.reading.chunk import Chunk, is_determiner
from dragoman.reading.frames import Arguments
from dragoman.reading.scan import Scan

_PERSONS = ("person", "name")


def hold_capacities(casting: Casting, chunks: list[Chunk]) -> None:
    """Give the office behind "as" to the one of whom the clause tells, if he has no other."""
    for at, role in enumerate(chunks):
        if role.kind != "role" or role.actor >= 0 or not _is_capacity(casting.scan, role):
            continue
        holder = _told_of(casting, chunks, at)
        if holder is None:
            continue
        cast = casting.actors[holder.actor]
        if cast.kind not in _PERSONS or cast.office or cast.state not in (None, role.state):
            continue
        cast.office, cast.modifiers, cast.state = role.office, role.modifiers, role.state
        cast.kind = "person"
        role.actor = cast.index


def without_capacity(scan: Scan, found: Arguments) -> None:
    """Who is told to be somewhere "als bisher letzter Minister" is the one named, not the office."""
    if not scan.pack.meta.auxiliaries or not scan.holds("grammar", "capacity"):
        return
    held = [c for c in found.subject if c.kind == "role" and _is_capacity(scan, c)]
    named = [c for c in found.subject if c not in held]
    if held and not named:
        named = [c for c in found.object if c.kind in _PERSONS]
        found.object = [c for c in found.object if c not in named] if named else found.object
    if held and named:
        found.subject = named


def _is_capacity(scan: Scan, role: Chunk) -> bool:
    """Whether "as" stands right before an office; an article between them opens a clause
    ("as the president arrived"), unless the office is a first one."""
    i = role.start - 1
    ranked = "first" in role.modifiers
    while i > 0 and (scan.has_grammar(i, "ranked") or (ranked and _is_plain(scan, i))):
        # "als bisher letzte Ministerin", "as the only minister"
        ranked = True
        i -= 1
    if i >= 0 and ranked and is_determiner(scan, i):
        i -= 1
    return i >= 0 and scan.sentence_of[i] == role.sentence and scan.has_grammar(i, "capacity")


def _is_plain(scan: Scan, i: int) -> bool:
    """Whether a small adverb that no pack need list stands at token `i`: "bisher", "bislang"."""
    return scan.has_grammar(i, "adverb") or (
        scan.covered[i] is None and scan.tokens[i].text.islower()
    )


def _told_of(casting: Casting, chunks: list[Chunk], at: int) -> Chunk | None:
    """The name before an office of which its clause tells, else the next behind it."""
    sentence = chunks[at].sentence
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(chunks) and chunks[k].sentence == sentence:
            chunk = chunks[k]
            if chunk.kind in _PERSONS and chunk.actor >= 0 and is_subject(casting.scan, chunk):
                return chunk
            if chunk.kind in (*_PERSONS, "role", "pronoun", "group") and not chunk.slot:
                break
            k += step
    return None
