"""dragoman: one sourced record of reported diplomacy.

import dragoman

with dragoman.open("dragoman.db") as book:
    book.add(["reports/"])
    for line in book.timeline(states=["SYR"]).lines:
        print(line.start, line.kind, [who.name for who in line.who])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import Book, open, read
    from dragoman.errors import DragomanError
    from dragoman.model import Document, Judgement, Quarantined, Reading, Record, Span
    from dragoman.model.selection import Selection
    from dragoman.run import Built, Options, Outcome, Progress

__version__ = "0.1.0"

# Each public name and where it lives; imported when first asked for, so that
# `import dragoman` and `dragoman --help` stay quick.
_HOMES = {
    "Book": "dragoman.api",
    "Built": "dragoman.run",
    "Document": "dragoman.model",
    "DragomanError": "dragoman.errors",
    "Judgement": "dragoman.model",
    "Options": "dragoman.run",
    "Outcome": "dragoman.run",
    "Progress": "dragoman.run",
    "Quarantined": "dragoman.model",
    "Reading": "dragoman.model",
    "Record": "dragoman.model",
    "Selection": "dragoman.model.selection",
    "Span": "dragoman.model",
    "open": "dragoman.api",
    "read": "dragoman.api",
}

__all__ = [
    "Book",
    "Built",
    "Document",
    "DragomanError",
    "Judgement",
    "Options",
    "Outcome",
    "Progress",
    "Quarantined",
    "Reading",
    "Record",
    "Selection",
    "Span",
    "__version__",
    "open",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
