"""Dates in twelve languages: spotted exactly, resolved against a reference, never guessed.

`spot` finds the time expressions of a text in one pass; `resolve` says what
one comes to, given the day of publication and the tense of its sentence.
The words and forms of each language are data: `packs/<code>/time.toml`.
"""

from __future__ import annotations

from dragoman.language.dates.expression import KINDS, ResolvedDate, Tense, TimeExpression
from dragoman.language.dates.resolving import resolve
from dragoman.language.dates.spotting import spot

__all__ = ["KINDS", "ResolvedDate", "Tense", "TimeExpression", "resolve", "spot"]
