"""Surnames that the report says nothing about: "the president met Putin"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.cast import Casting
from dragoman.reading.chunk import Chunk
from dragoman.reading.frames import Arguments, Frame
from dragoman.reading.scan import Scan

_PERSONAL = ("meeting", "call", "negotiation")
"""Kinds in which the other side is a person nearly always."""


def lone_names(
    casting: Casting, frame: Frame, found: Arguments, roles: dict[int, str]
) -> dict[int, str]:
    """Actor -> role of lone names beside somebody of whom the report tells office or state.

    A lone capitalised word may be a company or half of a name; whom a minister
    meets or calls, named by a word that stands free, is a person.
    """
    actors = casting.actors
    known = [actors[i] for i in roles]
    if frame.kind not in _PERSONAL or not any(a.office or a.state for a in known):
        return {}
    if not casting.scan.pack.meta.capitals:
        return {}
    sides: list[tuple[str, Iterable[Chunk]]] = [
        (frame.subject, found.subject),
        (frame.object, found.object),
        (frame.partner, found.partner),
    ]
    return {
        chunk.actor: role
        for role, chunks in sides
        if role
        for chunk in chunks
        if chunk.kind == "name" and chunk.actor >= 0 and chunk.actor not in roles
        if actors[chunk.actor].kind == "name" and _stands_free(casting.scan, chunk)
    }


def _stands_free(scan: Scan, chunk: Chunk) -> bool:
    """Whether a name is one word with no part of a longer name on either side."""
    if chunk.end - chunk.start != 1 or chunk.joined or chunk.possessive:
        return False
    word = scan.tokens[chunk.start].text
    if not word.isalpha() or word.isupper():
        return False  # initials are an organisation's
    sentence = scan.sentences[chunk.sentence]
    before, after = chunk.start - 1, chunk.end
    if after < sentence.end and _of_a_name(scan, after) and not _ends_clause(scan, chunk):
        return False
    return before < sentence.start or not _of_a_name(scan, before)


def _ends_clause(scan: Scan, chunk: Chunk) -> bool:
    """Whether a comma parts a marked name from what follows: "met with Putin, who …"."""
    mark = scan.tokens[chunk.end]
    behind = scan.tokens[chunk.end + 1] if chunk.end + 1 < len(scan.tokens) else None
    free = behind is not None and not behind.glued
    return chunk.slot in ("with", "to") and mark.text in ",;:" and free


def _of_a_name(scan: Scan, i: int) -> bool:
    token = scan.tokens[i]
    behind = scan.tokens[i + 1] if i + 1 < len(scan.tokens) else None
    if token.text in ".!?" and not (behind is not None and behind.glued):
        return False  # the mark that ends the sentence, not that of "Amazon.com"
    return token.is_capital or token.glued or token.text in "-–&/" or scan.is_category(i, "office")
