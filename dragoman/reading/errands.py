"""What one travels for: "توجه إلى كييف للقاء X" is his meeting with X, not one of X's."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_FOR = "ل"
"""The particle written onto a noun that says what somebody does something for."""


def on_errand(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> None:
    """Give a noun of purpose the subject of its clause; its owner is whom one goes to meet.

    Where "with" follows, the owner is who acts: "استعدادا للقاء X مع Y".
    """
    if scan.pack.meta.order != "vso" or not trigger.prefix.endswith(_FOR) or found.partner:
        return
    if not found.owned or not trigger.has("trigger", "meeting") or trigger.prefix.endswith("ال"):
        return
    first = found.subject[0].start if found.subject else trigger.start
    people = [c for c in left if is_plain(c) and c.kind in HUMAN and c.end <= trigger.start]
    if first < trigger.end or not people or any(c.slot == "with" for c in found.subject):
        return
    found.object, found.subject, found.owned = found.subject, with_joined(left, people[0]), False
