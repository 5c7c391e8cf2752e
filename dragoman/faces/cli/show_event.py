"""One event in the terminal: its fields, its accounts side by side, the words they rest on."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.faces.cli.terminal import joined, printable
from dragoman.views.comparison import Cell, Comparison, Field, Telling, Utterance
from dragoman.views.plover import explained

INDENT = (0, 0, 0, 2)


def show_event(console: Console, event: Comparison) -> None:
    """Print the event from its head to what it bears on."""
    _head(console, event)
    _fields(console, event)
    console.print()
    _heading(console, "Accounts")
    for telling in event.tellings:
        _telling(console, telling, alone=len(event.tellings) == 1)
    if event.statements:
        _heading(console, "Said there")
        for utterance in event.statements:
            show_utterance(console, utterance)
    if event.related:
        _heading(console, "Bears on")
        for related in event.related:
            text = Text(f"{related.how.replace('_', ' ')}: ", "dim")
            text.append(f"{wording.when(related.line.start, related.line.end)} ")
            text.append_text(wording.kind(related.line)).append("  ")
            text.append_text(wording.people(related.line))
            text.append(f"  {related.line.id}", "dim")
            console.print(Padding(text, INDENT))


def _head(console: Console, event: Comparison) -> None:
    line = event.line
    head = Text()
    head.append(wording.when(line.start, line.end), "bold").append("  ")
    head.append_text(wording.kind(line)).append("  ")
    head.append_text(wording.people(line))
    console.print(head)
    console.print(f"{line.id} · {wording.voices(line)}", style="dim", markup=False)
    console.print(explained(line.type, line.mode), style="dim", markup=False)
    console.print()


def _fields(console: Console, event: Comparison) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    count = len(event.tellings)
    for field in event.fields:
        if field.field == "end" and field.value == event.line.start:
            continue
        table.add_row(field.field, _value(field), _ground(field, count))
    console.print(table)


def _value(field: Field) -> Text:
    text = Text(printable(field.value) if field.value else "not given")
    if field.value is None:
        text.stylize("dim")
    for value in field.differing:
        said = f"\n{printable(value.value)}: {joined(value.sources)}"
        text.append(said, wording.STAND_STYLE["differs"])
    return text


def _ground(field: Field, count: int) -> str:
    given = f"in {field.given_by} of {count} accounts" if count > 1 else ""
    return joined([given, printable(field.basis or "")], "; ")


def _heading(console: Console, text: str) -> None:
    console.print(text, style="bold underline")


def _telling(console: Console, telling: Telling, *, alone: bool) -> None:
    head = Text(printable(telling.source), "bold")
    details = joined([telling.language, telling.published, telling.path or telling.url], " · ")
    head.append(f"  {printable(details)}", "dim")
    if telling.copy_of:
        kind = "translation" if telling.copy_kind == "translation" else "copy"
        head.append(f"  {kind} of {printable(telling.copy_of)}", "cyan")
    console.print(Padding(head, INDENT))
    if not alone:
        cells = [text for cell in telling.cells if (text := _cell(cell)) is not None]
        if cells:
            console.print(Padding(Text(" · ", "dim").join(cells), (0, 0, 0, 4)))
    for found in telling.evidence:
        console.print(Padding(wording.quoted(found), (0, 0, 0, 4)))
    console.print()


def _cell(cell: Cell) -> Text | None:
    """What an account gives where it stands out: silence, difference, or being alone."""
    if cell.stand == "agrees" or cell.field == "end":
        return None
    word = wording.STAND_WORD[cell.stand]
    value = f" {printable(cell.value)}" if cell.value else ""
    return Text(f"{cell.field} {word}{value}", wording.STAND_STYLE[cell.stand])


def show_utterance(console: Console, utterance: Utterance) -> None:
    """Print who said it, to whom, and each report's words."""
    head = Text(printable(utterance.name), "bold")
    if utterance.addressee:
        head.append(f" to {printable(utterance.addressee)}")
    console.print(Padding(head, INDENT))
    for version in utterance.versions:
        for found in version.words:
            text = Text("“" if version.form == "direct" else "")
            text.append(printable(found.words.replace("\n", " ")))
            text.append("”" if version.form == "direct" else "")
            where = joined([version.form, printable(version.source), version.language], " · ")
            text.append(f"  {where}", "dim")
            console.print(Padding(text, (0, 0, 0, 4)))
    console.print()
