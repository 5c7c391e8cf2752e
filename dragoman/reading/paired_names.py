"""Two names behind an office of two states, in scripts without capitals: "وزيرا خارجية قطر ومصر X وY".

The office and the states say that two people follow, whoever they are.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import msgspec

from dragoman.language.phrases import Match
from dragoman.reading.name_endings import plain_end
from dragoman.reading.name_words import AND, NameRun, Names, is_plain
from dragoman.reading.scan import Scan

_MOST = 3
"""Words of one of the two names."""


def named_pairs(names: Names, runs: list[NameRun]) -> list[NameRun]:
    """`runs` with the pairs added, and with "and" taken off a second name that bore it."""
    by_start = {run.start: run for run in runs}
    for at in _behind_two_states(names.scan):
        first = by_start.get(at) or _fresh(names, at, "")
        if first is None:
            continue
        second = _second(names, first.end)
        if second is not None and (inner := by_start.get(second.start + 1)) is not None:
            # "وإمام علي رحمان": the given name within it opens none of its own.
            second = msgspec.structs.replace(second, end=max(second.end, inner.end))
            del by_start[inner.start]
        if second is None or _overlaps(by_start, second):
            continue
        by_start[at], by_start[second.start] = first, second
        for run in (first, second):
            for k in range(run.start, run.end):
                norm = names.scan.tokens[k].norm
                names.known.setdefault(norm[len(run.attached) :] if k == run.start else norm)
    return list(by_start.values())


def _overlaps(by_start: dict[int, NameRun], run: NameRun) -> bool:
    return any(k in by_start for k in range(run.start + 1, run.end))


def _behind_two_states(scan: Scan) -> Iterator[int]:
    """The tokens behind "the ministers of A and B" and a comma."""
    states = scan.matches_in(0, len(scan.tokens), "state", "demonym")
    for one, other in itertools.pairwise(states):
        if scan.sentence_of[one.start] != scan.sentence_of[other.start]:
            continue
        if not _joined(scan, one, other) or not _office_before(scan, one):
            continue
        at = other.end
        while at < len(scan.tokens) and scan.tokens[at].text in ",،":
            at += 1
        if at < len(scan.tokens) and scan.sentence_of[at] == scan.sentence_of[one.start]:
            yield at


def _joined(scan: Scan, one: Match, other: Match) -> bool:
    between = other.start - one.end
    if between == 0:
        return other.prefix[:1] in AND and bool(other.prefix)
    return between == 1 and scan.has_grammar(one.end, "and")


def _office_before(scan: Scan, state: Match) -> bool:
    before = state.start - 1
    if before > 0 and scan.is_category(before, "marker"):
        before -= 1
    return before >= 0 and scan.is_category(before, "office", "institution")


def _fresh(names: Names, at: int, attached: str) -> NameRun | None:
    """A name of unknown words that begins at token `at`."""
    end = plain_end(names, at) if is_plain(names, at) else at
    rest = end
    while at < rest < len(names.scan.tokens) - 1 and rest - at < _MOST and is_plain(names, rest):
        rest += 1
    if end < rest and names.scan.tokens[rest].text in ",،":
        end = rest  # a comma closes the apposition: all before it is the name
    return NameRun(at, end, True, False, attached) if 0 < end - at <= _MOST else None


def _second(names: Names, end: int) -> NameRun | None:
    """The name behind "and" at token `end`, written apart or onto it."""
    scan = names.scan
    if end + 1 >= len(scan.tokens) or scan.sentence_of[end] != scan.sentence_of[end - 1]:
        return None
    if scan.has_grammar(end, "and"):
        return _fresh(names, end + 1, "")
    attached = next((a for a in AND if scan.tokens[end].norm.startswith(a)), "")
    return _fresh(names, end, attached) if attached else None
