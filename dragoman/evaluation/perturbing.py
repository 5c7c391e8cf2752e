"""Even-handedness: exchanging two states' names exchanges them in the record, and nothing else.

For each pair of states that the gold sets name, every report that names one of
them is read as it is and with the two exchanged.  Both readings must tell the
same: events of the same kind, status and day, with the other state's code where
the one's stood; statements of the same words; commitments likewise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from dragoman import api
from dragoman.evaluation.gold import GoldSet
from dragoman.evaluation.swapping import NotSwappable, states_in, swapped
from dragoman.language import pack
from dragoman.model import Document, Reading
from dragoman.reading import read

Told = Counter[tuple[str, ...]]


class Instability(msgspec.Struct, frozen=True, kw_only=True):
    """A report that reads otherwise with two states exchanged."""

    document: str
    language: str
    pair: tuple[str, str]
    lost: tuple[str, ...]
    """What is told of the report as it is and no more."""
    gained: tuple[str, ...]


class Evenness(msgspec.Struct, frozen=True, kw_only=True):
    """How pairs of states fared in one language."""

    language: str
    reports: int
    pairs: int
    tried: int
    """Reports times pairs that could be exchanged."""
    stable: int
    skipped: dict[str, int]
    """Why others could not be exchanged, and how many times."""
    unstable: tuple[Instability, ...]


def evenness(gold: GoldSet, *, together: bool = False) -> list[Evenness]:
    """Every pair of states that the reports of `gold` name, by language; with `together` only
    in the reports that name both."""
    outcomes = api.read(gold.paths)
    documents = [o.document for o in outcomes if o.document and o.reading]
    languages = sorted({d.language for d in documents if d.language in pack.codes()})
    return [
        _evenness(language, [d for d in documents if d.language == language], together)
        for language in languages
        if language
    ]


def _evenness(language: str, documents: Sequence[Document], together: bool) -> Evenness:
    named = {document.id: states_in(document) for document in documents}
    states = sorted(set().union(*named.values()))
    skipped: Counter[str] = Counter()
    unstable: list[Instability] = []
    tried = 0
    pairs = list(combinations(states, 2))
    before = {document.id: read(document) for document in documents}
    for one, two in pairs:
        for document in documents:
            if len({one, two} & named[document.id]) < (2 if together else 1):
                continue
            try:
                turned = swapped(document, one, two)
            except NotSwappable as reason:
                skipped[_class(str(reason))] += 1
                continue
            tried += 1
            found = _compare(document, turned, before[document.id], (one, two))
            if found is not None:
                unstable.append(found)
    return Evenness(
        language=language,
        reports=len(documents),
        pairs=len(pairs),
        tried=tried,
        stable=tried - len(unstable),
        skipped=dict(sorted(skipped.items())),
        unstable=tuple(unstable),
    )


_REASONS = {
    "no counterpart": "no form in the same inflection",
    "inflected inside": "inflected inside",
    "would not fit": "the article before a name would not fit the other",
    "may mean more": "a name means more than one place or state",
    "more than one state": "a word names two states at once",
    "names": "a town of one is named",
    "one state's own": "an office or party of one is named",
    "a person's name": "a person is called as a state's people are",
}


def _class(reason: str) -> str:
    return next((told for words, told in _REASONS.items() if words in reason), reason)


def _compare(
    document: Document, turned: Document, reading: Reading, pair: tuple[str, str]
) -> Instability | None:
    expected = told(reading, dict(zip(pair, pair[::-1], strict=True)))
    found = told(read(turned), {})
    if expected == found:
        return None
    return Instability(
        document=document.id,
        language=document.language or "",
        pair=pair,
        lost=tuple(worded(expected - found)),
        gained=tuple(worded(found - expected)),
    )


def told(reading: Reading, other: dict[str, str]) -> Told:
    """What a reading tells, without words and places in the text; states turned by `other`."""
    turn = {**other, **{_two(one): _two(two) for one, two in other.items()}}

    def state(code: str | None) -> str:
        return turn.get(code or "", code or "")

    out: Told = Counter()
    for event in reading.events:
        who = sorted(
            f"{part.role} {part.kind} {state(part.state)} {_office(part.office, state(part.state))}"
            for part in event.participants
        )
        place = state(event.place.country) if event.place else ""
        parties = " ".join(sorted(state(party) for party in event.parties))
        out[
            ("event", event.kind, event.status, event.start or "", place, parties, "; ".join(who))
        ] += 1
    for statement in reading.statements:
        out[("statement", statement.form, state(statement.state), str(len(statement.content)))] += 1
    for promise in reading.commitments:
        out[("commitment", promise.kind, state(promise.to))] += 1
    return out


def _office(office: str | None, state: str) -> str:
    """An office, or "leader" where the state has none of that name: a president's counterpart in a
    monarchy is its leader, and that is right on both sides of an exchange."""
    return "leader" if office and state in pack.without_office().get(office, ()) else office or ""


def _two(code: str) -> str:
    return pack.alpha2().get(code, code)


def worded(told: Told) -> Iterator[str]:
    """Each thing told, in words."""
    yield from (" | ".join(item) for item, n in sorted(told.items()) for _ in range(n))
