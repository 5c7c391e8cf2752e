"""Copies within a language: exact, near and partial, told by shingles and checked word for word.

Shingles of five words (Broder 1997) find the candidates through an inverted
index of a sample of their hashes; the check is exact.  A pair that a common
earlier source explains is not listed: two papers that printed one agency text
go back to the agency, not to each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from dragoman.model import AlignedPassage, Copy, Document, Span
from dragoman.record.corpus import Corpus
from dragoman.record.portrait import SHINGLE, Portrait, shingled

# One hash in four is enough to meet: twenty shared shingles are missed once in 300 cases.
_SAMPLE = 4
_FEWEST = 10
"""A text of few shingles is sampled down to no fewer than these."""
_POPULAR = 60
"""A shingle in more documents than this leads each of them only to the earliest of them."""
# Labelled copies share 26 shingles or more; independent reports of one story share quotations
# and stock phrases, 25 at most, and less than a seventh of the shorter text.
_SHARED, _CONTAINED = 12, 0.12
_NEAR = 0.5
"""From this share of both texts on a copy is near, below it partial."""
_QUOTED = re.compile(r"[“\"„«「][^“”\"„«»「」]{0,600}[”\"“»」]")


def find(corpus: Corpus, documents: Mapping[str, Document]) -> tuple[Copy, ...]:
    """All pairs of documents of which the later goes back to the earlier."""
    portraits = corpus.portraits
    order = {p.document: (p.day or "9999", p.document) for p in portraits}
    shared: dict[tuple[int, int], int] = {}
    for i, j in sorted(_candidates(corpus)):
        one, two = prints(portraits[i]), prints(portraits[j])
        both = np.intersect1d(one, two, assume_unique=True)
        least = min(len(one), len(two))
        if portraits[i].exact == portraits[j].exact or (
            len(both) >= min(_SHARED, 0.8 * least) and len(both) >= _CONTAINED * least
        ):
            shared[i, j] = len(both)
    copies = []
    for (i, j), n in sorted(_unexplained(corpus, shared, order).items()):
        a, b = portraits[i], portraits[j]
        first, second = sorted((a, b), key=lambda p: order[p.document])
        copy = _copy(documents[first.document], documents[second.document], n, (a, b))
        if copy is not None:
            copies.append(copy)
    return tuple(sorted(copies, key=lambda c: (c.document, c.of)))


def _candidates(corpus: Corpus) -> set[tuple[int, int]]:
    postings: dict[int, list[int]] = defaultdict(list)
    for i, portrait in enumerate(corpus.portraits):
        for value in sample(prints(portrait)):
            postings[value].append(i)
    met: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        if len(places) < 2:
            continue
        if len(places) > _POPULAR:
            met.update((places[0], other) for other in places[1:])
        else:
            met.update((a, b) for x, a in enumerate(places) for b in places[x + 1 :])
    return {pair for pair, n in met.items() if n >= 2}


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
    corpus: Corpus, shared: Mapping[tuple[int, int], int], order: Mapping[str, tuple[str, str]]
) -> dict[tuple[int, int], int]:
    """The pairs whose common text is not all in a third, earlier document that both go back to."""
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in shared:
        near[i].add(j)
        near[j].add(i)
    held = {i: frozenset(prints(corpus.portraits[i]).tolist()) for i in near}
    kept = {}
    for (i, j), n in shared.items():
        second = max(i, j, key=lambda k: order[corpus.portraits[k].document])
        first = i + j - second
        earlier = [
            k
            for k in near[i] & near[j]
            if order[corpus.portraits[k].document] < order[corpus.portraits[first].document]
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
    here: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for value, start, end in shingled(first):
        here[value].append((start, end))
    quoted = [match.span() for match in _QUOTED.finditer(second)]
    runs: list[list[int]] = []
    outside = 0
    for value, start, end in shingled(second):
        if value not in here:
            continue
        outside += not any(a <= start and end <= b for a, b in quoted)
        there = here[value][0]
        last = runs[-1] if runs else None
        if last and start <= last[1] and last[2] <= there[0] <= last[3]:
            last[1], last[3] = end, max(last[3], there[1])
        else:
            runs.append([start, end, *there])
    return (
        tuple(AlignedPassage(copy=Span(a, b), of=Span(c, d)) for a, b, c, d in runs),
        outside,
    )
