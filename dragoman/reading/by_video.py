"""Meetings held by video link are calls."""

from __future__ import annotations

from dragoman.reading.candidate import Candidate


def hold_by_video(candidates: list[Candidate]) -> None:
    """Make a call of a meeting that its own sentence tells as a call of the same people too:
    "عبر تقنية الاتصال المرئي، عقد X اجتماعا مع Y"."""
    remote = {(c.sentence, frozenset(c.roles), c.status) for c in candidates if c.kind == "call"}
    for met in candidates if remote else ():
        told = met.kind == "meeting" and len(met.roles) > 1
        if told and (met.sentence, frozenset(met.roles), met.status) in remote:
            met.kind = "call"
