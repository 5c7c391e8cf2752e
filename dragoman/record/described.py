"""What the record says of one actor: its id, the name to show, every writing, the offices held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dragoman.language import names
from dragoman.language.sounds import script
from dragoman.model import Document, Listing, Name, Office, Reading, RecordedActor
from dragoman.record import ids
from dragoman.record.listed import Listed
from dragoman.record.roles import Mention


def describe(
    mentions: Sequence[Mention],
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    listing: Listing | None = None,
) -> RecordedActor:
    """One recorded actor from all its mentions: names, offices with the span of their evidence."""
    actors = [(documents[doc], readings[doc].actors[i]) for doc, i in mentions]
    kind = Counter(actor.kind for _, actor in actors).most_common(1)[0][0]
    key = next((actor.key for _, actor in actors if actor.key), None)
    written: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    held: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    states = Counter[str]()
    for document, actor in actors:
        written[actor.name, document.language].add(document.id)
        if actor.office:
            held[actor.office, actor.state].append(document.published or "")
        if actor.state:
            states[actor.state] += 1
    anchor = min(mentions, key=lambda m: (documents[m[0]].published or "9999", m))
    state = min(states, key=lambda s: (-states[s], s)) if states else None
    return RecordedActor(
        id=identity(anchor, readings),
        name=_title(written, kind),
        kind=kind,
        state=key if kind == "state" and key else state,
        names=tuple(sorted(Name(text, lang, len(docs)) for (text, lang), docs in written.items())),
        offices=tuple(sorted((_office(o, s, days) for (o, s), days in held.items()), key=_dated)),
        documents=tuple(sorted({document.id for document, _ in actors})),
        listing=listing,
    )


def listing(
    mentions: Sequence[Mention],
    readings: Mapping[str, Reading],
    listed: Listed,
    recognised: Mapping[Mention, int],
) -> Listing | None:
    """What the list of known persons says of an actor: whom most of its mentions mean."""
    told = Counter(recognised[m] for m in mentions if m in recognised)
    if not told:
        return None
    person = min(told, key=lambda n: (-told[n], n))
    found = listed.persons[person]
    names = {
        readings[doc].actors[i].name for doc, i in mentions if recognised.get((doc, i)) == person
    }
    return Listing(found.name, found.wikidata, tuple(sorted(names)))


def identity(mention: Mention, readings: Mapping[str, Reading]) -> str:
    """The id an actor has when `mention` is its anchor."""
    document, index = mention
    actor = readings[document].actors[index]
    if actor.key:
        return ids.actor_by_key(actor.kind, actor.key)
    return ids.actor(document, actor.name, actor.state)


def _office(office: str, state: str | None, days: list[str]) -> Office:
    known = sorted(day for day in days if day)
    return Office(office, state, known[0] if known else None, known[-1] if known else None)


def _dated(office: Office) -> tuple[str, str, str, str]:
    return office.first or "9999", office.last or "9999", office.office, office.state or ""


def _title(written: Mapping[tuple[str, str | None], set[str]], kind: str) -> str:
    """The name to show: English before other Latin writing before the rest, then full, then frequent."""

    def rank(item: tuple[tuple[str, str | None], set[str]]) -> tuple[int, int, int, str]:
        (text, language), docs = item
        writing = 0 if language == "en" else 1 if script(text) == "latin" else 2
        # Three parts or more are no fuller than two: frequency decides among them.
        fullness = min(len(names.parts(text)), 2) if kind == "person" else 1
        return writing, -fullness, -len(docs), text

    return min(written.items(), key=rank)[0][0]
