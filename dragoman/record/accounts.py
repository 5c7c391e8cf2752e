"""From the accounts of one event to the event: the union of what is told, with every difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import msgspec

from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Difference,
    DifferingValue,
    Event,
    Place,
    RecordedEvent,
)


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One account of an event: what one reading tells, and whose it is."""

    document: str
    order: int
    """The document's place in the order in which anchors are chosen."""
    index: int
    event: Event
    voice: int
    """The head of the document's copies: copies and translations are one voice."""
    story: str
    named: Mapping[str, str]
    """The actors of the names in the document."""
    id: str
    """The event's id where this account is its anchor."""


def describe(told: Sequence[Telling]) -> RecordedEvent:
    """One recorded event from all its accounts, in the order of documents."""
    anchor = min(told, key=lambda t: (t.order, t.index))
    given = {
        "kind": _given(told, lambda e: e.kind),
        "status": _given(told, lambda e: e.status),
        "start": _given(told, lambda e: e.start),
        "end": _given(told, lambda e: e.end),
        "country": _given(told, lambda e: e.place.country if e.place else None),
        "place": _given(told, lambda e: e.place.name if e.place else None),
    }
    start = _finest(given["start"])
    end = _finest(
        {day: v for day, v in given["end"].items() if not start or day >= start[: len(day)]}
    )
    chosen = {field: _most(values) for field, values in given.items()}
    lead = next(t.event for t in told if t.event.kind == chosen["kind"])
    country = chosen["country"]
    names = {
        name: docs
        for name, docs in given["place"].items()
        if any(t.event.place == Place(name, country) for t in told)
    }
    documents = sorted({t.document for t in told})
    return RecordedEvent(
        id=anchor.id,
        type=lead.type,
        mode=lead.mode,
        kind=chosen["kind"] or lead.kind,
        status=chosen["status"] or lead.status,
        start=start,
        end=end or start,
        place=Place(_most(names), country) if country or names else None,
        participants=_union(told),
        parties=tuple(sorted({party for t in told for party in t.event.parties})),
        accounts=tuple(_account([t for t in told if t.document == d]) for d in documents),
        independent_accounts=len({t.voice for t in told}),
        differences=_differences(given),
        date_basis=_basis(told, start),
        story=anchor.story,
    )  # fmt: skip


Given = dict[str, set[tuple[str, int]]]
"""A value -> the (document, voice) pairs that give it."""


def _given(told: Sequence[Telling], field: Callable[[Event], str | None]) -> Given:
    out: Given = defaultdict(set)
    for t in told:
        value = field(t.event)
        if value is not None:
            out[value].add((t.document, t.voice))
    return dict(out)


def _most(values: Given) -> str | None:
    """The value most independent voices give; the least one among equals."""
    if not values:
        return None
    return min(values, key=lambda v: (-len({voice for _, voice in values[v]}), v))


def _finest(values: Given) -> str | None:
    """The most precise date; among dates of one precision the one most voices give."""
    if not values:
        return None
    longest = max(len(day) for day in values)
    return _most({day: who for day, who in values.items() if len(day) == longest})


def _basis(told: Sequence[Telling], start: str | None) -> str | None:
    """On whose words the day rests, and that others are silent or less precise."""
    if start is None:
        return None
    givers = [(t.document, t.event.date_basis) for t in told if t.event.start == start]
    document, words = min(givers, key=lambda giver: (giver[1] is None, giver[0]))
    silent = sum(t.event.start is None or len(t.event.start) < len(start) for t in told)
    basis = f"{words or 'stated'} in {document}"
    return f"{basis}; {silent} of {len(told)} accounts leave the day open" if silent else basis


def _differences(given: Mapping[str, Given]) -> tuple[Difference, ...]:
    """Fields on which accounts contradict each other (a coarser date does not)."""
    out = []
    for field, values in sorted(given.items()):
        if len(values) < 2:
            continue
        if field in ("start", "end") and _agree(list(values)):
            continue
        out.append(
            Difference(
                field,
                tuple(
                    DifferingValue(value, tuple(sorted({doc for doc, _ in who})))
                    for value, who in sorted(values.items())
                ),
            )
        )
    return tuple(out)


def _agree(days: list[str]) -> bool:
    ordered = sorted(days, key=len)
    return all(
        fine.startswith(coarse) for i, coarse in enumerate(ordered) for fine in ordered[i + 1 :]
    )


def _union(told: Sequence[Telling]) -> tuple[Attendance, ...]:
    seen: dict[str, set[str]] = defaultdict(set)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for t in told:
        for p in t.event.participants:
            if who := t.named.get(p.name):
                seen[who].add(t.document)
                roles[who][p.role] += 1
    out = []
    for who, counted in roles.items():
        # A plain "participant" says less than the role another account gives.
        role = min(counted, key=lambda r: (r == "participant", -counted[r], r))
        out.append(Attendance(who, role, tuple(sorted(seen[who]))))
    return tuple(sorted(out))


def _account(mine: Sequence[Telling]) -> Account:
    """What one document tells of the event."""
    event, document = mine[0].event, mine[0].document
    return Account(
        document=document,
        evidence=tuple(sorted({span for t in mine for span in t.event.evidence})),
        fields=AccountFields(
            status=event.status,
            start=event.start,
            end=event.end,
            date_basis=event.date_basis,
            place=event.place,
            participants=tuple(
                sorted(
                    Attendance(who, p.role, (document,))
                    for t in mine
                    for p in t.event.participants
                    if (who := t.named.get(p.name))
                )
            ),
        ),
    )
