"""What can be asked of a book beyond single things: search, statements, stories, relations, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from dragoman.errors import NotFound, OptionError
from dragoman.language import searching
from dragoman.model.relation import Side
from dragoman.model.sayings import MOST_COUNTED, Sayings
from dragoman.model.search import MOST_FOUND, Search
from dragoman.model.selection import Selection, checked, demand_dates
from dragoman.model.state import State
from dragoman.store import (
    Store,
    evidence,
    finding,
    fulltext,
    intake,
    listing,
    naming,
    queries,
    relations,
    sayings,
    searches,
    stories,
)
from dragoman.store.searches import Found, Saved
from dragoman.views import found as finds
from dragoman.views import pictures, statements
from dragoman.views import stories as storied
from dragoman.views.narrowing import narrowings, ranked
from dragoman.views.relations import Between, RelationView, relation_view
from dragoman.views.speakers import speaking
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Line, actors_of, lines
from dragoman.views.wordings import TwoTexts, copied, versions

if TYPE_CHECKING:
    from sqlalchemy import Connection

SHOWN = 300
"""Encounters of a relation that are shown whole, the last ones."""


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)


def by_id(things: Iterable[T]) -> dict[str, T]:
    return {thing.id: thing for thing in things}


class Browsing:
    """The part of a book that lists and looks up.  Nothing here changes the record."""

    _store: Store

    def search(self, wanted: Search) -> finds.SearchView:
        """Reports with the words of a query in any script, and whom it names.  Unless it is exact,
        a name is found in every spelling and script that the reports use for its bearer."""
        with self._store.asking() as ask:
            terms = searching.terms(wanted.query)
            names, meant = naming.named_in(ask, terms)
            sought = searching.sought(
                terms, exact=wanted.exact, names={} if wanted.exact else names
            )
            # The further pages and what narrows them are of the same hits.
            key = ("hits", sought, wanted.after, listing.intake_state(ask))
            hits = self._store.known.answer(ask, key, lambda: searches.find(ask, wanted, sought))
            more, hits = len(hits) > MOST_FOUND, hits[:MOST_FOUND]
            fit = sorted(
                _fitting(hits, wanted),
                key=lambda hit: (hit.published or "", hit.number),
                reverse=True,
            )
            limit = wanted.limit if wanted.limit is not None else len(fit)
            shown = [hit.document for hit in fit[wanted.offset : wanted.offset + limit]]
            documents = by_id(intake.load_documents(ask, shown))
            newest = fulltext.newest(ask)
        return finds.SearchView(
            hits=tuple(finds.hit(documents[id], sought) for id in shown if id in documents),
            people=tuple(finds.namesake(actor) for actor in meant),
            total=len(fit),
            more=more,
            narrowings=narrowings(_fields(hits, wanted)),
            newest=newest,
        )

    def statements(self, wanted: Sayings | None = None) -> statements.StatementsView:
        """Statements that fit `wanted`, newest first.  Raises OptionError for what is no date."""
        wanted = wanted or Sayings()
        demand_dates(wanted.since, wanted.until)
        with self._store.asking() as ask:
            sought = searching.sought(searching.terms(wanted.words or ""), exact=wanted.exact)
            key = ("said", msgspec.structs.replace(wanted, offset=0, limit=None), sought)
            fit = self._store.known.answer(ask, key, lambda: sayings.counted(ask, wanted, sought))
            listed = sayings.listed(ask, wanted, fit)
            chosen, counted = listed.statements, listed.choices
            people = {id for kind in ("speaker", "addressee") for id, _ in counted.get(kind, ())}
            actors = self._store.known.actors(ask, people | speaking(chosen))
            told = {version.document for one in chosen for version in one.versions}
            documents = by_id(intake.load_documents(ask, told))
            readings = intake.load_readings(ask, list(documents.values()))
        around = Surroundings(actors=actors, documents=documents)
        names = {id: actor.name for id, actor in actors.items()}
        return statements.statements_view(
            [statements.said(one, around, readings, listed.days.get(one.id)) for one in chosen],
            listed.total,
            MOST_COUNTED,
            narrowings(counted, names),
        )

    def stories(self, *, least: int = 2, limit: int = 50, offset: int = 0) -> storied.Stories:
        """Stories of at least `least` reports, those with the latest events first."""
        with self._store.asking() as ask:
            found = stories.latest(ask, least=least, limit=limit + 1, offset=offset)
            told = stories.by_id(ask, [one.id for one in found[:limit]])
            events = stories.events_by_story(ask, [one.id for one in told])
            ids = {document for one in told for document in one.documents}
            around = Surroundings(
                actors=self._store.known.actors(
                    ask, actors_of(e for several in events.values() for e in several)
                ),
                documents=by_id(intake.load_in_short(ask, ids)),
            )
        return storied.Stories(
            stories=tuple(storied.story_line(one, events[one.id], around) for one in told),
            further=len(found) > limit,
        )

    def story(self, wanted: str) -> storied.StoryView:
        """One story with its reports and events, and why each report belongs.  Raises NotFound."""
        with self._store.asking() as ask:
            id = finding.find_id(ask, "story", wanted)
            (story,) = stories.by_id(ask, [id])
            events = stories.events_of(ask, id)
            copies = {copy.document: copy for copy in queries.copies_among(ask, story.documents)}
            ids = {*story.documents, *(copy.of for copy in copies.values())}
            around = Surroundings(
                actors=self._store.known.actors(ask, actors_of(events)),
                documents=by_id(intake.load_in_short(ask, ids)),
                copies=copies,
            )
        return storied.story_view(story, events, around)

    def compared(self, document: str, other: str | None = None, version: int = 1) -> TwoTexts:
        """A document beside the `other` that it goes back to or that goes back to it, or else
        beside an older `version` of its own, 1 the last before the present one.

        Raises NotFound.
        """
        with self._store.asking() as ask:
            id = finding.find_id(ask, "document", document)
            if other is None:
                texts = {text.hash: text for text in reversed(intake.load_versions(ask, id))}
                known = list(reversed(texts.values()))
                if not 1 <= version < len(known):
                    raise NotFound(f"document {id} has no version {version} before its last")
                return versions(known[version], known[0])
            against = finding.find_id(ask, "document", other)
            pairs = {(copy.document, copy.of): copy for copy in evidence.copies_about(ask, id)}
            copy = pairs.get((id, against)) or pairs.get((against, id))
            both = by_id(intake.load_documents(ask, [id, against]))
        if copy is None or len(both) < 2:
            raise NotFound(f"neither of {id} and {against} is a copy of the other")
        return copied(copy, both[copy.of], both[copy.document])

    def relation(self, one: str, other: str, as_of: str | None = None) -> RelationView:
        """What the record has between two sides, each a state by its code or an actor by id or
        name; days are counted to `as_of` (ISO, today if None).

        Raises NotFound, and OptionError for two sides that are one.
        """
        with self._store.asking() as ask:
            sides = (_side(ask, one), _side(ask, other))
            if sides[0].key == sides[1].key:
                raise OptionError("a relation has two sides", hint="Name two states or persons.")
            contacts = relations.between(self._store.bitmaps(ask), *sides)
            events = queries.events_by_id(ask, [contact.id for contact in contacts[:SHOWN]])
            actors = by_id(
                queries.actors(
                    ask, [*actors_of(events), *(s.key for s in sides if s.kind == "actor")]
                )
            )
            terms = sayings.terms_at(ask, [contact.id for contact in contacts[:SHOWN]])
        found = Between(
            contacts=contacts, events=events, terms=terms, more=len(contacts) >= relations.MOST
        )
        return relation_view(sides, found, actors, as_of or datetime.now(UTC).date().isoformat())

    def network(self, selection: Selection, kind: str = "state") -> pictures.Network:
        """Who takes part in events with whom, among the last events of a selection; `kind` is
        `state` or `person`.  Raises OptionError."""
        if kind not in ("state", "person"):
            raise OptionError(f"no such network: {kind}", hint="There are: state, person.")
        wanted = checked(selection)
        with self._store.asking() as ask:
            key = ("network", wanted, kind)
            return self._store.known.answer(ask, key, lambda: self._network(ask, wanted, kind))

    def _network(self, ask: Connection, wanted: Selection, kind: str) -> pictures.Network:
        part, looked_at = relations.pairs_in(ask, self._store.bitmaps(ask), wanted, kind)
        ids = {who for _, who in part} if kind == "person" else set()
        return pictures.network(kind, part, looked_at, self._store.known.actors(ask, ids))

    def atlas(self, selection: Selection) -> pictures.Atlas:
        """Where the last events of a selection took place.  Raises OptionError."""
        wanted = checked(selection)
        with self._store.asking() as ask:
            key = ("atlas", wanted)
            return self._store.known.answer(ask, key, lambda: self._atlas(ask, wanted))

    def _atlas(self, ask: Connection, wanted: Selection) -> pictures.Atlas:
        placed, looked_at = relations.places_in(ask, self._store.bitmaps(ask), wanted)
        return pictures.atlas(placed, looked_at)

    def lines(self, ids: Iterable[str]) -> tuple[Line, ...]:
        """Events by id as lines of a timeline; ids that are not there are left out."""
        with self._store.asking() as ask:
            events = queries.events_by_id(ask, ids)
            actors = self._store.known.actors(ask, actors_of(events))
        return lines(events, actors)

    def state(self) -> State:
        """What the answers of this book stand on now."""
        with self._store.asking() as ask:
            build, at = queries.last_build(ask)
            counts = listing.counts(ask)
        return State(build=build, at=at, **counts)

    def last_build(self) -> tuple[int, str]:
        """Number and moment (UTC, ISO 8601) of the build that made the record; 0 and "" before."""
        with self._store.asking() as ask:
            return queries.last_build(ask)

    def newest(self) -> int:
        """The number of the version of a report that came in last, as `SearchView.newest` has it."""
        with self._store.asking() as ask:
            return fulltext.newest(ask)

    # Searches that people keep

    def saved(self, owner: str = "") -> list[Saved]:
        """The searches that `owner` keeps, by name."""
        with self._store.asking() as ask:
            return searches.kept(ask, owner)

    def save(self, one: Saved, owner: str = "") -> None:
        """Keep a search; one of the same id is replaced."""
        self._store.save(one, owner)

    def forget(self, id: str, owner: str = "") -> None:
        """Keep a search no longer.  Raises NotFound."""
        if not self._store.forget(id, owner):
            raise NotFound(f"no saved search has the id {id}")


_FIELDS: dict[str, Callable[[Found], str | None]] = {
    "language": lambda hit: hit.language,
    "outlet": lambda hit: hit.outlet,
    "year": lambda hit: (hit.published or "")[:4],
}


def _fitting(hits: Sequence[Found], wanted: Search, but: str | None = None) -> Sequence[Found]:
    """Those of `hits` that pass the filters of `wanted`, those of the field `but` aside."""
    asked = {"language": wanted.languages, "outlet": wanted.outlets, "year": wanted.years}
    for field, values in asked.items():
        if values and field != but:
            read, those = _FIELDS[field], frozenset(values)
            hits = [hit for hit in hits if read(hit) in those]
    return hits


def _fields(hits: Sequence[Found], wanted: Search) -> dict[str, list[tuple[str, int]]]:
    """What could narrow `hits`: a field is counted as if it did not filter, so that its other
    values are offered too."""
    return {
        field: ranked(map(read, _fitting(hits, wanted, field))) for field, read in _FIELDS.items()
    }


def _side(ask: Connection, wanted: str) -> Side:
    """A state by its code, or the actor that `wanted` names; a state is known by its name too."""
    if len(wanted) == 3 and wanted.isupper() and wanted.isascii():
        return Side(kind="state", key=wanted, name=wanted)
    actor = finding.find_actors(ask, wanted)[0]
    if actor.kind == "state" and actor.state:
        return Side(kind="state", key=actor.state, name=actor.state)
    return Side(kind="actor", key=actor.id, name=actor.name)
