"""Verbs that share the subject of the verb before them: "met X and held talks with Y, before meeting Z"."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import HUMAN, Chunk, before_small_words
from dragoman.reading.scan import Scan


def is_participle_clause(scan: Scan, trigger: Match) -> bool:
    """Whether a participle hangs on the verb before it: "met X on Monday, before meeting Y"."""
    ending = scan.pack.meta.active_participle
    return (
        bool(ending)
        and trigger.has_value("trigger", "base")
        and any(scan.tokens[i].norm.endswith(ending) for i in range(trigger.start, trigger.end))
    )


def shared_subject(scan: Scan, before: list[Chunk], trigger: Match) -> Chunk | None:
    """The subject of two verbs: "Berg met President Mwangi and held talks with …", not who was met.

    Or of a verb and the participle behind it: "Berg met Mwangi before meeting with …".
    """
    if scan.pack.meta.order != "svo" or scan.pack.meta.paradigms or len(before) < 2:
        return None
    i = trigger.start - 1
    while i > before[-1].end and (scan.has_grammar(i, "adverb") or i in scan.date_tokens):
        i -= 1
    participle = is_participle_clause(scan, trigger)
    goes_on = _goes_on(scan, i, trigger)
    infinitive = _is_infinitive(scan, i, trigger)
    if not (participle or infinitive or goes_on or scan.has_grammar(i, "and")):
        return None
    start = scan.sentences[scan.sentence_of[trigger.start]].start
    for verb in reversed(scan.matches_in(start, i, "trigger")):
        finite = verb.has_value("trigger", "past", "present", "future")
        if not finite and not (participle and verb.has_value("trigger", "base")):
            continue
        if before[-1].start < verb.end or scan.has_grammar_in(verb.end, i, "relative", "that"):
            return None
        if goes_on and not _is_done_to(scan, verb, before[-1]):
            return None
        return next((c for c in reversed(before) if c.end <= verb.start and c.kind in HUMAN), None)
    return None


def _goes_on(scan: Scan, comma: int, trigger: Match) -> bool:
    """ "A rencontré Y, puis a été reçu par Z": an adverb behind the comma opens no clause of another's."""
    romance = scan.pack.meta.inversion and scan.pack.meta.analytic
    words = range(comma + 1, trigger.start)
    behind = any(scan.has_grammar(i, "adverb") and i not in scan.date_tokens for i in words)
    return romance and scan.tokens[comma].text == "," and behind


def _is_infinitive(scan: Scan, i: int, trigger: Match) -> bool:
    """ "A vu Y, avant d'être reçu par Z": a preposition right before a passive makes it an infinitive."""
    romance = scan.pack.meta.inversion and scan.pack.meta.analytic
    return romance and trigger.has_value("trigger", "passive") and scan.is_category(i, "marker")


def _is_done_to(scan: Scan, verb: Match, chunk: Chunk) -> bool:
    """Whether nothing but days, articles and small words part a verb from whom it is done to."""
    return all(
        i in scan.date_tokens or scan.has_grammar(i, "determiner", "adverb") or i == chunk.marker
        for i in range(verb.end, chunk.start)
    )


def shared_verb(scan: Scan, left: list[Chunk], trigger: Match) -> int:
    """The verb that "and" ties to this one, no subject between; -1 without one.

    "X, quien llegó ayer a Lima y hoy se reúne con Y": what is its subject is that of both.
    """
    i = trigger.start - 1
    while i > 0 and (i in scan.date_tokens or scan.has_grammar(i, "adverb")):
        i -= 1
    if scan.pack.meta.order != "svo" or scan.pack.meta.paradigms or not scan.has_grammar(i, "and"):
        return -1
    first = scan.sentences[scan.sentence_of[trigger.start]].start
    told = scan.matches_in(first, i, "trigger", "saying")
    if not told or not told[-1].has_value("trigger", "past", "present", "future"):
        return -1
    own = any(
        c.kind in HUMAN and not c.slot and not c.possessive and c.start >= told[-1].end
        for c in left
    )
    return -1 if own else told[-1].start


def of_a_thing(scan: Scan, chunks: list[Chunk], verb: int) -> bool:
    """Whether "that" stands before a verb with no noun between: "a committee that last met in 2019".

    Where the subject cannot stand behind its verb, that of the clause outside is not this one's.
    """
    meta = scan.pack.meta
    if meta.paradigms:
        before = before_small_words(scan, verb - 1)  # "многие из тех, кто встречается с X"
        return scan.has_grammar(before, "relative") and not scan.has_grammar(before, "there")
    if meta.order != "svo" or meta.inversion or meta.pro_drop or meta.paradigms:
        return False
    for i in range(verb - 1, max(0, verb - 4), -1):
        if scan.has_grammar(i, "that"):
            return True
        if scan.covered[i] is None or any(c.start <= i < c.end for c in chunks):
            return False  # a noun: "that committee met"
    return False
