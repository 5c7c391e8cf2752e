"""Whether a small word ties two parts of one name: "Luiz Inácio Lula da Silva", "Van der Bellen"."""

from __future__ import annotations

import msgspec

from dragoman.language.tokens import has_shape
from dragoman.reading.name_evidence import breaks
from dragoman.reading.name_titles import TITLES
from dragoman.reading.name_words import NameRun
from dragoman.reading.scan import Scan


def links_here(scan: Scan, particle: int, parts: int) -> bool:
    """Whether a particle that is a word of the language too ("da", also) is part of a name here.

    "Luiz Inacio Lula da Silva" is one name; in "Hakan Fidan da Lavrov'la" another begins.
    """
    if scan.covered[particle] is None:
        return True
    behind = particle + 2
    ending = behind < len(scan.tokens) and scan.tokens[behind].text[0] in "'’"
    return parts > 1 and not ending


def may_link(scan: Scan, start: int, particle: int) -> bool:
    """Whether a small word at `particle` may be part of the name that begins at `start`.

    Where every noun has a capital, "Hersteller von Autos" looks like a name: a word that is also
    a preposition or article links only behind a given name or a title.
    """
    if not scan.pack.meta.noun_capitals or scan.covered[particle] is None:
        return True
    tied = scan.tokens[particle - 1].norm in scan.pack.particles  # "Alexander Van der Bellen"
    if start < particle and _is_article(scan, particle) and not tied:
        return False  # "von der Leyen"; but "hat Steinmeier den Abflug verschoben"
    if start < particle and tied and _is_surname_word(scan, start):
        return True
    if start < particle and scan.tokens[start].norm in scan.pack.given_names:
        return True
    before = start - 1
    return (
        before >= 0
        and not breaks(scan, before, start)
        and (scan.is_category(before, *TITLES) or scan.tokens[before].norm in scan.pack.given_names)
        and (
            start < particle
            or (
                particle + 1 < len(scan.tokens)
                and scan.tokens[particle + 1].norm in scan.pack.particles
            )
        )
    )


def _is_surname_word(scan: Scan, i: int) -> bool:
    """Whether a small word opens a surname: "traf Van der Bellen", but "Von der Regierung …"."""
    token = scan.tokens[i]
    first = scan.sentences[scan.sentence_of[i]].start
    return (
        token.is_capital
        and token.norm in scan.pack.particles
        and (i > first or scan.covered[i] is None)
    )


def _is_article(scan: Scan, i: int) -> bool:
    return scan.has_grammar(i, "determiner") and scan.tokens[i].text.islower()


def owns_behind(scan: Scan, start: int, particle: int) -> bool:
    """Whether "de" tells whose: "le plan Chequers de Theresa May"; particles precede surnames."""
    given, tokens = scan.pack.given_names, scan.tokens
    if particle + 2 >= len(tokens) or not scan.is_category(particle, "marker"):
        return False
    whole = tokens[particle + 1].norm in given and tokens[particle + 2].is_capital
    return whole and tokens[start].norm not in given


def past_bodies(scan: Scan, run: NameRun) -> list[NameRun]:
    """A run cut behind a body whose case is written onto it: "Adalet Komitesine Kavanaugh" is two names.

    Only where cases are endings of the last word (Turkish).
    """
    if not scan.pack.meta.nominal:
        return [run]
    words, cases = scan.pack.organization_words, scan.pack.meta.cases.values()
    for i in range(run.end - 2, run.start - 1, -1):
        norm = scan.tokens[i].norm
        if norm not in words and any(
            norm[:-k] in words and has_shape(norm[-k:], pattern)
            for k in range(1, min(6, len(norm) - 2))
            for pattern in cases
        ):
            body = msgspec.structs.replace(run, end=i + 1)
            return [body, NameRun(i + 1, run.end, False)]
    return [run]


def past_bearers(scan: Scan, candidates: list[tuple[NameRun, bool]]) -> list[tuple[NameRun, bool]]:
    """Two names side by side, each of which stands alone elsewhere: "Ali Kaya Juan Ramos ile görüştü".

    Headlines of languages with case endings leave out the comma behind the subject.  Where every noun
    has a capital, surnames take the small words that the full name has before them.
    """
    if not scan.pack.meta.nominal:
        return _with_particles(scan, candidates)
    norms = [tuple(t.norm for t in scan.tokens[r.start : r.end]) for r, _ in candidates]
    known, kept = set(norms), []
    for (run, weak), name in zip(candidates, norms, strict=True):
        cuts = (k for k in range(1, len(name)) if name[:k] in known and name[k:] in known)
        k = next(cuts, 0) if len(name) > _TWO else 0
        if not k:
            kept.append((run, weak))
            continue
        kept.append((msgspec.structs.replace(run, end=run.start + k), weak))
        kept.append((NameRun(run.start + k, run.end, False), weak))
    return kept


_TWO = 2
"""Parts of a name up to which it may be one person's given name and surname."""


def _with_particles(scan: Scan, runs: list[tuple[NameRun, bool]]) -> list[tuple[NameRun, bool]]:
    """Surnames with the small words that the full name has before them: "trifft von der Leyen den …".

    Where these words are prepositions and articles, the full name of the document alone shows that
    they are part of the surname.
    """
    if not scan.pack.meta.noun_capitals:
        return runs
    tokens, particles = scan.tokens, scan.pack.particles
    borne: dict[str, tuple[str, ...]] = {}
    for run, _ in runs:
        first = run.end - 1
        while first > run.start + 1 and tokens[first - 1].norm in particles:
            first -= 1
        small = tuple(t.norm for t in tokens[first : run.end - 1])
        if small and tokens[run.start].is_capital and tokens[run.start].norm not in particles:
            borne[tokens[run.end - 1].norm] = small
    return [(_extended(scan, run, borne), weak) for run, weak in runs] if borne else runs


def _extended(scan: Scan, run: NameRun, borne: dict[str, tuple[str, ...]]) -> NameRun:
    """A lone surname from the first of its small words on."""
    norm = scan.tokens[run.start].norm
    own = norm.removesuffix(scan.pack.meta.genitive or "-")
    small = borne.get(norm) or borne.get(own)
    if small is None or run.end - run.start > 1 or run.start < len(small):
        return run
    start = run.start - len(small)
    before = tuple(t.norm for t in scan.tokens[start : run.start])
    return msgspec.structs.replace(run, start=start) if before == small else run
