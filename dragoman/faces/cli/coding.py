"""`dragoman code` and `dragoman agreement`: people code reports, and how well they agree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.errors import OptionError
from dragoman.faces.cli import options, terminal

if TYPE_CHECKING:
    from dragoman.evaluation.agreement import Agreement
    from dragoman.evaluation.coding import Coded
    from dragoman.model import Document, Span

Coder = Annotated[
    str, typer.Option("--coder", envvar="DRAGOMAN_AUTHOR", help="Who codes; a name or initials.")
]
Out = Annotated[
    Path, typer.Option("--out", "-o", metavar="FILE", help="The coder's file (CSV); grows.")
]
Empty = Annotated[
    bool, typer.Option("--sheet", help="Write an empty sheet to fill in with a spreadsheet.")
]
Sheets = Annotated[list[Path], typer.Argument(metavar="CODED…", help="Files of coders (CSV).")]
Machine = Annotated[
    list[str] | None,
    typer.Option("--machine", metavar="PATH", help="Reports that dragoman codes too; repeat."),
]
Resamples = Annotated[int, typer.Option("--resamples", min=0, help="Resamples for the intervals.")]


def code(
    paths: options.Paths, coder: Coder, out: Out = Path("coded.csv"), sheet: Empty = False
) -> int:
    """Code the events of reports by hand, blind to what dragoman reads in them.

    Shows each report with numbered sentences and asks what they tell; or, with --sheet, writes
    them as a table for a spreadsheet.  What is coded already is not asked again.  Exit code 7
    if some items could not be opened.
    """
    from dragoman import run
    from dragoman.evaluation.coding import write_sheet

    outcomes = list(run.open_documents(paths))
    documents = [o.document for o in outcomes if o.document]
    aside = [o.set_aside for o in outcomes if o.set_aside]
    for item in aside:
        terminal.warn(item)
    if sheet:
        if out.exists():
            raise OptionError("is there already", where=str(out), hint="Name another with --out.")
        with out.open("w", encoding="utf-8", newline="") as file:
            count = write_sheet(file, coder, documents)
        typer.echo(f"{out}: {count} sentences of {len(documents)} reports.")
    else:
        _ask_all(documents, coder, out)
    return terminal.exit_code(len(documents), aside)


def _ask_all(documents: Sequence[Document], coder: str, out: Path) -> None:
    from dragoman.evaluation.coding import read_sheets, write_coded

    done: set[str] = set()
    if out.exists():
        for one in read_sheets([out]):
            if one.coder == coder:
                done |= set(one.sentences)
    for document in documents:
        if document.id in done:
            continue
        events = _ask(document)
        # A document is written whole or not at all: who stops half-way is asked again.
        header = not out.exists()
        with out.open("a", encoding="utf-8", newline="") as file:
            write_coded(file, coder, document, events, header=header)
    typer.echo(f"{out}: all {len(documents)} reports are coded.")


def _ask(document: Document) -> list[Coded]:
    from dragoman.evaluation.coding import Coded, sentences

    spans = sentences(document)
    _show(document, spans)
    events: list[Coded] = []
    while True:
        answer = typer.prompt("Sentence that tells an event first (empty: no more)", default="",
                              show_default=False)  # fmt: skip
        if not answer:
            return events
        if not answer.isdecimal() or not 1 <= int(answer) <= len(spans):
            typer.echo(f"A number from 1 to {len(spans)}, please.")
            continue
        events.append(Coded(document=document.id, sentence=int(answer), labels=_labels()))


def _show(document: Document, spans: Sequence[Span]) -> None:
    typer.echo()
    about = (document.title, document.outlet, document.published)
    typer.echo(terminal.printable(terminal.joined(about, " · ")))
    for number, span in enumerate(spans, 1):
        typer.echo(f"{number:>4}  {terminal.printable(' '.join(span.of(document.text).split()))}")


def _labels() -> dict[str, str]:
    from dragoman.model import KINDS, STATUSES

    return {
        "kind": _choice("Kind", KINDS),
        "status": _choice("Status", STATUSES),
        "start": _line("First day (2024, 2024-06 or 2024-06-04; empty: not given)"),
        "country": _line("Country of the place (two letters; empty: not given)").upper(),
        "participants": _line('Who took part, names apart by "; "'),
    }


def _choice(what: str, values: Sequence[str]) -> str:
    while True:
        answer = typer.prompt(f"{what} ({', '.join(values)})").strip()
        fitting = [v for v in values if v == answer] or [v for v in values if v.startswith(answer)]
        if len(fitting) == 1:
            return fitting[0]
        typer.echo("One of these, or how it begins.")


def _line(what: str) -> str:
    return str(typer.prompt(what, default="", show_default=False)).strip()


def agreement(
    sheets: Sheets,
    machine: Machine = None,
    resamples: Resamples = 1000,
    json: options.Json = False,
) -> int:
    """Say how well coders agree, with each other and with dragoman.

    Percent agreement and Krippendorff's alpha for each variable, with intervals from resampled
    documents.  `event` is unitising: whether an event begins in a sentence.  The others are
    labels of events that both have.
    """
    from dragoman import api
    from dragoman.evaluation.agreement import agreements
    from dragoman.evaluation.coding import machine_sheet, read_sheets

    coded = read_sheets(sheets)
    if machine:
        known = {document for sheet in coded for document in sheet.sentences}
        read = [(o.document, o.reading) for o in api.read(machine) if o.document and o.reading]
        coded.append(machine_sheet([(d, r) for d, r in read if d.id in known]))
    if len(coded) < 2:
        raise OptionError(
            "one coder alone agrees with nobody",
            hint="Name the files of two coders, or reports with --machine.",
        )
    found = agreements(coded, resamples)
    if json:
        terminal.print_json({"agreements": found})
    else:
        for one in found:
            _show_agreement(one)
    return 0


def _show_agreement(one: Agreement) -> None:
    typer.echo(f"{terminal.printable(' – '.join(one.coders))}: {one.documents} reports")
    typer.echo(f"  {'':<14}{'units':>6}{'percent':>9}{'alpha':>11}   95 of 100 resamples")
    for name, found in one.variables.items():
        percent = "" if found.percent is None else f"{100 * found.percent:.1f}"
        alpha = "undefined" if found.alpha is None else f"{found.alpha:.3f}"
        bounds = "" if found.low is None else f"{found.low:.3f} to {found.high:.3f}"
        typer.echo(f"  {name:<14}{found.units:>6}{percent:>9}{alpha:>11}   {bounds or found.why}")
