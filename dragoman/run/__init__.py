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

import dataclasses
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from dragoman.language.naming import without_pack
from dragoman.model import Quarantined, RawItem
from dragoman.run import stages
from dragoman.run.built import Built
from dragoman.run.outcome import Outcome
from dragoman.run.pausing import collector_paused
from dragoman.run.pools import make_ready
from dragoman.run.retrying import Retried, containers
from dragoman.run.workers import Workers

if TYPE_CHECKING:
    from dragoman.sources import SourceOptions
    from dragoman.store import Present, Store, Written

__all__ = [
    "Built",
    "Options",
    "Outcome",
    "Progress",
    "Retried",
    "build",
    "derive",
    "expected",
    "open_documents",
    "read",
    "retry",
    "standing_place",
]

T = TypeVar("T")

# Documents that are fetched at a time when a new reader reads all again.
CATCH_UP = 1000

# Portraits that are drawn and kept at a time: a transaction costs more than a portrait.
DRAWN = 50

# Pages passed over that wait for an item to be stored with.
MOST_WAITING = 500

LINE_FORMATS = (".jsonl", ".ndjson", ".jsonlines")
HOLDING_MANY = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".warc", ".csv", ".tsv", ".parquet", ".json",
                ".xml", ".rss", ".atom")  # fmt: skip


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where a run stands. `stage` is `reading`, `record` or `store`; counts are of input items."""

    stage: str
    done: int = 0
    set_aside: int = 0
    place: str = ""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a run goes: what the sources are told, how many processes read (1: this one) or the
    address of the Ray cluster that does, and the time that changes of the record are noted under
    (UTC, ISO 8601)."""

    sources: SourceOptions | None = None
    workers: int = 1
    cluster: str = ""
    at: str = ""
    progress: Callable[[Progress], None] | None = None

    def tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress(progress)


def read(paths: Sequence[str], options: Options | None = None) -> Iterator[Outcome]:
    """Read `paths` in their order and store nothing."""
    options = options or Options()
    with Workers(options.workers, options.cluster) as workers:
        made = workers.map(stages.make, _batches(paths, options, workers.batch))
        for batch in workers.map(stages.read, made):
            yield from batch


def open_documents(paths: Sequence[str], options: Options | None = None) -> Iterator[Outcome]:
    """The documents of `paths` in their order, unread."""
    for batch in _batches(paths, options or Options(), 1):
        yield from stages.make(batch)


def expected(paths: Sequence[str]) -> int | None:
    """How many items `paths` hold, for progress alone; None if that cannot be told ahead, as of
    archives, tables and feeds."""
    total = 0
    for file in _files(paths):
        suffix = file.suffix.lower()
        if suffix in HOLDING_MANY or not file.is_file():
            return None
        total += _lines(file) if suffix in LINE_FORMATS else 1
    return total


def _files(paths: Sequence[str]) -> Iterator[Path]:
    for name in paths:
        if not Path(name).is_dir():
            yield Path(name)
            continue
        for root, folders, files in os.walk(name):
            folders[:] = [folder for folder in folders if not folder.startswith(".")]
            yield from (Path(root, file) for file in files if not file.startswith("."))


def _lines(path: Path) -> int:
    """Lines that hold anything, the last one with or without its line break."""
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())


def build(store: Store, paths: Sequence[str], options: Options | None = None) -> Built:
    """Bring `paths` into `store` and derive the record again; what is known is not read twice."""
    options = _keeping_pages(store, options or Options())
    counts = _Counts()
    with Workers(options.workers, options.cluster) as workers:
        made = workers.map(stages.make, _batches(paths, options, workers.batch))
        recalled = (_recall(store, counts, batch) for batch in made)
        for batch in _joined(workers.map(stages.study, recalled)):
            _store_batch(store, batch)
            counts.add(batch)
            options.tell(counts.progress(batch[-1].place))
    written = derive(store, options)
    return counts.built(written)


def retry(store: Store, options: Options | None = None) -> Retried:
    """Read what was set aside again where it was found, and derive the record again."""
    everything = (
        options is not None and options.sources is not None and options.sources.screen == "none"
    )
    before = store.set_aside(passed_over=everything)
    paths, lost = containers(before, lambda url: store.page(url) is not None)
    built = build(store, paths, options)
    tried = [standing for _, standing in before if standing is not None]
    still = {standing_place(item.place) for item in built.set_aside}
    after = {standing for _, standing in store.set_aside(passed_over=everything)}
    # What was opened again and is neither read nor set aside has gone from its file.
    gone = [standing for standing in tried if standing in after and standing not in still]
    store.forget_set_aside(gone)
    return Retried(
        tried=len(tried),
        read=sum(1 for standing in tried if standing not in after),
        gone=len(gone),
        lost=tuple(lost),
        built=built,
    )


def _joined(batches: Iterable[list[Outcome]]) -> Iterator[list[Outcome]]:
    """Batches, those of nothing but pages passed over with the next: a transaction costs more than
    a look at such a page."""
    waiting: list[Outcome] = []
    for batch in batches:
        waiting += batch
        passed = all(o.set_aside is not None and o.set_aside.passed_over for o in batch)
        if len(waiting) >= MOST_WAITING or not passed:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _keeping_pages(store: Store, options: Options) -> Options:
    """`options` whose fetched pages are kept in `store`, and whose folders may hold it."""
    from dragoman.sources import SourceOptions

    sources = options.sources or SourceOptions()
    own = frozenset(f"{store.location}{end}" for end in ("", "-wal", "-shm", "-journal"))
    sources = dataclasses.replace(sources, pages=store, left=own)
    return msgspec.structs.replace(options, sources=sources)


def _store_batch(store: Store, batch: Sequence[Outcome]) -> None:
    from dragoman import record
    from dragoman.store import Drawn, Kept

    kept = [
        Kept(
            place=o.place,
            item=o.item,
            standing=standing_place(o.place),
            named=o.named,
            document=o.document,
            reading=o.reading,
        )
        for o in batch
        if o.document and o.reading
    ]
    aside = [(standing_place(o.place), o.set_aside) for o in batch if o.set_aside]
    store.keep(kept, aside, Drawn(_portraits(batch), record.DRAWER))


def _portraits(batch: Sequence[Outcome]) -> dict[str, bytes]:
    return {o.document.hash: o.portrait for o in batch if o.document and o.portrait}


def standing_place(place: str) -> str | None:
    """The place as it is called from everywhere; None for what stands nowhere (standard input)."""
    if place.startswith(("-", "<")):
        return None
    return place if "://" in place else str(Path(place).absolute())


def derive(store: Store, options: Options | None = None) -> Written | None:
    """Derive the record from everything stored; None if it already stands for just that."""
    from dragoman import reading, record

    options = options or Options()
    _catch_up(store, options, reading.VERSION)
    while True:
        present = store.present(reading.VERSION, record.VERSION)
        if present.basis.inputs == present.basis.before:
            return None
        options.tell(Progress(stage="record"))
        if _spreads(store, options) and len(present.documents) >= record.WORTH_LENDING:
            make_ready()
        if _draw_missing(store, options) and store.came_in_since(present):
            continue  # It took a while: there is more to be drawn now.
        # Paused until all that it came to is gone: it would be searched through once for nothing.
        with collector_paused():
            written = _derived(store, present, options)
        # Another process may have derived meanwhile: then nothing was written, and what
        # there is now is derived in the next round.
        if written is not None:
            return written


def _derived(store: Store, present: Present, options: Options) -> Written | None:
    """Derive the record of what was `present` and store it; None if it was not stored."""
    from dragoman import reading, record
    from dragoman.run.spreading import Spread
    from dragoman.run.stored import Stored
    from dragoman.store import Writing

    ground = Stored(store, reading.VERSION, present.documents)
    spread = Spread(store, reading.VERSION, options.workers) if _spreads(store, options) else None
    help = record.Help(persons=present.persons, spread=spread, there=present.there)
    derived = record.derive(ground, present.judgements, store.workings(), help)
    options.tell(Progress(stage="store"))
    how = Writing(record.redirects, derived.names)
    return store.write(derived.record, present.basis, options.at, how)


def _spreads(store: Store, options: Options) -> bool:
    """Whether other processes can share the work: what is in memory is nowhere else."""
    return options.workers > 1 and store.address != ":memory:"


def _catch_up(store: Store, options: Options, reader: str) -> None:
    """Read again what an earlier version of the reader had read."""
    unread = store.unread(reader, CATCH_UP)
    if not unread:
        return
    with Workers(options.workers, options.cluster) as workers:
        while unread:
            outcomes = [Outcome(place=d.path or d.url or d.id, document=d) for d in unread]
            for batch in workers.map(stages.read, _grouped(outcomes, workers.batch)):
                done = [(o.document.hash, o.reading) for o in batch if o.document and o.reading]
                store.keep_readings(done)
                for outcome in batch:
                    if outcome.set_aside and outcome.document:
                        store.withdraw(outcome.document, outcome.set_aside)
            unread = store.unread(reader, CATCH_UP)


def _draw_missing(store: Store, options: Options) -> bool:
    """Draw the portraits that a document read before has not, or has from an earlier drawer;
    whether there were any."""
    from dragoman import record
    from dragoman.store import Drawn

    undrawn = store.undrawn(record.DRAWER, CATCH_UP)
    if not undrawn:
        return False
    # Few are drawn here, by packs that are wanted here anyway, before other processes have theirs.
    few = len(undrawn) < CATCH_UP and not options.cluster
    with Workers(1 if few else options.workers, options.cluster) as workers:
        while undrawn:
            outcomes = [Outcome(place=d.path or d.url or d.id, document=d) for d in undrawn]
            for batch in workers.map(stages.draw, _grouped(outcomes, DRAWN)):
                store.keep_portraits(Drawn(_portraits(batch), record.DRAWER))
            if len(undrawn) < CATCH_UP:
                break
            undrawn = store.undrawn(record.DRAWER, CATCH_UP)
    return True


class _Counts:
    """The running figures of one build."""

    def __init__(self) -> None:
        self.items = self.known = self.passed_over = 0
        self.no_pack: Counter[str] = Counter()
        self.set_aside: list[Quarantined] = []

    def add(self, batch: Sequence[Outcome]) -> None:
        self.items += len(batch)
        aside = [o.set_aside for o in batch if o.set_aside]
        languages = [o.document.language for o in batch if o.document]
        self.no_pack.update(code for code in languages if code and without_pack(code))
        # Counted, not kept: an archive has millions.
        self.passed_over += sum(1 for item in aside if item.passed_over)
        self.set_aside.extend(item for item in aside if not item.passed_over)

    def progress(self, place: str) -> Progress:
        return Progress(
            stage="reading", done=self.items, set_aside=len(self.set_aside), place=place
        )

    def built(self, written: Written | None) -> Built:
        fresh = self.items - self.known - len(self.set_aside) - self.passed_over
        return Built(
            items=self.items,
            read=fresh,
            known=self.known,
            passed_over=self.passed_over,
            no_pack=dict(sorted(self.no_pack.items())),
            set_aside=tuple(self.set_aside),
            record=written,
        )


def _batches(
    paths: Sequence[str], options: Options, size: int
) -> Iterator[list[RawItem | Quarantined]]:
    from dragoman.sources import SourceOptions, open_sources

    items = open_sources(paths, options.sources or SourceOptions())
    return _grouped(items, size)


def _grouped(items: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(items)
    while group := list(islice(rest, size)):
        yield group


def _recall(store: Store, counts: _Counts, batch: list[Outcome]) -> list[Outcome]:
    """Give each document of `batch` the reading the store already has of its hash."""
    from dragoman.reading import VERSION

    found = [o.document for o in batch if o.document]
    if not found:
        return batch
    known = store.readings(found, VERSION)
    counts.known += sum(1 for o in batch if o.document and o.document.id in known)
    return [
        msgspec.structs.replace(o, reading=known[o.document.id])
        if o.document and o.document.id in known
        else o
        for o in batch
    ]
