"""A report with its independent passages in another order.

A passage begins with a sentence that needs none of those before it: no
pronoun, no "the minister" without a name, nobody by surname alone who is named
in full or with his office elsewhere, no day counted from another.  The sentences that follow and
do need one stay behind it.  The head of the report up to the second such
sentence stays in its place, since it says who everybody is.  Each passage is a
paragraph, before and after, so that nothing but the order is another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from dragoman.model import Document
from dragoman.reading.candidate import Reader
from dragoman.reading.cast import Cast
from dragoman.reading.chunk import Chunk
from dragoman.reading.reader import prepare

MARKS = '"“”„«»「」『』'
NAMELESS = ("pronoun", "role", "collective", "pair", "group")
"""Noun phrases that say who is meant only by what went before."""
COUNTED = (
    "relative",
    "anaphoric",
    "weekday",
    "month",
    "period",
    "range",
    "duration",
    "since",
    "until",
)
"""Expressions of time that are, or may be, counted from another day."""


class NotShufflable(ValueError):
    """A report has no two passages that could change places; the message says why."""


def shuffled(document: Document) -> tuple[Document, Document]:
    """`document` laid out by its passages, and with all but the head in the opposite order.

    Raises NotShufflable.
    """
    head, *rest = passages_of(document)
    if len(rest) < 2:
        raise NotShufflable("fewer than two passages are independent of the others")
    laid, turned = ("\n".join([head, *order]) for order in (rest, rest[::-1]))
    return (
        msgspec.structs.replace(document, text=laid),
        msgspec.structs.replace(document, text=turned),
    )


def passages_of(document: Document) -> list[str]:
    """The text in passages, the head of the report first."""
    reader = prepare(document)
    scan, text = reader.scan, document.text
    begins = [scan.span(one.start, one.end).start for one in scan.sentences]
    sentences = [text[a:b].strip() for a, b in pairwise([*begins, len(text)])]
    free = _free(reader, sentences)
    passages: list[list[str]] = [[]]
    for number, sentence in enumerate(sentences):
        if number in free and passages[0]:
            passages.append([])
        passages[-1].append(sentence)
    between = "" if scan.pack.code == "zh" else " "
    return [between.join(passage) for passage in passages]


def _free(reader: Reader, sentences: list[str]) -> set[int]:
    """The numbers of the sentences that need no other: they name somebody, all in full."""
    naming, tied = set(), _tied(sentences)
    for chunk in reader.chunks:
        naming |= {chunk.sentence} if chunk.actor >= 0 else set()
        if not _independent(chunk, reader.casting.actors):
            tied.add(chunk.sentence)
    for number in range(len(sentences)):
        if any(found.kind in COUNTED for *_, found in reader.scan.dates_in(number)):
            tied.add(number)
    return naming - tied


def _parts(chunk: Chunk) -> int:
    return chunk.name[1] - chunk.name[0] if chunk.name else 0


def _independent(chunk: Chunk, actors: Sequence[Cast]) -> bool:
    if chunk.kind in NAMELESS or chunk.owner or chunk.counterpart:
        return False
    if not chunk.name or chunk.actor < 0:
        return True
    cast = actors[chunk.actor]
    if _parts(chunk) < max(map(_parts, cast.mentions), default=0):
        return False
    # The head stays before it, so who is introduced there is known.
    return cast.mentions[0].sentence == 0 or bool(chunk.office) or not cast.office


def _tied(sentences: list[str]) -> set[int]:
    """Sentences within or beside a quotation that others are part of, or that go on."""
    tied, within = set(), False
    for number, sentence in enumerate(sentences):
        odd = sum(sentence.count(mark) for mark in MARKS) % 2 == 1
        if within or odd or sentence[:1].islower() or sentence[:1] in MARKS:
            tied |= {number}
        within = within != odd
    return tied
