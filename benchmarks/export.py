"""Exports an invented record of many events and prints time and memory beside a plain pyarrow write.

    python -m benchmarks.export 1000000 [WORKERS]

The events are those of an invented record, written over and over into a store
under other ids; each has two participants and two reports.  CSV and Parquet are
written at once, their rows made by WORKERS processes (2).  The peer writes the
rows of the same Parquet files with pyarrow, from memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import insert

from dragoman import api
from dragoman.export import sharing
from dragoman.model import (
    Account,
    AccountFields,
    Attendance,
    Document,
    Place,
    RecordedActor,
    RecordedEvent,
    Span,
)
from dragoman.store import Store, schema

_BATCH = 5000
_FIRST, _DAYS = date(2010, 1, 1), 5475
"""Fifteen years, over which events and the reports of them are spread as they come in."""
_TEXT = (
    "The foreign minister of one state met the foreign minister of another in the capital. " * 12
)


def fill(path: Path, size: int) -> None:
    """A store of `size` events, half as many reports, and a thousand actors."""
    store = Store(path)
    actors = [
        RecordedActor(id=f"actor-{i:06d}", name=f"Person {i}", kind="person", state="SYR")
        for i in range(1000)
    ]
    engine = store._engine.execution_options(writing=True)  # noqa: SLF001
    with engine.begin() as connection:
        rows = [_row(one, name=one.name, kind=one.kind, state=one.state) for one in actors]
        connection.execute(insert(schema.actors), rows)
        for first in range(0, size, _BATCH):
            numbers = range(first, min(first + _BATCH, size))
            events = [_event(number, size) for number in numbers]
            connection.execute(
                insert(schema.events),
                [_row(e, kind=e.kind, status=e.status, first_day=e.start, last_day=e.end,
                      story=None, voices=2) for e in events],
            )  # fmt: skip
            documents = [_document(n // 2, size) for n in numbers if n % 2 == 0]
            connection.execute(insert(schema.documents), documents)
    store.close()


def _row(thing: RecordedEvent | RecordedActor, **columns: object) -> dict[str, object]:
    return {**columns, "id": thing.id, "digest": "", "body": msgspec.json.encode(thing)}


def _event(number: int, size: int) -> RecordedEvent:
    day = _day(number, size)
    one, two = f"actor-{number % 1000:06d}", f"actor-{(number * 7 + 1) % 1000:06d}"
    told = sorted({f"d{number // 2:08d}", f"d{(number + 2) % size // 2:08d}"})
    parts = tuple(sorted({Attendance(one, "visitor", tuple(told)), Attendance(two, "host")}))
    place = Place("Damascus", "SY")
    fields = AccountFields(status="held", start=day, place=place, participants=parts)
    return RecordedEvent(
        id=f"event-{number * 2654435761 % 2**32:08x}-{number:x}", type="CONSULT", mode="visit",
        kind="visit", status="held", start=day, end=day, place=place, participants=parts,
        parties=("IRN", "SYR"), independent_accounts=2, date_basis="'on Tuesday'",
        accounts=tuple(Account(document=d, evidence=(Span(0, 80),), fields=fields) for d in told),
    )  # fmt: skip


def _day(number: int, size: int) -> str:
    return (_FIRST + timedelta(days=_DAYS * number // size)).isoformat()


def _document(number: int, size: int) -> dict[str, object]:
    day = _day(2 * number, size)
    document = Document(
        id=f"d{number:08d}", text=f"{number} {_TEXT}", language="en", published=day,
        url=f"https://paper.example/{number}", title=f"Report {number}", hash=str(number),
    )  # fmt: skip
    return {
        "variant": f"v{number:08d}", "id": document.id, "hash": document.hash, "current": True,
        "path": None, "url": document.url, "title": document.title, "language": "en",
        "published": day, "outlet": None, "rank": "",
        "body": msgspec.json.encode(document),
    }  # fmt: skip


def _export(store: Path, folder: Path, workers: int) -> None:
    # Started by this process and no other, so that their time is seen to.
    sharing.forked_cleanly = lambda: multiprocessing.get_context("spawn")  # type: ignore[attr-defined]
    before = time.perf_counter()
    with api.open(store, create=False) as book:
        book.export(folder, "csv,parquet", workers=workers)
        events = book.timeline(limit=1).total
    spent = time.perf_counter() - before
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    own, each = (one.ru_maxrss // 1024 for one in used)
    print(
        f"dragoman {spent:7.1f} s, {cpu:7.1f} s of processor for CSV and Parquet of {events} events; "
        f"{own} MB, and {each} MB in each of {workers} processes",
        flush=True,
    )


def _peer(folder: Path, to: Path) -> None:
    from pyarrow import parquet

    tables = {path.name: parquet.read_table(path) for path in folder.glob("*.parquet")}
    before = time.perf_counter()
    for name, table in tables.items():
        parquet.write_table(table, to / name, compression="zstd")
    rows = sum(table.num_rows for table in tables.values())
    print(f"pyarrow  {time.perf_counter() - before:7.1f} s for the same {rows} rows", flush=True)


def main(size: int, workers: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "record.db", size)
        one = multiprocessing.Process(
            target=_export, args=(folder / "record.db", folder / "out", workers)
        )
        one.start()
        one.join()
        (folder / "peer").mkdir()
        _peer(folder / "out" / "parquet", folder / "peer")


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    options = argparse.ArgumentParser(
        description="Exports of an invented record, pyarrow beside them."
    )
    options.add_argument("size", type=int, nargs="?", default=20_000, help="events (%(default)s)")
    options.add_argument(
        "workers", type=int, nargs="?", default=2, help="processes that make rows (%(default)s)"
    )
    chosen = options.parse_args()
    main(chosen.size, chosen.workers)
