"""Words in quotation marks that are no speech: "провели «обширные переговоры»"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan

_BORROWED = 3
"""Words up to which a quotation is no speech but a borrowed term."""


def quote_told_in(scan: Scan, trigger: Match) -> int:
    """The quotation that tells of the event, -1 where the verb of its noun stands outside the marks."""
    quote = scan.quote_of[trigger.start]
    if quote < 0 or scan.quotes[quote].words > _BORROWED:
        return quote
    mark = trigger.start - 1
    while mark > 0 and scan.quote_of[mark] == quote:
        mark -= 1
    return -1 if scan.has_grammar(mark, "light") or scan.has_grammar(mark - 1, "light") else quote
