"""Whether an invitation is what a journey goes back to, and so was given before."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.scan import Scan


def was_given(scan: Scan, trigger: Match) -> bool:
    """Whether an invitation is what a journey goes back to: "upon the invitation of X he will go"."""
    if not trigger.has("trigger", "invitation"):
        return False
    if scan.tokens[trigger.start].norm.startswith(_GIVEN) and scan.pack.meta.order == "vso":
        return True
    after = scan.covered[trigger.end] if trigger.end < len(scan.tokens) else None
    if after is not None and (after.has("marker", "to") or after.has_value("trigger", "base")):
        return False  # "with greetings and an invitation to visit Lima": what is given here
    if after is not None and after.has("postposition", "about") and scan.pack.meta.nominal:
        return True  # "X'in daveti üzerine gidecek"
    i = trigger.start - 1
    while i >= 0 and scan.has_grammar(i, "determiner"):
        i -= 1
    if i >= 0 and scan.tokens[i].norm in scan.pack.meta.auxiliaries.get("upon", ()):
        return True  # "auf Einladung von X besucht Y Lima"
    before = scan.covered[i] if i >= 0 else None
    marker = before.entry("marker") if before is not None else None
    return marker is not None and marker.key not in ("object", "of", "with", "about")


_GIVEN = ("بدعوه", "بدعوة", "تلبيه", "تلبية")
"""How Arabic opens "at the invitation of"; its particle is part of the phrase."""
