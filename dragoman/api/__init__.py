"""The one object that all faces use: a book, which is a store and all that can be asked of it.

import dragoman

with dragoman.open("dragoman.db") as book:
    book.add(["reports/", "more.jsonl"])
    book.timeline(states=["IRN", "SYR"], since="2024-06")
    book.event("ev…")
    book.actor("Mekdad")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from dragoman import run
from dragoman.api.accounts import Accounts
from dragoman.api.browsing import Browsing, by_id
from dragoman.api.delivering import Delivering
from dragoman.api.handing_on import HandingOn
from dragoman.api.judging import Judging
from dragoman.api.moment import now
from dragoman.api.reviewing import Reviewing
from dragoman.errors import NotFound
from dragoman.model import Document, KnownPerson
from dragoman.model.relation import Side
from dragoman.model.selection import Selection, selected
from dragoman.run import Built, Options, Outcome, Retried
from dragoman.run.deciding import Decision
from dragoman.store import Change, Store, evidence, finding, intake, queries, stories
from dragoman.store import facets as counting
from dragoman.views.actors import ActorView, Ledger, Met, Totals, actor_view, ledger
from dragoman.views.comparison import Comparison, compare
from dragoman.views.documents import DocumentView, Findings, document_view
from dragoman.views.facets import Days, Overview, facets, histogram, persons
from dragoman.views.origins import Sources, sources
from dragoman.views.speakers import speaking
from dragoman.views.surroundings import Surroundings
from dragoman.views.timeline import Timeline, actors_of, lines

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dragoman.language.check import Finding
    from dragoman.language.installed import PackSummary
    from dragoman.reading.explain import ExplainedSentence
    from dragoman.run.versions import Versions


__all__ = ["Book", "Decision", "explain", "open", "read"]


_SET_ASIDE = "`dragoman sources` says what became of it."


def open(address: str | Path = "dragoman.db", *, create: bool = True) -> Book:
    """The book at `address`, a path or a database URL; made if there is none and `create`.

    Raises NotAStore, StoreTooNew, StoreFull or StoreError.
    """
    return Book(address, create=create)


def read(paths: Iterable[str | Path], options: Options | None = None) -> Iterator[Outcome]:
    """Read `paths` in their order and store nothing: documents with readings, or why not."""
    return run.read([str(path) for path in paths], options)


def explain(
    paths: Iterable[str | Path],
) -> Iterator[tuple[Outcome, tuple[ExplainedSentence, ...]]]:
    """Why each document of `paths` reads as it does, sentence by sentence, with the pack entries
    at work; without sentences for what was set aside.  Raises PackError."""
    from dragoman.reading.explain import explain as explained

    for outcome in run.open_documents([str(path) for path in paths]):
        yield outcome, explained(outcome.document) if outcome.document else ()


def versions() -> Versions:
    """What a record made now would be made with: versions of the stages, digests of the packs."""
    from dragoman.run import versions as made_with

    return made_with.versions()


def packs() -> list[PackSummary]:
    """The languages that are read, in the order of their codes.  Raises PackError."""
    from dragoman.language import installed

    return installed.packs()


def check_packs(languages: Sequence[str] = ()) -> list[Finding]:
    """What the packs of `languages` (all if none is named) lack, and where they contradict
    themselves.  Raises PackError for a language without a pack."""
    from dragoman.language import check

    return check.check_packs(languages)


class Book(Browsing, Judging, HandingOn, Reviewing, Delivering, Accounts):
    """A store of reports, the record derived from them, and people's judgements."""

    def __init__(self, address: str | Path = "dragoman.db", *, create: bool = True) -> None:
        self._store = Store(address, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def address(self) -> str:
        """Where the store is, as messages name it."""
        return self._store.address

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    # Bringing in

    def add(
        self,
        paths: Iterable[str | Path],
        options: Options | None = None,
        persons: str | Path | None = None,
    ) -> Built:
        """Read `paths` (files, folders, patterns, "-") and derive the record again.

        What was read before is not read twice.  Items that cannot be read are
        in the answer's `set_aside`, each with its reason; the others are read.
        `persons` is a CSV file of known persons (see `read_persons`), kept in
        place of the list before.  Raises SourceError where it is wrong.
        """
        if persons is not None:
            from dragoman.sources import read_persons

            self._store.keep_persons(read_persons(persons))
        return run.build(self._store, [str(path) for path in paths], _timed(options))

    def retry(self, options: Options | None = None) -> Retried:
        """Read what was set aside again, where it was found: files that were corrected since,
        pages whose server did not answer."""
        return run.retry(self._store, _timed(options))

    def forget_items(self, places: Iterable[str], *, missing: bool = False) -> list[str]:
        """Take set-aside items off the list: those at `places` (as `sources` names them, or files
        and folders) and, with `missing`, all that are no longer there.  Their places; they stay in
        the log with the fate `forgotten`, and `list_again` puts them back."""
        named = list(places)
        return self._store.forget_items(named, _stands_at(named), missing=missing)

    def list_again(self, places: Iterable[str] = ()) -> list[str]:
        """Put items back on the list of what is set aside; all that were taken off it if no
        place is named.  Their places."""
        named = list(places)
        return self._store.list_again(named, _stands_at(named))

    def derive(self, options: Options | None = None) -> Built:
        """Derive the record again from what is stored, if anything it stands on has changed."""
        written = run.derive(self._store, _timed(options))
        return Built(items=0, read=0, known=0, set_aside=(), record=written)

    # Asking

    def timeline(self, selection: Selection | None = None, **filters: Any) -> Timeline:
        """Events by day, a plan under what came of it.  The filters are those of `Selection`, in one
        object or by name:
        `states`, `person`, `kinds`, `statuses`, `languages`, `outlets`, `since`, `until`,
        `changed_after`, `limit`, `offset`.

        Raises OptionError for a filter that makes no sense.
        """
        wanted = selected(selection, filters)
        with self._store.asking() as ask:
            at_hand = self._store.bitmaps_at_hand(ask)
            page = counting.page(ask, at_hand, wanted) if at_hand else queries.page(ask, wanted)
            actors = self._store.known.actors(ask, actors_of(page.events))
            plans = evidence.plans(ask, page.events)
        return Timeline(
            lines=lines(page.events, actors, plans),
            total=page.total,
            undated=page.undated,
            folded=page.folded,
        )

    def overview(
        self, selection: Selection | None = None, *, whole: bool = False, **filters: Any
    ) -> Overview:
        """Facets with counts, and a histogram, of the events that the filters of `timeline` let
        through.  A few events far from the others are left out of the histogram and counted
        beside it, unless it is to be `whole`.  Raises OptionError."""
        wanted = selected(selection, filters)
        wanted = msgspec.structs.replace(wanted, limit=None, offset=0)
        with self._store.asking() as ask:
            key = ("overview", wanted, whole)
            return self._store.known.answer(ask, key, lambda: self._counted(ask, wanted, whole))

    def _counted(self, ask: Connection, wanted: Selection, whole: bool) -> Overview:
        events = self._store.bitmaps(ask)
        counts = counting.by_field(ask, events, wanted)
        days = counting.by_day(ask, events, wanted)
        people = self._store.known.actors(ask, [id for id, _ in counts["persons"]])
        return Overview(
            facets=facets(counts, persons(people.values(), events.shared_name)),
            histogram=histogram((Days(**msgspec.structs.asdict(day)) for day in days), whole=whole),
        )

    def event(self, wanted: str) -> Comparison:
        """The event with id `wanted` (or the only one whose id begins so), its accounts side by
        side with the words they rest on.  Raises NotFound."""
        with self._store.asking() as ask:
            event = finding.find_event(ask, wanted)
            statements = queries.statements_of_event(ask, event.id)
            linked = by_id(queries.events_by_id(ask, [link.event for link in event.links]))
            later = evidence.linked_to(ask, event)
            shown = (event, *linked.values(), *(other for _, other in later))
            named = {part.actor for e in shown for part in e.participants}
            named |= {p.actor for account in event.accounts for p in account.fields.participants}
            named |= speaking(statements)
            telling = {account.document for account in event.accounts}
            copies = {copy.document: copy for copy in queries.copies_among(ask, telling)}
            telling |= {copy.of for copy in copies.values()}
            telling |= {v.document for statement in statements for v in statement.versions}
            around = Surroundings(
                actors=self._store.known.actors(ask, named),
                documents=by_id(intake.load_documents(ask, telling)),
                copies=copies,
                statements=statements,
                related=[(k.kind, linked[k.event]) for k in event.links if k.event in linked],
                followed=later,
            )
        return compare(event, around)

    def actor(self, name: str, *, limit: int | None = None, offset: int = 0) -> ActorView:
        """The actor with this id, or the best known of those so named: of the events at most
        `limit` from `offset` on, the latest first, of statements and commitments at most `limit`.
        Raises NotFound."""
        with self._store.asking() as ask:
            actor, *others = finding.find_actors(ask, name)
            bitmaps = self._store.bitmaps(ask)
            met = bitmaps.of(Side(kind="actor", key=actor.id, name=actor.name))
            events = queries.events_by_id(ask, bitmaps.latest(met, offset, limit))
            statements, said = queries.statements_of_actor(ask, actor.id, limit)
            promises, promised = queries.commitments_of_actor(ask, actor.id, limit)
            company = self._store.known.answer(
                ask, ("company", actor.id), lambda: counting.company(bitmaps, actor.id)
            )
            told = {v.document for statement in statements for v in statement.versions}
            told |= {a.document for commitment in promises for a in commitment.accounts}
            named = {actor.id, *actors_of(events), *(c.by for c in promises)}
            named |= {c.to or "" for c in promises} | speaking(statements)
            named |= {id for id, _ in company}
            around = Surroundings(
                actors=self._store.known.actors(ask, named),
                documents=by_id(intake.load_documents(ask, told)),
                statements=statements,
            )
        totals = Totals(encounters=met.bits.bit_count(), said=said, promises=promised)
        found = Met(events=events, promises=promises, company=company, totals=totals)
        return actor_view(actor, found, around, others)

    def document(self, wanted: str) -> DocumentView:
        """The document with id `wanted` (or the only one whose id begins so): its text with
        everything found in it, where it came from, and its copies.  Raises NotFound."""
        with self._store.asking() as ask:
            id = finding.find_id(ask, "document", wanted)
            copies = evidence.copies_about(ask, id)
            statements = evidence.statements_told(ask, id)
            ids = {id} | {c.of for c in copies} | {c.document for c in copies}
            ids |= {v.document for statement in statements for v in statement.versions}
            documents = by_id(intake.load_documents(ask, ids))
            if id not in documents:
                raise NotFound(f"document {id} is no longer current", hint=_SET_ASIDE)
            reading = intake.load_readings(ask, [documents[id]]).get(id)
            events = evidence.events_told(ask, id)
            named = speaking(statements)
            found = Findings(
                reading=reading,
                events=events,
                copies=copies,
                story=stories.of(ask, id),
                versions=intake.count_versions(ask, id),
                named=evidence.actors_in(
                    ask, id, [a.name for a in reading.actors] if reading else []
                ),
            )
            around = Surroundings(
                actors=self._store.known.actors(ask, named | set(actors_of(events))),
                documents=documents,
                statements=statements,
            )
        return document_view(documents[id], found, around)

    def commitments(
        self, status: str | None = None, *, limit: int | None = None, offset: int = 0
    ) -> Ledger:
        """What was promised and what became of it: with `status` (open, met, overtaken) or all;
        at most `limit` from `offset` on, those with the nearest due date first."""
        with self._store.asking() as ask:
            order = self._store.promised(ask)
            promises = order.page(ask, status, offset, limit)
            told = {a.document for commitment in promises for a in commitment.accounts[:1]}
            named = {actor for c in promises for actor in (c.by, c.to) if actor}
            around = Surroundings(
                actors=self._store.known.actors(ask, named),
                documents=by_id(intake.load_documents(ask, told)),
            )
        return ledger(promises, around, order.statuses)

    def sources(
        self,
        *,
        fate: str | None = None,
        language: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Sources:
        """Input items by place with their fate and, where they were set aside, the reason: all, or
        those of a `fate` and `language`, at most `limit` from `offset` on.  Counts are of all."""
        with self._store.asking() as ask:
            order = self._store.came_in(ask)
            items, total = order.page(ask, (fate, language), offset, limit)
        part = fate or language or offset or limit is not None
        return sources(items, order, total if part else None)

    def versions(self, document: str) -> list[Document]:
        """Every version of a document that was ever stored, the current one first.

        Raises NotFound.
        """
        found = self._store.versions(document)
        if not found:
            raise NotFound(f"no document has the id {document}", hint="See `dragoman sources`.")
        return found

    def changes(self, since: str | None = None) -> list[Change]:
        """What builds changed: after build number `since`, or from that day on (ISO); by default
        what the last build changed."""
        with self._store.asking() as ask:
            return queries.changes(ask, since)

    def persons(self) -> list[KnownPerson]:
        """The list of known persons that helps to tell who is who; empty where none was given."""
        return self._store.persons()


def _timed(options: Options | None) -> Options:
    options = options or Options()
    return options if options.at else msgspec.structs.replace(options, at=now())


def _stands_at(places: Iterable[str]) -> list[str]:
    return [at for place in places if (at := run.standing_place(place)) is not None]
