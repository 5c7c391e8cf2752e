"""Two texts aligned passage by passage by what survives translation.

Sentences are beads on two strings (Gale and Church 1993): one to one, one to
two, two to one, or left out.  What tells a bead is not its length alone but
the names, numbers and quotation marks it holds on both sides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from dragoman.language import names, sounds
from dragoman.model import Span
from dragoman.record.portrait import number, sentences, stripped

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+")
_QUOTES = re.compile(r"[“”\"«»„‟「」『』]")
_LONGEST = 90
"""Sentences looked at on each side; a longer document is aligned by its beginning."""
# What a sentence left out costs, in the unit of a name's weight (a rare name weighs 3 to 6).
_SKIP = 0.6
_BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))


class Line(msgspec.Struct, frozen=True, gc=False):
    """A sentence: where it stands, its length in characters, its shared keys and quotation marks."""

    span: Span
    length: int
    keys: frozenset[str]
    quotes: int


class Bead(msgspec.Struct, frozen=True, gc=False):
    """Lines `left` (from, to) beside lines `right`, and the weight that both sides share."""

    left: tuple[int, int]
    right: tuple[int, int]
    shared: float
    missing: float


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """`share` of the telling weight lies in beads that agree; `cover` of the shorter text does."""

    share: float
    cover: float
    beads: tuple[Bead, ...]
    left: tuple[Line, ...]
    right: tuple[Line, ...]


def lines(text: str, spellings: Mapping[str, str]) -> tuple[Line, ...]:
    """The sentences of `text`, each with the keys (values of `spellings`) it holds."""
    out = []
    han = [form for form in spellings if sounds.script(form) == "han"]
    for span in sentences(text)[:_LONGEST]:
        piece = span.of(text)
        held = set()
        for match in _WORD.finditer(piece):
            token = match.group()
            if token[0].isdigit():
                if key := spellings.get(number(token)):
                    held.add(key)
            elif sounds.script(token) == "han":
                held.update(spellings[form] for form in han if form in token)
            else:
                held.update(_held(token, spellings))
        length = len(piece) * (3 if han and sounds.script(piece) == "han" else 1)
        out.append(Line(span, length, frozenset(held), len(_QUOTES.findall(piece))))
    return tuple(out)


def _held(token: str, spellings: Mapping[str, str]) -> set[str]:
    return {spellings[form] for form in stripped(_fold(token)) if form in spellings}


@lru_cache(maxsize=1 << 16)
def _fold(token: str) -> str:
    return names.fold(token).replace(" ", "")


def align(
    left: tuple[Line, ...], right: tuple[Line, ...], weights: Mapping[str, float]
) -> Alignment:
    """The best monotone alignment of two texts' sentences."""
    if not left or not right:
        return Alignment(0.0, 0.0, (), left, right)
    ratio = sum(x.length for x in right) / max(1, sum(x.length for x in left))
    best: list[list[float]] = [[-math.inf] * (len(right) + 1) for _ in range(len(left) + 1)]
    back: dict[tuple[int, int], tuple[int, int, Bead | None]] = {}
    best[0][0] = 0.0
    for i in range(len(left) + 1):
        row = best[i]
        for j in range(len(right) + 1):
            here = row[j]
            if here == -math.inf:
                continue
            if i < len(left) and here - _SKIP > best[i + 1][j]:
                best[i + 1][j] = here - _SKIP
                back[i + 1, j] = (i, j, None)
            if j < len(right) and here - _SKIP > row[j + 1]:
                row[j + 1] = here - _SKIP
                back[i, j + 1] = (i, j, None)
            for a, b in _BEADS:
                if i + a <= len(left) and j + b <= len(right):
                    bead, gain = _bead(left, right, (i, i + a), (j, j + b), (weights, ratio))
                    if here + gain > best[i + a][j + b]:
                        best[i + a][j + b] = here + gain
                        back[i + a, j + b] = (i, j, bead)
    return _traced(left, right, back, weights)


def _bead(
    left: tuple[Line, ...],
    right: tuple[Line, ...],
    one: tuple[int, int],
    two: tuple[int, int],
    scale: tuple[Mapping[str, float], float],
) -> tuple[Bead, float]:
    weights, ratio = scale
    a = left[one[0]].keys.union(*(x.keys for x in left[one[0] + 1 : one[1]]))
    b = right[two[0]].keys.union(*(x.keys for x in right[two[0] + 1 : two[1]]))
    shared = sum(weights[key] for key in a & b)
    missing = sum(weights[key] for key in a ^ b)
    length_a = sum(x.length for x in left[one[0] : one[1]]) * ratio
    length_b = sum(x.length for x in right[two[0] : two[1]])
    # Gale and Church: the difference of lengths against its spread (6.8 characters squared a
    # character); here only a gentle pull, since a report may be shortened.
    spread = (length_b - length_a) ** 2 / (6.8 * 2 * (length_a + length_b) + 1)
    quotes = sum(x.quotes for x in left[one[0] : one[1]]) - sum(
        x.quotes for x in right[two[0] : two[1]]
    )
    cost = (
        min(spread, 6.0) * 0.25
        + 0.3 * min(abs(quotes), 2)
        + 0.3 * (one[1] - one[0] + two[1] - two[0] - 2)
    )
    return Bead(one, two, shared, missing), shared - 0.5 * missing - cost


def _traced(
    left: tuple[Line, ...],
    right: tuple[Line, ...],
    back: Mapping[tuple[int, int], tuple[int, int, Bead | None]],
    weights: Mapping[str, float],
) -> Alignment:
    at = (len(left), len(right))
    beads = []
    while at in back:
        i, j, bead = back[at]
        if bead is not None:
            beads.append(bead)
        at = (i, j)
    beads.reverse()
    agreeing = [bead for bead in beads if bead.shared > 0 and bead.shared >= bead.missing]
    telling = [sum(weights[key] for line in side for key in line.keys) for side in (left, right)]
    shared = sum(bead.shared for bead in agreeing)
    covered = min(
        sum(x.length for b in agreeing for x in left[slice(*b.left)])
        / max(1, sum(x.length for x in left)),
        sum(x.length for b in agreeing for x in right[slice(*b.right)])
        / max(1, sum(x.length for x in right)),
    )
    least = max(1e-9, min(telling))
    return Alignment(min(1.0, shared / least), covered, tuple(beads), left, right)
