"""The timeline in the terminal: one event a row, a heading for each month."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli import wording
from dragoman.views.timeline import Line, Timeline

WIDE = 100
"""From this width on voices stand in one line; below, their column is NARROW."""
NARROW = 9
GAP = 2
SHORT_ID = 14
"""Shown characters of an id at the least, so that it still names the event tomorrow."""


def show_timeline(console: Console, timeline: Timeline) -> None:
    """Print the lines, and what the filters left out."""
    if not timeline.lines:
        console.print("No event fits these filters." if timeline.total == 0 else "")
    else:
        console.print(timeline_table(timeline.lines, console.width))
    if len(timeline.lines) < timeline.total:
        console.print(f"{len(timeline.lines)} of {timeline.total} events shown.", style="dim")
    if timeline.folded:
        one = timeline.folded == 1
        plans = (
            "1 plan stands with what came of it"
            if one
            else f"{timeline.folded} plans stand with what came of them"
        )
        console.print(f"{plans} (--status planned shows them alone).", style="dim")
    if timeline.undated:
        without = f"{timeline.undated} more without a date"
        console.print(f"{without} (leave out --from and --to to see them).", style="dim")


def timeline_table(lines: Sequence[Line], width: int) -> Table:
    """Events as rows; the date is said once for the events of one day."""
    length = id_length([line.id for line in lines])
    dates = [wording.when(line.start, line.end) for line in lines]
    kinds = [wording.kind(line) for line in lines]
    voices = max(len(wording.voices(line)) for line in lines) if width >= WIDE else NARROW
    taken = max(map(len, dates)) + max(map(len, kinds)) + voices + length
    table = Table(box=None, padding=(0, GAP, 0, 0), show_header=False, expand=False)
    table.add_column("date", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("who and where", overflow="fold", max_width=max(20, width - taken - 5 * GAP))
    table.add_column("voices", overflow="fold", max_width=voices, style="dim")
    table.add_column("id", no_wrap=True, style="dim", min_width=length + GAP)
    before = ""
    for line, date, kind in zip(lines, dates, kinds, strict=True):
        table.add_row(
            Text(date if date != before else "", "" if line.start else "dim"),
            kind,
            _who_and_where(line),
            wording.voices(line),
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
    differing = [field for field in line.differs if field != "end" or "start" not in line.differs]
    if differing:
        text.append(f"\naccounts differ: {', '.join(differing)}", wording.STAND_STYLE["differs"])
    for plan in line.plans:
        day = f" for {wording.when(plan.start, plan.end)}" if plan.start else ""
        text.append(f"\n{plan.status}{day}: {plan.id[:SHORT_ID]}", "dim")
    return text
