"""Statements found against statements labelled, whole texts and line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from dragoman.evaluation.gold import GoldDocument, Saying
from dragoman.evaluation.likeness import HELD, words
from dragoman.evaluation.naming import Naming
from dragoman.evaluation.pairing import renderings
from dragoman.evaluation.tally import Share, Tally
from dragoman.model import Statement

Errors = Iterator[tuple[str, str]]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document's text and the statements read in it."""

    text: str
    statements: tuple[Statement, ...]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Where statements are counted."""

    span: Tally
    attributed: Tally
    form: Share


def compare(wanted: GoldDocument, found: Found, naming: Naming, counts: Counts) -> Errors:
    """Count the statements of one document; gives what is wrong and what was missed."""
    by_line = wanted.labels.lines is not None
    return (_by_line if by_line else _by_content)(wanted, found, naming, counts)


def _by_content(wanted: GoldDocument, found: Found, naming: Naming, counts: Counts) -> Errors:
    golds, statements = wanted.labels.statements, found.statements
    contents = [" ".join(part.of(found.text) for part in s.content) for s in statements]
    linked, spare = renderings(wanted.contents, contents)
    right = {
        i: [j for j in rendered if naming.speaks(golds[i].speaker, statements[j])]
        for i, rendered in linked.items()
    }
    right = {i: rendered for i, rendered in right.items() if rendered}
    optional = {i for i, one in enumerate(golds) if one.optional}
    for tally, hit in ((counts.span, set(linked)), (counts.attributed, set(right))):
        misattributed = len(set(linked) - hit - optional)
        tally.count(optional, len(golds), hit, len(spare) + misattributed)
    for i, rendered in right.items():
        counts.form.mark(golds[i].form in {statements[j].form for j in rendered})
    for j in sorted(spare):
        yield "spurious", f"statement of {statements[j].speaker}: {contents[j]}"
    for i, one in enumerate(golds):
        if i in right or one.optional:
            continue
        if i in linked:
            speaker = statements[linked[i][0]].speaker
            yield "wrong speaker", f"{speaker}, not {one.speaker}: {wanted.contents[i]}"
        else:
            yield "missed", f"statement of {one.speaker}: {wanted.contents[i]}"


def _by_line(wanted: GoldDocument, found: Found, naming: Naming, counts: Counts) -> Errors:
    """A line counts once: the right speaker for a line that reports one, none for one that does
    not.  Lines that are ignored, optional or soft do not count."""
    lines = wanted.labels.lines or ()
    golds, free = _labelled_lines(wanted)
    spoken, lost = _spoken_lines(found, lines)
    counts.span.wrong += lost
    counts.attributed.wrong += lost
    for i in sorted({*golds, *spoken} - free):
        mine, theirs = golds.get(i, []), spoken.get(i, [])
        right = [(a, b) for a in mine for b in theirs if naming.speaks(a.speaker, b)]
        for tally, hit in ((counts.span, bool(mine and theirs)), (counts.attributed, bool(right))):
            tally.right += hit
            tally.missed += bool(mine) and not hit
            tally.wrong += bool(theirs) and not hit
        if right and not right[0][0].no_quotes:
            counts.form.mark(right[0][0].form == right[0][1].form)
        if mine and not right:
            said = f"{mine[0].speaker}: {lines[i]}"
            if theirs:
                yield "wrong speaker", f"{theirs[0].speaker}, not {said}"
            else:
                yield "missed", f"statement of {said}"
        elif theirs and not right:
            yield "spurious", f"statement of {theirs[0].speaker}: {lines[i]}"


def _labelled_lines(wanted: GoldDocument) -> tuple[dict[int, list[Saying]], set[int]]:
    golds: dict[int, list[Saying]] = {}
    free = set(wanted.labels.ignore_lines)
    for one in wanted.labels.statements:
        for i in one.lines:
            golds.setdefault(i, []).append(one)
            if one.optional or i in one.soft:
                free.add(i)
    return golds, free


def _spoken_lines(found: Found, lines: Sequence[str]) -> tuple[dict[int, list[Statement]], int]:
    """Who is said to speak on each line; and the pieces of content that no line holds."""
    spoken: dict[int, list[Statement]] = {}
    lost = 0
    for statement in found.statements:
        for part in statement.content:
            for piece in part.of(found.text).split("\n"):
                if not words(piece):
                    continue
                i = line_of(piece, lines)
                if i is None:
                    lost += 1
                else:
                    spoken.setdefault(i, []).append(statement)
    return spoken, lost


def line_of(piece: str, lines: Sequence[str]) -> int | None:
    """Index of the line that holds `piece`; None if none does."""
    sought = Counter(words(piece))
    held = [(sought & Counter(words(line))).total() for line in lines]
    best = max(range(len(lines)), key=lambda i: (held[i], -i), default=None)
    if best is None or not sought:
        return None
    return best if held[best] >= HELD * sought.total() else None
