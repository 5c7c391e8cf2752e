"""Where names stand: runs of tokens that may name someone, by the habits of each script.

Scripts with capitals show their names; Arabic, Persian and Hebrew show them
after a title or by a known given name; Chinese by surname or by the
characters that spell foreign sounds.  A run that one place of the document
makes certain is then known everywhere in it.
"""

from __future__ import annotations

import re
from collections import Counter

import msgspec

from dragoman.language.declension import Paradigms, analyses, bases
from dragoman.language.tokens import Token
from dragoman.reading.bodies import body_runs
from dragoman.reading.called_bodies import called_runs
from dragoman.reading.case_titles import of_body
from dragoman.reading.han_names import han_runs
from dragoman.reading.name_evidence import (
    accept_run,
    is_initial,
    is_site,
    known_parts,
    title_case_lines,
    without_body,
    without_owned,
    without_title,
)
from dragoman.reading.name_links import past_bearers, past_bodies
from dragoman.reading.name_runs import run_at
from dragoman.reading.name_words import NameRun
from dragoman.reading.opening_verbs import without_opening_verbs
from dragoman.reading.plain_names import plain_runs
from dragoman.reading.scan import Scan


def find_names(scan: Scan) -> dict[int, NameRun]:
    """All name runs of a document by their first token."""
    meta = scan.pack.meta
    if not meta.spaces:
        runs = list(han_runs(scan))
    elif meta.capitals:
        runs = _capital_runs(scan)
    else:
        runs = plain_runs(scan)
    return {run.start: run for run in runs}


def _capital_runs(scan: Scan) -> list[NameRun]:
    shouted = title_case_lines(scan)
    candidates: list[tuple[NameRun, bool]] = []
    particles = scan.pack.particles
    behind = 0
    for i in [
        i for i, token in enumerate(scan.tokens) if token.is_capital or token.norm in particles
    ]:
        run = run_at(scan, i) if i >= behind else None
        if run is None or _counts_kings(scan, run):
            continue
        run = without_body(scan, without_title(scan, run))
        if scan.pack.meta.paradigms:
            if run.start and scan.has_grammar(run.start - 1, "site") and not _is_full(scan, run):
                continue  # "недалеко от города Гисборн"
            whole = of_body(scan, run)
            if whole is None:
                continue
            run = whole
        behind = run.end
        for piece in past_bodies(scan, run):
            initial = is_initial(scan, piece.start)
            headline = scan.tokens[piece.start].start in shouted
            candidates.append((piece, initial or headline))
    candidates = past_bearers(scan, without_opening_verbs(scan, candidates))
    if scan.pack.meta.paradigms:
        bearers = _bearers(scan, candidates)
        candidates = [part for one in candidates for part in _parted(scan, one, bearers)]
    candidates = [
        (msgspec.structs.replace(run, organization=True) if is_site(scan, run) else run, weak)
        for run, weak in candidates
    ]
    known = known_parts(scan, candidates)
    if scan.pack.meta.genitive:
        candidates = [(without_owned(scan, run, known), weak) for run, weak in candidates]
    runs = [run for run, weak in candidates if accept_run(scan, run, weak, known, shouted)]
    if called := called_runs(scan):
        inside = {i for run in called for i in range(run.start, run.end)}
        runs = [*(run for run in runs if run.start not in inside), *called]
    return [*runs, *body_runs(scan, runs)]


def _is_full(scan: Scan, run: NameRun) -> bool:
    """Whether a given name begins a name: "мэр города Пётр Орлов"."""
    first, given = scan.tokens[run.start].norm, scan.pack.given_names
    forms = (first, *(base for base, _ in analyses(first, scan.pack.meta.paradigms)))
    return run.end - run.start > 1 and any(form in given for form in forms)


def _counts_kings(scan: Scan, run: NameRun) -> bool:
    """Whether a run is a Roman number behind a name: "король Абдалла II"."""
    number = run.end - run.start == 1 and re.fullmatch("[IVX]+", scan.tokens[run.start].text)
    return bool(number) and bool(scan.pack.meta.paradigms)


class _Bearers(msgspec.Struct):
    """The names of a document by their parts, whatever their case."""

    times: Counter[tuple[str, ...]]
    """How often each name stands in the document, in the forms that it has there."""
    of: dict[str, set[tuple[str, ...]]]
    """Nominative of a part -> the names that may hold it."""

    def holding(self, part: frozenset[str]) -> set[tuple[str, ...]]:
        return {name for base in part for name in self.of.get(base, ())}


def _bearers(scan: Scan, candidates: list[tuple[NameRun, bool]]) -> _Bearers:
    names = [_norms(scan, run) for run, _ in candidates]
    found = _Bearers(Counter(names), {})
    for name in found.times:
        for norm in name:
            for base in bases(norm, scan.pack.meta.paradigms):
                found.of.setdefault(base, set()).add(name)
    return found


def _norms(scan: Scan, run: NameRun) -> tuple[str, ...]:
    return tuple(token.norm for token in scan.tokens[run.start : run.end])


def _parted(scan: Scan, one: tuple[NameRun, bool], bearers: _Bearers) -> list[tuple[NameRun, bool]]:
    """Two names side by side: "на встрече с Сиси Блинкен заявил".

    Behind a preposition the first name ends where the next part is known as another's.
    """
    run, weak = one
    if (at := _fresh_given(scan, run)) is not None:
        return [(NameRun(run.start, at, False), weak), (NameRun(at, run.end, False), False)]
    if (at := _owner_end(scan, run, bearers)) is not None:
        owner = NameRun(run.start, at, False, owner=True)
        return [(owner, weak), (NameRun(at, run.end, False), False)]
    if run.end - run.start < 2 or not run.start or not scan.is_category(run.start - 1, "marker"):
        return [one]
    name = _norms(scan, run)
    if bearers.times[name] > 1:
        return [one]
    holding = [bearers.holding(bases(n, scan.pack.meta.paradigms)) - {name} for n in name]
    for cut in range(1, len(holding)):
        before, after = holding[cut - 1], holding[cut]
        if before and after and before.isdisjoint(after):
            at = run.start + cut
            return [(NameRun(run.start, at, False), weak), (NameRun(at, run.end, False), False)]
    return [one]


def _fresh_given(scan: Scan, run: NameRun) -> int | None:
    """Where a name in the nominative follows one in another case: "с Моди Владимир Путин …"."""
    oblique = scan.pack.meta.oblique_endings
    if run.end - run.start < 3 or not oblique:
        return None
    for k in range(run.start + 1, run.end - 1):
        before, token = scan.tokens[k - 1], scan.tokens[k]
        ended = before.norm not in scan.pack.given_names and any(
            case == "ins" for _, case in analyses(before.norm, scan.pack.meta.paradigms)
        )
        if ended and token.norm in scan.pack.given_names and not token.glued:
            return k
    return None


def _owner_end(scan: Scan, run: NameRun, bearers: _Bearers) -> int | None:
    """Where a man's name in the genitive behind an office ends: "пресс-секретарь Вучича Анна Петрович".

    Another place has it in another case, and the last name shows no genitive.
    """
    start, end, paradigms = run.start, run.end, scan.pack.meta.paradigms
    tokens = scan.tokens[start:end]
    if end - start < 3 or not start or not scan.is_category(start - 1, "office"):
        return None
    if not all(token.is_capital for token in tokens) or _in_genitive(tokens[-1], paradigms):
        return None
    at, this = start, {_norms(scan, run)}
    while at < end - 2:
        men = {
            base for base, case in analyses(scan.tokens[at].norm, paradigms)
            if case == "gen" and base[-1] not in "аеиоуыэюя"
        }  # fmt: skip
        if not bearers.holding(frozenset(men)) - this:
            break
        at += 1
    return at if at > start else None


def _in_genitive(token: Token, paradigms: Paradigms) -> bool:
    return any(case == "gen" for _, case in analyses(token.norm, paradigms))
