"""Which decisions were close: pairs whose score lies near the threshold that parts yes from no.

The scores are those by which the record joins forms of names, accounts of
events and copies of texts; here they are asked of what came out of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dragoman.language import names
from dragoman.language.sounds import script, skeletons
from dragoman.model import Copy, RecordedActor, RecordedEvent
from dragoman.model.doubt import Doubt
from dragoman.record import actors as persons
from dragoman.record import events as happenings
from dragoman.record.copies import CONTAINED
from dragoman.record.translations import SURE_SCORE

_NEAR_NAMES = 0.1
"""Likeness below the threshold that is still worth a look."""
_NEAR_EVENTS = 0.65
"""Score from which one story in common would have joined two events."""
_NEAR_COPIES = {"partial": (CONTAINED, 0.25), "translation": (SURE_SCORE, SURE_SCORE + 0.1)}
"""By kind: where a copy begins, and up to where it might as well be chance."""
_SPELLINGS = 6
"""Names of one actor that are compared, the most told first."""
_BLOCK = 60
"""A sound that more actors share finds no pairs; their other name parts do."""


def doubtful_actors(known: Iterable[RecordedActor]) -> list[Doubt]:
    """Pairs of persons whose names are almost, or just, alike enough."""
    found = [actor for actor in known if actor.kind == "person"]
    spelled = [_spellings(actor) for actor in found]
    blocks: dict[str, set[int]] = defaultdict(set)
    for i, several in enumerate(spelled):
        for name in several:
            for part in names.parts(name):
                for key in skeletons(part):
                    blocks[key].add(i)
    pairs = {
        (a, b)
        for members in blocks.values()
        if len(members) <= _BLOCK
        for a in members
        for b in members
        if a < b
    }
    doubts = []
    for a, b in sorted(pairs):
        doubt = _of_two_persons(found[a], found[b], (spelled[a], spelled[b]))
        if doubt is not None:
            doubts.append(doubt)
    return doubts


def _spellings(actor: RecordedActor) -> list[str]:
    ordered = sorted(actor.names, key=lambda n: (-n.documents, n.text))
    return list(dict.fromkeys(n.text for n in ordered if _full(n.text)))[:_SPELLINGS]


def _full(name: str) -> bool:
    """More than one name part: one alone is like many."""
    return len(names.parts(name)) > 1 or (script(name) == "han" and len(name) > 2)


def _of_two_persons(
    a: RecordedActor, b: RecordedActor, spelled: tuple[Sequence[str], Sequence[str]]
) -> Doubt | None:
    if a.state and b.state and a.state != b.state:
        return None
    if set(a.documents) & set(b.documents):
        return None  # a report that names both tells them apart
    offices = {o.office for o in a.offices} & {o.office for o in b.offices}
    same_state = a.state is not None and a.state == b.state
    best: tuple[float, float, float] | None = None
    for one in spelled[0]:
        for other in spelled[1]:
            if persons.initials_differ(one, other):
                return None
            likeness = names.likeness(one, other).score
            needed = persons.needed(one, other, same_state=same_state, same_office=bool(offices))
            if likeness >= needed - _NEAR_NAMES and (best is None or likeness - needed > best[0]):
                best = (likeness - needed, likeness, needed)
    if best is None:
        return None
    one, other = sorted((a.id, b.id))
    return Doubt(topic="actor", one=one, other=other, score=best[1], needed=best[2], joined=False)


def doubtful_events(
    known: Iterable[RecordedEvent], actors: Mapping[str, RecordedActor]
) -> list[Doubt]:
    """Pairs of events told by different reports that are almost, or just, one happening."""
    found = list(known)
    units = [_told(event, actors) for event in found]
    doubts = []
    for i, j in happenings.candidates(units):
        telling = [{account.document for account in found[k].accounts} for k in (i, j)]
        if telling[0] & telling[1]:
            continue
        score = happenings.compare(units[i], units[j])
        if score >= _NEAR_EVENTS:
            one, other = sorted((found[i].id, found[j].id))
            doubts.append(
                Doubt(
                    topic="event",
                    one=one,
                    other=other,
                    score=score,
                    needed=happenings.ENOUGH,
                    joined=False,
                )
            )
    return doubts


def _told(event: RecordedEvent, actors: Mapping[str, RecordedActor]) -> happenings.Told:
    """A whole event as accounts are compared."""
    people = [
        actors[part.actor]
        for part in event.participants
        if part.actor in actors and actors[part.actor].kind == "person"
    ]
    sides: dict[str, set[str]] = defaultdict(set)
    for person in people:
        if person.state:
            sides[person.state].add(person.id)
    last = event.end or event.start
    return happenings.Told(
        kind=happenings.ALIKE.get(event.kind, event.kind),
        stage=happenings.STAGE.get(event.status, "held"),
        people=frozenset(person.id for person in people),
        sides=tuple(sorted((state, frozenset(who)) for state, who in sides.items())),
        parties=frozenset(event.parties),
        start=event.start,
        end=event.end,
        window=(happenings.span(event.start)[0], happenings.span(last)[1])
        if event.start and last
        else None,
        dated=event.start is not None and len(event.start) == 10,
        country=event.place.country if event.place else None,
        place=event.place.name if event.place else None,
        story=event.story,
    )


def doubtful_copies(known: Iterable[Copy]) -> list[Doubt]:
    """Copies that were told by little more than is needed."""
    doubts = []
    for copy in known:
        begins, sure = _NEAR_COPIES.get(copy.kind, (0.0, 0.0))
        if copy.score < sure:
            doubts.append(
                Doubt(
                    topic="copy",
                    one=copy.document,
                    other=copy.of,
                    score=copy.score,
                    needed=begins,
                    joined=True,
                )
            )
    return doubts
