"""Events one by one with all that the flat formats say of them: sides, words, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from dragoman.model import Place, RecordedActor, RecordedEvent
from dragoman.views.tables.rows import snippet, spelled, text_hash
from dragoman.views.timeline import Who, who_took_part

if TYPE_CHECKING:
    from dragoman.store.lookups import Telling
    from dragoman.store.portions import Portion

_ACTING = frozenset(("visitor", "inviter", "sender", "bearer"))
_MET = frozenset(("host", "invitee", "recipient"))


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of an event: who stands on it, and for which state."""

    who: tuple[Who, ...]
    state: str | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One report's words for an event."""

    document: str
    url: str | None
    title: str | None
    outlet: str | None
    language: str | None
    published: str | None
    sha256: str
    spans: str
    snippet: str


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One event, the actors it names and the texts that tell it."""

    event: RecordedEvent
    actors: Mapping[str, RecordedActor]
    tellings: Mapping[str, Telling]

    @property
    def who(self) -> list[Who]:
        """Who took part, the acting side first."""
        return who_took_part(self.event, self.actors)

    def sides(self) -> list[Side]:
        """Who took part, by state: the acting side first where roles tell, else by name.

        A person whose state no report gives stands alone.  A state that is party
        and for which nobody is named is a side of its own.
        """
        found: dict[str, list[Who]] = {}
        for who in self.who:
            found.setdefault(who.state or f" {who.actor}", []).append(who)
        for party in self.event.parties:
            if not any(side.strip() == party for side in found):
                found[party] = []
        ranked = sorted(found.items(), key=lambda pair: (_rank(pair[1]), pair[0]))
        return [
            Side(
                who=tuple(sorted(people, key=lambda w: (w.name, w.actor))),
                state=None if state.startswith(" ") else state,
            )
            for state, people in ranked
        ]

    @property
    def directed(self) -> bool:
        """Whether roles tell who acts and who is acted with."""
        roles = {part.role for part in self.event.participants}
        return bool(roles & _ACTING)

    def evidence(self, length: int | None) -> list[Evidence]:
        """Each report's words, by day of publication."""
        found = []
        for account in self.event.accounts:
            told = self.tellings.get(account.document)
            if told is not None:
                found.append(
                    Evidence(
                        document=told.id, url=told.url, title=told.title,
                        outlet=told.outlet or told.agency, language=told.language,
                        published=told.published, sha256=text_hash(told.text),
                        spans=spelled(account.evidence),
                        snippet=snippet(told.text, account.evidence, length),
                    )
                )  # fmt: skip
        return sorted(found, key=lambda e: (e.published or "9", e.document))


def _rank(people: list[Who]) -> int:
    roles = {who.role for who in people}
    return 0 if roles & _ACTING else 2 if not people or roles <= _MET else 1


def happenings(portion: Portion) -> Iterator[Happening]:
    """The chosen events by day."""
    for batch in portion.events():
        tellings = portion.tellings(a.document for e in batch for a in e.accounts)
        actors = portion.named(p.actor for e in batch for p in e.participants)
        for event in batch:
            yield Happening(event=event, actors=actors, tellings=tellings)


def title(happening: Happening) -> str:
    """An event in one line, such as "visit: Ali Bagheri Kani, Syria (planned)"."""
    event = happening.event
    named = [who.name for who in happening.who]
    there = {who.state for who in happening.who}
    states = [state_name(party) for party in event.parties if party not in there]
    words = event.kind.replace("_", " ")
    status = "" if event.status == "held" else f" ({event.status})"
    return f"{words}: {', '.join([*named, *states]) or 'unnamed'}{status}"


def told_day(date: str | None) -> str | None:
    """`date` if it names a day."""
    return date if date and len(date) == 10 else None


def place_name(place: Place) -> str:
    """A place for people: "Jakarta, Indonesia"."""
    country = state_name(place.country) if place.country else None
    return ", ".join(filter(None, (place.name, country)))


@lru_cache(maxsize=600)
def state_name(code: str) -> str:
    """The English name of a state or country, by its ISO 3166-1 code of three or two letters."""
    from babel import Locale

    from dragoman.language import pack

    two = pack.alpha2().get(code, code)
    return str(Locale.parse("en").territories.get(two, code))
