"""The decisions that a person should look at, and what people decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from dragoman.api.browsing import by_id
from dragoman.model import Conflict, Judgement, RecordedActor, RecordedEvent
from dragoman.model.doubt import TOPICS, Doubt
from dragoman.model.judgement import standing
from dragoman.store import Store, decisions, doubting, intake, queries
from dragoman.store.renewing import Renewed
from dragoman.views.origins import source_name
from dragoman.views.review import Judgements, Open, Question, Review, question, reports_of
from dragoman.views.timeline import actors_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

LOOKED_AT = 2000
"""The last events and statements; doubts are sought among them and those who appear in them."""
_WEAK = 0.75
"""No score from this on is near the threshold of any kind of copy."""
_ANSWERS = (
    "same_actor", "different_actor", "same_event", "different_event", "copy", "not_copy", "unsure",
)  # fmt: skip


class Reviewing:
    """The part of a book that asks people."""

    _store: Store
    _doubts: Renewed[tuple[Doubt, ...]] | None = None

    def doubts(self) -> tuple[Doubt, ...]:
        """Decisions close to the threshold that nobody has judged, the closest first.

        They are sought among the last 2000 events, those who took part in them or
        spoke in the last 2000 statements, and copies.  Worked out once a build; in a
        large record those of the build before are given until that is done.
        """
        if self._doubts is None:
            self._doubts = Renewed(self._work_out)
        with self._store.asking() as ask:
            build = queries.last_build(ask)
        found = self._doubts.get(build)
        answered = _answered(self._store.judgements())
        return tuple(d for d in found if frozenset((d.one, d.other)) not in answered)

    def _work_out(self) -> tuple[Doubt, ...]:
        with self._store.asking() as ask:
            found = _doubtful(ask)
        return tuple(sorted(found, key=lambda d: (d.distance, d.topic, d.one, d.other)))

    def review(self, topic: str | None = None, limit: int = 10) -> Review:
        """The next questions on `topic` (actor, event, copy; all if None), both sides open."""
        doubts = self.doubts()
        wanted = [doubt for doubt in doubts if topic in (None, doubt.topic)][:limit]
        with self._store.asking() as ask:
            known = _opened(ask, wanted)
        made = (question(doubt, known) for doubt in wanted)
        questions: tuple[Question, ...] = tuple(one for one in made if one is not None)
        return Review(questions=questions, topics=dict(Counter(d.topic for d in doubts)))

    def judged(self, ids: Sequence[str]) -> list[Judgement]:
        """The judgements that stand on any of the things with these ids, the first made first."""
        with self._store.asking() as ask:
            return decisions.standing_on(ask, ids)

    def judgement_list(self, limit: int, offset: int = 0) -> Judgements:
        """Judgements, the last first, undone ones too, and those that could not be followed."""
        made = self._store.judgements()
        listed = made[::-1][offset : offset + limit]
        stands = {judgement.id for judgement in standing(made)}
        return Judgements(
            judgements=tuple(listed),
            total=len(made),
            standing=tuple(j.id for j in listed if j.id in stands),
            conflicts=self.conflicts(),
        )

    def conflicts(self) -> tuple[Conflict, ...]:
        """Judgements that cannot all hold, and those that fit nothing."""
        with self._store.asking() as ask:
            return queries.conflicts(ask)

    def reports_naming(self, actor: str, limit: int = 50) -> list[tuple[str, str]]:
        """The reports that name an actor, by id, each with its source; at most `limit`."""
        with self._store.asking() as ask:
            found = queries.actors(ask, [actor])
            ids = list(found[0].documents[:limit]) if found else []
            documents = intake.load_in_short(ask, ids)
        return [(d.id, f"{source_name(d, d.id)}, {d.published or 'undated'}") for d in documents]

    def titles(self, ids: Iterable[str]) -> dict[str, str]:
        """How actors and documents among `ids` are called."""
        wanted = sorted(set(ids))
        with self._store.asking() as ask:
            named = {actor.id: actor.name for actor in queries.actors(ask, wanted)}
            told = {d.id: d.title for d in intake.load_in_short(ask, wanted) if d.title}
        return told | named


def _doubtful(ask: Connection) -> list[Doubt]:
    from dragoman import record

    events = doubting.last_events(ask, LOOKED_AT)
    people = {*actors_of(events), *doubting.last_speakers(ask, LOOKED_AT)}
    actors = by_id(queries.actors(ask, sorted(people)))
    return [
        *record.doubtful_actors(actors.values()),
        *record.doubtful_events(events, actors),
        *record.doubtful_copies(doubting.weak_copies(ask, _WEAK, LOOKED_AT)),
    ]


def _answered(judged: Sequence[Judgement]) -> set[frozenset[str]]:
    """The pairs that a judgement which stands is about, an unsure one too."""
    return {
        frozenset((j.subject.partition("@")[0], j.object.partition("@")[0]))
        for j in standing(judged)
        if j.object and j.action in _ANSWERS
    }


def _opened(ask: Connection, wanted: Sequence[Doubt]) -> Open:
    sides: dict[str, set[str]] = {topic: set() for topic in TOPICS}
    for doubt in wanted:
        sides[doubt.topic] |= {doubt.one, doubt.other}
    events = by_id(queries.events_by_id(ask, sides["event"]))
    actors = by_id(queries.actors(ask, sorted(sides["actor"] | set(actors_of(events.values())))))
    things: list[RecordedActor | RecordedEvent] = list(events.values())
    things += [actors[id] for id in sorted(sides["actor"]) if id in actors]
    told = {report for thing in things for report in reports_of(thing)}
    documents = by_id(intake.load_documents(ask, told | sides["copy"]))
    copies = queries.copies_among(ask, sides["copy"])
    return Open(
        actors=actors,
        events=events,
        copies={(copy.document, copy.of): copy for copy in copies},
        documents=documents,
        readings=intake.load_readings(ask, list(documents.values())),
    )
