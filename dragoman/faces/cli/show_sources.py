"""What was brought in, and what builds changed, in the terminal."""

from __future__ import annotations

import os
import re
from collections import Counter
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.faces.cli.terminal import joined, printable
from dragoman.language.naming import language_name, without_pack
from dragoman.model import PASSED_OVER
from dragoman.model.origin import Origin
from dragoman.store import Change
from dragoman.views.origins import Sources

_FATES = {
    "read": "read",
    "version": "other versions of what was read",
    "no_pack": "kept, in a language without a pack",
    "duplicate": "duplicates of what was read from another place",
    "replaced": "replaced by what stands there now",
    "passed_over": "passed over by a first look (--screen none reads them)",
    "set_aside": "set aside",
    "forgotten": "set aside and taken off the list (dragoman forget --undo)",
}
# What a person wants to see one by one; the rest is counted, and all of it is in --json.
LISTED = ("event", "commitment", "copy", "conflict", "redirect")
_WHAT_STYLE = {"added": "green", "changed": "yellow", "removed": "red"}


def show_sources(console: Console, sources: Sources) -> None:
    """Print the items by fate, those set aside last with their reasons."""
    if not sources.items:
        console.print("Nothing has been brought in yet: dragoman build PATH…")
        return
    for fate in sources.fates:
        items = [item for item in sources.items if item.fate == fate]
        here = sources.languages.items()
        languages = ", ".join(f"{n} {code}" for code, n in here if not without_pack(code))
        others = ", ".join(f"{n} {language_name(c)} ({c})" for c, n in here if without_pack(c))
        aside = {r: n for r, n in sources.reasons.items() if r not in PASSED_OVER}
        reasons = ", ".join(f"{n} {reason}" for reason, n in aside.items())
        detail = {"read": languages, "no_pack": others, "set_aside": reasons}.get(fate, "")
        head = Text(f"{len(items)} {_FATES[fate]}", "bold")
        head.append(f"  {detail}", "dim")
        folder = _folder(items)
        if folder:
            head.append(f"  in {printable(folder)}", "dim")
        console.print(head)
        table = _TABLES.get(fate, _read)
        console.print(table(items, len(folder)))
        console.print()


def _folder(items: list[Origin]) -> str:
    """The folder all `items` lie in, with its slash; empty if there is no such folder."""
    if len(items) < 2 or any("://" in item.place for item in items):
        return ""
    try:
        shared = os.path.commonpath([os.path.dirname(item.place) for item in items])  # noqa: PTH120
    except ValueError:
        return ""
    return f"{shared}/" if shared and shared != "/" else ""


def _read(items: list[Origin], cut: int) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold", style="dim")
    for item in items:
        title = joined([item.outlet, item.title], ": ")
        table.add_row(
            Text(item.published or "undated", "" if item.published else "dim"),
            Text(item.language or "?"),
            Text(printable(title)),
            Text(printable(item.place[cut:]) + (f"\n= {printable(item.of)}" if item.of else "")),
        )
    messages = {item.message for item in items if item.fate == "no_pack"} - {None}
    if messages:
        table.caption = "\n".join(sorted(message or "" for message in messages))
    return table


def _set_aside(items: list[Origin], cut: int) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(no_wrap=True, style="yellow")
    table.add_column(overflow="fold")
    for item in items:
        text = Text(printable(item.place[cut:]))
        text.append(f"\n{printable(item.message or '')}", "dim")
        table.add_row(item.reason or "", text)
    return table


def _passed_over(items: list[Origin], cut: int) -> Table:
    """How many of each archive, not each page: there may be a million; `--json` has all."""
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(justify="right")
    table.add_column(no_wrap=True, style="yellow")
    table.add_column(overflow="fold")
    counted = Counter(
        (re.sub(r":\d+$", "", item.place[cut:]), item.reason or "", item.message or "")
        for item in items
    )
    for (place, reason, message), number in sorted(counted.items()):
        text = Text(printable(place))
        text.append(f"\n{printable(message)}", "dim")
        table.add_row(str(number), reason, text)
    return table


_TABLES = {"set_aside": _set_aside, "forgotten": _set_aside, "passed_over": _passed_over}


def _counted(changes: list[Change]) -> str:
    counted = Counter((change.kind, change.what) for change in changes)
    return ", ".join(f"{n} {kind} {what}" for (kind, what), n in sorted(counted.items()))


def show_changes(console: Console, changes: list[Change]) -> None:
    """Print what each build added, changed and removed."""
    if not changes:
        console.print("Nothing has changed.")
    for build, group in groupby(changes, key=lambda change: (change.build, change.at)):
        console.print(f"Build {build[0]}, {build[1]}", style="bold", markup=False)
        every = list(group)
        console.print(Padding(_counted(every), (0, 0, 0, 2)), style="dim")
        table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
        for style in ("", "", "dim"):
            table.add_column(style=style, overflow="fold")
        for change in every:
            if change.kind not in LISTED:
                continue
            what = Text(f"{change.what} {change.kind}", _WHAT_STYLE[change.what])
            fields = f" ({', '.join(change.fields)})" if change.fields else ""
            table.add_row(what, Text(printable(change.label) + fields), change.id)
        console.print(table)
