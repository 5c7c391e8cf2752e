"""`dragoman build`: reports into a store, and the record derived from all of them."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

import msgspec

from dragoman.errors import OptionError
from dragoman.faces.cli import options, terminal

if TYPE_CHECKING:
    from dragoman.run import Built, Progress, Retried

# Plain progress lines (no terminal): often enough to see that it moves, rare enough for a log.
PLAIN_SECONDS = 10.0


def build(
    paths: options.AnyPaths = None,
    store: options.Store = options.DEFAULT_STORE,
    persons: options.Persons = None,
    workers: options.Workers = 0,
    cluster: options.Cluster = "",
    map: options.Map = None,
    fetch: options.Fetch = False,
    private_addresses: options.PrivateAddresses = False,
    contact: options.Contact = "",
    screen: options.Screen = options.ScreenWhat.archives,
    json: options.Json = False,
) -> int:
    """Read reports into a store and derive the record from everything in it.

    What was read before is not read again; a run that was stopped is simply
    run once more.  A list of known persons (--persons) helps to tell who is
    who; `dragoman changes` shows what it changed.  Exit code 0 if all was read, 7 if some items were set aside
    (`dragoman sources` lists them), 2 if none could be read, 3 if a language
    pack is wrong.
    """
    from dragoman import api
    from dragoman.run import Options, expected
    from dragoman.run.pools import give_way

    if not paths and not persons:
        raise OptionError("nothing to build from", hint="Name files, folders, patterns or pages.")
    give_way()
    paths = paths or []
    total = expected(paths)
    wanted = Options(
        sources=options.sources(map, options.fetching(fetch, private_addresses, contact), screen),
        workers=terminal.workers(workers),
        cluster=cluster,
    )
    with api.open(store) as book, _shown(total, quiet=json) as progress:
        built = book.add(paths, msgspec.structs.replace(wanted, progress=progress), persons)
    if json:
        terminal.print_json(built)
    else:
        _summary(built, store)
    return terminal.exit_code(built.read + built.known + built.passed_over, built.set_aside)


def retry(
    store: options.Store = options.DEFAULT_STORE,
    workers: options.Workers = 0,
    cluster: options.Cluster = "",
    map: options.Map = None,
    fetch: options.Fetch = False,
    private_addresses: options.PrivateAddresses = False,
    contact: options.Contact = "",
    screen: options.Screen = options.ScreenWhat.archives,
    json: options.Json = False,
) -> int:
    """Read what was set aside again: files corrected since, pages that did not answer.

    Only the files and addresses in which something was set aside are opened. With --screen none, pages of archives that were passed over are read as well.
    Exit codes are those of `dragoman build`; 0 too if nothing was set aside.
    """
    from dragoman import api
    from dragoman.run import Options
    from dragoman.run.pools import give_way

    give_way()
    wanted = Options(
        sources=options.sources(map, options.fetching(fetch, private_addresses, contact), screen),
        workers=terminal.workers(workers),
        cluster=cluster,
    )
    with api.open(store, create=False) as book, _shown(None, quiet=json) as progress:
        retried = book.retry(msgspec.structs.replace(wanted, progress=progress))
    if json:
        terminal.print_json(retried)
        return terminal.exit_code(retried.built.read + retried.built.known, retried.built.set_aside)
    console = terminal.out()
    if not retried.tried and not retried.lost:
        console.print("Nothing is set aside.", markup=False)
        return 0
    for item in retried.built.set_aside:
        terminal.warn(item)
    for line in _tried(retried):
        console.print(line, markup=False)
    _stands(retried.built, store)
    return terminal.exit_code(retried.built.read + retried.built.known, retried.built.set_aside)


def _tried(retried: Retried) -> Iterator[str]:
    """What became of the items that were set aside before, each counted once."""
    left = retried.tried - retried.read - retried.gone
    parts = [f"{retried.read} read now"]
    if retried.gone:
        parts.append(f"{retried.gone} no longer in their files")
    if left:
        parts.append(f"{left} still set aside")
    if retried.tried:
        items = "item" if retried.tried == 1 else "items"
        yield f"{retried.tried} set-aside {items} tried again: {', '.join(parts)}."
    fresh = len(retried.built.set_aside) - left
    if fresh > 0:
        yield f"{fresh} set aside that were not before, in the files opened again."
    if retried.built.set_aside:
        yield "Put right what is named, then run dragoman retry again; dragoman sources lists it all."
    if any(item.reason == "missing" for item in retried.built.set_aside):
        yield "What is no longer there can be taken off the list: dragoman forget --missing."
    if retried.lost:
        many = len(retried.lost)
        yield f"{many} came by standard input and cannot be opened again: give them to dragoman build."


def _summary(built: Built, store: str) -> None:
    from dragoman.language.naming import language_name

    console = terminal.out()
    for item in built.set_aside:
        terminal.warn(item)
    parts = [f"{built.read} read"]
    if built.known:
        parts.append(f"{built.known} known already")
    if built.passed_over:
        parts.append(f"{built.passed_over} passed over (not about diplomacy, or no pack)")
    if built.set_aside:
        parts.append(f"{len(built.set_aside)} set aside (dragoman sources)")
    kept = ", ".join(f"{n} {language_name(code)}" for code, n in built.no_pack.items())
    console.print(f"{built.items} items: {', '.join(parts)}", markup=False)
    if kept:
        console.print(f"No language pack, so nothing read from them: {kept}.", markup=False)
    _stands(built, store)


def _stands(built: Built, store: str) -> None:
    """How large the record is now."""
    console = terminal.out()
    if built.record is None:
        console.print(f"Nothing new: the record in {store} stands.", markup=False)
        return
    totals = built.record.totals
    names = ("event", "actor", "statement", "commitment")
    shown = ", ".join(f"{totals[n]} {n}{'' if totals[n] == 1 else 's'}" for n in names)
    console.print(f"The record in {store}: {shown}.", markup=False)
    if totals["conflict"]:
        what = "Judgements that name what is no longer there, or contradict others"
        console.print(f"{what}: {totals['conflict']} (dragoman judge list)", markup=False)


class _Plain:
    """Progress as lines on standard error, for logs."""

    def __init__(self, total: int | None, quiet: bool) -> None:
        self.total = total
        self.quiet = quiet
        self.began = self.last = time.monotonic()
        self.stage = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        moved = progress.stage != self.stage and progress.stage != "reading"
        if self.quiet or now - (self.began if moved else self.last) < PLAIN_SECONDS:
            return
        self.last, self.stage = now, progress.stage
        if progress.stage != "reading":
            print(_STAGES[progress.stage], file=sys.stderr, flush=True)
            return
        rate = progress.done / max(now - self.began, 0.001)
        of = left = ""
        # A file of many reports counts as one ahead: then the total is no total.
        if self.total and progress.done <= self.total:
            of = f" of {self.total}"
            left = f", {_duration((self.total - progress.done) / rate)} left"
        print(f"read {progress.done}{of}, {rate:.0f} a second{left}", file=sys.stderr, flush=True)


class _Bar:
    """Progress as one line of a terminal that fills: count, rate, time left."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            TextColumn("{task.fields[aside]}"),
            console=Console(stderr=True),
            transient=True,
        )
        self.total = total
        self.task = self.bar.add_task("Reading", total=total, rate="", aside="")

    def __enter__(self) -> Self:
        self.bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.bar.stop()

    def __call__(self, progress: Progress) -> None:
        if progress.stage != "reading":
            self.bar.update(self.task, description=_STAGES[progress.stage], rate="")
            return
        speed = self.bar.tasks[0].speed
        self.bar.update(
            self.task,
            completed=progress.done,
            total=self._total(progress.done),
            rate=f"{speed:.0f}/s" if speed else "",
            aside=f"{progress.set_aside} set aside" if progress.set_aside else "",
        )

    def _total(self, done: int) -> int | None:
        """The total, unless more has been read than was expected."""
        return self.total if self.total is not None and done <= self.total else None


_STAGES = {"record": "Deriving the record", "store": "Storing the record"}


def _shown(total: int | None, *, quiet: bool) -> _Bar | _Plain:
    if sys.stderr.isatty() and not quiet:
        return _Bar(total)
    return _Plain(total, quiet)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
