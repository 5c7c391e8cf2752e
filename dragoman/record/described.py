"""What the record says of one actor: its id, the name to show, every writing, the offices held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dragoman.language import names
from dragoman.language.sounds import script
from dragoman.model import Listing, Name, Office, RecordedActor
from dragoman.model.edits import dated
from dragoman.record.codes import Numbers
from dragoman.record.extracts import Bearer, Extracts, actor_id
from dragoman.record.listed import Listed


def describe(
    mentions: Numbers, extracts: Extracts, listing: Listing | None = None
) -> RecordedActor:
    """One recorded actor from all its mentions: names, offices with the days of their evidence."""
    documents = extracts.document[mentions]
    told = list(_told(mentions, extracts))
    kinds, states = Counter[str](), Counter[str]()
    written: dict[tuple[str, str | None], list[Numbers]] = defaultdict(list)
    held: dict[tuple[str, str | None], list[Numbers]] = defaultdict(list)
    for bearer, some in told:
        kinds[bearer.kind] += len(some)
        written[bearer.name, bearer.language].append(extracts.document[some])
        if bearer.office:
            held[bearer.office, bearer.state].append(some)
        if bearer.state:
            states[bearer.state] += len(some)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    key = min((b.key for b, _ in told if b.key), default=None)
    anchor = mentions[np.argmin(extracts.seniority[documents])]
    state = min(states, key=lambda s: (-states[s], s)) if states else None
    spelled = {name: _different(where) for name, where in written.items()}
    return RecordedActor(
        id=identity(int(anchor), extracts),
        name=_title(spelled, kind),
        kind=kind,
        state=key if kind == "state" and key else state,
        names=tuple(sorted(Name(text, lang, n) for (text, lang), n in spelled.items())),
        offices=tuple(
            sorted((_office(*key, told, extracts) for key, told in held.items()), key=dated)
        ),
        documents=tuple(extracts.ids[i] for i in np.unique(documents).tolist()),
        listing=listing,
    )


def _told(mentions: Numbers, extracts: Extracts) -> Iterator[tuple[Bearer, Numbers]]:
    """Each bearer among the mentions with its mentions."""
    bearer = extracts.bearer[mentions]
    order = np.argsort(bearer, kind="stable")
    ends = np.flatnonzero(np.diff(bearer[order])) + 1
    for some in np.split(mentions[order], ends):
        yield extracts.bearers[extracts.bearer[some[0]]], some


def _different(where: Sequence[Numbers]) -> int:
    return len(np.unique(np.concatenate(where)))


def listing(
    mentions: Numbers, extracts: Extracts, listed: Listed, recognised: Mapping[int, int]
) -> Listing | None:
    """What the list of known persons says of an actor: whom most of its mentions mean."""
    if not recognised:
        return None
    told = Counter(recognised[m] for m in mentions.tolist() if m in recognised)
    if not told:
        return None
    person = min(told, key=lambda n: (-told[n], n))
    found = listed.persons[person]
    meaning = [m for m in mentions.tolist() if recognised.get(m) == person]
    names = {extracts.bearers[extracts.bearer[m]].name for m in meaning}
    return Listing(found.name, found.wikidata, tuple(sorted(names)))


def identity(mention: int, extracts: Extracts) -> str:
    """The id an actor has when `mention` is its anchor."""
    document = extracts.ids[extracts.document[mention]]
    return actor_id(document, extracts.bearers[extracts.bearer[mention]])


def _office(office: str, state: str | None, told: Sequence[Numbers], extracts: Extracts) -> Office:
    """An office by the mentions that give it: from the first day that one of their reports tells
    of to the last on which one was published."""
    mentions = np.concatenate(told)
    days = extracts.day[extracts.document[mentions]]
    days = days[days > 0]
    if not len(days):
        return Office(office, state, None, None)
    first, last = extracts.days[days.min()], extracts.days[days.max()]
    return Office(office, state, min(first, extracts.first_act(mentions) or first), last)


def _title(written: Mapping[tuple[str, str | None], int], kind: str) -> str:
    """The name to show: English before other Latin writing before the rest, then full, then frequent."""

    def rank(item: tuple[tuple[str, str | None], int]) -> tuple[int, int, int, str]:
        (text, language), documents = item
        writing = 0 if language == "en" else 1 if script(text) == "latin" else 2
        # Three parts or more are no fuller than two: frequency decides among them.
        fullness = min(len(names.parts(text)), 2) if kind == "person" else 1
        return writing, -fullness, -documents, text

    return min(written.items(), key=rank)[0][0]
