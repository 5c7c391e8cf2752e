"""What endings say of the parts around a trigger, wherever they stand (Russian)."""

from __future__ import annotations

import re

from dragoman.language.phrases import Match
from dragoman.language.tokens import ends_in
from dragoman.reading.chunk import ANIMATE, HUMAN, Chunk
from dragoman.reading.frames import Arguments
from dragoman.reading.partners import opens_with
from dragoman.reading.scan import Scan
from dragoman.reading.verbs import with_joined


def oblique_relative(scan: Scan, verb: int) -> bool:
    """Whether the relative word before a verb stands in a case of objects."""
    i = verb - 1
    while i > 0 and not scan.has_grammar(i, "relative"):
        i -= 1
    return re.search("(?:ого|ую|ых|ому|ым|ыми)$", scan.tokens[i].norm) is not None


def parts_by_case(
    scan: Scan,
    trigger: Match,
    around: tuple[list[Chunk], list[Chunk], list[Chunk]],
    found: Arguments,
) -> None:
    """Parts that their case shows wherever they stand: "вьетнамского министра примет Шойгу"."""
    near, left, right = around
    pattern = scan.pack.meta.participle
    if pattern and ends_in(scan.tokens[trigger.start].norm, pattern):
        # "с министром, прибывшим в Москву": who stands before the comma.
        i = trigger.start - 1
        close = [c for c in left if c.end == i and scan.tokens[i].text == ","]
        if not close:
            close = _qualified(scan, trigger, right)
        found.subject = with_joined(near, close[-1]) if close and close[-1].kind in ANIMATE else []
        return
    for chunk in right:
        gap = sum(i not in scan.date_tokens for i in range(trigger.end, chunk.start))
        if chunk.kind in HUMAN and chunk.certain and chunk.case == "nom" and not chunk.slot:
            if gap <= 2:
                found.subject = with_joined(right, chunk)
                found.object = [c for c in found.object if c not in found.subject]
            break
        if gap > 8:
            break
    objects = [c for c in right if c.slot == "object" and c.start - trigger.end <= 4]
    objects += [c for c in reversed(left) if c.slot == "object" and trigger.start - c.end <= 6]
    behind = [c for c in found.object if c.start >= trigger.end and not c.slot]
    if objects and behind and not found.subject:
        # "главу правительства встретил его коллега": what is marked is the object.
        found.subject, found.object = found.object, []
    elif not objects and found.subject and found.subject[0].start >= trigger.end:
        objects = _received(left, trigger)
    if objects and objects[0].kind in ANIMATE and not found.object:
        found.object = with_joined(near, objects[0])


_AHEAD = 5
"""Tokens between a participle and the person it tells of."""


def _qualified(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """Whom a participle before him tells of: "прибывший в Лиму президент", "с прибывшим в Лиму X"."""
    first = next((c for c in right if c.kind in HUMAN), None)
    if first is None or first.start - trigger.end > _AHEAD:
        return []
    return [] if scan.has_mark(trigger.end, first.start, ",;:") else [first]


def _received(left: list[Chunk], trigger: Match) -> list[Chunk]:
    """Whom "в аэропорту премьера Перу встретил X" receives: accusative and genitive look alike."""
    received = any(e.category == "trigger" and e.key == "reception" for e in trigger.entries)
    return [
        c
        for c in left[-1:]
        if received and c.end == trigger.start and c.kind in HUMAN and c.case in ("gen", "acc")
    ]


_HAD = 24
"""Tokens between whoever has talks ahead and the word for them."""


def had_by(scan: Scan, trigger: Match, left: list[Chunk], found: Arguments) -> None:
    """Whose talks they are: "у министра запланирована встреча с X", "лидеру предстоят переговоры с X"."""
    if not scan.pack.meta.paradigms or found.owned or found.between:
        return
    for chunk in reversed(left):
        if chunk.kind not in HUMAN or trigger.start - chunk.end > _HAD:
            continue
        ahead = scan.matches_in(chunk.end, trigger.start, "modality")
        if not any(m.has("modality", "planned", "future", "cancelled") for m in ahead):
            continue
        marked = scan.tokens[chunk.marker].norm if 0 <= chunk.marker < chunk.start else ""
        own = scan.pack.meta.markers.get("of", ())
        if (chunk.slot == "of" and marked in own) or (chunk.slot == "to" and not marked):
            found.subject, found.bare, found.generic = with_joined(left, chunk), False, False
            return


_BESIDE = 2
"""Tokens between a verb of talks and a place of its own."""


def had_behind(scan: Scan, trigger: Match, partner: list[Chunk]) -> bool:
    """Whether a verb behind makes talks happen, or their partner stands inside their phrase.

    "Переговоры с ним провёл X", "на совместной с X пресс-конференции": no plural without sides.
    """
    reach = range(trigger.end, min(trigger.end + 6, len(scan.tokens)))
    if not scan.pack.meta.paradigms:
        return False
    return partner[-1].end == trigger.start or scan.has_grammar_in(reach.start, reach.stop, "light")


def before_matter(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """What stands right behind a verb that has the matter of talks as its object; all behind others."""
    if not trigger.has("grammar", "over"):
        return right
    return [c for c in right if c.start - trigger.end <= _BESIDE]


def with_before(scan: Scan, trigger: Match, chunk: Chunk) -> bool:
    """Whether a partner opens the clause, or stands between an adjective and its noun.

    "С X встретился Y", "на совместной с X встрече".
    """
    if opens_with(scan, chunk):
        return True
    cased = scan.pack.meta.phrasing.agreeing
    close = chunk.slot == "with" and chunk.end == trigger.start and chunk.marker > 0
    return close and any(
        ends_in(scan.tokens[chunk.marker - 1].norm, adjective) for adjective, _ in cased
    )
