"""`dragoman evaluate`: how well reports are read, against labelled ones."""

from __future__ import annotations

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
    typer.Option("--perturb", help="Exchange states' names instead: is the reading even-handed?"),
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
    workers: options.Workers = 1,
    json: options.Json = False,
) -> int:
    """Read labelled reports and print how well the readings agree with the labels.

    Shares, and F1 of what was found with its precision and recall, by set and
    language.  Exit code 0 if no figure is below its floor, 1 if one is.
    `--raise` raises floors and never lowers one.

    With `--perturb` every report is read as it is and with each pair of states exchanged, which
    must exchange them in what is read and change nothing else; exit code 1 where it does not.
    """
    from dragoman import evaluation
    from dragoman.faces.cli.show_evaluation import show_evaluation, show_misses

    if perturb:
        return _perturb(evaluation.find_sets(gold, languages or []), errors=errors, json=json)
    if lift and against is None:
        raise OptionError("--raise needs the file of floors", hint="Name it with --against FLOORS.")
    floors = _floors(against, lift=lift)
    console = terminal.out()
    done: list[Evaluation] = []
    sunk: list[Sunk] = []
    for one in evaluation.find_sets(gold, languages or []):
        scored = evaluation.evaluate(one, terminal.workers(workers))
        done.append(scored)
        sunk += floors.sunk(scored)
        if not json:
            show_evaluation(console, scored, floors)
            if errors:
                show_misses(console, scored)
    if lift and against is not None:
        for scored in done:
            floors = floors.raised(scored)
        floors.write(against)
    if json:
        terminal.print_json({"sets": [_plain(one, errors=errors) for one in done], "sunk": sunk})
    for figure in sunk:
        terminal.complain(str(figure))
    return SUNK if sunk else 0


def _perturb(sets: list[GoldSet], *, errors: bool, json: bool) -> int:
    from dragoman.evaluation.perturbing import evenness
    from dragoman.faces.cli.show_evenness import show_evenness

    found = [(one.name, part) for one in sets for part in evenness(one)]
    if json:
        terminal.print_json({"sets": [{"set": name, "evenness": part} for name, part in found]})
    else:
        for name, part in found:
            show_evenness(name, part, errors=errors)
    return SUNK if any(part.unstable for _, part in found) else 0


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
