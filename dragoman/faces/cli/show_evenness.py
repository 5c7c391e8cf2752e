"""Even-handedness in the terminal: how pairs of states fared when they were exchanged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from dragoman.faces.cli.terminal import printable

if TYPE_CHECKING:
    from dragoman.evaluation.perturbing import Evenness

_PAIRS = 10
"""Pairs shown; --json has all."""


def show_evenness(name: str, found: Evenness, *, errors: bool) -> None:
    """Print how one language of a set fared, the worst pairs, and with `errors` each instability."""
    share = f"{100 * found.stable / found.tried:.1f} %" if found.tried else "nothing"
    typer.echo(
        f"{printable(name)}, {found.language}: {found.pairs} pairs of states in {found.reports} "
        f"reports, exchanged {found.tried} times: {share} read the same"
    )
    for reason, count in found.skipped.items():
        typer.echo(f"  not exchanged {count} times: {printable(reason)}")
    counted = Counter(one.pair for one in found.unstable)
    for (one, two), count in sorted(counted.items(), key=lambda p: (-p[1], p[0]))[:_PAIRS]:
        typer.echo(f"  {one} and {two}: {count} reports read otherwise")
    if errors:
        for one_report in found.unstable:
            typer.echo(f"  {printable(one_report.document)}, {' and '.join(one_report.pair)}")
            for what in one_report.lost:
                typer.echo(f"    lost    {printable(what)}")
            for what in one_report.gained:
                typer.echo(f"    gained  {printable(what)}")
