"""`dragoman evaluate`: how well reports are read, against labelled ones."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import options, terminal

if TYPE_CHECKING:
    from dragoman.evaluation import Evaluation, Floors, GoldSet, Sunk

SUNK = 1
"""Exit code when a figure is below its floor."""

Gold = Annotated[
    list[Path],
    typer.Argument(metavar="GOLD…", help="Folders with labels/ and text/, or folders of such."),
]
Against = Annotated[
    Path | None,
    typer.Option("--against", metavar="FLOORS", help="Fail where a figure is below its floor."),
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--language", "-l", metavar="XX", help="Reports in this language alone."),
]
Perturb = Annotated[
    bool,
    typer.Option(
        "--perturb", help="Change the reports instead: does the reading hang on what it should not?"
    ),
]


class Changes(StrEnum):
    """What is changed in the reports."""

    states = "states"
    names = "names"
    order = "order"


Only = Annotated[
    list[Changes] | None,
    typer.Option("--only", help="With --perturb: this change alone; repeat for two."),
]


def evaluate(
    gold: Gold,
    against: Against = None,
    languages: Languages = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is wrong or missed.")] = False,
    lift: Annotated[
        bool, typer.Option("--raise", help="Raise the floors to what was reached.")
    ] = False,
    perturb: Perturb = False,
    only: Only = None,
    workers: options.Workers = 1,
    json: options.Json = False,
) -> int:
    """Read labelled reports and print how well the readings agree with the labels.

    Shares, and F1 of what was found with its precision and recall, by set and
    language.  Exit code 0 if no figure is below its floor, 1 if one is.
    `--raise` raises floors and never lowers one.

    With `--perturb` every report is read as it is and changed: with each pair of states
    exchanged, with its persons renamed, with its independent passages in another order. This
    must change nothing but the names in what is read; exit code 1 where it does.
    """
    from dragoman import evaluation
    from dragoman.faces.cli.show_evaluation import show_evaluation, show_misses

    sets = evaluation.find_sets(gold, languages or [])
    if perturb:
        return _perturb(sets, only or list(Changes), errors=errors, json=json)
    _demand(only, against, lift=lift)
    floors = _floors(against, lift=lift)
    done: list[Evaluation] = []
    sunk: list[Sunk] = []
    for one in sets:
        scored = evaluation.evaluate(one, terminal.workers(workers))
        done.append(scored)
        sunk += floors.sunk(scored)
        if not json:
            show_evaluation(terminal.out(), scored, floors)
            if errors:
                show_misses(terminal.out(), scored)
    if lift and against is not None:
        for scored in done:
            floors = floors.raised(scored)
        floors.write(against)
    if json:
        terminal.print_json({"sets": [_plain(one, errors=errors) for one in done], "sunk": sunk})
    for figure in sunk:
        terminal.complain(str(figure))
    return SUNK if sunk else 0


def _demand(only: list[Changes] | None, against: Path | None, *, lift: bool) -> None:
    """Raises OptionError for an option that needs another."""
    if only:
        raise OptionError("--only goes with --perturb", hint="Add --perturb.")
    if lift and against is None:
        raise OptionError("--raise needs the file of floors", hint="Name it with --against FLOORS.")


def _perturb(sets: list[GoldSet], only: list[Changes], *, errors: bool, json: bool) -> int:
    from dragoman.evaluation.perturbing import evenness
    from dragoman.evaluation.stability import stability
    from dragoman.faces.cli.show_evenness import show_evenness, show_stability

    told: list[dict[str, Any]] = []
    unstable = False
    for one in sets:
        for part in evenness(one) if Changes.states in only else ():
            unstable |= bool(part.unstable)
            told.append({"set": one.name, "evenness": part})
            if not json:
                show_evenness(one.name, part, errors=errors)
        for change in (c for c in Changes if c in only and c is not Changes.states):
            for fared in stability(one, change.value):
                unstable |= bool(fared.unstable)
                told.append({"set": one.name, "stability": fared})
                if not json:
                    show_stability(one.name, fared, errors=errors)
    if json:
        terminal.print_json({"sets": told})
    return SUNK if unstable else 0


def _floors(against: Path | None, *, lift: bool) -> Floors:
    from dragoman.evaluation import Floors

    if against is None or (lift and not against.exists()):
        return Floors({})
    return Floors.load(against)


def _plain(scored: Evaluation, *, errors: bool) -> dict[str, Any]:
    every = {**scored.languages, "all": scored.total()}
    plain: dict[str, Any] = {
        "set": scored.name,
        "unread": scored.unread,
        "languages": {
            language: {
                "documents": scores.documents,
                **{name: round(value, 4) for name, value in scores.figures().items()},
            }
            for language, scores in every.items()
        },
    }
    return {**plain, "errors": scored.misses} if errors else plain
