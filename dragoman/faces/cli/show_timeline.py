"""The timeline in the terminal: one event a row, a heading for each month."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.views.timeline import Line, Timeline

SHORT_ID = 14
"""Shown characters of an id at the least, so that it still names the event tomorrow."""


def show_timeline(console: Console, timeline: Timeline) -> None:
    """Print the lines, and what the filters left out."""
    if not timeline.lines:
        console.print("No event fits these filters." if timeline.total == 0 else "")
    else:
        console.print(timeline_table(timeline.lines))
    if len(timeline.lines) < timeline.total:
        console.print(f"{len(timeline.lines)} of {timeline.total} events shown.", style="dim")
    if timeline.undated:
        without = f"{timeline.undated} more without a date"
        console.print(f"{without} (leave out --from and --to to see them).", style="dim")


def timeline_table(lines: Sequence[Line]) -> Table:
    """Events as rows; the date is said once for the events of one day."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, expand=False)
    table.add_column("date", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("who and where", overflow="fold", ratio=1)
    table.add_column("voices", no_wrap=True)
    table.add_column("id", no_wrap=True, style="dim")
    length = id_length([line.id for line in lines])
    before = ""
    for line in lines:
        date = wording.when(line.start, line.end)
        table.add_row(
            Text(date if date != before else "", "" if line.start else "dim"),
            wording.kind(line),
            _who_and_where(line),
            _voices(line),
            line.id[:length],
        )
        before = date
    return table


def id_length(ids: Sequence[str]) -> int:
    """How many characters of each id tell all of `ids` apart."""
    longest = max((len(one) for one in ids), default=SHORT_ID)
    for length in range(SHORT_ID, longest):
        if len({one[:length] for one in ids}) == len(ids):
            return length
    return longest


def _who_and_where(line: Line) -> Text:
    text = wording.people(line)
    place = wording.where(line.place)
    if place:
        text.append(f"  in {place}", "italic")
    return text


def _voices(line: Line) -> Text:
    text = Text(wording.voices(line), "dim")
    if line.differs:
        text.append(f"  {', '.join(line.differs)} differs", wording.STAND_STYLE["differs"])
    return text
