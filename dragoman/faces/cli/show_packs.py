"""Language packs in the terminal: what there is, and what is to be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.terminal import printable

if TYPE_CHECKING:
    from dragoman.language.check import Finding
    from dragoman.language.installed import PackSummary

_STYLE = {"error": "bold red", "contradiction": "red", "hole": "yellow"}


def show_packs(console: Console, packs: Sequence[PackSummary]) -> None:
    """Print a row for each language."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("code", "language"):
        table.add_column(name, no_wrap=True)
    table.add_column("entries", justify="right", no_wrap=True)
    table.add_column("trained", overflow="fold")
    for pack in packs:
        trained = ", ".join(pack.trained) or "–"
        table.add_row(pack.code, pack.name, str(pack.entries), trained)
    console.print(table)


def show_findings(console: Console, found: Sequence[Finding]) -> None:
    """Print what is to be mended, language by language, each with its place."""
    if not found:
        console.print("Nothing is missing and nothing contradicts itself.")
    for code, group in groupby(found, key=lambda one: one.language):
        every = list(group)
        counts = Counter(one.kind for one in every)
        total = ", ".join(
            f"{n} {kind}{'' if n == 1 else 's'}" for kind, n in sorted(counts.items())
        )
        console.print(f"{code}: {total}", style="bold", markup=False)
        table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(overflow="fold")
        for one in every:
            table.add_row(Text(one.kind, _STYLE[one.kind]), one.where, Text(printable(one.message)))
        console.print(table)
