"""One actor in the terminal."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.faces.cli.show_event import INDENT, show_utterance
from dragoman.faces.cli.show_timeline import timeline_table
from dragoman.faces.cli.terminal import joined, printable
from dragoman.views.actors import ActorView, Promise


def show_actor(console: Console, actor: ActorView) -> None:
    """Print names, offices, encounters, statements and commitments."""
    head = Text(printable(actor.name), "bold")
    head.append(f"  {joined([actor.kind, actor.state], ' · ')}", "dim")
    console.print(head)
    reports = f"{actor.documents} report{'' if actor.documents == 1 else 's'}"
    console.print(f"{actor.id} · in {reports}", style="dim", markup=False)
    if actor.listing:
        known = joined([actor.listing.name, actor.listing.wikidata], " · ")
        recognised = "; ".join(actor.listing.recognised)
        console.print(
            f"listed as {printable(known)}, recognised by: {printable(recognised)}",
            style="dim",
            markup=False,
        )
    if actor.names:
        _heading(console, "Written")
        for written, names in groupby(actor.names, key=lambda name: name.text):
            text = Text(printable(written))
            counts = joined([f"{name.language or '?'} {name.documents}×" for name in names])
            console.print(Padding(text.append(f"  {counts}", "dim"), INDENT))
    if actor.offices:
        _heading(console, "Offices, as reported")
        for office in actor.offices:
            text = Text(printable(joined([office.office, office.state])))
            text.append(f"  {wording.held(office.first, office.last)}", "dim")
            console.print(Padding(text, INDENT))
    if actor.encounters:
        _heading(console, "Encounters")
        ordered = sorted(actor.encounters, key=lambda one: one.start or one.end or "9")
        console.print(Padding(timeline_table(ordered, console.width - 2), INDENT))
    if actor.said:
        _heading(console, "Said")
        for utterance in actor.said:
            show_utterance(console, utterance)
    if actor.promises:
        _heading(console, "Commitments")
        for promise in actor.promises:
            console.print(Padding(_promise(promise), INDENT))
    if actor.others:
        console.print()
        console.print(f"Of a like name: {', '.join(map(printable, actor.others))}", style="dim")


def _heading(console: Console, text: str) -> None:
    console.print()
    console.print(text, style="bold underline")


def _promise(promise: Promise) -> Text:
    text = Text(printable(promise.by), "bold")
    if promise.to:
        text.append(f" to {printable(promise.to)}")
    text.append(f"  {promise.kind}, {promise.status}", "cyan" if promise.status == "open" else "")
    if promise.met_by:
        text.append(f" by {promise.met_by}", "dim")
    if promise.words:
        text.append("\n  ").append_text(wording.quoted(promise.words, ""))
    text.append(f"  {printable(promise.source)}", "dim")
    return text
