"""Verbs that open a sentence before a name, and look like its first part: "Acompañan Soto y Rivas a X"."""

from __future__ import annotations

from dragoman.language.tokens import ends_in, has_shape
from dragoman.reading.name_evidence import is_initial
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan

_Candidates = list[tuple[NameRun, bool]]
"""Runs, each with whether its capital may be due to where it stands."""


def without_opening_verbs(scan: Scan, candidates: _Candidates) -> _Candidates:
    """Runs without the verb before them, in languages whose subjects may follow their verb.

    What has the ending of a verb in the plural is one before a name that the report tells with
    another word before it; what only verbs end in is one before any name, and alone no name.
    """
    meta = scan.pack.meta
    if not (meta.inversion and meta.plural_verb and meta.verb_shape):
        return candidates
    fuller = _fuller(scan, candidates)
    kept: _Candidates = []
    for run, weak in candidates:
        first = scan.tokens[run.start]
        if not weak or first.norm in scan.pack.given_names or not is_initial(scan, run.start):
            kept.append((run, weak))
            continue
        rest = tuple(t.norm for t in scan.tokens[run.start + 1 : run.end])
        sure = has_shape(first.norm, meta.verb_shape)
        borne = ends_in(first.norm, meta.plural_verb) and bool(
            fuller.get(rest, set()) - {first.norm}
        )
        if not (sure or borne):
            kept.append((run, weak))
        elif rest and scan.tokens[run.start + 1].is_capital:
            kept.append((NameRun(run.start + 1, run.end, run.sure, run.organization), False))
    return kept


def _fuller(scan: Scan, candidates: _Candidates) -> dict[tuple[str, ...], set[str]]:
    """The later parts of each name -> the words that stand before them in it."""
    found: dict[tuple[str, ...], set[str]] = {}
    for run, _ in candidates:
        norms = tuple(t.norm for t in scan.tokens[run.start : run.end])
        for k in range(1, len(norms)):
            found.setdefault(norms[k:], set()).add(norms[k - 1])
    return found
