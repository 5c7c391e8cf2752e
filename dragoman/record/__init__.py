"""The record: one event however many tell it, one voice however many copies, one person however spelled."""

from dragoman.record.build import Derived, Help, build, derive
from dragoman.record.changes import redirects
from dragoman.record.doubts import doubtful_actors, doubtful_copies, doubtful_events
from dragoman.record.nearby import WORTH_LENDING, Nearby, Task
from dragoman.record.portrait import DRAWER, Portrait, draw, recalled

__all__ = [
    "DRAWER",
    "VERSION",
    "WORTH_LENDING",
    "Derived",
    "Help",
    "Nearby",
    "Portrait",
    "Task",
    "build",
    "derive",
    "doubtful_actors",
    "doubtful_copies",
    "doubtful_events",
    "draw",
    "recalled",
    "redirects",
]

VERSION = "17"
"""Raised whenever `build` may derive something else from the same inputs: a stored record of
another version is derived again."""
