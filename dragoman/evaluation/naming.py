"""Whom the labels of one report mean by a name, and whether a reading means the same."""

from __future__ import annotations

from dragoman.evaluation.gold import Labels
from dragoman.evaluation.likeness import same_name
from dragoman.model import Statement


class Naming:
    """The accepted names of a report's actors."""

    def __init__(self, labels: Labels) -> None:
        self._names: dict[str, list[str]] = {}
        self._states: dict[str, str | None] = {}
        for actor in labels.actors:
            every = (actor.name, actor.surface, *actor.also)
            self._names[actor.name] = [name for name in every if name]
            if actor.kind in ("state", "organization"):
                self._states[actor.name] = actor.state
        self._persons = [name for name in self._names if name not in self._states]

    def means(self, wanted: str, name: str) -> bool:
        """Whether `name` is a name of the actor that the labels call `wanted`."""
        names = self._names.get(wanted, [wanted])
        return bool(name) and any(same_name(one, name) for one in names)

    def speaks(self, wanted: str, statement: Statement) -> bool:
        """Whether `statement` has the speakers that the labels give: at least half of them, and
        not more than twice as many."""
        speakers = [part.strip() for part in wanted.split(";")]
        found = [part.strip() for part in statement.speaker.split(";") if part.strip()]
        right = sum(
            any(self._is(speaker, name, statement.state) for name in found) for speaker in speakers
        )
        enough = right > 0 and 2 * right >= len(speakers)
        return enough and len(found) <= 2 * len(speakers)

    def _is(self, wanted: str, name: str, state: str | None) -> bool:
        """An institution may go by any name of its state (the Kremlin, Moscow, the presidency), so
        there the state decides, unless a person of the report is named."""
        if self.means(wanted, name):
            return True
        spoken_for = self._states.get(wanted)
        if not spoken_for or state != spoken_for:
            return False
        return not any(self.means(person, name) for person in self._persons)
