"""One reading in the terminal: what a single document says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.faces.cli.terminal import joined, printable
from dragoman.model import Commitment, Document, Event, Reading, Span, Statement
from dragoman.views.passages import passage


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
    text = document.text
    _section(console, "Events", [(_event(e), _words(e.evidence, text)) for e in reading.events])
    said = [(_statement(s), _words(s.content, text)) for s in reading.statements]
    _section(console, "Statements", said)
    promised = [(_commitment(c), _words((c.content,), text)) for c in reading.commitments]
    _section(console, "Commitments", promised)
    left = [
        (Text(f"{u.what}: {u.reason}", "dim"), _words((Span(u.start, u.end),), text))
        for u in reading.unresolved
    ]
    _section(console, "Left open", left)
    if document.removed:
        aside = joined(sorted({f"{removed.reason}" for removed in document.removed}))
        console.print(Text(f"{len(document.removed)} lines set aside: {aside}", "dim"))
    console.print()


def _section(console: Console, heading: str, rows: Sequence[tuple[Text, Text]]) -> None:
    if not rows:
        return
    console.print(heading, style="bold underline")
    for head, words in rows:
        console.print(Padding(head, (0, 0, 0, 2)))
        console.print(Padding(words, (0, 0, 0, 4)), style="dim")


def _event(event: Event) -> Text:
    head = Text(wording.when(event.start, event.end), "" if event.start else "dim").append("  ")
    head.append(event.kind.replace("_", " "))
    if event.status != "held":
        head.append(f" {event.status}", wording.STATUS_STYLE.get(event.status, ""))
    head.append("  ")
    people = [Text(printable(p.name), "bold") for p in event.participants]
    head.append_text(Text(", ").join(people) if people else Text(" – ".join(event.parties)))
    place = wording.where(event.place)
    if place:
        head.append(f"  in {place}", "italic")
    if event.date_basis:
        head.append(f"  {printable(event.date_basis)}", "dim")
    return head


def _statement(statement: Statement) -> Text:
    head = Text(printable(statement.speaker), "bold")
    details = joined([statement.form, statement.state, statement.via], " · ")
    return head.append(f"  {printable(details)}", "dim")


def _commitment(commitment: Commitment) -> Text:
    head = Text(printable(commitment.by), "bold")
    if commitment.to:
        head.append(f" to {printable(commitment.to)}")
    return head.append(f"  {joined([commitment.kind, commitment.due], ' · ')}", "dim")


def _words(spans: Iterable[Span], text: str) -> Text:
    found = [passage(text, span, 0) for span in spans]
    return Text(" … ").join([Text(printable(one.words.replace("\n", " "))) for one in found])
