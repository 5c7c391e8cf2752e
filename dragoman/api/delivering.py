"""Reports handed in while the record is being looked at: kept, and read in a process apart.

The process that serves pages only keeps what is handed in and says how far it
has come.  Reading and deriving are `dragoman build` in another process, which
leaves this one free to answer; one delivery is read after the other.
"""

from __future__ import annotations

import multiprocessing
import queue
import re
import secrets
import shutil
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from dragoman.api.moment import now
from dragoman.errors import DragomanError, InputError, NotFound
from dragoman.model.delivery import (
    DONE,
    FAILED,
    READING,
    RECORD,
    STOPPED,
    STORE,
    Delivery,
    Handled,
)
from dragoman.run import standing_place
from dragoman.store import Store, deliveries, evidence, origins, queries
from dragoman.views.timeline import Line, actors_of, lines

if TYPE_CHECKING:
    from dragoman.api import Book
    from dragoman.run import Progress

MOST_FILES = 200
MOST_BYTES = 200_000_000
"""Of all files of one delivery."""
MOST_LETTERS = 1_000_000
"""Of a text that is typed or pasted."""
MOST_ADDRESSES = 20
SHOWN = 200
"""Items of a delivery that are shown."""
_PACE = 0.3
"""Seconds between two notes of how far a delivery has come."""
_NAME_BYTES = 120
_PLAIN = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """A text that somebody typed or pasted, with what is known of it."""

    text: str
    title: str = ""
    published: str = ""
    outlet: str = ""
    url: str = ""


class Delivering:
    """The part of a book that knows what was handed in."""

    _store: Store

    def deliveries(self, limit: int = 20, offset: int = 0) -> list[Delivery]:
        """What was handed in, the latest first."""
        with self._store.asking() as ask:
            return deliveries.latest(ask, limit, offset)

    def delivery(self, id: str) -> Delivery:
        """How far a delivery has come.  Raises NotFound."""
        with self._store.asking() as ask:
            found = deliveries.one(ask, id)
        if found is None:
            raise NotFound(f"nothing was handed in under {id}", hint="Bring in lists all.")
        return found

    def add_delivery(self, one: Delivery) -> None:
        """Keep a new delivery."""
        self._store.add_delivery(one)

    def advance_delivery(self, one: Delivery) -> bool:
        """Keep how far a delivery has come; False, and nothing kept, if it is to stop."""
        return self._store.advance_delivery(one)

    def stop_delivery(self, id: str) -> None:
        """Ask that a delivery be read no further; what was read of it stays."""
        self._store.stop_delivery(id)

    def end_deliveries(self) -> None:
        """Tell of deliveries that were on their way when the workbench ended that they are so no
        more."""
        for one in self.deliveries(100):
            if not one.over:
                told = "the workbench ended while it was read; what was read stays"
                self.advance_delivery(_ended(one, FAILED, error=told))

    @property
    def location(self) -> str:
        """The address by which another process opens this book, with a password if it has one."""
        return self._store.location

    def handled(self, id: str) -> Handled:
        """A delivery and what became of its items.  Raises NotFound."""
        found = self.delivery(id)
        places = [at for path in found.paths if (at := standing_place(path))]
        with self._store.asking() as ask:
            items = origins.list_standing(ask, places, SHOWN + 1) if places else []
        return Handled(delivery=found, items=tuple(items[:SHOWN]), further=len(items) > SHOWN)

    def told_by(self, documents: list[str], limit: int = 50) -> tuple[Line, ...]:
        """Events of which any of `documents` tells, by day."""
        with self._store.asking() as ask:
            events = evidence.events_told_in(ask, documents, limit)
            actors = {a.id: a for a in queries.actors(ask, actors_of(events))}
        return lines(events, actors)


class Draft:
    """What somebody is handing in, until it is complete.  Files are kept in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.id = secrets.token_hex(8)
        self.folder = folder / self.id
        self.names: list[str] = []
        self.paths: list[str] = []
        self._bytes = 0

    def add_file(self, name: str, content: BinaryIO) -> None:
        """Keep one file.  Raises InputError where there are too many or they are too large."""
        if len(self.names) >= MOST_FILES:
            raise InputError(
                f"more than {MOST_FILES} files at once", hint="Put them into a ZIP archive."
            )
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._free(_safe(name))
        with path.open("xb") as kept:
            while block := content.read(1 << 20):
                self._bytes += len(block)
                if self._bytes > MOST_BYTES:
                    raise InputError(
                        f"more than {MOST_BYTES // 1_000_000} MB at once",
                        hint="`dragoman build` reads files of any size.",
                    )
                kept.write(block)
        self.names.append(path.name)
        self.paths.append(str(path))

    def add_text(self, pasted: Pasted) -> None:
        """Keep a text that was pasted.  Raises InputError for one that is too long."""
        if len(pasted.text) > MOST_LETTERS:
            raise InputError(
                f"a pasted text has at most {MOST_LETTERS:,} letters", hint="Bring it as a file."
            )
        known = {name: value for name, value in msgspec.to_builtins(pasted).items() if value}
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self._free("pasted.jsonl" if len(known) > 1 else "pasted.txt")
        told = msgspec.json.encode(known) + b"\n" if len(known) > 1 else pasted.text.encode()
        path.write_bytes(told)
        self.names.append(pasted.title or " ".join(pasted.text.split())[:80])
        self.paths.append(str(path))

    def add_address(self, address: str) -> None:
        """A page, feed or file on the web, fetched when it is read.  Raises InputError."""
        if not address.startswith(("http://", "https://")) or len(address) > 2000:
            raise InputError(
                f"no address of a web page: {address[:200]}", hint="It begins with https:// ."
            )
        if sum("://" in path for path in self.paths) >= MOST_ADDRESSES:
            raise InputError(
                f"more than {MOST_ADDRESSES} addresses at once", hint="`dragoman build` takes more."
            )
        self.names.append(address)
        self.paths.append(address)

    def discard(self) -> None:
        """Keep nothing of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _free(self, name: str) -> Path:
        path = self.folder / name
        number = 2
        while path.exists():
            path = self.folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
            number += 1
        return path


def _safe(name: str) -> str:
    """`name` as one plain file name: no folders, nothing hidden, nothing that turns its letters."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = _PLAIN.sub("_", last).strip(". ") or "file"
    stem, dot, suffix = plain.rpartition(".")
    if len(plain.encode()) > _NAME_BYTES:
        kept = (stem or plain).encode()[: _NAME_BYTES - 20].decode("utf-8", "ignore")
        plain = f"{kept}{dot}{suffix[:16]}" if stem else kept
    return plain


class Desk:
    """Takes in what people hand in for `book`, keeps files under `folder`, and has it read."""

    def __init__(self, book: Book, folder: str | Path) -> None:
        self._book = book
        self._folder = Path(folder).absolute()
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._reader: threading.Thread | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._lock = threading.Lock()

    def draft(self) -> Draft:
        """What somebody begins to hand in."""
        return Draft(self._folder)

    def take(self, draft: Draft, author: str) -> Delivery:
        """Keep a complete draft and have it read.  Raises InputError for an empty one."""
        if not draft.paths:
            raise InputError(
                "nothing was handed in", hint="Choose files, paste a text, or name a page."
            )
        return self._begin(draft.id, draft.names, draft.paths, author)

    def again(self, id: str, author: str) -> Delivery:
        """Read a delivery once more that was stopped, failed, or had items set aside.

        Raises NotFound.
        """
        found = self._book.delivery(id)
        return self._begin(secrets.token_hex(8), found.names, found.paths, author)

    def stop(self, id: str) -> None:
        """Read no more of a delivery; what was read of it stays."""
        self._book.stop_delivery(id)

    def close(self) -> None:
        """Stop reading; what was read stays, and the rest can be read again."""
        self._waiting.put(None)
        with self._lock:
            process = self._process
        if process is not None:
            process.terminate()
        if self._reader is not None:
            self._reader.join(10)

    def _begin(
        self, id: str, names: list[str] | tuple[str, ...], paths: list[str] | tuple[str, ...],
        author: str,
    ) -> Delivery:  # fmt: skip
        made = Delivery(id=id, at=now(), author=author, names=tuple(names), paths=tuple(paths))
        self._book.add_delivery(made)
        with self._lock:
            if self._reader is None:
                self._reader = threading.Thread(target=self._read_all, daemon=True)
                self._reader.start()
        self._waiting.put(id)
        return made

    def _read_all(self) -> None:
        while (id := self._waiting.get()) is not None:
            # Spawned: a fork would take the threads' locks of this process with it.
            context = multiprocessing.get_context("spawn")
            process = context.Process(target=read_delivery, args=(self._book.location, id))
            with self._lock:
                self._process = process
            process.start()
            process.join()
            with self._lock:
                self._process = None
            self._see_that_it_ended(id)

    def _see_that_it_ended(self, id: str) -> None:
        try:
            found = self._book.delivery(id)
            if not found.over:
                told = "the reading ended before its time; what was read stays"
                self._book.advance_delivery(_ended(found, FAILED, error=told))
        except DragomanError:
            # The store is gone or full: whoever looks at the page is told that.
            return


class _Stopped(Exception):
    """Somebody asked to stop."""


def read_delivery(address: str, id: str) -> None:
    """Read one delivery into the store at `address`, and keep noting how far it has come: what the
    process apart does."""
    from dragoman import api
    from dragoman.run.pools import start_worker

    start_worker()
    with api.open(address, create=False) as book:
        _read(book, book.delivery(id))


def _read(book: Book, delivery: Delivery) -> None:
    from dragoman.run import Options, expected

    noted = _Notes(book, delivery, book.last_build()[0])
    try:
        noted.begin(expected([path for path in delivery.paths if "://" not in path]))
        built = book.add(delivery.paths, Options(progress=noted))
    except _Stopped:
        book.advance_delivery(_ended(noted.now, STOPPED))
    except DragomanError as error:
        told = f"{error.message}. {error.hint or ''}".strip()
        book.advance_delivery(_ended(noted.now, FAILED, error=told))
    else:
        done = msgspec.structs.replace(
            noted.now,
            items=built.items,
            read=built.read,
            known=built.known,
            set_aside=len(built.set_aside),
            build=built.record.build if built.record else None,
        )
        book.advance_delivery(_ended(done, DONE))


class _Notes:
    """Keeps how far a delivery has come, now and then.  Raises _Stopped where it is to stop."""

    def __init__(self, book: Book, delivery: Delivery, before: int) -> None:
        self._book = book
        self._last = 0.0
        self.now = msgspec.structs.replace(delivery, before=before)

    def begin(self, total: int | None) -> None:
        self._note(msgspec.structs.replace(self.now, state=READING, expected=total))

    def __call__(self, progress: Progress) -> None:
        stage = {"record": RECORD, "store": STORE}.get(progress.stage, READING)
        if stage != READING:
            self._note(msgspec.structs.replace(self.now, state=stage))
            return
        self.now = msgspec.structs.replace(
            self.now, items=progress.done, set_aside=progress.set_aside, place=progress.place
        )
        if time.monotonic() - self._last >= _PACE:
            self._note(self.now)

    def _note(self, now: Delivery) -> None:
        self.now, self._last = now, time.monotonic()
        if not self._book.advance_delivery(now):
            raise _Stopped


def _ended(one: Delivery, state: str, error: str = "") -> Delivery:
    return msgspec.structs.replace(one, state=state, ended=now(), error=error)
