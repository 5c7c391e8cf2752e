"""What many pages of one build need again: who is who, and what selections come to."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import TypeVar, cast

import msgspec
from sqlalchemy import Connection, select

from dragoman.model import Listing, Name, Office, RecordedActor
from dragoman.store import queries, schema
from dragoman.store.rows import slices

T = TypeVar("T")
_MOST_ACTORS = 20_000
_MOST_ANSWERS = 64


class _InShort(msgspec.Struct, frozen=True, kw_only=True):
    """A RecordedActor as it is kept, but for its reports: someone may be named in thousands."""

    id: str
    name: str
    kind: str
    state: str | None = None
    names: tuple[Name, ...] = ()
    offices: tuple[Office, ...] = ()
    listing: Listing | None = None


_IN_SHORT = msgspec.json.Decoder(_InShort)


class Known:
    """Actors and answers as the last build left them; those of a build before are let go."""

    def __init__(self) -> None:
        self._build: tuple[int, str] = (0, "")
        self._actors: dict[str, RecordedActor] = {}
        self._answers: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def actors(self, connection: Connection, ids: Iterable[str]) -> dict[str, RecordedActor]:
        """Actors by id without the reports that name them; ids that are not there are left out."""
        wanted = list(dict.fromkeys(ids))
        known = self._of(queries.last_build(connection))[0]
        missing = [id for id in wanted if id not in known]
        fresh: dict[str, RecordedActor] = {}
        for some in slices(missing):
            query = select(schema.actors.c.body).where(schema.actors.c.id.in_(some))
            for body in connection.scalars(query).all():
                short = _IN_SHORT.decode(body)
                fresh[short.id] = RecordedActor(**msgspec.structs.asdict(short))
        if len(known) + len(fresh) <= _MOST_ACTORS:
            known.update(fresh)
        found = {id: known.get(id) or fresh.get(id) for id in wanted}
        return {id: actor for id, actor in found.items() if actor is not None}

    def answer(self, connection: Connection, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` comes to under `key`, made once a build; the last asked for are kept."""
        build = queries.last_build(connection)
        with self._lock:
            answers = self._of(build)[1]
            if key in answers:
                answers.move_to_end(key)
                return cast("T", answers[key])
        made = make()
        with self._lock:
            answers[key] = made
            while len(answers) > _MOST_ANSWERS:
                answers.popitem(last=False)
        return made

    def _of(
        self, build: tuple[int, str]
    ) -> tuple[dict[str, RecordedActor], OrderedDict[Hashable, object]]:
        if self._build != build:
            self._build, self._actors, self._answers = build, {}, OrderedDict()
        return self._actors, self._answers
