"""What is kept of a build: it is what the tables say, and is let go with the next build."""

from __future__ import annotations

import msgspec

from dragoman.model import Record, RecordedActor
from dragoman.store import Store, queries


def write(store: Store, name: str) -> None:
    actor = RecordedActor(id="actor-1", name=name, kind="person", documents=("a", "b"))
    basis = msgspec.structs.replace(store.basis("1", ""), inputs=name)
    assert store.write(Record(actors=(actor,)), basis, "2026-01-01T00:00:00Z") is not None


def test_actors_and_answers_are_those_of_the_last_build(store: Store) -> None:
    made: list[str] = []
    for name in ("Nadia Haddad", "Karl Brandt"):
        write(store, name)
        for _ in range(2):
            with store.asking() as ask:
                (whole,) = queries.actors(ask, ["actor-1"])
                found = store.known.actors(ask, ["actor-1", "actor-2"])
                assert found == {"actor-1": msgspec.structs.replace(whole, documents=())}
                answer = store.known.answer(ask, "who", lambda n=name: made.append(n) or n)  # type: ignore[misc]
                assert answer == name
    assert made == ["Nadia Haddad", "Karl Brandt"]
