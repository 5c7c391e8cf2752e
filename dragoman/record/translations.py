"""Translations: pairs of documents in two languages that tell the same things in the same order."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dragoman.model import AlignedPassage, Copy, Document, Span, hull
from dragoman.record import marks
from dragoman.record.passages import (
    Alignment,
    Line,
    Outline,
    align,
    backward,
    common_share,
    held,
    in_order,
    lines,
    outline,
)
from dragoman.record.periods import ordinal
from dragoman.record.portrait import marks_of
from dragoman.record.ties import Library, Weigher, alike

# A pair is a translation from this weighted sum of what its alignment shows on (see `_weighed`).  A
# logistic fit gave the weights: over pairs of fourteen documents in twelve languages, whole and cut
# to their first three, five and eight lines, sixteen shortened translations, and 1,015 pairs of
# reports that are none, most of them independent ones on one event, many of three or four
# sentences.  By a fit to other documents, of pairs of whole documents all between languages of one
# script and nine in ten of the others come to more than all but one of these; of beginnings of
# three lines, which two reporters may well tell alike, one in three.  Twenty of these come to 1.21:
# so that is asked only of a pair that a third text, surely a translation of both, vouches for.  To
# ask how much of the *shorter* text is paired finds more shortened translations, but took two of our
# own independent reports for translations (tests/gold/record).
_SHARE, _PAIRED, _SAME, _FIT, _ORDER = 0.45, 1.14, 0.29, 0.38, 0.39
_SURE, _VOUCHED = 1.52, 1.21
_CERTAIN = 2.4
"""The sum that one in four translations between languages of one script reaches: score 1."""
SURE_SCORE = round(_SURE / _CERTAIN, 2)
"""The score from which a pair is a translation by itself."""
_LOOSEST = 0.6
"""Pairs tied more loosely than this are not aligned: one in eighty translations."""
_PARTNERS = 2
"""In each other language a document is aligned with its nearest ones only."""
_SEQUENCE, _COMMON = 0.65, 0.6
"""Least share of common weight in one order, and of the weight of the text that tells less which
the other tells too, for the slow alignment to be tried: one translation in fifty falls below."""
_WRITTEN_OUT = frozenset(("10", "11", "12", "20", "100", "1000"))
_IN_ORDER = 1.1
"""As much order speaks for a translation, hardly more where the rest does not."""
_GUESSED = 0.55
"""The same share by the portraits alone, below which the texts are not opened: of 935 pairs in
twelve languages it was never below the share by the sentences, and at most 0.12 above it."""
_KEPT = 3000
"""Outlines held at a time, some 30 kB each: pairs come in the order of their documents."""
_SOON, _LATEST, _LATE = 2, 7, 0.03
"""Days within which a translation is printed; as many later ones, and no more, each take off so much."""
_PRIOR, _UNPAIRED = 5.0, 4
"""Weight and passages added to the evidence, so that little evidence proves little."""


class Judged(msgspec.Struct, frozen=True, gc=False):
    """A pair's alignment and how surely it is a translation."""

    score: float
    order: float
    alignment: Alignment
    sides: tuple[tuple[Span, ...], tuple[Span, ...]]
    """The sentences that were aligned."""


class Outlines:
    """The outlines of documents, the latest kept: those of one period are asked for again by the
    periods after it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: dict[int, Outline] = {}
        self._told: dict[int, frozenset[str]] = {}

    def of(self, i: int, documents: Mapping[str, Document]) -> Outline:
        """The outline of document `i`, which is among `documents`."""
        known = self._kept.pop(i, None)
        if known is None:
            portrait = self._library.portrait(i)
            known = outline(documents[portrait.document].text, marks_of(portrait))
            if len(self._kept) >= _KEPT:
                del self._kept[next(iter(self._kept))]
        self._kept[i] = known
        return known

    def told(self, i: int) -> frozenset[str]:
        """The marks of document `i`."""
        known = self._told.pop(i, None)
        if known is None:
            known = frozenset(mark.key for mark in marks_of(self._library.portrait(i)))
            if len(self._told) >= _KEPT:
                del self._told[next(iter(self._told))]
        self._told[i] = known
        return known


class Reader:
    """Aligns pairs of documents; keeps what it has seen of them."""

    def __init__(
        self,
        weigher: Weigher,
        texts: tuple[Mapping[str, Document], Outlines],
        ties: Mapping[tuple[int, int], float],
    ) -> None:
        self.weigher = weigher
        self.documents, self._outlines = texts
        self._ties = ties
        self._kept: dict[tuple[int, int], Judged | None] = {}

    def outline(self, i: int) -> Outline:
        return self._outlines.of(i, self.documents)

    def judged(self, i: int, j: int) -> Judged | None:
        """The alignment of a pair; None where a quick look rules a translation out."""
        pair = (i, j) if i < j else (j, i)
        if pair not in self._kept:
            judged = self._judged(*pair)
            # What is no translation is kept as that alone: alignments are large.
            self._kept[pair] = judged if judged and judged.score >= _VOUCHED else None
        return self._kept[pair]

    def _judged(self, i: int, j: int) -> Judged | None:
        a, b = (self.weigher.library.portrait(k) for k in (i, j))
        if not _comparable(a.length, b.length):
            return None
        if self._strength(i, j) < _LOOSEST:
            return None
        names, numbers = self.weigher.names(i, j), self.weigher.numbers(i, j)
        weights = {key: max(0.1, found[0]) for key, found in names.items()}
        weights |= {n: 0.1 + w for n, w in numbers.items()}
        weights |= self._lone_numbers(i, j)
        weights |= self._mark_weights(i, j)
        if self._guessed(i, j, names, weights) < _GUESSED:
            return None
        left, right = (self._lines(pair, names, weights) for pair in ((i, j), (j, i)))
        common = common_share(held(left), held(right), weights)
        if common < _COMMON or in_order(left, right, weights) < _SEQUENCE:
            return None
        judged = _weighed(left, right, weights, common)
        return msgspec.structs.replace(judged, score=judged.score - _lateness(a.day, b.day))

    def _guessed(self, i: int, j: int, names: Iterable[str], weights: Mapping[str, float]) -> float:
        """What `common_share` will be, by the portraits alone."""
        one, two = (
            weights.keys() & (*names, *self.weigher.library.portrait(k).numbers, *self._outlines.told(k))
            for k in (i, j)
        )  # fmt: skip
        return common_share(one, two, weights)

    def _strength(self, i: int, j: int) -> float:
        known = self._ties.get((i, j))
        return self.weigher.strength(i, j) if known is None else known

    def _mark_weights(self, i: int, j: int) -> dict[str, float]:
        """Weights of the marks of both texts that both languages have words for."""
        library = self.weigher.library
        one, two = (marks.vocabulary(library.portrait(k).language) for k in (i, j))
        told = self._outlines.told(i) | self._outlines.told(j)
        out = {}
        for key in told & one & two:
            heavy = 1.0 if key.startswith(("state:", "city:")) else 0.6
            rarity = self.weigher.mark(key, i, j)
            # Offices and acts are not counted by the corpus: they are common everywhere.
            out[key] = 0.6 if rarity is None else heavy * max(0.15, rarity)
        return out

    def _lone_numbers(self, i: int, j: int) -> dict[str, float]:
        """Weights of numbers that one text alone has: a translation keeps figures.

        Small ones are left out, which another language may write as words.
        """
        one, two = (frozenset(self.weigher.library.portrait(k).numbers) for k in (i, j))
        return {
            n: self.weigher.number(n, i, j)
            for n in sorted(one ^ two)
            if len(n.replace(".", "")) > 1 and n not in _WRITTEN_OUT
        }

    def _lines(
        self, pair: tuple[int, int], names: Iterable[str], weights: Mapping[str, float]
    ) -> tuple[Line, ...]:
        """The lines of the first document of a pair, with the names that the other has too."""
        i, j = pair
        library = self.weigher.library
        spellings = {n: n for n in library.portrait(i).numbers if n in weights}
        other = library.sound_keys(j)
        for key in names:
            spellings.update(dict.fromkeys(alike(library.sound_keys(i)[key], other[key]), key))
        return lines(self.outline(i), spellings, weights)


def _comparable(a: int, b: int) -> bool:
    """A translation may be shortened, but not to less than a third."""
    return min(a, b) * 3 >= max(a, b)


def _lateness(a: str | None, b: str | None) -> float:
    """What days between two reports take off: the same few come together again within days, and
    short reports on that read alike, while a translation is printed soon."""
    days = ordinal(a), ordinal(b)
    if not all(days):
        return 0.0
    return _LATE * min(max(0, abs(days[0] - days[1]) - _SOON), _LATEST)


def _weighed(
    left: tuple[Line, ...], right: tuple[Line, ...], weights: Mapping[str, float], common: float
) -> Judged:
    """How surely two texts are one in two languages.

    `share` of the weight of names, numbers and marks must stand in passages
    that agree, passages side by side must make up most of both texts (`paired`),
    their lengths must `fit`, each must tell what the other tells (`common`), and
    the same texts with one turned back to front must fit much less well
    (`order`): what two reports of one event share does not care about order, a
    translation does.
    """
    forward = align(left, right, weights)
    paired = forward.paired * len(forward.beads) / (len(forward.beads) + _UNPAIRED)
    score = _SHARE * forward.share + _PAIRED * paired + _SAME * common + _FIT * forward.fit
    spans = tuple(line.span for line in left), tuple(line.span for line in right)
    if score + _ORDER * _IN_ORDER < _VOUCHED:
        return Judged(score, 0.0, forward, spans)
    turned = align(left, backward(right), weights)
    both = math.fsum(weights[key] for key in held(left) & held(right))
    order = (forward.gain - turned.gain) / (both + _PRIOR)
    return Judged(score + _ORDER * order, order, forward, spans)


def find(
    weigher: Weigher,
    texts: tuple[Callable[[Sequence[str]], Mapping[str, Document]], Outlines],
    ties: Mapping[tuple[int, int], float],
) -> tuple[Copy, ...]:
    """Those of the pairs of `ties` (documents by number) in which one translates the other, and
    those that a third text shows to be.  `texts` give documents by id, and their outlines."""
    load, outlines = texts
    pairs = _nearest(weigher, ties)
    asked = sorted({weigher.library.portrait(i).document for pair in pairs for i in pair})
    reader = Reader(weigher, (load(asked), outlines), ties)
    sure: dict[tuple[int, int], Judged] = {}
    for pair in pairs:
        judged = reader.judged(*pair)
        if judged is not None and judged.score >= _SURE:
            sure[pair] = judged
    found = {**sure, **_vouched(reader, sure)}
    copies = [_copy(reader, pair, judged) for pair, judged in sorted(found.items())]
    return tuple(sorted(copies, key=lambda c: (c.document, c.of)))


def _nearest(weigher: Weigher, ties: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs in two languages, for each document and language the strongest ties."""
    spoken = weigher.library.spoken
    near: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    apart = []
    for (i, j), strength in sorted(ties.items()):
        if strength < _LOOSEST or spoken(i) == spoken(j):
            continue
        apart.append((i, j))
        near[i, spoken(j)].append((-strength, j))
        near[j, spoken(i)].append((-strength, i))
    kept = {key: {j for _, j in sorted(partners)[:_PARTNERS]} for key, partners in near.items()}
    return [
        (i, j)
        for i, j in apart
        if j in kept.get((i, spoken(j)), ()) and i in kept.get((j, spoken(i)), ())
    ]


def _vouched(
    reader: Reader, sure: Mapping[tuple[int, int], Judged]
) -> dict[tuple[int, int], Judged]:
    """Pairs less sure by themselves that a third text, a sure translation of both, vouches for."""
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in sure:
        near[i].add(j)
        near[j].add(i)
    spoken = reader.weigher.library.spoken
    out = {}
    for _, around in sorted(near.items()):
        ordered = sorted(around)
        for x, i in enumerate(ordered):
            for j in ordered[x + 1 :]:
                if (i, j) in sure or (i, j) in out or spoken(i) == spoken(j):
                    continue
                judged = reader.judged(i, j)
                if judged is not None and judged.score >= _VOUCHED:
                    out[i, j] = judged
    return out


def _copy(reader: Reader, pair: tuple[int, int], judged: Judged) -> Copy:
    portrait = reader.weigher.library.portrait
    first, second = (reader.documents[portrait(k).document] for k in pair)
    turned = _original(first, second) == second.id
    original, copy = (second, first) if turned else (first, second)
    passages = []
    for bead in judged.alignment.beads:
        left = hull(judged.sides[0][slice(*bead.left)])
        right = hull(judged.sides[1][slice(*bead.right)])
        a, b = (right, left) if turned else (left, right)
        passages.append(AlignedPassage(copy=b, of=a))
    alignment = judged.alignment
    return Copy(
        document=copy.id,
        of=original.id,
        kind="translation",
        score=round(min(1.0, judged.score / _CERTAIN), 2),
        passages=tuple(sorted(passages)),
        why=(
            f"{alignment.share:.0%} of shared names, numbers and places stand in like passages",
            f"passages side by side make up {alignment.paired:.0%} of both texts",
            f"the lengths of these passages fit by {alignment.fit:.1f} (0: as in any two texts)",
            f"turned back to front the texts agree less by {judged.order:.1f} of the evidence",
            *_said(copy, original),
        ),
    )


def _original(a: Document, b: Document) -> str:
    """Which of two texts is the earlier: what they say of themselves, then the day, then the id."""
    for one, other in ((a, b), (b, a)):
        if _said(one, other) and not _said(other, one):
            return other.id
    days = a.published or "", b.published or ""
    if days[0] and days[1] and days[0] != days[1]:
        return a.id if days[0] < days[1] else b.id
    return min(a.id, b.id)


def _said(copy: Document, original: Document) -> tuple[str, ...]:
    """What `copy` says of being translated, or of whom it has its text from."""
    said = [
        f"says it is a translation: {note.text[:80]}"
        for note in copy.notes
        if note.kind == "translation"
    ]
    source = original.agency or original.outlet
    if source and any(note.names == source for note in copy.notes):
        said.append(f"credits {source}")
    return tuple(said)
