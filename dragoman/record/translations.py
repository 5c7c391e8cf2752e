"""Translations: pairs of documents in two languages that tell the same things in the same order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.model import AlignedPassage, Copy, Document, hull
from dragoman.record.corpus import Corpus
from dragoman.record.passages import Alignment, Line, align, lines
from dragoman.record.ties import Weigher

# What an alignment must reach to be called a translation; see docs of `_judged`.
_EVIDENCE, _SHARE, _COVER, _ORDER = 8.0, 0.72, 0.55, 0.22
_LOOSEST = 0.9
"""Pairs tied more loosely than this are not aligned at all."""


def find(
    weigher: Weigher, documents: Mapping[str, Document], pairs: Sequence[tuple[int, int]]
) -> tuple[Copy, ...]:
    """Those of `pairs` (places in the corpus) in which one document translates the other."""
    corpus = weigher.corpus
    copies = []
    for i, j in sorted(pairs):
        a, b = corpus.portraits[i], corpus.portraits[j]
        if corpus.spoken[i] == corpus.spoken[j] or not _comparable(a.length, b.length):
            continue
        if weigher.tie(i, j).strength < _LOOSEST:
            continue
        copy = _judged(weigher, documents, i, j)
        if copy is not None:
            copies.append(copy)
    return tuple(sorted(copies, key=lambda c: (c.document, c.of)))


def _comparable(a: int, b: int) -> bool:
    """A translation may be shortened, but not to less than a third."""
    return min(a, b) * 3 >= max(a, b)


def _judged(weigher: Weigher, documents: Mapping[str, Document], i: int, j: int) -> Copy | None:
    """The pair as a translation, or None.

    `share` of the shared weight must stand in agreeing beads, these must cover
    most of the shorter text, and the same texts with one of them turned back to
    front must agree much less: what two reports of one story share does not
    care about order, a translation does.
    """
    corpus = weigher.corpus
    names, numbers = weigher.names(i, j), weigher.numbers(i, j)
    weights = {key: max(0.1, found[0]) for key, found in names.items()}
    weights |= {n: 0.1 + w for n, w in numbers.items()}
    if sum(weights.values()) < _EVIDENCE:
        return None
    sides = [_lines(corpus, documents, k, tuple(names), tuple(numbers)) for k in (i, j)]
    forward = align(sides[0], sides[1], weights)
    if forward.share < _SHARE or forward.cover < _COVER:
        return None
    backward = align(sides[0], sides[1][::-1], weights)
    if forward.share - backward.share < _ORDER:
        return None
    return _copy(documents, (corpus.portraits[i].document, corpus.portraits[j].document), forward,
                 tuple(sorted(names)))  # fmt: skip


def _lines(
    corpus: Corpus,
    documents: Mapping[str, Document],
    i: int,
    names: tuple[str, ...],
    numbers: tuple[str, ...],
) -> tuple[Line, ...]:
    spellings = {n: n for n in numbers}
    for key in names:
        for form in corpus.sound_keys[i][key]:
            spellings[form] = key
    return lines(documents[corpus.portraits[i].document].text, spellings)


def _copy(
    documents: Mapping[str, Document],
    pair: tuple[str, str],
    alignment: Alignment,
    names: tuple[str, ...],
) -> Copy:
    first, second = (documents[d] for d in pair)
    turned = _original(first, second) == second.id
    original, copy = (second, first) if turned else (first, second)
    passages = []
    for bead in alignment.beads:
        left = hull(line.span for line in alignment.left[slice(*bead.left)])
        right = hull(line.span for line in alignment.right[slice(*bead.right)])
        a, b = (right, left) if turned else (left, right)
        passages.append(AlignedPassage(copy=b, of=a))
    return Copy(
        document=copy.id,
        of=original.id,
        kind="translation",
        score=round((alignment.share + alignment.cover) / 2, 3),
        passages=tuple(sorted(passages)),
        why=(
            f"{alignment.share:.0%} of shared names and numbers stand in the same order",
            f"they cover {alignment.cover:.0%} of the text",
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
