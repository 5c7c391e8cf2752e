"""The related tables of a large record, made by several processes: the same bytes as by one.

Each makes the rows of some events, or of all things of another kind, into files of
its own; these are joined in the order in which one process would have made them.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from dragoman.export.csv_tables import CsvPart, CsvTables
from dragoman.export.parquet import ParquetPart, ParquetTables
from dragoman.export.source import PHASES, last_rows, rows, rows_of
from dragoman.model.selection import Selection
from dragoman.run.pools import forked_cleanly, start_worker
from dragoman.store.rows import BOUND, batched
from dragoman.views.tables import Bounds, Tabulation
from dragoman.views.tables.columns import Columns

if TYPE_CHECKING:
    from dragoman.store.portions import Noted, Portion

WORTH = 20_000
"""Events from which other processes are started: they take a second or two to be ready."""
_THINGS = 20 * BOUND
"""Things of one task: whole batches, so that rows come in the batches of one process."""
Met = dict[tuple[str | None, str | None], str | None]
"""Places and their keys."""


class Tables(Protocol):
    """The related tables of one format, to which rows are added or joined."""

    def add(self, name: str, some: Columns) -> None: ...
    def join(self, part: Path) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


_WHOLE: dict[str, Callable[[Path, Bounds], Tables]] = {"csv": CsvTables, "parquet": ParquetTables}
_PARTS: dict[str, Callable[[Path, Bounds], Any]] = {"csv": CsvPart, "parquet": ParquetPart}
FORMATS = tuple(_WHOLE)
"""Formats that are written from one stream of rows, several at once."""


Task = tuple[str, Sequence[str] | None]
"""A kind of thing, and the ids of those to be made into rows; None for all."""
_SHARED = ("events", "statements", "documents")
"""Kinds that are most of a record: each task takes some of them."""
_AHEAD = 4
"""Tasks that wait for each process: enough that none is idle, and few ids and files at a time."""


def write_csv(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """A CSV file a table."""
    write(portion, {"csv": folder}, bounds)


def write_parquet(portion: Portion, folder: Path, bounds: Bounds) -> None:
    """A Parquet file a table.  Raises MissingExtra without pyarrow."""
    write(portion, {"parquet": folder}, bounds)


def write(portion: Portion, folders: Mapping[str, Path], bounds: Bounds, workers: int = 1) -> None:
    """The tables of `portion` in the formats of `folders`, by at most so many processes.

    Raises MissingExtra.
    """
    with ExitStack() as stack:
        stack.enter_context(few_collections())
        tables = {
            format: stack.enter_context(_WHOLE[format](folder, bounds))
            for format, folder in folders.items()
        }
        if workers > 1 and portion.location and portion.size >= WORTH:
            beside = next(iter(folders.values()))
            scratch = stack.enter_context(tempfile.TemporaryDirectory(dir=beside, prefix=".rows-"))
            hands = _Hands(portion, bounds, tuple(tables), Path(scratch))
            stack.enter_context(hands.begun(workers))
            _share(portion, hands, Tabulation(portion, bounds), tables)
        else:
            _add(rows(portion, bounds), tables)


def _share(portion: Portion, hands: _Hands, make: Tabulation, tables: Mapping[str, Tables]) -> None:
    """Add all rows to `tables`, most of them made by `hands`."""

    def join(parts: Iterable[tuple[Path, Met]]) -> None:
        for part, met in parts:
            make.meet(met)
            for format, one in tables.items():
                one.join(part / format)
            shutil.rmtree(part)

    if portion.whole:
        # What one kind names decides nothing of another: those that are one task first, lest a long
        # one is left to the end.
        kinds = sorted(PHASES, key=lambda phase: phase in _SHARED)
        join(hands.parts(chain.from_iterable(_tasks(portion, phase) for phase in kinds)))
    else:
        for phase in PHASES:
            if phase in _SHARED:
                join(hands.parts(_tasks(portion, phase)))
            else:
                _add(rows_of(getattr(portion, phase)(), phase, make), tables)
    _add(last_rows(portion, make), tables)


def _add(made: Iterable[tuple[str, Columns]], tables: Mapping[str, Any]) -> None:
    for name, some in made:
        for one in tables.values():
            one.add(name, some)


def _tasks(portion: Portion, phase: str) -> Iterator[Task]:
    """What makes the rows of one kind of thing, in their order."""
    if phase in _SHARED:
        for some in batched(portion.ids(phase), _THINGS):
            yield phase, some
    else:
        yield phase, None


@contextmanager
def few_collections() -> Iterator[None]:
    """Rows come by the hundred thousand and none is part of a ring: to look for rings among them
    as often as Python does takes a third of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Hands:
    """Processes that make parts, each with the store open for itself."""

    def __init__(
        self, portion: Portion, bounds: Bounds, formats: Sequence[str], scratch: Path
    ) -> None:
        self._portion = portion
        self._bounds = bounds
        self._formats = formats
        self._scratch = scratch
        self._pool: ProcessPoolExecutor | None = None
        self._most = 1
        self._given = 0

    @contextmanager
    def begun(self, workers: int) -> Iterator[None]:
        """With so many processes, which are gone afterwards."""
        one = self._portion
        ahead: tuple[Any, ...] = (
            one.location, one.selection, one.state, self._bounds, self._formats,
        )  # fmt: skip
        self._most = workers * _AHEAD
        pool = ProcessPoolExecutor(workers, forked_cleanly(), initializer=_begin, initargs=ahead)
        self._pool = pool
        try:
            yield
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def parts(self, tasks: Iterable[Task]) -> Iterator[tuple[Path, Met]]:
        """The folder of each task's part and the places its rows name, in the order of tasks.

        What cannot be left to others, because one died or the store was written to before it was
        opened there, is done here.
        """
        waiting: deque[tuple[Task, Path, Future[tuple[Met, Noted]] | None]] = deque()
        for task in tasks:
            waiting.append((task, *self._handed(task)))
            if len(waiting) >= self._most:
                yield self._made(*waiting.popleft())
        while waiting:
            yield self._made(*waiting.popleft())

    def _handed(self, task: Task) -> tuple[Path, Future[tuple[Met, Noted]] | None]:
        self._given += 1
        folder = self._scratch / str(self._given)
        try:
            return folder, self._pool.submit(_work, task, folder) if self._pool else None
        except BrokenProcessPool:
            return folder, None

    def _made(
        self, task: Task, folder: Path, future: Future[tuple[Met, Noted]] | None
    ) -> tuple[Path, Met]:
        try:
            if future is not None:
                met, noted = future.result()
                self._portion.noted.update(noted)
                return folder, met
        except (BrokenProcessPool, _Moved):
            folder = folder.with_name(f"{folder.name}-here")
        return folder, _make(task, folder, self._portion, self._bounds, self._formats)


class _Moved(Exception):
    """The store is no longer in the state that is exported."""


_OWN: list[Any] = []
"""What a process that helps works with: an open store, its portion, bounds and formats."""


def _begin(
    location: str, selection: Selection, state: object, bounds: Bounds, formats: Sequence[str]
) -> None:
    from dragoman.store import Store
    from dragoman.store.portions import portion

    start_worker()
    gc.set_threshold(200_000, 50, 100)
    asking = ExitStack()
    found = asking.enter_context(portion(Store(location, create=False), selection))
    _OWN[:] = [asking, found if found.state == state else None, bounds, formats]


def _work(task: Task, folder: Path) -> tuple[Met, Noted]:
    """The rows of `task` in files of `folder`; the places they name, and all else."""
    _, portion, bounds, formats = _OWN
    if portion is None:
        raise _Moved
    met = _make(task, folder, portion, bounds, formats)
    return met, portion.forget()


def _make(
    task: Task, folder: Path, portion: Portion, bounds: Bounds, formats: Sequence[str]
) -> Met:
    """The rows of `task` in files of `folder`; the places they name."""
    phase, ids = task
    make = Tabulation(portion, bounds)
    with ExitStack() as stack:
        parts: dict[str, Any] = {}
        for format in formats:
            (folder / format).mkdir(parents=True)
            parts[format] = stack.enter_context(_PARTS[format](folder / format, bounds))
        stream = getattr(portion, phase)
        things = stream() if ids is None else stream(ids)
        _add(rows_of(things, phase, make), parts)
    return make.met
