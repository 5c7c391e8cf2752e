"""Two texts aligned passage by passage by what survives translation.

Sentences are beads on two strings (Gale and Church 1993): one to one, one to
two, two to one, or left out.  What tells a bead is not its length alone but
the names, numbers, places, offices, acts and quotation marks on both sides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.language import names, sounds
from dragoman.model import Span
from dragoman.record.marks import Mark
from dragoman.record.portrait import number, sentences, stripped

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+")
_QUOTES = re.compile(r"[“”\"«»„‟「」『』]")
_LONGEST = 90
"""Sentences looked at on each side; a longer document is aligned by its beginning."""
# What a sentence left out costs, in the unit of a name's weight (a rare name weighs 3 to 6).
_SKIP = 0.6
_BEADS = ((1, 1), (1, 2), (2, 1), (2, 2))
_BAND = 0.4
"""How far from the diagonal passages may lie, as a share of the longer text."""
_MISSED = 0.5
"""Share of its weight that a key costs which only one side of a bead has."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A sentence: where it stands, its length in characters, its keys and quotation marks."""

    span: Span
    length: int
    keys: frozenset[str]
    quotes: int


class Bead(msgspec.Struct, frozen=True, gc=False):
    """Lines `left` (from, to) beside lines `right`; the weight both sides share, or one lacks."""

    left: tuple[int, int]
    right: tuple[int, int]
    shared: float
    missing: float


class Alignment(msgspec.Struct, frozen=True, gc=False):
    """`share` of the telling weight lies in beads that agree; they `cover` so much of the texts.

    `gain` is what the best path is worth: shared weight less what is missing,
    astray or left out.
    """

    share: float
    cover: float
    gain: float
    beads: tuple[Bead, ...]


class Outline(msgspec.Struct, frozen=True, gc=False):
    """A text cut into sentences once, for any number of alignments."""

    spans: tuple[Span, ...]
    lengths: tuple[int, ...]
    quotes: tuple[int, ...]
    forms: tuple[frozenset[str], ...]
    """Folded words of each sentence, with and without attached prefixes, and numbers."""
    han: tuple[str, ...]
    """The Han characters of each sentence."""
    marks: tuple[frozenset[str], ...]
    told: frozenset[str]
    """The marks of all sentences."""


def outline(text: str, found: Sequence[Mark]) -> Outline:
    """The sentences of `text` with what may stand for a key; `found` are its marks in order."""
    spans = sentences(text)[:_LONGEST]
    forms, han, marked, lengths = [], [], [], []
    at = 0
    for span in spans:
        piece = span.of(text)
        words: set[str] = set()
        characters: list[str] = []
        for match in _WORD.finditer(piece):
            token = match.group()
            if token[0].isdigit():
                words.add(number(token))
            elif "\u3400" <= token[0] <= "\u9fff":
                characters.append(token)
            else:
                words.update(_forms(token))
        keys = set()
        while at < len(found) and found[at].start < span.end:
            keys.add(found[at].key)
            at += 1
        forms.append(frozenset(words))
        han.append(" ".join(characters))
        marked.append(frozenset(keys))
        # A Han character says about as much as three letters.
        lengths.append(len(piece) + 2 * sum(map(len, characters)))
    quotes = tuple(len(_QUOTES.findall(span.of(text))) for span in spans)
    return Outline(
        tuple(spans),
        tuple(lengths),
        quotes,
        tuple(forms),
        tuple(han),
        tuple(marked),
        frozenset().union(*marked),
    )


def lines(
    text: Outline, spellings: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[Line, ...]:
    """The sentences of an outline with the keys each holds.

    `spellings` leads folded names and numbers to keys; keys without a weight
    are left out.
    """
    han = [form for form in spellings if sounds.script(form) == "han"]
    known, weighed = spellings.keys(), weights.keys()
    out = []
    for i, span in enumerate(text.spans):
        held = {spellings[form] for form in text.forms[i] & known}
        held |= text.marks[i] & weighed
        if text.han[i]:
            held.update(spellings[form] for form in han if form in text.han[i])
        out.append(Line(span, text.lengths[i], frozenset(held), text.quotes[i]))
    return tuple(out)


@lru_cache(maxsize=1 << 16)
def _forms(token: str) -> tuple[str, ...]:
    return stripped(names.fold(token).replace(" ", ""))


def backward(side: Sequence[Line]) -> tuple[Line, ...]:
    """The same text told in another order: all but its opening turned back to front.

    The opening stays, since two reports of one event open alike.
    """
    opening = 2 if len(side) > 8 else 1
    return (*side[:opening], *reversed(side[opening:]))


def common_share(
    left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]
) -> float:
    """Share of the weight told by the side that tells less which the other side tells too."""
    one = set().union(*(line.keys for line in left))
    two = set().union(*(line.keys for line in right))
    # Exact sums: sets have no order, and a sum must not depend on one.
    least = min(math.fsum(weights[key] for key in side) for side in (one, two))
    return math.fsum(weights[key] for key in one & two) / least if least else 0.0


def in_order(left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]) -> float:
    """Share of the common weight whose first, or last, places stand in one order on both sides.

    A quick look before the alignment.  Last places count too, since a text may
    have lost the headline or lead that names everyone.
    """
    first = _increasing(left, right, weights)
    return first if first > 0.8 else max(first, _increasing(left[::-1], right[::-1], weights))


def _increasing(left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]) -> float:
    """The heaviest increasing run of first places (Schensted 1961, with weights)."""
    places: list[tuple[int, int, float]] = []
    first: dict[str, int] = {}
    for j, line in enumerate(right):
        for key in line.keys:
            first.setdefault(key, j)
    seen: set[str] = set()
    for i, line in enumerate(left):
        fresh = sorted(key for key in line.keys - seen if key in first)
        places += [(i, first[key], weights[key]) for key in fresh]
        seen |= line.keys
    places.sort()
    best: list[float] = []
    for at, (_, j, weight) in enumerate(places):
        before = (best[k] for k in range(at) if places[k][1] <= j)
        best.append(weight + max(before, default=0.0))
    total = sum(weight for _, _, weight in places)
    return max(best, default=0.0) / total if total else 0.0


class _Side:
    """One text made ready for alignment: keys as bits, running sums."""

    def __init__(self, side: Sequence[Line], bits: Mapping[str, int]) -> None:
        self.keys = [sum(1 << bits[key] for key in line.keys) for line in side]
        self.lengths = [0.0]
        self.quotes = [0]
        for line in side:
            self.lengths.append(self.lengths[-1] + line.length)
            self.quotes.append(self.quotes[-1] + line.quotes)
        self.held = [[0] * len(side), self.keys]
        for run in (2, 3):
            shorter = self.held[run - 1]
            self.held.append(
                [shorter[i] | self.keys[i + run - 1] for i in range(len(side) - run + 1)]
            )


def align(left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]) -> Alignment:
    """The best monotone alignment of two texts' sentences."""
    if not left or not right:
        return Alignment(0.0, 0.0, 0.0, ())
    used = sorted(set().union(*(line.keys for line in left), *(line.keys for line in right)))
    bits = {key: n for n, key in enumerate(used)}
    scale = _Scale([weights[key] for key in used])
    one, two = _Side(left, bits), _Side(right, bits)
    ratio = two.lengths[-1] / max(1.0, one.lengths[-1])
    n, m = len(left), len(right)
    best = [[-math.inf] * (m + 1) for _ in range(n + 1)]
    back: dict[tuple[int, int], tuple[int, int]] = {}
    best[0][0] = 0.0
    shorter = _BAND * max(n, m) + 3
    for i in range(n + 1):
        for j in range(m + 1):
            here = best[i][j]
            if here == -math.inf:
                continue
            if i < n and here - _SKIP > best[i + 1][j]:
                best[i + 1][j] = here - _SKIP
                back[i + 1, j] = (i, j)
            if j < m and here - _SKIP > best[i][j + 1]:
                best[i][j + 1] = here - _SKIP
                back[i, j + 1] = (i, j)
            if abs(i * m - j * n) > shorter * max(n, m):
                continue
            for a, b in (bead for bead in _BEADS if i + bead[0] <= n and j + bead[1] <= m):
                x, y = one.held[a][i], two.held[b][j]
                both = x & y
                if a + b > 2 and not both:
                    continue
                gain = scale.of(both) - _MISSED * scale.of(x ^ y)
                if here + gain <= best[i + a][j + b]:
                    continue
                gain -= _cost(one, two, (i, i + a, j, j + b), ratio)
                if here + gain > best[i + a][j + b]:
                    best[i + a][j + b] = here + gain
                    back[i + a, j + b] = (i, j)
    return _traced((left, right), (one, two), back, scale, best[n][m])


class _Scale:
    """Weights of sets of keys, each set weighed once."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._weights = weights
        self._known: dict[int, float] = {0: 0.0}

    def of(self, keys: int) -> float:
        known = self._known.get(keys)
        if known is None:
            low = keys & -keys
            known = self._known[keys] = self._weights[low.bit_length() - 1] + self.of(keys ^ low)
        return known


def _cost(one: _Side, two: _Side, place: tuple[int, int, int, int], ratio: float) -> float:
    i, i_end, j, j_end = place
    length_a = (one.lengths[i_end] - one.lengths[i]) * ratio
    length_b = two.lengths[j_end] - two.lengths[j]
    # Gale and Church: the difference of lengths against its spread (6.8 characters squared a
    # character); here only a gentle pull, since a report may be shortened.
    spread = (length_b - length_a) ** 2 / (6.8 * 2 * (length_a + length_b) + 1)
    quotes = abs(one.quotes[i_end] - one.quotes[i] - two.quotes[j_end] + two.quotes[j])
    return min(spread, 6.0) * 0.25 + 0.3 * min(quotes, 2) + 0.3 * (i_end - i + j_end - j - 2)


def _traced(
    texts: tuple[Sequence[Line], Sequence[Line]],
    sides: tuple[_Side, _Side],
    back: Mapping[tuple[int, int], tuple[int, int]],
    scale: _Scale,
    gain: float,
) -> Alignment:
    one, two = sides
    at = (len(texts[0]), len(texts[1]))
    beads = []
    while at in back:
        i, j = back[at]
        if i < at[0] and j < at[1]:
            x, y = one.held[at[0] - i][i], two.held[at[1] - j][j]
            beads.append(Bead((i, at[0]), (j, at[1]), scale.of(x & y), scale.of(x ^ y)))
        at = (i, j)
    beads.reverse()
    agreeing = [bead for bead in beads if bead.shared > 0 and bead.shared >= bead.missing]
    telling = min(sum(scale.of(keys) for keys in side.keys) for side in sides)
    shared = sum(bead.shared for bead in agreeing)
    covered = min(
        sum(one.lengths[b.left[1]] - one.lengths[b.left[0]] for b in agreeing) / one.lengths[-1],
        sum(two.lengths[b.right[1]] - two.lengths[b.right[0]] for b in agreeing) / two.lengths[-1],
    )
    return Alignment(min(1.0, shared / max(telling, 1e-9)), covered, gain, tuple(beads))
