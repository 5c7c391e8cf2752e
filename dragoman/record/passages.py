"""Two texts aligned passage by passage by what survives translation.

Sentences are beads on two strings (Gale and Church 1993): one to one, one to
two, two to one, or left out.  What tells a bead is not its length alone but
the names, numbers, places, offices, acts and quotation marks on both sides.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from statistics import median

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.language import names, sounds
from dragoman.model import Span
from dragoman.record.marks import Mark
from dragoman.record.portrait import figure, sentences, stripped

_WORD = re.compile(r"\d+(?:[.,٫٬]\d+)*|[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+")
_QUOTES = re.compile(r"[“”\"«»„‟「」『』]")
_LONGEST = 90
"""Sentences looked at on each side; a longer document is aligned by its beginning."""
# What a sentence left out costs, in the unit of a name's weight (a rare name weighs 3 to 6).
_SKIP = 0.6
_BEADS = ((1, 1), (1, 2), (2, 1), (2, 2))
_STEPS = (*_BEADS, (1, 0), (0, 1))
"""What a path may do next: a bead, or leave out a line on one side."""
_LEFT_OUT_LEFT, _LEFT_OUT_RIGHT = len(_BEADS), len(_BEADS) + 1
_UNIT = 1e-4
_BARRED = -(1 << 40)
"""Worth of what may not be, in units."""
_BAND = 0.4
"""How far from the diagonal passages may lie, as a share of the longer text."""
_MISSED = 0.5
"""Share of its weight that a key costs which only one side of a bead has."""
_KEPT = 0.03
"""Variance of the logarithm of a passage's length beside its translation's: 0.027 of 2,592 passages
in twelve languages."""
_WORST, _FEW, _LEAST, _ALIKE = -2.0, 3, 3, 0.15
"""No passage speaks more against a translation; passages as good as unknown, so that few prove
little; the shortest length in characters that tells; the least spread of lengths in any text."""

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]


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
    """`share` of the telling weight lies in beads that agree; so much of either text, at
    least, is `paired`: in beads.

    `gain` is what the best path is worth: shared weight less what is missing,
    astray or left out.  `fit` is how well the lengths of the passages agree, 0 where they tell
    nothing (see `_fit`).
    """

    share: float
    paired: float
    fit: float
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
                words.add(figure(match))
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


def held(side: Sequence[Line]) -> frozenset[str]:
    """The keys of all lines of a text."""
    return frozenset().union(*(line.keys for line in side))


def common_share(
    one: AbstractSet[str], two: AbstractSet[str], weights: Mapping[str, float]
) -> float:
    """Share of the weight told by the side that tells less which the other side tells too; `one`
    and `two` are the keys of both."""
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
    """One text made ready for alignment: which keys each run of lines holds, and running sums."""

    def __init__(self, side: Sequence[Line], bits: Mapping[str, int]) -> None:
        # Whole numbers, as reals: only of these numpy multiplies matrices fast, and below 2^53
        # every sum of them is exact.
        keys = np.zeros((len(side), len(bits)))
        for i, line in enumerate(side):
            keys[i, [bits[key] for key in line.keys]] = 1
        self.keys = {1: keys, 2: np.maximum(keys[:-1], keys[1:])}
        """By length of run (a bead holds one line or two): a row for each run, a column a key."""
        self.lengths = np.concatenate([[0], np.cumsum([line.length for line in side])])
        self.quotes = np.concatenate([[0], np.cumsum([line.quotes for line in side])])

    def of(self, sums: Whole, run: int) -> Whole:
        """What `sums` (running ones) come to for each run of so many lines."""
        difference: Whole = sums[run:] - sums[:-run]
        return difference


def align(left: Sequence[Line], right: Sequence[Line], weights: Mapping[str, float]) -> Alignment:
    """The best monotone alignment of two texts' sentences.

    Weights are whole numbers of `_UNIT`s: sums of them are the same in any order.
    """
    if not left or not right:
        return Alignment(0.0, 0.0, 0.0, 0.0, ())
    used = sorted(set().union(*(line.keys for line in left), *(line.keys for line in right)))
    bits = {key: n for n, key in enumerate(used)}
    scale = np.array([float(round(weights[key] / _UNIT)) for key in used])
    one, two = _Side(left, bits), _Side(right, bits)
    beads = [_Beads(one, two, run, scale) for run in _BEADS]
    best, back = _best_path(len(left), len(right), beads)
    telling = min(int((side.keys[1] @ scale).sum()) for side in (one, two))
    share, path = _traced(back, beads, telling)
    paired, fit = _paired(left, right, path)
    return Alignment(share, paired, fit, best * _UNIT, path)


class _Beads:
    """What each bead of so many lines on either side is worth."""

    def __init__(self, one: _Side, two: _Side, run: tuple[int, int], scale: Real) -> None:
        self.run = run
        x, y = one.keys[run[0]], two.keys[run[1]]
        self.shared = (x * scale) @ y.T
        self.missing = (x @ scale)[:, None] + (y @ scale)[None, :] - 2 * self.shared
        gain = self.shared - _MISSED * self.missing - _cost(one, two, run) / _UNIT
        self.gain = np.rint(gain).astype(np.int64)
        if sum(run) > 2:
            self.gain[self.shared == 0] = _BARRED
        n, m = len(one.lengths) - 1, len(two.lengths) - 1
        away = np.abs(np.arange(len(x))[:, None] * m - np.arange(len(y))[None, :] * n)
        self.gain[away > (_BAND * max(n, m) + 3) * max(n, m)] = _BARRED


def _best_path(n: int, m: int, beads: Sequence[_Beads]) -> tuple[int, Whole]:
    """The worth of the best path through both texts, and for each place the step that leads there:
    a place in `beads`, or a line left out on one side.

    A row at a time: of all paths that reach a row, those that leave out lines
    of the other text alone are found by a running maximum.
    """
    skip = round(_SKIP / _UNIT)
    along = skip * np.arange(m + 1)
    best = np.full((n + 1, m + 1), _BARRED, dtype=np.int64)
    back = np.full((n + 1, m + 1), _LEFT_OUT_RIGHT, dtype=np.int64)
    best[0] = -along
    for i in range(1, n + 1):
        row, step = best[i - 1] - skip, np.full(m + 1, _LEFT_OUT_LEFT)
        for k, some in enumerate(beads):
            a, b = some.run
            if a > i or b > m:
                continue
            reached = best[i - a, : m + 1 - b] + some.gain[i - a]
            better = reached > row[b:]
            row[b:][better] = reached[better]
            step[b:][better] = k
        passed = np.maximum.accumulate(row + along) - along
        best[i] = passed
        back[i] = np.where(passed > row, _LEFT_OUT_RIGHT, step)
    return int(best[n, m]), back


def _cost(one: _Side, two: _Side, run: tuple[int, int]) -> Real:
    """What the lengths and quotation marks of two runs of lines speak against their being one."""
    ratio = two.lengths[-1] / max(1, one.lengths[-1])
    a = (one.of(one.lengths, run[0]) * ratio)[:, None]
    b = two.of(two.lengths, run[1])[None, :]
    # Gale and Church: the difference of lengths against its spread (6.8 characters squared a
    # character); here only a gentle pull, since a report may be shortened.
    spread = (b - a) ** 2 / (6.8 * 2 * (a + b) + 1)
    quotes = np.abs(one.of(one.quotes, run[0])[:, None] - two.of(two.quotes, run[1])[None, :])
    cost: Real = np.minimum(spread, 6.0) * 0.25 + 0.3 * np.minimum(quotes, 2) + 0.3 * (sum(run) - 2)
    return cost


def _traced(back: Whole, beads: Sequence[_Beads], telling: int) -> tuple[float, tuple[Bead, ...]]:
    """The beads of the best path, and the share of the `telling` weight in those that agree."""
    i, j = back.shape[0] - 1, back.shape[1] - 1
    found = []
    while i or j:
        step = int(back[i, j])
        a, b = _STEPS[step]
        if a and b:
            shared, missing = (w[i - a, j - b] for w in (beads[step].shared, beads[step].missing))
            found.append(Bead((i - a, i), (j - b, j), int(shared) * _UNIT, int(missing) * _UNIT))
        i, j = i - a, j - b
    found.reverse()
    agreeing = math.fsum(b.shared for b in found if b.shared > 0 and b.shared >= b.missing)
    return min(1.0, agreeing / max(telling * _UNIT, 1e-9)), tuple(found)


def _paired(one: Sequence[Line], two: Sequence[Line], path: Sequence[Bead]) -> tuple[float, float]:
    """How much of the text of which less is in beads is in them, and how well their lengths fit."""
    if not path:
        return 0.0, 0.0
    left = [sum(line.length for line in one[slice(*bead.left)]) for bead in path]
    right = [sum(line.length for line in two[slice(*bead.right)]) for bead in path]
    paired = min(
        sum(lengths) / max(1, sum(line.length for line in side))
        for lengths, side in ((left, one), (right, two))
    )
    return paired, _fit(left, right, _spread(one) + _spread(two))


def _fit(left: Sequence[int], right: Sequence[int], spread: float) -> float:
    """How much better the lengths of passages are told by those of the other text than by chance.

    The logarithms of both lengths differ by what one language needs more than
    the other, the same throughout; what is left of them has the variance `_KEPT`
    in a translation, the `spread` of both texts' sentences in any two texts.  The
    mean of the logarithm of one likelihood by the other, over all passages.
    """
    ratios = [math.log(max(_LEAST, b) / max(_LEAST, a)) for a, b in zip(left, right, strict=True)]
    usual = median(ratios)
    spread = max(_ALIKE, spread)
    gains = [
        max(
            _WORST,
            0.5 * math.log(spread / _KEPT) - (ratio - usual) ** 2 / 2 * (1 / _KEPT - 1 / spread),
        )
        for ratio in ratios
    ]
    return math.fsum(gains) / (len(gains) + _FEW)


def _spread(side: Sequence[Line]) -> float:
    """The variance of the logarithms of the sentences' lengths."""
    found = [math.log(max(_LEAST, line.length)) for line in side]
    mean = math.fsum(found) / len(found)
    return math.fsum((value - mean) ** 2 for value in found) / len(found)
