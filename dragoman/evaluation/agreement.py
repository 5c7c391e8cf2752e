"""How well coders agree: whether an event begins in a sentence, apart from what it is labelled.

Unitising: the unit is a sentence of a document that both have coded, the value
whether an event begins there.  Labelling: the unit is an event that both have
at the same sentence; where a sentence has several, they are aligned by kind
and participants, and what only one of them has counts as unitising alone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import combinations

import msgspec

from dragoman.evaluation.coding import LABELS, MACHINE, Coded, Sheet
from dragoman.evaluation.reliability import RESAMPLES, Reliability, Unit, reliability

UNITISING = "event"
VARIABLES = (UNITISING, *LABELS)
Units = list[tuple[str, Unit]]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Agreement among `coders`, by variable; `event` is unitising."""

    coders: tuple[str, ...]
    documents: int
    variables: dict[str, Reliability]


def agreements(sheets: Sequence[Sheet], resamples: int = RESAMPLES) -> list[Agreement]:
    """Among all people together where they are three or more, then each pair, people first."""
    people = [sheet for sheet in sheets if sheet.coder != MACHINE]
    machine = [sheet for sheet in sheets if sheet.coder == MACHINE]
    groups = [tuple(people)] if len(people) > 2 else []
    groups += list(combinations(people, 2))
    groups += [(person, one) for person in people for one in machine]
    return [_agreement(group, resamples) for group in groups]


def _agreement(sheets: Sequence[Sheet], resamples: int) -> Agreement:
    units: dict[str, Units] = {name: [] for name in VARIABLES}
    documents = sorted({d for sheet in sheets for d in sheet.sentences})
    shared = [d for d in documents if sum(d in sheet.sentences for sheet in sheets) > 1]
    for document in shared:
        coding = [sheet for sheet in sheets if document in sheet.sentences]
        for sentence in range(1, max(sheet.sentences[document] for sheet in coding) + 1):
            told = {
                sheet.coder: [
                    e for e in sheet.events if (e.document, e.sentence) == (document, sentence)
                ]
                for sheet in coding
            }
            units[UNITISING].append(
                (document, {coder: "yes" if events else "no" for coder, events in told.items()})
            )
            for aligned in _aligned(told):
                for name in LABELS:
                    values = {c: _value(name, e.labels.get(name, "")) for c, e in aligned.items()}
                    units[name].append((document, values))
    return Agreement(
        coders=tuple(sheet.coder for sheet in sheets),
        documents=len(shared),
        variables={name: reliability(units[name], resamples) for name in VARIABLES},
    )


def _aligned(told: dict[str, list[Coded]]) -> list[dict[str, Coded]]:
    """Events of one sentence, each with the coders who have it; the most alike first."""
    groups: list[dict[str, Coded]] = []
    for coder in sorted(told):
        free = list(groups)
        rest = sorted(told[coder], key=lambda e: sorted(e.labels.items()))
        ranked = sorted(
            ((-_alike(event, group), i, j) for i, event in enumerate(rest)
             for j, group in enumerate(free)),
        )  # fmt: skip
        taken: set[int] = set()
        used: set[int] = set()
        for _, i, j in ranked:
            if i not in taken and j not in used:
                free[j][coder] = rest[i]
                taken.add(i)
                used.add(j)
        groups += [{coder: event} for i, event in enumerate(rest) if i not in taken]
    return groups


def _alike(event: Coded, group: dict[str, Coded]) -> float:
    best = 0.0
    for other in group.values():
        mine, theirs = (_people(e.labels.get("participants", "")) for e in (event, other))
        shared = len(mine & theirs) / max(1, len(mine | theirs))
        same = sum(event.labels.get(name) == other.labels.get(name) for name in LABELS[:4])
        best = max(best, shared + same / 4)
    return best


def _value(name: str, cell: str) -> str:
    """A label as it is compared: names as a set, without regard to case, accents and order."""
    if name == "participants":
        return "; ".join(sorted(_people(cell)))
    return cell.strip()


def _people(cell: str) -> set[str]:
    decomposed = unicodedata.normalize("NFKD", cell.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return {" ".join(name.split()) for name in plain.split(";") if name.strip()}
