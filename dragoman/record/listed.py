"""A list of known persons, applied: which of them a name in the reports means.

The list decides where it is sure.  A form of a name is recognised by its
likeness to a listed name, its state, and the office at the time; one that fits
two listed persons alike is left to the evidence of the reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.language import names
from dragoman.language.sounds import script, skeletons
from dragoman.model.person import KnownPerson, Tenure
from dragoman.record.extracts import Bearer

_LIKE, _ACROSS = 0.86, 0.8
"""Likeness to a listed name: more within a script, where spellings differ less, than across."""


class Listed:
    """A list of known persons, made ready to be asked."""

    def __init__(self, persons: Sequence[KnownPerson]) -> None:
        self.persons = sorted(persons, key=lambda p: (p.name, p.wikidata or ""))
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._by_name: dict[str, set[int]] = defaultdict(set)
        for n, person in enumerate(self.persons):
            for name in (person.name, *person.names):
                self._by_name[names.fold(name)].add(n)
                parts = names.parts(name)
                for key in {k for part in (*parts, "".join(parts)) for k in skeletons(part)}:
                    self._by_key[key].add(n)

        self._known: dict[tuple[str | None, ...], int | None] = {}

    def meant(self, actor: Bearer, day: str | None) -> int | None:
        """The place in the list of the person whom `actor` of a report of `day` means; None where
        none fits, or several do alike."""
        if not self.persons or actor.kind != "person":
            return None
        asked = (actor.name, actor.state, actor.office, day)
        if asked not in self._known:
            self._known[asked] = self._meant(*asked)
        return self._known[asked]

    def _meant(
        self, name: str, state: str | None, office: str | None, day: str | None
    ) -> int | None:
        parts = names.parts(name)
        keys = {k for part in (*parts, "".join(parts)) for k in skeletons(part)}
        near = {n for key in keys for n in self._by_key.get(key, ())}
        near |= self._by_name.get(names.fold(name), set())
        scored = [(self._fit(n, name, state), n) for n in sorted(near)]
        best = max((score for score, _ in scored), default=0.0)
        found = [n for score, n in scored if score and score >= best - 0.05]
        if len(found) > 1:
            held = [n for n in found if self._held(n, state, office, day)]
            found = held or found
        return found[0] if len(found) == 1 else None

    def holder(self, office: str | None, state: str | None, day: str | None) -> int | None:
        """The only listed person who held `office` of `state` on `day`."""
        if not office or not state or not day:
            return None
        found = [
            n
            for n, person in enumerate(self.persons)
            if any(t.office == office and t.state == state and _within(t, day) for t in person.tenures)
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None

    def _fit(self, n: int, name: str, state: str | None) -> float:
        person = self.persons[n]
        states = {t.state for t in person.tenures if t.state}
        if state and states and state not in states:
            return 0.0
        return max(_like(name, listed) for listed in (person.name, *person.names))

    def _held(self, n: int, state: str | None, office: str | None, day: str | None) -> bool:
        """Whether the person held `office` on `day`, or any office if none is told."""
        return any(
            office in (None, t.office)
            and (not state or t.state in (None, state))
            and _within(t, day)
            for t in self.persons[n].tenures
        )


def _like(name: str, listed: str) -> float:
    if names.fold(name) == names.fold(listed):
        return 1.0
    if len(names.parts(name)) < 2 and script(name) != "han":
        return 0.0
    likeness = names.likeness(name, listed).score
    needed = _LIKE if script(name) == script(listed) else _ACROSS
    return likeness if likeness >= needed else 0.0


def _within(tenure: Tenure, day: str | None) -> bool:
    """Whether `day` lies in a tenure; days not known meet any."""
    if not day:
        return True
    begun = not tenure.first or day[: len(tenure.first)] >= tenure.first[: len(day)]
    return begun and not (tenure.last and day[: len(tenure.last)] > tenure.last)
