"""One reading in the terminal: what a single document says."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.faces.cli.terminal import joined, printable
from dragoman.model import Document, Event, Reading, Span, Statement
from dragoman.views.passages import passage

INDENT = (0, 0, 0, 2)


def show_reading(console: Console, document: Document, reading: Reading) -> None:
    """Print what the document is, and what it reports, each with its words."""
    console.print(Text(printable(document.title or document.path or document.id), "bold"))
    published = document.published or "undated"
    if document.published_basis:
        published = f"{published} ({document.published_basis})"
    details = (document.outlet, document.agency, document.language, published, document.path)
    console.print(Text(printable(joined(details, " · ")), "dim"))
    for note in document.notes:
        console.print(Text(f"{note.kind}: {printable(note.text)}", "dim"))
    _section(console, "Events", (_event(event, document.text) for event in reading.events))
    said = (_statement(statement, document.text) for statement in reading.statements)
    _section(console, "Statements", said)
    promised = (
        Text.assemble(
            (printable(c.by), "bold"),
            f" to {printable(c.to)}  " if c.to else "  ",
            (c.kind, "dim"),
            "\n  ",
            _words((c.content,), document.text),
        )
        for c in reading.commitments
    )
    _section(console, "Commitments", promised)
    unresolved = (
        Text.assemble(
            (f"{u.what}: ", "dim"), u.reason, "  ", _words((Span(u.start, u.end),), document.text)
        )
        for u in reading.unresolved
    )
    _section(console, "Left open", unresolved)
    if document.removed:
        aside = joined(sorted({f"{removed.reason}" for removed in document.removed}))
        console.print(Text(f"{len(document.removed)} lines set aside: {aside}", "dim"))
    console.print()


def _section(console: Console, heading: str, rows: Iterable[Text]) -> None:
    first = True
    for row in rows:
        if first:
            console.print(heading, style="underline")
            first = False
        console.print(Padding(row, INDENT))


def _event(event: Event, text: str) -> Text:
    head = Text(wording.when(event.start, event.end), "" if event.start else "dim").append("  ")
    head.append(event.kind.replace("_", " "))
    if event.status != "held":
        head.append(f" {event.status}", wording.STATUS_STYLE.get(event.status, ""))
    head.append("  ")
    people = [Text(printable(p.name), "bold") for p in event.participants]
    head.append_text(Text(", ").join(people) if people else Text(" – ".join(event.parties)))
    place = wording.where(event.place)
    if place:
        head.append(f"  {place}", "italic")
    return head.append("\n  ").append_text(_words(event.evidence, text))


def _statement(statement: Statement, text: str) -> Text:
    head = Text(printable(statement.speaker), "bold")
    head.append(f"  {joined([statement.form, statement.state, statement.via], ' · ')}", "dim")
    return head.append("\n  ").append_text(_words(statement.content, text))


def _words(spans: Iterable[Span], text: str) -> Text:
    found = [passage(text, span, 0) for span in spans]
    return Text(" … ").join([Text(printable(one.words.replace("\n", " "))) for one in found])
