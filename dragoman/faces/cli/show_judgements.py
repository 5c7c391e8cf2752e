"""Judgements in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.terminal import joined, printable
from dragoman.model import Conflict, Judgement

WAY_OUT = (
    "To settle one, take it back (dragoman judge undo ID) and judge what is in the record now;"
    " dragoman changes shows what came in place of what is gone."
)


def show_judgements(
    console: Console, judgements: Sequence[Judgement], conflicts: Sequence[Conflict]
) -> None:
    """Print who decided what, when and why; then those that cannot all hold."""
    if not judgements:
        console.print("No judgements yet: dragoman judge --help")
        return
    undone = {j.subject for j in judgements if j.action == "undo"}
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for _ in range(4):
        table.add_column(overflow="fold")
    for judgement in judgements:
        what = joined([judgement.subject, judgement.object, judgement.field, judgement.value], " ")
        text = Text(f"{judgement.action.replace('_', '-')} {printable(what)}")
        if judgement.id in undone:
            text.stylize("strike dim")
        if judgement.reason:
            text.append(f"\n{printable(judgement.reason)}", "dim")
        table.add_row(judgement.at, printable(judgement.author), text, Text(judgement.id, "dim"))
    console.print(table)
    for conflict in conflicts:
        named = ", ".join(conflict.judgements)
        console.print(Text(f"conflict: {printable(conflict.message)} ({named})", "yellow"))
    if conflicts:
        console.print(Text(WAY_OUT, "dim"))
