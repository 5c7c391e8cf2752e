"""Where everything is kept: SQLite in a file, or PostgreSQL by address, by the same code.

The only part of dragoman that speaks SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import msgspec
from sqlalchemy import Connection

from dragoman.model import Document, Judgement, KnownPerson, Quarantined, Reading, Record
from dragoman.model.delivery import Delivery
from dragoman.model.page import Page
from dragoman.store import (
    aside,
    basis,
    corrected,
    decisions,
    deliveries,
    derived,
    forgetting,
    intake,
    listing,
    pages,
    persons,
    portraits,
    queries,
    searches,
    spoken,
    standing,
    users,
)
from dragoman.store.basis import Basis, Present
from dragoman.store.bitmaps import EventBitmaps, loaded, shelve
from dragoman.store.derived import PLAIN, Writing, Written
from dragoman.store.failures import told
from dragoman.store.intake import Kept
from dragoman.store.known import Known
from dragoman.store.opening import described, located, opened
from dragoman.store.queries import Change
from dragoman.store.renewing import Renewed
from dragoman.store.searches import Saved
from dragoman.store.standing import Standing
from dragoman.store.users import User
from dragoman.store.workings import Workings

__all__ = [
    "Basis",
    "Change",
    "Drawn",
    "Kept",
    "Present",
    "Saved",
    "Standing",
    "Store",
    "User",
    "Writing",
    "Written",
]


class Drawn(msgspec.Struct, frozen=True):
    """Portraits by document hash, and the version of what drew them."""

    bodies: Mapping[str, bytes]
    drawer: str


class Store:
    """One open store.  Every method is one transaction, and leaves the store whole.

    `create` makes the store if there is none.  Raises NotAStore, StoreTooNew,
    StoreFull or StoreError, here and in every method.
    """

    def __init__(self, address: str | Path = "dragoman.db", *, create: bool = True) -> None:
        self._engine = opened(address, create=create)
        self.address = described(self._engine.url)
        self._bitmaps: EventBitmaps | None = None
        self._promised: listing.Promised | None = None
        self._came_in = Renewed(self._list_came_in)
        self._making = Lock()
        self.known = Known()

    @property
    def location(self) -> str:
        """The address by which another process opens this store, with a password if it has one."""
        return located(self._engine.url)

    def close(self) -> None:
        """Let go of the database; the store cannot be used afterwards."""
        self._engine.dispose()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A transaction that sees one state of the store, for the questions in `queries`."""
        with told(self.address), self._engine.connect() as connection:
            yield connection

    def bitmaps(self, connection: Connection) -> EventBitmaps:
        """The bitmap index over events as the last build left them, loaded where it is older."""
        build = queries.last_build(connection)
        with self._making:
            # A question asked before a build ended may be answered from after it: to load
            # an index twice for that would keep the next pages waiting.
            if self._bitmaps is None or self._bitmaps.build < build:
                self._bitmaps = loaded(connection, build)
            return self._bitmaps

    def promised(self, connection: Connection) -> listing.Promised:
        """The order of all commitments, as the last build left them."""
        build = queries.last_build(connection)
        with self._making:
            if self._promised is None or self._promised.build != build:
                self._promised = listing.promised(connection, build)
            return self._promised

    def came_in(self, connection: Connection) -> listing.CameIn:
        """The order and counts of all input items, as they are now or, where there are many, as
        they were a little while ago."""
        return self._came_in.get(listing.intake_state(connection))

    def _list_came_in(self) -> listing.CameIn:
        with self.asking() as connection:
            return listing.CameIn(connection)

    def bitmaps_at_hand(self, connection: Connection) -> EventBitmaps | None:
        """The bitmap index, if there is one of the very build that `connection` sees: it is not
        worth making for one question."""
        made = self._bitmaps
        return made if made and made.build == queries.last_build(connection) else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.address), self._engine.connect() as connection:
            connection = connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    # What came in

    def readings(self, documents: Sequence[Document], reader: str) -> dict[str, Reading]:
        """The stored readings of `documents` by version `reader`, by document id."""
        with self.asking() as connection:
            return intake.known(connection, documents, reader)

    def keep(
        self,
        items: Sequence[Kept],
        set_aside: Sequence[tuple[str | None, Quarantined]] = (),
        drawn: Drawn | None = None,
    ) -> None:
        """Store a batch of input items whole, or not at all."""
        with self._writing() as connection:
            intake.keep(connection, items)
            spoken.forget_told(connection, {item.document.id for item in items})
            if drawn:
                portraits.keep(connection, drawn.bodies, drawn.drawer)
            aside.set_aside(connection, set_aside)
            listing.note_intake(connection)

    def set_aside(self, *, passed_over: bool = False) -> list[tuple[str, str | None]]:
        """Place and standing place of every item that is set aside, by place; with `passed_over`
        those as well that a first look kept from being read."""
        with self.asking() as connection:
            return aside.list_set_aside(connection, passed_over)

    def forget_set_aside(self, places: Sequence[str]) -> None:
        """Drop set-aside items, by standing place, that are no longer there."""
        with self._writing() as connection:
            aside.forget_set_aside(connection, places)
            listing.note_intake(connection)

    def forget_items(
        self, places: Sequence[str], standing: Sequence[str], *, missing: bool
    ) -> list[str]:
        """Take set-aside items off the list, and say which; see `forgetting.forget`."""
        with self._writing() as connection:
            found = forgetting.forget(connection, places, standing, missing=missing)
            listing.note_intake(connection)
        return found

    def list_again(self, places: Sequence[str], standing: Sequence[str]) -> list[str]:
        """Put items back on the list of what is set aside, and say which."""
        with self._writing() as connection:
            found = forgetting.list_again(connection, places, standing)
            listing.note_intake(connection)
        return found

    def page(self, url: str) -> Page | None:
        """The page that was fetched from `url` last."""
        with self.asking() as connection:
            return pages.load(connection, url)

    def keep_page(self, page: Page) -> None:
        """Keep a fetched page in place of what was fetched from its address before."""
        with self._writing() as connection:
            pages.keep(connection, page)

    def versions(self, document: str) -> list[Document]:
        """Every version of a document, the current one first, then the latest."""
        with self.asking() as connection:
            return intake.load_versions(connection, document)

    def keep_readings(self, fresh: Sequence[tuple[str, Reading]]) -> None:
        """Store readings of documents that are stored already, by document hash."""
        with self._writing() as connection:
            intake.keep_readings(connection, fresh)
            spoken.forget_told(connection, {reading.document for _, reading in fresh})

    def keep_portraits(self, drawn: Drawn) -> None:
        """Store portraits of documents that are stored already."""
        with self._writing() as connection:
            portraits.keep(connection, drawn.bodies, drawn.drawer)

    def undrawn(self, drawer: str, limit: int) -> list[Document]:
        """At most `limit` current documents without a portrait by version `drawer`."""
        with self.asking() as connection:
            return portraits.missing(connection, drawer, limit)

    def withdraw(self, document: Document, why: Quarantined) -> None:
        """Set aside a stored document that the present reader fails on."""
        with self._writing() as connection:
            intake.withdraw(connection, document, why)
            listing.note_intake(connection)

    def unread(self, reader: str, limit: int) -> list[Document]:
        """At most `limit` current documents that version `reader` has not read."""
        with self.asking() as connection:
            return intake.unread(connection, reader, limit)

    def persons(self) -> list[KnownPerson]:
        """The list of known persons; empty where none was given."""
        with self.asking() as connection:
            return persons.load(connection)

    def keep_persons(self, listed: Sequence[KnownPerson]) -> None:
        """Keep a list of known persons in place of the one before."""
        with self._writing() as connection:
            persons.keep(connection, listed)

    # What is derived

    def workings(self) -> Workings:
        """Finished work of the record stage."""
        return Workings(self.asking, self._writing)

    def present(self, reader: str, deriver: str) -> Present:
        """All that a record derived now, by these versions of the stages, would stand on."""
        with self.asking() as connection:
            return basis.present(connection, reader, deriver)

    def came_in_since(self, present: Present) -> bool:
        """Whether anything has come in since that was `present`."""
        with self.asking() as connection:
            return listing.intake_state(connection) != present.came_in

    def basis(self, reader: str, deriver: str) -> Basis:
        """What names all that a record derived now would stand on."""
        return self.present(reader, deriver).basis

    def derived_from(self) -> str | None:
        """The digest of what the stored record was derived from; None before the first time."""
        with self.asking() as connection:
            return basis.derived_from(connection)

    def standing(self, reader: str) -> list[Standing]:
        """All current documents that version `reader` has read, in the order of ids."""
        with self.asking() as connection:
            return standing.listed(connection, reader)

    def standing_documents(self, wanted: Sequence[Standing]) -> dict[str, Document]:
        """These versions of documents, by id."""
        with self.asking() as connection:
            return standing.load_documents(connection, wanted)

    def standing_readings(self, wanted: Sequence[Standing], reader: str) -> dict[str, Reading]:
        """The readings of these documents by version `reader`, by id."""
        with self.asking() as connection:
            return standing.load_readings(connection, wanted, reader)

    def portraits(self, wanted: Sequence[Standing], drawer: str) -> dict[str, bytes]:
        """The portraits of these documents by version `drawer`, by id."""
        with self.asking() as connection:
            return portraits.load(connection, wanted, drawer)

    def write(
        self, record: Record, stands_on: Basis, at: str, how: Writing = PLAIN
    ) -> Written | None:
        """Store `record` as derived from what it `stands_on`, as of `at` (UTC, ISO 8601).

        What came in or was judged since is not in it, and is in the next one.  None,
        and nothing done, if another process has stored a record meanwhile: it may
        stand on more.
        """
        with self._writing() as connection:
            if basis.derived_from(connection) != stands_on.before:
                return None
            written = derived.write(connection, record, (stands_on.inputs, at), how)
            shelve(connection, written.build)
            listing.shelve(connection, written.build)
            listing.note_followed(connection, stands_on.judged)
            return written

    def record(self) -> Record:
        """The whole record."""
        with self.asking() as connection:
            return derived.load(connection)

    def documents(self) -> list[Document]:
        """All current documents."""
        with self.asking() as connection:
            return intake.load_documents(connection)

    # Judgements

    def judgements(self) -> list[Judgement]:
        """Every judgement in the order they were made."""
        with self.asking() as connection:
            return decisions.every(connection)

    def judge(self, fresh: Sequence[Judgement]) -> int:
        """Append judgements, and take over what they correct of documents; how many were new."""
        with self._writing() as connection:
            new = decisions.append(connection, fresh)
            changed = corrected.take_over(connection, corrected.judged(connection, fresh))
            if changed:
                spoken.renew(connection, changed)
                listing.note_intake(connection)
            listing.note_judged(connection, new)
            return new

    # Searches that people keep

    def save(self, one: Saved, owner: str) -> None:
        """Keep a search for `owner`; one of the same id is replaced."""
        with self._writing() as connection:
            searches.keep(connection, owner, one)

    def forget(self, id: str, owner: str) -> bool:
        """Drop a search that `owner` keeps; whether there was one."""
        with self._writing() as connection:
            return searches.forget(connection, owner, id)

    # Deliveries

    def add_delivery(self, one: Delivery) -> None:
        """Keep a new delivery."""
        with self._writing() as connection:
            deliveries.add(connection, one)

    def advance_delivery(self, one: Delivery) -> bool:
        """Keep how far a delivery has come; False, and nothing kept, if it is to stop."""
        with self._writing() as connection:
            return deliveries.advance(connection, one)

    def stop_delivery(self, id: str) -> bool:
        """Ask that a delivery be stopped; whether there was anything to stop."""
        with self._writing() as connection:
            return deliveries.stop(connection, id)

    # Accounts

    def users(self) -> list[User]:
        """All accounts by name."""
        with self.asking() as connection:
            return users.every(connection)

    def user(self, name: str) -> User | None:
        """The account of this name."""
        with self.asking() as connection:
            return users.one(connection, name)

    def add_user(self, user: User) -> bool:
        """Keep a new account; False if there is one of that name."""
        with self._writing() as connection:
            return users.add(connection, user)

    def change_user(self, name: str, field: str, value: str) -> bool:
        """Set `role` or `secret` of an account; whether there is one."""
        with self._writing() as connection:
            return users.change(connection, name, field, value)

    def remove_user(self, name: str) -> bool:
        """Drop an account; whether there was one."""
        with self._writing() as connection:
            return users.remove(connection, name)

    def session_key(self) -> str:
        """What sessions are signed with."""
        with self._writing() as connection:
            return users.session_key(connection)
