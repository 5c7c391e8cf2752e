"""The order of the stages, and nowhere else.

    sources ──► documents ──► reading ──► store          (`build`, batch by batch)
    store   ──► record    ──► store                      (`derive`, once at the end)

A batch's documents and readings enter the store in one transaction, so a run
that is killed has lost at most the batch in hand; the next run finds by
document hash and reader version what was already read and goes on.  The
record is derived from the whole set of stored readings and judgements, so
neither order nor interruptions can show in it.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

import msgspec

from dragoman.errors import SourceError
from dragoman.model import Document, Quarantined, RawItem, Reading

if TYPE_CHECKING:
    from dragoman.sources import SourceOptions
    from dragoman.store import Store, Written


class Placed(Protocol):
    """Anything that knows where it was found."""

    @property
    def place(self) -> str: ...


T = TypeVar("T", bound=Placed)
Stage = Callable[[list[T]], "list[Outcome]"]

# With worker processes, a batch large enough that sending it costs little beside
# reading it (20 ms a document), small enough that progress is seen to move.
POOLED_BATCH = 16

# Documents that are fetched at a time when a new reader reads all again.
CATCH_UP = 1000

LINE_FORMATS = (".jsonl", ".ndjson")


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one input item: a document with its reading, or the reason why not."""

    place: str
    item: str = ""
    """Names the content of the item."""
    named: bool = False
    """Whether the item brought an id or address of its own."""
    document: Document | None = None
    reading: Reading | None = None
    set_aside: Quarantined | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run stands. `stage` is `reading`, `record` or `store`; counts are of input items."""

    stage: str
    done: int = 0
    set_aside: int = 0
    place: str = ""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a run goes: what the sources are told, how many processes read (1: this one), and the
    time that changes of the record are noted under (UTC, ISO 8601)."""

    sources: SourceOptions | None = None
    workers: int = 1
    at: str = ""
    progress: Callable[[Progress], None] | None = None

    def tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress(progress)


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """What a run did: items seen, read anew, already known, set aside; and the record's changes."""

    items: int
    read: int
    known: int
    set_aside: tuple[Quarantined, ...]
    record: Written | None


def read(paths: Sequence[str], options: Options | None = None) -> Iterator[Outcome]:
    """Read `paths` in their order and store nothing."""
    options = options or Options()
    with _Workers(options.workers) as workers:
        made = workers.map(_make, _batches(paths, options))
        for batch in workers.map(_read, made):
            yield from batch


def expected(paths: Sequence[str]) -> int | None:
    """About how many items `paths` hold, for progress alone; None if that cannot be told ahead."""
    total = 0
    for name in paths:
        path = Path(name)
        if path.is_dir():
            total += sum(
                1 for _, _, files in os.walk(path) for file in files if not file.startswith(".")
            )
        elif path.suffix in LINE_FORMATS and path.is_file():
            with path.open("rb") as file:
                total += sum(1 for _ in file)
        elif path.is_file():
            total += 1
        else:
            return None
    return total


def build(store: Store, paths: Sequence[str], options: Options | None = None) -> Built:
    """Bring `paths` into `store` and derive the record again; what is known is not read twice."""
    options = options or Options()
    counts = _Counts()
    with _Workers(options.workers) as workers:
        made = workers.map(_make, _batches(paths, options))
        recalled = (_recall(store, counts, batch) for batch in made)
        for batch in workers.map(_read, recalled):
            _store_batch(store, batch)
            counts.add(batch)
            options.tell(counts.progress(batch[-1].place))
    written = derive(store, options)
    return counts.built(written)


def _store_batch(store: Store, batch: Sequence[Outcome]) -> None:
    from dragoman.store import Kept

    kept = [
        Kept(
            place=o.place,
            item=o.item,
            standing=_standing(o.place),
            named=o.named,
            document=o.document,
            reading=o.reading,
        )
        for o in batch
        if o.document and o.reading
    ]
    store.keep(kept, [(_standing(o.place), o.set_aside) for o in batch if o.set_aside])


def _standing(place: str) -> str | None:
    """The place as it is called from everywhere; None for what stands nowhere (standard input)."""
    if place.startswith(("-", "<")):
        return None
    return place if "://" in place else str(Path(place).absolute())


def derive(store: Store, options: Options | None = None) -> Written | None:
    """Derive the record from everything stored; None if it already stands for just that."""
    from dragoman import reading, record

    options = options or Options()
    _catch_up(store, options, reading.VERSION)
    version = str(getattr(record, "VERSION", ""))
    while (basis := store.basis(reading.VERSION, version)).inputs != store.derived_from():
        options.tell(Progress(stage="record"))
        documents, readings, judgements = store.load(reading.VERSION)
        derived = record.build(documents, readings, judgements)
        options.tell(Progress(stage="store"))
        # Another process may have added documents meanwhile: then nothing is
        # written, and the larger set is derived in the next round.
        written = store.write(derived, basis, options.at)
        if written is not None:
            return written
    return None


def _catch_up(store: Store, options: Options, reader: str) -> None:
    """Read again what an earlier version of the reader had read."""
    with _Workers(options.workers) as workers:
        while unread := store.unread(reader, CATCH_UP):
            outcomes = [Outcome(place=d.path or d.url or d.id, document=d) for d in unread]
            for batch in workers.map(_read, _grouped(outcomes, workers.batch)):
                done = [(o.document.hash, o.reading) for o in batch if o.document and o.reading]
                store.keep_readings(done)
                for outcome in batch:
                    if outcome.set_aside and outcome.document:
                        store.withdraw(outcome.document, outcome.set_aside)


class _Counts:
    """The running figures of one build."""

    def __init__(self) -> None:
        self.items = self.known = 0
        self.set_aside: list[Quarantined] = []

    def add(self, batch: Sequence[Outcome]) -> None:
        self.items += len(batch)
        self.set_aside.extend(o.set_aside for o in batch if o.set_aside)

    def progress(self, place: str) -> Progress:
        return Progress(
            stage="reading", done=self.items, set_aside=len(self.set_aside), place=place
        )

    def built(self, written: Written | None) -> Built:
        fresh = self.items - self.known - len(self.set_aside)
        return Built(
            items=self.items,
            read=fresh,
            known=self.known,
            set_aside=tuple(self.set_aside),
            record=written,
        )


def _batches(paths: Sequence[str], options: Options) -> Iterator[list[RawItem | Quarantined]]:
    from dragoman.sources import SourceOptions, open_sources

    items = open_sources(paths, options.sources or SourceOptions())
    return _grouped(items, POOLED_BATCH if options.workers > 1 else 1)


def _grouped(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def _recall(store: Store, counts: _Counts, batch: list[Outcome]) -> list[Outcome]:
    """Give each document of `batch` the reading the store already has of its hash."""
    from dragoman.reading import VERSION

    known = store.readings([o.document for o in batch if o.document], VERSION)
    counts.known += sum(1 for o in batch if o.document and o.document.id in known)
    return [
        msgspec.structs.replace(o, reading=known[o.document.id])
        if o.document and o.document.id in known
        else o
        for o in batch
    ]


def _make(batch: list[RawItem | Quarantined]) -> list[Outcome]:
    """The documents stage over one batch."""
    return [_made(item) for item in batch]


def _made(item: RawItem | Quarantined) -> Outcome:
    from dragoman import documents

    place = _utf8(item.place)
    if isinstance(item, Quarantined):
        return Outcome(place=place, set_aside=msgspec.structs.replace(item, place=place))
    item = msgspec.structs.replace(item, place=place, path=item.path and _utf8(item.path))
    # Whatever a document trips over must not cost the hundred thousand others.
    try:
        return Outcome(
            place=place,
            item=_content(item),
            named=bool(item.id or item.url),
            document=documents.make(item),
        )
    except SourceError as error:
        message = f"{error.message} ({error.hint})" if error.hint else error.message
        aside = Quarantined(place=place, reason=error.reason, message=message)
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001
        aside = _failed(place, "making a document of it", error)
    return Outcome(place=place, set_aside=aside)


def _utf8(name: str) -> str:
    """A file name whose bytes are not UTF-8 with those bytes written out, so that it prints."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _content(item: RawItem) -> str:
    """Names the content of `item`, wherever it stands."""
    return hashlib.sha256(repr(item).encode("utf-8", "backslashreplace")).hexdigest()


def _read(batch: list[Outcome]) -> list[Outcome]:
    """The reading stage over one batch; what has a reading already keeps it."""
    return [_with_reading(o) if o.document and not o.reading else o for o in batch]


def _with_reading(outcome: Outcome) -> Outcome:
    from dragoman import reading

    assert outcome.document is not None
    try:
        return msgspec.structs.replace(outcome, reading=reading.read(outcome.document))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception as error:  # noqa: BLE001
        return msgspec.structs.replace(
            outcome, set_aside=_failed(outcome.place, "reading it", error)
        )


def _failed(place: str, doing: str, error: Exception) -> Quarantined:
    return Quarantined(
        place=place,
        reason="failed",
        message=f"{doing} failed inside dragoman ({type(error).__name__}: {error}); "
        "the others were read, and this one is tried again on the next run",
    )


class _Workers:
    """A stage mapped over batches in their order, here or in `count` processes."""

    def __init__(self, count: int) -> None:
        self.count = max(1, count)
        self.batch = POOLED_BATCH if self.count > 1 else 1
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, stage: Stage[T], batches: Iterable[list[T]]) -> Iterator[list[Outcome]]:
        """`stage` of each batch, in order, with only a few batches under way at a time."""
        batches = iter(batches)
        first = list(islice(batches, 2))
        if self.count == 1 or len(first) < 2:
            # A single batch is read sooner than a process starts.
            yield from map(stage, chain(first, batches))
            return
        window: deque[tuple[list[T], Future[list[Outcome]]]] = deque()
        for batch in chain(first, batches):
            window.append((batch, self._submit(stage, batch)))
            if len(window) > 2 * self.count:
                yield self._result(stage, *window.popleft())
        while window:
            yield self._result(stage, *window.popleft())

    def _submit(self, stage: Stage[T], batch: list[T]) -> Future[list[Outcome]]:
        try:
            return self._started().submit(stage, batch)
        except BrokenProcessPool:
            self.pool = None
            return self._started().submit(stage, batch)

    def _result(
        self, stage: Stage[T], batch: list[T], future: Future[list[Outcome]]
    ) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            # A worker died: out of memory, or a fault in native code.  Each item
            # of the batch is tried alone, so that only the guilty one is lost.
            self.pool = None
            return [outcome for item in batch for outcome in self._alone(stage, item)]

    def _alone(self, stage: Stage[T], item: T) -> list[Outcome]:
        try:
            return self._submit(stage, [item]).result()
        except BrokenProcessPool:
            self.pool = None
            aside = Quarantined(
                place=item.place,
                reason="failed",
                message="the process that read it died, probably for want of memory. "
                "Split the document, or run with --workers 1.",
            )
            return [Outcome(place=item.place, set_aside=aside)]

    def _started(self) -> ProcessPoolExecutor:
        if self.pool is None:
            self.pool = ProcessPoolExecutor(
                self.count, mp_context=_context(), initializer=_start_worker
            )
        return self.pool


def _context() -> Any:
    """Processes forked from a clean server: no inherited threads, and the imports done once."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["dragoman.run", "dragoman.documents", "dragoman.reading"])
    return context


def _start_worker() -> None:
    """Ctrl-C is the parent's business; and a worker never outlives a parent that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
