"""Whose doing a noun is, told by the clause behind it: "la visita que X realizará a Lima"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk
from dragoman.reading.phrase import is_plain, with_joined
from dragoman.reading.scan import Scan

_CLAUSE = 8
"""Tokens from a relative word to the verb of its clause: "التي كان من المقرر أن يجريها"."""


def made_by(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "الزيارة التي يقوم بها X": whoever stands behind the verb of a relative clause makes it."""
    if scan.pack.meta.order != "vso":
        clauses = scan.pack.meta.spaces and not scan.pack.meta.nominal
        return _made_in_clause(scan, trigger, right) if clauses else []
    first = trigger.end
    while first < trigger.end + 2 and not scan.has_grammar(first, "relative"):
        first += 1
    if not scan.has_grammar(first, "relative"):
        return _made_of_any(scan, trigger, right)
    for i in range(first + 1, min(first + _CLAUSE, len(scan.tokens))):
        match = scan.match_at.get(i)
        if match is None or not match.has("grammar", "light"):
            continue
        behind = [c for c in right if c.start >= match.end and c.kind in HUMAN and is_plain(c)]
        near = behind and all(
            j in scan.date_tokens or scan.has_grammar(j, "adverb") or not scan.tokens[j].is_word
            for j in range(match.end, behind[0].start)
        )
        return with_joined(right, behind[0]) if near else []
    return []


def _made_of_any(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "زيارة رسمية قام بها X": a noun without the article has its clause without a relative word."""
    if not trigger.has_value("trigger", "noun") or trigger.prefix.endswith("ال"):
        return []
    sentence = scan.sentences[scan.sentence_of[trigger.start]]
    for i in range(trigger.end, min(trigger.end + _ADJECTIVES + 1, sentence.end)):
        match = scan.match_at.get(i)
        if match is not None and match.has("grammar", "light") and not match.prefix:
            behind = [c for c in right if c.start >= match.end and c.kind in HUMAN and is_plain(c)]
            near = behind and all(
                j in scan.date_tokens or scan.has_grammar(j, "adverb")
                for j in range(match.end, behind[0].start)
            )
            return with_joined(right, behind[0]) if near else []
        if match is not None or not scan.tokens[i].is_word:
            return []
    return []


_ADJECTIVES = 2
"""Tokens from a noun to the word that opens its clause: "la visita oficial que …"."""
_DONE = 14
"""Tokens from that word to the verb of its clause: a title with a name may stand before it."""
_DOER = 8
"""Tokens from that verb to whoever stands behind it: "que realizará del 3 al 5 de mayo a Lima X"."""


def _made_in_clause(scan: Scan, trigger: Match, right: list[Chunk]) -> list[Chunk]:
    """ "La visita que X realizará a Lima", "a reunião que manteve X com Y": X is the subject.

    The word that opens the clause may look like one that marks X ("que" as "than").
    """
    if not trigger.has_value("trigger", "noun"):
        return []
    opening = _opening(scan, trigger)
    if opening < 0:
        return []
    verb = _clause_verb(scan, opening, right)
    if verb < 0:
        return []
    people = [c for c in right if c.kind in HUMAN and c.start > opening and not c.possessive]
    before = [c for c in people if c.end <= verb and (not c.slot or c.marker == opening)]
    behind = [c for c in people if 0 < c.start - verb <= _DOER + 4 and is_plain(c)]
    if before:
        for chunk in with_joined(right, before[0]):
            if chunk.marker == opening:
                chunk.slot, chunk.marker = "", -1
        return with_joined(right, before[0])
    return with_joined(right, behind[0]) if behind else []


def _opening(scan: Scan, trigger: Match) -> int:
    """The word behind a noun that opens a clause on it, -1 where none does.

    Where a comma stands before every such clause ("la reunión, que …" tells of something else),
    it has to: "о визите, который …", "die Reise, die …".
    """
    meta = scan.pack.meta
    marked = bool(meta.paradigms or meta.auxiliaries)
    words = {*meta.auxiliaries.get("subject", ()), *meta.auxiliaries.get("object", ())}
    for i in range(trigger.end, min(trigger.end + _ADJECTIVES + marked + 1, len(scan.tokens))):
        comma = scan.tokens[i - 1].text == ","
        opens = scan.has_grammar(i, "that", "relative") or (comma and scan.tokens[i].norm in words)
        if opens and comma == marked:
            return i
        if not scan.tokens[i].is_word and not (marked and scan.tokens[i].text == ","):
            return -1
    return -1


def _clause_verb(scan: Scan, opening: int, chunks: list[Chunk]) -> int:
    """The verb of doing that a relative word opens the clause of, -1 where another verb comes first."""
    sentence = scan.sentences[scan.sentence_of[opening]]
    for i in range(opening + 1, min(opening + _DONE, sentence.end)):
        match = scan.match_at.get(i)
        if match is None or any(c.start <= i < c.end for c in chunks):
            continue
        if match.has("grammar", "light"):
            return i
        if match.has("saying", "say", "tell") or match.has_value("trigger", "past", "present"):
            return -1
    return -1


def clause_behind(scan: Scan, trigger: Match, chunks: list[Chunk]) -> range:
    """The tokens of the clause behind a noun that tells whose doing it is; none without such a clause."""
    meta = scan.pack.meta
    if not meta.spaces or meta.nominal or not trigger.has_value("trigger", "noun"):
        return range(0)
    opening = _opening(scan, trigger)
    verb = _clause_verb(scan, opening, chunks) if opening >= 0 else -1
    return range(opening, end_of_clause(scan, verb)) if verb >= 0 else range(0)


def end_of_clause(scan: Scan, start: int) -> int:
    """The comma or the end of the sentence up to which a clause goes on from token `start`."""
    end = scan.sentences[scan.sentence_of[start]].end
    return next((i for i in range(start, end) if scan.tokens[i].text == ","), end)
