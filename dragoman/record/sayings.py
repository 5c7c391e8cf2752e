"""What was said and promised: pieces of work by sets of documents that can share an utterance.

Versions of one utterance stand in reports of one story, or in copies and
translations of one text.  So the documents of a story, with those its copies
lead to, are a piece of their own; what it comes to is kept until one of them
changes, or the actors and events it names do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from dragoman.model import Copy, RecordedCommitment, RecordedStatement
from dragoman.record import commitments, statements
from dragoman.record.clusters import roots
from dragoman.record.codes import code, coded, mixed, salted, summed
from dragoman.record.descriptions import Basis
from dragoman.record.extracts import Extracts
from dragoman.record.happenings import Happenings
from dragoman.record.memo import Memo
from dragoman.record.whole import Copied

WORK = "3"
"""Raised whenever the same documents may come to other statements or commitments."""
_BATCH = 2000
"""Documents held at a time while utterances are compared."""


class Sayings(msgspec.Struct, frozen=True):
    """Statements, and commitments of which nobody has asked yet what became of them."""

    statements: list[RecordedStatement] = []
    commitments: list[RecordedCommitment] = []


def find(ground: Basis, happenings: Happenings, copies: Copied, memo: Memo) -> Sayings:
    """All that was said and promised."""
    extracts = ground.cast.extracts
    pieces = _pieces(ground, copies)
    keys = _keys(ground, happenings, pieces, copies)
    kept = memo.fetch("saying", keys)
    decoder = msgspec.msgpack.Decoder(Sayings)
    made = {key: decoder.decode(body) for key, body in kept.items()}
    missing = [(key, piece) for key, piece in zip(keys, pieces, strict=True) if key not in kept]
    inside = _inside(copies.listed, missing, extracts) if missing else {}
    for some in _batched(missing):
        telling = _Telling(ground, happenings, [i for _, piece in some for i in piece])
        fresh = {key: telling.sayings(piece, inside.get(key, ())) for key, piece in some}
        memo.keep("saying", {key: msgspec.msgpack.encode(found) for key, found in fresh.items()})
        made |= fresh
    memo.retain("saying", keys)
    return Sayings(
        [s for key in keys for s in made[key].statements],
        [c for key in keys for c in made[key].commitments],
    )


def _pieces(ground: Basis, copies: Copied) -> list[list[int]]:
    """Documents, by number, in sets that share a story or a text, where any of them says something."""
    extracts = ground.cast.extracts
    # Documents of one story hang on the first of them.
    _, first, of = np.unique(ground.story, return_index=True, return_inverse=True)
    heads = first[of.reshape(-1)]
    root = roots(len(heads), heads[copies.one], heads[copies.other])[heads]
    spoken = extracts.counts[:, 2:].sum(axis=1) > 0
    wanted = np.isin(root, root[spoken])
    pieces: dict[int, list[int]] = defaultdict(list)
    for i in np.flatnonzero(wanted).tolist():
        pieces[int(root[i])].append(i)
    return list(pieces.values())


def _keys(
    ground: Basis,
    happenings: Happenings,
    pieces: Sequence[Sequence[int]],
    copies: Copied,
) -> list[str]:
    """What each piece comes to depends on: its texts, copies, stories, actors and events."""
    extracts = ground.cast.extracts
    size = len(extracts.ids)
    place = np.arange(len(extracts.bearer)) - extracts.first_mention[extracts.document]
    told = salted(ground.versions, 1) + salted(ground.story_codes, 2)
    told += salted(summed(salted(ground.cast.codes, place), extracts.document, size), 3)
    names = coded(happenings.ids)
    index = np.arange(len(extracts.teller)) - extracts.first_event[extracts.teller]
    if len(names):
        events = salted(names[happenings.of], index)
        told += salted(summed(events, extracts.teller, size), 4)
    told = mixed(told)
    of = np.full(size, -1, dtype=np.int64)
    for p, piece in enumerate(pieces):
        of[piece] = p
    here = of >= 0
    codes = summed(told[here], of[here], len(pieces)) + np.uint64(
        code(WORK, extracts.ground.reader)
    )
    shared = here[copies.one]
    codes += summed(copies.codes[shared], of[copies.one[shared]], len(pieces))
    return [f"{name:016x}" for name in mixed(codes).tolist()]


def _inside(
    copies: Sequence[Copy], missing: Sequence[tuple[str, Sequence[int]]], extracts: Extracts
) -> Mapping[str, Sequence[Copy]]:
    """The copies among the documents of each piece."""
    of = {extracts.ids[i]: key for key, piece in missing for i in piece}
    found: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        if copy.document in of:
            found[of[copy.document]].append(copy)
    return found


def _batched(
    missing: Sequence[tuple[str, Sequence[int]]],
) -> Sequence[list[tuple[str, Sequence[int]]]]:
    out: list[list[tuple[str, Sequence[int]]]] = []
    held = _BATCH
    for piece in missing:
        if held >= _BATCH:
            out.append([])
            held = 0
        out[-1].append(piece)
        held += len(piece[1])
    return out


class _Telling:
    """The documents and readings of some pieces, and who and what they name."""

    def __init__(self, ground: Basis, happenings: Happenings, numbers: Sequence[int]) -> None:
        self.ground = ground
        self.extracts = extracts = ground.cast.extracts
        ids = [extracts.ids[i] for i in numbers]
        self.documents = extracts.ground.documents(ids)
        self.readings = extracts.readings(numbers)
        self.named: dict[tuple[str, str], str] = {}
        self.event_of: dict[tuple[str, int], str] = {}
        self.known: dict[int, dict[str, str]] = {}
        for i, reading in self.readings.items():
            self.known[i] = ground.cast.named(i, reading)
            self.named |= {(extracts.ids[i], name): who for name, who in self.known[i].items()}
            told = extracts.events_of(i)
            for index, account in enumerate(range(told.start, told.stop)):
                self.event_of[extracts.ids[i], index] = happenings.ids[happenings.of[account]]

    def sayings(self, piece: Sequence[int], copies: Sequence[Copy]) -> Sayings:
        """The statements and commitments of one piece."""
        ids = [self.extracts.ids[i] for i in piece]
        documents = {id: self.documents[id] for id in ids}
        readings = {id: self.readings[i] for id, i in zip(ids, piece, strict=True) if i in self.readings}  # fmt: skip
        said, promised = [], []
        for id, i in zip(ids, piece, strict=True):
            if i in self.readings:
                about = (documents[id], readings[id], self.known[i], self.ground.stories[i])
                said += statements.said(*about)
                promised += commitments.promised(*about)
        return Sayings(
            [
                statements.describe(group, documents, readings, self.event_of, self.named)
                for group in statements.cluster(said, copies, documents)
            ],
            [commitments.describe(group) for group in commitments.cluster(promised, copies)],
        )
