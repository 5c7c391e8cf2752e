"""Copies within a language: exact, near and partial, told by shingles and checked word for word.

Shingles of five words (Broder 1997) find the candidates through an inverted
index of a sample of their hashes; the check is exact.  A pair that a common
earlier source explains is not listed: two papers that printed one agency text
go back to the agency, not to each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.model import AlignedPassage, Copy, Document, Span
from dragoman.record.codes import Numbers
from dragoman.record.portrait import SHINGLE, Portrait, shingled

Pair = tuple[int, int]
Flags = npt.NDArray[np.bool_]

# One hash in four is enough to meet: twenty shared shingles are missed once in 300 cases.
_SAMPLE = 4
_FEWEST = 10
"""A text of few shingles is sampled down to no fewer than these."""
_BUCKETS = 1 << 22
"""Into which hashes are told apart roughly, where some of many are wanted."""
_POPULAR = 60
"""A shingle in more documents than this leads each of them only to the earliest of them."""
# Labelled copies share 26 shingles or more; independent reports of one story share quotations
# and stock phrases, 25 at most, and less than a seventh of the shorter text.
_SHARED, CONTAINED = 12, 0.12
_NEAR = 0.5
"""From this share of both texts on a copy is near, below it partial."""
_QUOTED = re.compile(r"[“\"„«「][^“”\"„«»「」]{0,600}[”\"“»」]")


class Sketch(msgspec.Struct, frozen=True):
    """The sampled hashes of one period's documents (64 bits), and the place of each one's document
    among the period's (32 bits)."""

    hashes: bytes
    places: bytes


def sketched(portraits: Sequence[Portrait]) -> Sketch:
    """What the documents of one period can be recognised by."""
    taken = [np.array(sample(prints(p)), dtype=np.int64) for p in portraits]
    counts = [len(found) for found in taken]
    return Sketch(
        (np.concatenate(taken) if taken else np.zeros(0, np.int64)).tobytes(),
        np.repeat(np.arange(len(taken), dtype=np.int32), counts).tobytes(),
    )


class Entries(msgspec.Struct, frozen=True):
    """The sampled hashes of all documents, `size` of them, and the number of each one's document."""

    hashes: Numbers
    numbers: Numbers
    size: int

    @property
    def spare(self) -> int:
        """Last bits of the hashes over which numbers are written, so that both are sorted as one.
        Two hashes that only differ there meet by chance: two such meetings of one pair hardly do."""
        return self.size.bit_length()

    def of(self, documents: Flags) -> Entries:
        """All entries of the hashes that these documents have, and of some others."""
        at = (self.hashes >> self.spare) & (_BUCKETS - 1)
        asked = np.zeros(_BUCKETS, dtype=bool)
        asked[at[documents[self.numbers]]] = True
        chosen = asked[at]
        return Entries(self.hashes[chosen], self.numbers[chosen], self.size)


def entered(sketches: Sequence[tuple[Sketch, Sequence[int]]], size: int) -> Entries:
    """The entries of sketches; each comes with the numbers of its documents."""
    hashes, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for sketch, members in sketches:
        hashes.append(np.frombuffer(sketch.hashes, np.int64))
        numbers.append(np.array(members, np.int64)[np.frombuffer(sketch.places, np.int32)])
    return Entries(np.concatenate(hashes), np.concatenate(numbers), size)


def candidates(entries: Entries) -> tuple[Numbers, Numbers]:
    """Pairs of documents that share two sampled hashes or more, in order."""
    numbers, starts, counts = _met(entries)
    met = [np.zeros(0, np.int64)]
    for count in np.unique(counts).tolist():
        begin = starts[counts == count]
        if count > _POPULAR:
            first, other = begin[:, None], begin[:, None] + np.arange(1, count)
            first = np.broadcast_to(first, other.shape)
        else:
            a, b = np.triu_indices(count, 1)
            first, other = begin[:, None] + a, begin[:, None] + b
        met.append((numbers[first] * entries.size + numbers[other]).ravel())
    codes, often = np.unique(np.concatenate(met), return_counts=True)
    one, other = np.divmod(codes[often >= 2], entries.size)
    return one, other


def fresh_candidates(entries: Entries, fresh: Flags) -> tuple[Numbers, Numbers, Flags]:
    """The pairs as in `candidates` of which at least one is a touched document, and which these
    are: those that are `fresh`, and those whose pairs with others the fresh ones may have changed,
    by making a shingle popular or by being the earliest of those that have one."""
    touched = fresh.copy()
    some = entries.of(fresh)
    numbers, starts, counts = _met(some)
    so_far = np.r_[0, np.cumsum(fresh[numbers])]
    came = so_far[starts + counts] - so_far[starts]
    before = counts - came
    changed = (counts > _POPULAR) & (came > 0) & (before > 1)
    changed &= (before <= _POPULAR) | fresh[numbers[starts]]
    for begin, count in zip(starts[changed].tolist(), counts[changed].tolist(), strict=True):
        touched[numbers[begin : begin + count]] = True
    one, other = candidates(entries.of(touched) if touched.sum() > fresh.sum() else some)
    chosen = touched[one] | touched[other]
    return one[chosen], other[chosen], touched


def _met(entries: Entries) -> tuple[Numbers, Numbers, Numbers]:
    """Numbers of documents by hash, where each hash of more than one document begins among them,
    and how many documents have it."""
    bits = entries.spare
    both = np.sort(entries.hashes >> bits << bits | entries.numbers)
    hashes, numbers = both >> bits, both & ((1 << bits) - 1)
    starts = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else hashes
    counts = np.diff(np.r_[starts, len(hashes)])
    return numbers, starts[counts > 1], counts[counts > 1]


def alike(one: Portrait, two: Portrait) -> int:
    """How many shingles two texts share if these are enough for a copy, else 0."""
    a, b = prints(one), prints(two)
    both = len(np.intersect1d(a, b, assume_unique=True))
    least = min(len(a), len(b))
    enough = both >= min(_SHARED, 0.8 * least) and both >= CONTAINED * least
    return max(both, 1) if one.exact == two.exact or enough else 0


def find(
    portraits: Mapping[int, Portrait],
    shared: Mapping[Pair, int],
    documents: Mapping[str, Document],
) -> tuple[Copy, ...]:
    """The copies among pairs of documents that share so many shingles (`shared`), of which the
    later goes back to the earlier."""
    order = {p.document: (p.day or "9999", p.document) for p in portraits.values()}
    found = []
    for (i, j), n in sorted(_unexplained(portraits, shared, order).items()):
        a, b = portraits[i], portraits[j]
        first, second = sorted((a, b), key=lambda p: order[p.document])
        copy = _copy(documents[first.document], documents[second.document], n, (a, b))
        if copy is not None:
            found.append(copy)
    return tuple(sorted(found, key=lambda c: (c.document, c.of)))


def prints(portrait: Portrait) -> npt.NDArray[np.int64]:
    """The hashes of a text's shingles, sorted."""
    return np.frombuffer(portrait.fingerprints, dtype=np.int64)


def sample(fingerprints: npt.NDArray[np.int64]) -> list[int]:
    """The hashes by which texts meet: those divisible by four, or the least ones of a short text."""
    taken: list[int] = fingerprints[fingerprints % _SAMPLE == 0].tolist()
    if len(taken) >= _FEWEST:
        return taken
    return sorted({*taken, *fingerprints[:_FEWEST].tolist()})


def _unexplained(
    portraits: Mapping[int, Portrait],
    shared: Mapping[Pair, int],
    order: Mapping[str, tuple[str, str]],
) -> dict[Pair, int]:
    """The pairs whose common text is not all in a third, earlier document that both go back to."""
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in shared:
        near[i].add(j)
        near[j].add(i)
    held = {i: frozenset(prints(portraits[i]).tolist()) for i in near}
    kept = {}
    for (i, j), n in shared.items():
        second = max(i, j, key=lambda k: order[portraits[k].document])
        first = i + j - second
        earlier = [
            k
            for k in near[i] & near[j]
            if order[portraits[k].document] < order[portraits[first].document]
        ]
        common = held[i] & held[j]
        if not any(len(common & held[k]) >= 0.9 * n for k in earlier):
            kept[i, j] = n
    return kept


def _copy(
    first: Document, second: Document, shared: int, pair: tuple[Portrait, Portrait]
) -> Copy | None:
    sizes = [len(prints(p)) for p in pair]
    passages, outside = aligned(first.text, second.text)
    exact = pair[0].exact == pair[1].exact
    if not exact and outside < min(_SHARED, 0.5 * min(sizes)):
        return None  # only quotations are shared: two reports may quote one speaker
    resemblance = shared / max(1, sum(sizes) - shared)
    contained = shared / max(1, min(sizes))
    kind = (
        "exact"
        if exact
        else "near"
        if contained >= _NEAR and min(sizes) >= 0.5 * max(sizes)
        else "partial"
    )
    why = (
        f"{shared} of {min(sizes)} runs of {SHINGLE} words of the shorter text are shared",
        f"resemblance {resemblance:.2f}",
        *(_credits(second, first)),
    )
    return Copy(
        document=second.id, of=first.id, kind=kind,
        score=round(1.0 if exact else contained, 3), passages=passages, why=why,
    )  # fmt: skip


def _credits(document: Document, source: Document) -> tuple[str, ...]:
    """Notes or an agency line of `document` that name the source."""
    named = [note.names for note in document.notes if note.names]
    if source.agency and (source.agency == document.agency or source.agency in named):
        return (f"credits {source.agency}",)
    if source.outlet and source.outlet in named:
        return (f"credits {source.outlet}",)
    return ()


def aligned(first: str, second: str) -> tuple[tuple[AlignedPassage, ...], int]:
    """Runs of words both texts have, longest possible, and how many shingles of them are unquoted."""
    # Where each shingle stands first.
    here = {value: (start, end) for value, start, end in reversed(shingled(first))}
    quoted = [match.span() for match in _QUOTED.finditer(second)]
    runs: list[list[int]] = []
    outside = 0
    for value, start, end in shingled(second):
        if value not in here:
            continue
        outside += not any(a <= start and end <= b for a, b in quoted)
        there = here[value]
        last = runs[-1] if runs else None
        if last and start <= last[1] and last[2] <= there[0] <= last[3]:
            last[1], last[3] = end, max(last[3], there[1])
        else:
            runs.append([start, end, *there])
    return (
        tuple(AlignedPassage(copy=Span(a, b), of=Span(c, d)) for a, b, c, d in runs),
        outside,
    )
