"""Names told twice: where a report ends a name once, it ends there everywhere, in scripts without capitals.

"عبد المجيد تبون،" tells where the name ends, and so where it does in "أن تبون عزا التأجيل", whose
verb no pack holds.
"""

from __future__ import annotations

import msgspec

from dragoman.reading.name_titles import after_title
from dragoman.reading.name_words import NameRun, Names, articled

_LEAST = 3
"""Letters that a surname must have to end a name."""


def as_told_once(names: Names, runs: list[NameRun]) -> list[NameRun]:
    """The runs without the words that only follow a name told elsewhere with its end."""
    whole, surnames = _closed_names(names, runs)
    if not whole:
        return runs
    kept: list[NameRun] = []
    cut: list[int] = []
    for run in runs:
        end = run.end if run.organization else _told_end(names, run, whole, surnames)
        cut += range(end, run.end)
        kept.append(run if end == run.end else msgspec.structs.replace(run, end=end))
    if cut:
        held = {_norm(names, run, i) for run in kept for i in range(run.start, run.end)}
        for i in cut:
            if names.scan.tokens[i].norm not in held:
                names.known.pop(names.scan.tokens[i].norm, None)
    return kept


def _norm(names: Names, run: NameRun, i: int) -> str:
    norm = names.scan.tokens[i].norm
    return norm[len(run.attached) :] if i == run.start else norm


def _closed_names(names: Names, runs: list[NameRun]) -> tuple[set[tuple[str, ...]], set[str]]:
    """Names of several parts that a mark or a line's end closes, and the surnames in them."""
    scan = names.scan
    whole: set[tuple[str, ...]] = set()
    surnames: set[str] = set()
    first: set[str] = set()
    for run in runs:
        if run.organization or run.end - run.start < 2 or not _is_closed(names, run.end):
            continue
        parts = tuple(_norm(names, run, i) for i in range(run.start, run.end))
        whole.add(parts)
        first.add(parts[0])
        if len(parts[-1]) >= _LEAST and parts[-1] not in scan.pack.particles:
            surnames.add(parts[-1])
    return whole, surnames - first


def _is_closed(names: Names, end: int) -> bool:
    """Whether a mark, a time, a title, a preposition or the end of a line stands behind a name."""
    scan = names.scan
    if end >= len(scan.tokens) or scan.sentence_of[end] != scan.sentence_of[end - 1]:
        return True
    token = scan.tokens[end]
    if not token.is_word:
        return token.text not in "-'’׳״"
    return end in scan.date_tokens or scan.is_category(end, "marker", "office", "counterpart")


def _told_end(names: Names, run: NameRun, whole: set[tuple[str, ...]], surnames: set[str]) -> int:
    """Where a run ends, as the report tells the name elsewhere."""
    parts = [_norm(names, run, i) for i in range(run.start, run.end)]
    given = parts[0] in names.scan.pack.given_names
    alone = parts[0] in surnames and not (given and run.start and after_title(names, run.start))
    known = {1} if alone else set()
    known |= {k for k in range(2, len(parts)) if tuple(parts[:k]) in whole}
    for k in sorted(known, reverse=True):
        if k < len(parts) and not any(_goes_on(names, run.start + j) for j in range(k, len(parts))):
            return run.start + k
    return run.end


def _goes_on(names: Names, i: int) -> bool:
    """Whether a word behind a name may be a further part of it, whatever is told elsewhere."""
    scan, norm = names.scan, names.scan.tokens[i].norm
    known = norm in scan.pack.given_names or norm in scan.pack.particles
    return known or articled(names, i) or scan.tokens[i].text in "-·."
