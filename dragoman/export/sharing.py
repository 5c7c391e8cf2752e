"""The related tables of a large record, made by several processes: the same bytes as by one.

Each makes the rows of some events, or of all things of another kind, into files of
its own; these are joined in the order in which one process would have made them.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from dragoman.export.csv_tables import CsvPart, CsvTables
from dragoman.export.parquet import ParquetPart, ParquetTables
from dragoman.export.source import PHASES, last_rows, rows, rows_of
from dragoman.run.pools import forked_cleanly, start_worker
from dragoman.store.rows import BOUND, slices
from dragoman.views.tables import Bounds, Tabulation
from dragoman.views.tables.columns import Columns

if TYPE_CHECKING:
    from dragoman.store.portions import Portion

WORTH = 20_000
"""Events from which other processes are started: they take a second or two to be ready."""
_EVENTS = 20 * BOUND
"""Events of one task: whole batches, so that rows come in the batches of one process."""
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
        if workers > 1 and portion.whole and portion.location and portion.size >= WORTH:
            beside = next(iter(folders.values()))
            scratch = stack.enter_context(tempfile.TemporaryDirectory(dir=beside, prefix=".rows-"))
            hands = _Hands(portion, bounds, tuple(tables), workers)
            make = Tabulation(portion, bounds)
            for part, met in hands.parts(_tasks(portion), Path(scratch)):
                make.meet(met)
                for format, one in tables.items():
                    one.join(part / format)
                shutil.rmtree(part)
            _add(last_rows(portion, make), tables)
        else:
            _add(rows(portion, bounds), tables)


def _add(made: Iterable[tuple[str, Columns]], tables: Mapping[str, Any]) -> None:
    for name, some in made:
        for one in tables.values():
            one.add(name, some)


def _tasks(portion: Portion) -> list[Task]:
    """All there is to do, in the order of rows."""
    events: list[Task] = [("events", some) for some in slices(portion.chosen, _EVENTS)]
    return [*events, *((phase, None) for phase in PHASES if phase != "events")]


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
        self, portion: Portion, bounds: Bounds, formats: Sequence[str], workers: int
    ) -> None:
        self._portion = portion
        self._bounds = bounds
        self._formats = formats
        self._workers = workers

    def parts(self, tasks: Sequence[Task], scratch: Path) -> Iterator[tuple[Path, Met]]:
        """The folder of each task's part and the places its rows name, in the order of tasks.

        What cannot be left to others, because one died or the store was written to before it was
        opened there, is done here.
        """
        ahead: tuple[Any, ...] = (
            self._portion.location, self._portion.state, self._bounds, self._formats,
        )  # fmt: skip
        done = 0
        try:
            with ProcessPoolExecutor(
                self._workers, forked_cleanly(), initializer=_begin, initargs=ahead
            ) as pool:
                futures: dict[int, Future[Met]] = {}
                # The long ones first, lest one is left to the end.
                for n in sorted(range(len(tasks)), key=lambda n: tasks[n][0] == "events"):
                    futures[n] = pool.submit(_work, tasks[n], scratch / str(n))
                try:
                    while done < len(tasks):
                        yield scratch / str(done), futures[done].result()
                        done += 1
                except BaseException:
                    pool.shutdown(wait=True, cancel_futures=True)
                    raise
        except (BrokenProcessPool, _Moved):
            made = (self._portion, self._bounds, self._formats)
            for n in range(done, len(tasks)):
                folder = scratch / f"{n}-here"
                yield folder, _make(tasks[n], folder, *made)


class _Moved(Exception):
    """The store is no longer in the state that is exported."""


_OWN: list[Any] = []
"""What a process that helps works with: an open store, its portion, bounds and formats."""


def _begin(location: str, state: object, bounds: Bounds, formats: Sequence[str]) -> None:
    from dragoman.store import Store
    from dragoman.store.portions import Portion

    start_worker()
    gc.set_threshold(200_000, 50, 100)
    store = Store(location, create=False)
    asking = ExitStack()
    portion = Portion(asking.enter_context(store.asking()))
    _OWN[:] = [asking, portion if portion.state == state else None, bounds, formats]


def _work(task: Task, folder: Path) -> Met:
    _, portion, bounds, formats = _OWN
    if portion is None:
        raise _Moved
    return _make(task, folder, portion, bounds, formats)


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
        things = portion.events(ids) if phase == "events" else getattr(portion, phase)()
        _add(rows_of(things, phase, make), parts)
    return make.met
