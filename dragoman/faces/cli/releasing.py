"""`dragoman release`: a data set that can be published, checked and compared."""

from __future__ import annotations

import json as plain_json
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import handing_on, options, terminal
from dragoman.model.selection import Selection

if TYPE_CHECKING:
    from dragoman.release.plan import Plan
    from dragoman.release.verifying import RowChange, Verdict

DIFFERENT = 1
"""Exit code when a release does not come out the same, or two differ."""
_SHOWN = 20
"""Of a kind, rows and files shown to people; --json has all."""

Places = Annotated[
    list[Path],
    typer.Argument(metavar="DIR…", help="The release; with --verify also the reports."),
]
Verify = Annotated[
    bool, typer.Option("--verify", help="Make DIR again from the reports named after it.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Say row by row how two releases differ.")]
Title = Annotated[str, typer.Option("--title", help="What the data set is called.")]
Evaluation = Annotated[
    Path | None,
    typer.Option("--evaluation", metavar="FILE", help="What `dragoman evaluate --json` printed."),
]
Agreement = Annotated[
    Path | None,
    typer.Option("--agreement", metavar="FILE", help="What `dragoman agreement --json` printed."),
]

Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", min=0,
        help="Processes that make the tables of a large record and, with --verify, read; 0 is one "
        "for each processor.",
    ),
]  # fmt: skip


@options.filtering
def release(
    places: Places,
    verify: Verify = False,
    diff: Diff = False,
    title: Title = "Reported diplomacy",
    evaluation: Evaluation = None,
    agreement: Agreement = None,
    snippet: handing_on.Snippet = 300,
    full_text: handing_on.FullText = False,
    selection: Selection = Selection(),
    workers: Workers = 0,
    json: options.Json = False,
    store: options.Store = options.DEFAULT_STORE,
) -> int:
    """Make a data set to publish: data, codebook, sources, judgements, checksums.

    `release DIR` makes one.  `release --verify DIR REPORTS…` makes it again from the reports,
    wherever they lie, and says whether it comes out the same (exit code 0) or not (1).
    `release --diff A B` says what changed (exit code 0 if nothing did).
    """
    if diff:
        return _diff(places, json=json)
    if verify:
        return _verify(places, terminal.workers(workers), json=json)
    from dragoman.export import Bounds
    from dragoman.release.plan import Plan

    plan = Plan(
        title=title,
        selection=selection,
        bounds=Bounds(snippet=None if full_text else snippet, texts=full_text),
        evaluation=_given(evaluation),
        agreement=_given(agreement),
    )
    return _release(places, plan, store, terminal.workers(workers))


def _release(places: list[Path], plan: Plan, store: str, workers: int) -> int:
    from dragoman import api
    from dragoman.release.making import listed
    from dragoman.release.making import release as make

    if len(places) != 1:
        raise OptionError("a release is one folder", hint="Name one, as in: dragoman release data")
    with api.open(store, create=False) as book:
        make(book, places[0], plan, workers)
    typer.echo(f"{places[0]}: {len(listed(places[0]))} files. README.md says what is what.")
    return 0


def _given(path: Path | None) -> Any:
    if path is None:
        return None
    try:
        return plain_json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OptionError(f"cannot be read as JSON: {error}", where=str(path)) from error


def _verify(places: list[Path], workers: int, *, json: bool) -> int:
    from dragoman.release.verifying import verify
    from dragoman.run import Options

    if len(places) < 2:
        raise OptionError(
            "the reports are needed to make the release again",
            hint="Name them: dragoman release --verify DIR REPORTS…",
        )
    found = verify(places[0], places[1:], Options(workers=workers))
    if json:
        terminal.print_json({"same": found.same, **{n: getattr(found, n) for n in _PARTS}})
    else:
        _show(found)
    return 0 if found.same else DIFFERENT


_PARTS = ("altered", "versions", "differing", "rows", "aside")


def _show(found: Verdict) -> None:
    _show_some([[f"not as it was released: {name}"] for name in found.altered])
    _show_some([[f"another version: {line}"] for line in found.versions])
    _show_some([[f"set aside: {line}"] for line in found.aside])
    _show_some([[f"comes out otherwise: {name}"] for name in found.differing])
    _show_rows(found.rows)
    if found.rows:
        typer.echo(_counted(found.rows))
    typer.echo("The same." if found.same else "Not the same.")


def _diff(places: list[Path], *, json: bool) -> int:
    from dragoman.release.verifying import changes

    if len(places) != 2:
        raise OptionError("two releases are compared", hint="dragoman release --diff A B")
    found = list(changes(*places))
    if json:
        terminal.print_json({"rows": found})
    else:
        _show_rows(found)
        typer.echo(_counted(found) if found else "The tables are the same.")
    return DIFFERENT if found else 0


def _counted(rows: Sequence[RowChange]) -> str:
    """How many rows differ, and of which tables."""
    tables: dict[str, Counter[str]] = {}
    for row in rows:
        tables.setdefault(row.table, Counter())[row.what] += 1
    each = (
        f"{table} ({', '.join(f'{count} {what}' for what, count in sorted(counts.items()))})"
        for table, counts in sorted(tables.items())
    )
    differ = "1 row differs" if len(rows) == 1 else f"{len(rows)} rows differ"
    return f"{differ}: {', '.join(each)}."


def _show_rows(rows: Sequence[RowChange]) -> None:
    told = []
    for row in rows:
        lines = [f"{row.what:<8}{row.table}: {', '.join(row.key)}"]
        for name, (was, now) in row.fields.items():
            lines.append(f"          {name}: {was!r} → {now!r}")
        told.append(lines)
    _show_some(told)


def _show_some(things: Sequence[Sequence[str]]) -> None:
    """Each in some lines."""
    for line in chain.from_iterable(things[:_SHOWN]):
        typer.echo(terminal.printable(line))
    if len(things) > _SHOWN:
        typer.echo(f"… and {len(things) - _SHOWN} more; --json has all")
