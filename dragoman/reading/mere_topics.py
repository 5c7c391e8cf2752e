"""What was spoken of without a word of what was said: "spoke of the friendship", "говорил о сотрудничестве"."""

from __future__ import annotations

from dragoman.reading.cue import Cue
from dragoman.reading.scan import Scan

_NEAR = 3
"""Tokens in which the clause begins that is no mere topic: "habló de que …", "говорил о том, что …"."""


def is_mere_topic(scan: Scan, cue: Cue, start: int, limit: int) -> bool:
    """Whether only the topic stands behind a verb of speaking: no quotation and no clause.

    Verbs that a clause may follow as well ("говорил, что") need "about" in front of it.
    """
    match = scan.match_at.get(cue.start)
    if match is None or not match.has("grammar", "talks_of") or start >= limit:
        return False
    wire = scan.has_grammar(start, "by_wire")  # "говорил по телефону с X"
    if cue.saying != "stress" and not (wire or scan.is_category(start, "marker")):
        return False
    near = min(start + _NEAR, limit)
    for i in range(start, near):
        parted = i == start or scan.tokens[i - 1].text == ","
        if parted and scan.has_grammar(i, "that"):
            return False
    return not scan.has_mark(start, near, ":") and all(
        scan.quote_of[i] < 0 for i in range(start, limit)
    )
