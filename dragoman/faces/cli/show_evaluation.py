"""Scores in the terminal: a row for each figure, a column for each language."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.terminal import printable

if TYPE_CHECKING:
    from dragoman.evaluation import Evaluation, Floors, Scores

COLUMN = 7
"""Width of a language's column: a figure to two places with its sign, and the gap."""
FIRST = 24


def show_evaluation(console: Console, scored: Evaluation, floors: Floors) -> None:
    """Print the figures of one set; those below their floor stand out."""
    columns = {"all": scored.total(), **scored.languages}
    if len(scored.languages) == 1:
        del columns["all"]
    sunk = {(one.language, one.figure) for one in floors.sunk(scored)}
    count = sum(scores.documents for scores in scored.languages.values())
    console.print(f"{scored.name}: {count} reports", style="bold", markup=False)
    names = list(columns)
    wide = max(1, (console.width - FIRST) // COLUMN)
    for first in range(0, len(names), wide):
        part = {name: columns[name] for name in names[first : first + wide]}
        console.print(_table(part, sunk))
    if scored.unread:
        console.print(f"not read: {', '.join(map(printable, scored.unread))}", style="yellow")
    console.print()


def _table(columns: dict[str, Scores], sunk: set[tuple[str, str]]) -> Table:
    from dragoman.evaluation.tally import FIGURES

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
    table.add_column("", min_width=FIRST - 2, no_wrap=True)
    for language in columns:
        table.add_column(language, justify="right", no_wrap=True, min_width=COLUMN - 2)
    table.add_row("reports", *(str(s.documents) for s in columns.values()), style="dim")
    for figure in FIGURES:
        row = [_figure(scores, figure, (name, figure) in sunk) for name, scores in columns.items()]
        if any(row):
            table.add_row(figure, *row)
        tallies = [scores.tallies.get(figure) for scores in columns.values()]
        for part in ("precision", "recall"):
            values = [
                f"{getattr(t, part):.3f}" if t and t.value is not None else "" for t in tallies
            ]
            if any(values):
                table.add_row(f"  {part}", *values, style="dim")
    return table


def _figure(scores: Scores, figure: str, sunk: bool) -> Text:
    value = scores.figures().get(figure)
    if value is None:
        return Text("")
    return Text(f"{value:.3f}", "bold red" if sunk else "bold")


def show_misses(console: Console, scored: Evaluation) -> None:
    """Print every error, document by document."""
    for document, misses in groupby(scored.misses, key=lambda miss: miss.document):
        console.print(printable(document), style="bold", markup=False)
        for miss in misses:
            line = Text(f"{miss.what}  ", "yellow")
            line.append(printable(miss.message.replace("\n", " ")))
            console.print(Padding(line, (0, 0, 0, 2)))
    console.print()
