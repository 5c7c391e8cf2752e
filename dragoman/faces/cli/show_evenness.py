"""Even-handedness and stability in the terminal: how reports fared when they were changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import typer

from dragoman.faces.cli.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dragoman.evaluation.perturbing import Evenness, Instability
    from dragoman.evaluation.stability import Difference, Stability

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
        _show_each((f"{one.document}, {' and '.join(one.pair)}", one) for one in found.unstable)


_CHANGES = {
    "names": "persons renamed",
    "order": "independent passages in another order",
}


def show_stability(name: str, found: Stability, *, errors: bool) -> None:
    """Print how one language of a set fared under a change, and with `errors` each difference."""
    share = f"{100 * found.stable / found.tried:.1f} %" if found.tried else "nothing"
    typer.echo(
        f"{printable(name)}, {found.language}: {_CHANGES[found.change]} in {found.tried} of "
        f"{found.reports} reports: {share} read the same; {found.kept} of {found.told} events, "
        "statements and commitments are as they were"
    )
    for reason, count in found.skipped.items():
        typer.echo(f"  {count} not changed: {printable(reason)}")
    if errors:
        _show_each((one.document, one) for one in found.unstable)


def _show_each(differing: Iterable[tuple[str, Instability | Difference]]) -> None:
    for head, one in differing:
        typer.echo(f"  {printable(head)}")
        for what in one.lost:
            typer.echo(f"    lost    {printable(what)}")
        for what in one.gained:
            typer.echo(f"    gained  {printable(what)}")
