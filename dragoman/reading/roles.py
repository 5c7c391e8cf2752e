"""Offices without a name: whom "the Syrian president" or "the minister" stands for."""

from __future__ import annotations

from dragoman.reading.bodies import body_before
from dragoman.reading.cast import (
    Cast,
    Casting,
    any_holder,
    definite,
    learn,
    may_mean,
    words_of,
)
from dragoman.reading.chunk import VOICES, Chunk, chunks_of
from dragoman.reading.counterparts import resolve_counterpart, resolve_guest
from dragoman.reading.denial import is_negated
from dragoman.reading.fronted import parted
from dragoman.reading.role_holders import find_holder
from dragoman.reading.scan import Scan


def resolve_role(casting: Casting, chunks: list[Chunk], i: int) -> None:
    """Find whom the office in `chunks[i]` stands for, or make a new actor known by it alone."""
    chunk = chunks[i]
    if is_negated(casting.scan, casting.scan.sentences[chunk.sentence], chunk):
        return  # "No German minister had come before": that is nobody.
    if chunk.office in _ONE_HELD and any_holder(casting.scan, chunk):
        return  # "أول رئيس كيني يزور فيينا", "שר חוץ אוסטרי": whoever held the office
    _take_implied_state(casting, chunk)
    if chunk.counterpart:
        resolve_counterpart(casting, chunks, i)
        return
    if chunk.key == "guest":
        resolve_guest(casting, chunks, i)
        return
    if (spoken_for := _spoken_for(casting, chunks, i)) >= 0:
        chunk.actor = spoken_for
        return
    cast = None
    if not _is_anyone(casting.scan, chunk):
        cast = find_holder(casting, chunks, i)
        if cast is not None and cast.index in parted(
            casting.scan, chunks_of(chunks, chunk.sentence), chunk
        ):
            cast = None
    if cast is not None:
        cast.kind = "person"
    if chunk.office in VOICES and not chunk.counterpart:
        chunk.state = chunk.state or casting.home  # "ein Regierungssprecher": of the state at home
    told = chunk.state or chunk.organization or chunk.institution or chunk.office in VOICES
    if cast is None and chunk.office and told:
        name = words_of(casting.scan, chunk)
        cast = casting.add(Cast(index=-1, kind="person", name=name, named=False, mentions=[]))
    if cast is not None:
        chunk.actor = cast.index
        learn(cast, chunk)
    elif chunk.office == "spokesperson" and casting.scan.pack.meta.body_noun:
        # "eine Sprecherin sagte": the body told last speaks through her.
        body = body_before(casting, chunks, i)
        chunk.actor = body.index if body is not None else -1


_ONE_HELD = ("president", "prime minister", "foreign minister", "defence minister", "king")
"""Offices that one holds at a time: one of a nationality, and no name, is no one in particular."""


def _spoken_for(casting: Casting, chunks: list[Chunk], i: int) -> int:
    """For whom an unnamed spokesman speaks whose name no pack has: "a spokesman for Boeing", "a
    Boeing spokesman"; -1 for any other role."""
    chunk, scan = chunks[i], casting.scan
    if chunk.office != "spokesperson" or chunk.state or chunk.organization or chunk.institution:
        return -1
    for near in chunks[max(0, i - 1) : i] + chunks[i + 1 : i + 2]:
        if near.actor < 0 or near.kind not in ("name", "organization", "person"):
            continue
        behind = near.slot in ("of", "to", "by") and chunk.end <= near.start <= chunk.end + 2
        behind = behind and scan.is_category(chunk.end, "marker")
        before = near.end == chunk.start and not near.slot and near.kind != "person"
        if behind or (before and not scan.pack.meta.adjective_after):
            return near.actor
    return -1


def _is_anyone(scan: Scan, chunk: Chunk) -> bool:
    """Whether "官员", bare, is any of them: where nothing marks the plural, only "this" makes it one told."""
    meta = scan.pack.meta
    return not meta.spaces and chunk.office in meta.unnamed_offices and not definite(scan, chunk)


def _take_implied_state(casting: Casting, chunk: Chunk) -> None:
    """Give a role the state that its words imply, unless another state's holder was told."""
    if (
        chunk.implied
        and not chunk.state
        and (
            _names_seat(casting.scan, chunk)
            or not any(
                p.last >= 0
                and may_mean(p.office, chunk.office)
                and p.state not in (None, chunk.implied)
                for p in casting.persons()
            )
        )
    ):
        chunk.state = chunk.implied


def _names_seat(scan: Scan, chunk: Chunk) -> bool:
    """Whether the seat of a government stands in the words: "titolare della Farnesina" is Italy's alone."""
    return any(
        e.category == "metonym"
        for i in range(chunk.start, chunk.end)
        for e in scan.pack.table.single(scan.tokens[i])
    )
