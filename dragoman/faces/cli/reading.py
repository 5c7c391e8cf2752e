"""`dragoman read` and `explain`: what documents say, each read alone; nothing is stored."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import options, terminal
from dragoman.model import Quarantined


class Format(StrEnum):
    """How readings are printed."""

    jsonl = "jsonl"
    text = "text"


def read(
    paths: options.Paths,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="jsonl for programs, text for people.")
    ] = Format.text,
    workers: options.Workers = 1,
    map: options.Map = None,
    screen: options.Screen = options.ScreenWhat.archives,
) -> int:
    """Read reports and print what each one says; store nothing.

    Exit code 0 if all was read, 7 if some items were set aside (each is named
    on standard error), 2 if none could be read, 3 if a language pack is wrong.
    """
    from dragoman import api
    from dragoman.faces.cli.show_reading import show_reading
    from dragoman.run import Options
    from dragoman.views.contract import encoded, reading_contract

    console = terminal.out() if format is Format.text else None
    wanted = Options(sources=options.sources(map, screen=screen), workers=terminal.workers(workers))
    done = passed_over = 0
    set_aside: list[Quarantined] = []
    for outcome in api.read(paths, wanted):
        if outcome.set_aside is not None and outcome.set_aside.passed_over:
            passed_over += 1
        elif outcome.set_aside is not None:
            set_aside.append(outcome.set_aside)
            terminal.warn(outcome.set_aside)
        elif outcome.document is not None and outcome.reading is not None:
            if console is None:
                terminal.write(encoded(reading_contract(outcome.document, outcome.reading)) + b"\n")
            else:
                show_reading(console, outcome.document, outcome.reading)
            done += 1
    if passed_over:
        terminal.complain(
            f"{passed_over} pages passed over, not about diplomacy or without a pack; "
            "--screen none reads them"
        )
    return terminal.exit_code(done + passed_over, set_aside)


def explain(
    paths: options.Paths,
    number: Annotated[
        int | None, typer.Option("--sentence", "-n", min=1, metavar="N", help="This one alone.")
    ] = None,
    json: options.Json = False,
) -> int:
    """Show why each sentence reads as it does: whom its noun phrases stand for, which pack
    entries matched (file and line), and what each trigger and cue came to, or why nothing.

    For whoever mends a language pack.  Exit codes are those of `read`.
    """
    from dragoman import api
    from dragoman.faces.cli.show_explained import show_explained

    console = terminal.out()
    done = 0
    set_aside: list[Quarantined] = []
    for outcome, sentences in api.explain(paths):
        if outcome.document is None:
            if outcome.set_aside is not None:
                set_aside.append(outcome.set_aside)
                terminal.warn(outcome.set_aside)
            continue
        if number is not None and number > len(sentences):
            raise OptionError(
                f"there is no sentence {number}",
                where=outcome.place,
                hint=f"It has {len(sentences)}.",
            )
        shown = sentences if number is None else sentences[number - 1 : number]
        if json:
            terminal.print_json({"document": outcome.document.id, "sentences": shown})
        else:
            show_explained(console, outcome.document, shown)
        done += 1
    return terminal.exit_code(done, set_aside)
