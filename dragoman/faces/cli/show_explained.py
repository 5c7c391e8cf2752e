"""Why a document reads as it does, in the terminal: a block for each sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.faces.cli.terminal import joined, printable
from dragoman.model import Document, Event, Statement

if TYPE_CHECKING:
    from dragoman.reading.explain import ExplainedSentence, Matched, Phrase

_LABELS = {"trigger": "trigger", "saying": "cue", "modality": "status"}
_LABEL = 9
"""Width of the first column: the longest label and a gap."""
_WORDS = 36
"""Most characters of the words' column; longer noun phrases go on below."""


def show_explained(
    console: Console, document: Document, sentences: Sequence[ExplainedSentence]
) -> None:
    """Print each sentence, whom its noun phrases stand for, and what its words came to."""
    console.print(Text(printable(document.title or document.path or document.id), "bold underline"))
    published = document.published or "undated"
    details = (document.language, published, document.path)
    console.print(Text(printable(joined(details, " · ")), "dim"))
    for sentence in sentences:
        console.print()
        _show_sentence(console, sentence, document.text)
    console.print()


def _show_sentence(console: Console, sentence: ExplainedSentence, whole: str) -> None:
    number = f"{sentence.number}"
    text = Text(f"{number:<3}", "dim")
    text.append(_flat(sentence.text), "bold")
    console.print(text)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True, min_width=_LABEL - 2)
    table.add_column(overflow="fold", max_width=_WORDS)
    table.add_column(overflow="fold")
    for n, phrase in enumerate(sentence.phrases):
        table.add_row("who" if n == 0 else "", Text(_flat(phrase.words), "cyan"), _stands(phrase))
    before = ""
    for matched in sorted(sentence.matched, key=lambda m: list(_LABELS).index(m.category)):
        label = _LABELS[matched.category]
        table.add_row(label if label != before else "", Text(_flat(matched.words)), _came(matched))
        before = label
    found = [*map(_event, sentence.events), *(_statement(s, whole) for s in sentence.statements)]
    for n, line in enumerate(found):
        table.add_row("found" if n == 0 else "", *line)
    if table.row_count:
        console.print(Padding(table, (0, 0, 0, 3)))


def _stands(phrase: Phrase) -> Text:
    text = Text(joined([phrase.kind, phrase.marked]), "dim")
    if phrase.stands_for:
        text.append("  = ", "dim")
        text.append(printable("; ".join(phrase.stands_for)), "default not dim")
    if phrase.entries:
        text.append(f"\n{printable('; '.join(phrase.entries))}", "dim")
    return text


def _came(matched: Matched) -> Text:
    text = Text(f"{matched.key}  {matched.origin}", "dim")
    if matched.outcome:
        style = "green not dim" if matched.led else "yellow not dim"
        text.append(f"\n→ {printable(matched.outcome)}", style)
    return text


def _event(event: Event) -> tuple[Text, Text]:
    kind = Text(f"{event.kind.replace('_', ' ')} {event.status}", "bold")
    people = joined(f"{p.name} ({p.role})" for p in event.participants)
    when = wording.when(event.start, event.end)
    if event.date_basis:
        when = f"{when}, {event.date_basis}"
    where = wording.where(event.place) or "no place"
    who = people or joined(event.parties)
    return kind, Text(printable(joined([who, when, where], " · ")))


def _statement(statement: Statement, whole: str) -> tuple[Text, Text]:
    said = Text(f"{statement.form} statement", "bold")
    to = f"to {statement.addressee}" if statement.addressee else None
    via = f"via {statement.via}" if statement.via else None
    text = Text(printable(joined([statement.speaker, statement.state, to, via], " · ")))
    content = " … ".join(_flat(part.of(whole)) for part in statement.content)
    return said, text.append(f"\n{content}", "italic")


def _flat(text: str) -> str:
    return printable(" ".join(text.split()))
