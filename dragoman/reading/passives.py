"""The parts around a passive verb: who was received or invited, and by whom."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.participles import shared_subject
from dragoman.reading.phrase import is_plain, phrase_start, with_joined
from dragoman.reading.relative_heads import outside_relative
from dragoman.reading.scan import Scan

_LONG = r"(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)$"
"""Endings of a Russian passive participle that stands with a noun; a predicate has short ones."""
_AHEAD = 6
"""Tokens between such a participle, or whoever did it, and the person behind whom it tells of."""


def participle_parts(scan: Scan, trigger: Match, near: list[Chunk], found: Arguments) -> None:
    """Whom a participle in the passive tells of, in any case: "с приглашённым Y министром X".

    Before him: "приглашённый королём в Лиму X", "Приглашённый королём, X прибыл"; or behind him and
    a comma: "с X, приглашённым королём".
    """
    if not scan.pack.meta.paradigms or not re.search(_LONG, scan.tokens[trigger.end - 1].norm):
        return
    people = [c for c in near if c.kind in HUMAN]
    before = [c for c in people if c.end == trigger.start - 1]
    if before and scan.tokens[before[0].end].text == ",":
        found.object = with_joined(near, before[0])
        return
    behind = [c for c in people if c.start >= trigger.end and c.slot != "by"]
    last = found.subject[-1].end if found.subject else trigger.end
    if behind and 0 <= behind[0].start - max(last, trigger.end) <= _AHEAD:
        commas = scan.has_mark(trigger.end, behind[0].start, ",;:")
        opens = scan.sentences[scan.sentence_of[trigger.start]].start == trigger.start
        found.object = [behind[0]] if opens or not commas else []


def passive_parts(
    scan: Scan, trigger: Match, left: list[Chunk], right: list[Chunk], found: Arguments
) -> None:
    before = [c for c in left if is_plain(c)]
    if scan.pack.meta.order == "sov":
        # Where no verb stands between, whoever opens the clause is its patient.
        before = [c for c in before if c.kind in HUMAN][:1]
    if before:
        # "visitou Angola, onde foi recebido por X": people are received, not states.
        people = outside_relative(scan, [c for c in before if c.kind in HUMAN] or before, trigger)
        first = shared_subject(scan, people, trigger)  # "a rencontré Y, puis a été reçu par Z"
        found.object = with_joined(left, first or people[-1])
    elif not scan.pack.meta.spaces and scan.has_grammar(trigger.end, "possessive"):
        # "被鲁托接见的外长X": whom the clause qualifies.
        found.object = [c for c in right if c.kind in HUMAN and c.start == trigger.end + 1]
    agents = [c for c in (*right, *left) if c.slot == "by" and c.kind in ANIMATE]
    # "pelos ministros de X, A, e de Y, B": the plural of which nothing is known names no one.
    agents = [c for c in agents if c.kind != "group" or c.actors] or agents
    after = [c for c in right if is_plain(c) and c.start - trigger.end <= 2]
    givers = [c for c in right if c.slot in ("by", "from") and c.kind in HUMAN]
    if scan.pack.meta.order == "vso" and givers and (before or after):
        # "تلقى X دعوة من Y": the patient stands where a subject does.
        found.object = found.object or with_joined(right, after[0])
        found.subject = with_joined(right, givers[0])
        return
    if agents:
        found.subject = with_joined(right if agents[0] in right else left, agents[0])
    elif after:
        found.subject = with_joined(right, after[0])
    if not found.object and agents and scan.pack.meta.auxiliaries:
        # "Empfangen wird Lind vom Präsidenten"
        patient = [c for c in right if is_plain(c) and c.kind in HUMAN and c.end <= agents[0].start]
        found.object = with_joined(right, patient[0]) if patient else []
    if not found.object and (agents or after):
        # "Reçue mardi par le président, la ministre …": the patient stands behind a comma.
        last = (agents or after)[0]
        behind = [c for c in right if c.start > last.start and is_plain(c) and c.kind in HUMAN]
        behind = [c for c in behind if c not in found.subject][:1]
        if behind and scan.tokens[phrase_start(scan, behind[0]) - 1].text == ",":
            found.object = with_joined(right, behind[0])
