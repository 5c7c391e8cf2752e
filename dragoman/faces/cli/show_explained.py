"""Why a document reads as it does, in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.faces.cli.terminal import joined, printable
from dragoman.model import Document

if TYPE_CHECKING:
    from dragoman.reading.explain import ExplainedSentence, Matched


def show_explained(
    console: Console, document: Document, sentences: Sequence[ExplainedSentence]
) -> None:
    """Print each sentence with its phrases and the pack entries that matched."""
    console.print(Text(printable(document.title or document.path or document.id), "bold"))
    for sentence in sentences:
        console.print(Text(printable(sentence.text.replace("\n", " "))))
        for phrase in sentence.phrases:
            text = Text(f"[{printable(phrase.words)}] ", "cyan")
            text.append(joined([phrase.kind, phrase.marked], ", "), "dim")
            if phrase.stands_for:
                text.append(f" = {printable('; '.join(phrase.stands_for))}")
            console.print(Padding(text, (0, 0, 0, 4)))
        for matched in sentence.matched:
            console.print(Padding(_matched(matched), (0, 0, 0, 4)))
        console.print()


def _matched(matched: Matched) -> Text:
    text = Text(printable(matched.words), "bold")
    text.append(f"  {matched.category} {matched.key}  {matched.origin}", "dim")
    if matched.outcome:
        text.append(f"  → {printable(matched.outcome)}", "yellow")
    return text
