"""Two texts beside each other: aligned passages, and word by word what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

import msgspec

from dragoman.model import Copy, Document
from dragoman.views.origins import source_name

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_TOKENS = 3000
"""In one passage: comparing takes the square of it, and a longer passage is compared by lines."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """Words of one passage; `differs` if the other passage has others in their place."""

    text: str
    differs: bool = False


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of each text; what only one of them has stands alone."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """Where one of two texts comes from."""

    document: str
    source: str
    title: str | None
    language: str | None
    published: str | None
    modified: str | None


class TwoTexts(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier text (`left`) and one that goes back to it (`right`), passage by passage.

    `kind` is that of the copy, or `version`.  Words of a translation are not compared.
    """

    kind: str
    score: float | None
    why: tuple[str, ...]
    left: Side
    right: Side
    pairs: tuple[Pair, ...]


def copied(copy: Copy, original: Document, document: Document) -> TwoTexts:
    """`document` beside the `original` that it goes back to."""
    return TwoTexts(
        kind=copy.kind,
        score=copy.score,
        why=copy.why,
        left=_side(original),
        right=_side(document),
        pairs=_aligned(copy, original.text, document.text)
        if copy.passages
        else by_line(original.text, document.text),
    )


def versions(earlier: Document, later: Document) -> TwoTexts:
    """Two versions of one document."""
    return TwoTexts(
        kind="version",
        score=None,
        why=(),
        left=_side(earlier),
        right=_side(later),
        pairs=by_line(earlier.text, later.text),
    )


def _side(document: Document) -> Side:
    return Side(
        document=document.id,
        source=source_name(document, document.id),
        title=document.title,
        language=document.language,
        published=document.published,
        modified=document.modified,
    )


def _aligned(copy: Copy, original: str, text: str) -> tuple[Pair, ...]:
    """The passages in the order of the copy, and between them what only one of the texts has: what
    the original has more stands before the passage that follows it there."""
    before: dict[int, str] = {}
    there = 0
    for span in sorted(passage.of for passage in copy.passages):
        if span.start > there:
            before[span.start] = original[there : span.start]
        there = max(there, span.end)
    pairs: list[Pair] = []
    here = 0
    for passage in sorted(copy.passages):
        pairs += _alone(before.pop(passage.of.start, ""), right=False)
        pairs += _alone(text[here : passage.copy.start], right=True)
        left, right = passage.of.of(original), passage.copy.of(text)
        if copy.kind == "translation":
            pairs.append(Pair(left=(Run(text=left),), right=(Run(text=right),)))
        else:
            pairs.append(words_compared(left, right))
        here = max(here, passage.copy.end)
    pairs += _alone(original[there:], right=False)
    pairs += _alone(text[here:], right=True)
    return tuple(pairs)


def _alone(text: str, *, right: bool) -> list[Pair]:
    if not any(character.isalnum() for character in text):
        return []
    # The mark that ends the sentence before belongs to that.
    run = (Run(text=text.lstrip(" \t\n.,;。，").rstrip(), differs=True),)
    return [Pair(left=(), right=run) if right else Pair(left=run, right=())]


def words_compared(left: str, right: str) -> Pair:
    """Two passages of one language word by word."""
    one, other = _TOKENS.findall(left), _TOKENS.findall(right)
    if len(one) > _MOST_TOKENS or len(other) > _MOST_TOKENS:
        same = left == right
        return Pair(
            left=(Run(text=left, differs=not same),), right=(Run(text=right, differs=not same),)
        )
    lefts: list[Run] = []
    rights: list[Run] = []
    for how, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        differs = how != "equal"
        lefts += _run(one[i:j], differs)
        rights += _run(other[k:m], differs)
    return Pair(left=tuple(lefts), right=tuple(rights))


def _run(tokens: Sequence[str], differs: bool) -> list[Run]:
    return [Run(text="".join(tokens), differs=differs)] if tokens else []


def by_line(left: str, right: str) -> tuple[Pair, ...]:
    """Two texts line by line, and lines that stand in each other's place word by word."""
    one = [line for line in left.split("\n") if line.strip()]
    other = [line for line in right.split("\n") if line.strip()]
    pairs: list[Pair] = []
    for how, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if how == "equal":
            pairs += [Pair(left=(Run(text=line),), right=(Run(text=line),)) for line in one[i:j]]
            continue
        both = min(j - i, m - k)
        pairs += [words_compared(one[i + n], other[k + n]) for n in range(both)]
        for line in one[i + both : j]:
            pairs += _alone(line, right=False)
        for line in other[k + both : m]:
            pairs += _alone(line, right=True)
    return tuple(pairs)
