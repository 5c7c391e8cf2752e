"""From the accounts of one event to the event: the union of what is told, with every difference."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Difference,
    DifferingValue,
    Document,
    Event,
    Place,
    Reading,
    RecordedEvent,
)
from dragoman.record import ids
from dragoman.record.events import Account as Where
from dragoman.record.events import Told

Voices = Mapping[str, str]
"""Each document led to the head of its copy group: copies and translations are one voice."""


def identity(account: Where, readings: Mapping[str, Reading]) -> str:
    """The id an event has when `account` is its anchor."""
    document, index = account
    events = readings[document].events
    order = sum(event.kind == events[index].kind for event in events[:index])
    return ids.event(document, events[index].kind, order)


def describe(
    group: Sequence[Told],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    actor_of: Mapping[tuple[str, str], str],
    voices: Voices,
) -> RecordedEvent:
    """One recorded event from all its accounts."""
    told = [(t, readings[t.account[0]].events[t.account[1]]) for t in group]
    anchor = min(group, key=lambda t: (documents[t.account[0]].published or "9999", t.account))
    given = {
        "kind": _given(told, lambda e: e.kind, voices),
        "status": _given(told, lambda e: e.status, voices),
        "start": _given(told, lambda e: e.start, voices),
        "end": _given(told, lambda e: e.end, voices),
        "country": _given(told, lambda e: e.place.country if e.place else None, voices),
        "place": _given(told, lambda e: e.place.name if e.place else None, voices),
    }
    start = _finest(given["start"])
    end = _finest(
        {day: v for day, v in given["end"].items() if not start or day >= start[: len(day)]}
    )
    chosen = {field: _most(values) for field, values in given.items()}
    lead = next(e for _, e in told if e.kind == chosen["kind"])
    country = chosen["country"]
    names = {
        name: docs
        for name, docs in given["place"].items()
        if any(e.place and e.place.name == name and e.place.country == country for _, e in told)
    }
    return RecordedEvent(
        id=identity(anchor.account, readings),
        type=lead.type,
        mode=lead.mode,
        kind=chosen["kind"] or lead.kind,
        status=chosen["status"] or lead.status,
        start=start,
        end=end or start,
        place=Place(_most(names), country) if country or names else None,
        participants=_union(told, actor_of),
        parties=tuple(sorted({party for _, e in told for party in e.parties})),
        accounts=tuple(sorted((_account(told, doc, actor_of) for doc in sorted({t.account[0] for t in group})), key=lambda a: a.document)),
        independent_accounts=len({voices.get(t.account[0], t.account[0]) for t in group}),
        differences=_differences(given),
        date_basis=_basis(told, start),
        story=anchor.story,
    )  # fmt: skip


Given = dict[str, set[tuple[str, str]]]
"""A value -> the (document, voice) pairs that give it."""


def _given(
    told: Sequence[tuple[Told, Event]], field: Callable[[Event], str | None], voices: Voices
) -> Given:
    out: Given = defaultdict(set)
    for t, event in told:
        value = field(event)
        if value is not None:
            document = t.account[0]
            out[value].add((document, voices.get(document, document)))
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


def _basis(told: Sequence[tuple[Told, Event]], start: str | None) -> str | None:
    """On whose words the day rests, and that others are silent or less precise."""
    if start is None:
        return None
    givers = [(t.account[0], e.date_basis) for t, e in told if e.start == start]
    document, words = min(givers, key=lambda giver: (giver[1] is None, giver[0]))
    silent = sum(e.start is None or len(e.start) < len(start) for _, e in told)
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


def _union(
    told: Sequence[tuple[Told, Event]], actor_of: Mapping[tuple[str, str], str]
) -> tuple[Attendance, ...]:
    seen: dict[tuple[str, str], set[str]] = defaultdict(set)
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    for t, event in told:
        document = t.account[0]
        for p in event.participants:
            if who := actor_of.get((document, p.name)):
                seen[who, p.role].add(document)
                roles[who][p.role] += 1
    out = []
    for who, counted in roles.items():
        # A plain "participant" says less than the role another account gives.
        role = min(counted, key=lambda r: (r == "participant", -counted[r], r))
        docs = set().union(*(seen[who, r] for r in counted))
        out.append(Attendance(who, role, tuple(sorted(docs))))
    return tuple(sorted(out))


def _account(
    told: Sequence[tuple[Told, Event]], document: str, actor_of: Mapping[tuple[str, str], str]
) -> Account:
    mine = [event for t, event in told if t.account[0] == document]
    event = mine[0]
    return Account(
        document=document,
        evidence=tuple(sorted({span for e in mine for span in e.evidence})),
        fields=AccountFields(
            status=event.status,
            start=event.start,
            end=event.end,
            date_basis=event.date_basis,
            place=event.place,
            participants=tuple(
                sorted(
                    Attendance(who, p.role, (document,))
                    for p in event.participants
                    if (who := actor_of.get((document, p.name)))
                )
            ),
        ),
    )
