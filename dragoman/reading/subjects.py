"""Which noun phrase before a trigger verb is its subject."""

from __future__ import annotations

from dragoman.language.phrases import Match
from dragoman.reading.chunk import (
    ANIMATE,
    HUMAN,
    Chunk,
    before_small_words,
)
from dragoman.reading.delegations import DELEGATION
from dragoman.reading.han_parts import who_met
from dragoman.reading.participles import shared_subject, shared_verb
from dragoman.reading.phrase import is_close, other_verb, phrase_start, with_joined
from dragoman.reading.plain_relatives import attached_relative, is_articled, relative_head
from dragoman.reading.relative_heads import outside_relative
from dragoman.reading.scan import Scan


def antecedent(scan: Scan, chunks: list[Chunk], verb: int) -> list[Chunk]:
    """Whom "who" stands for, when it is the subject of the verb at token `verb`."""
    if (head := _attached_head(scan, chunks, verb)) is not None:
        return with_joined(chunks, head)
    if scan.pack.meta.order == "sov":
        return relative_head(scan, chunks, verb)
    i = before_small_words(scan, verb - 1)
    if i < 1 or not scan.has_grammar(i, "relative") or scan.has_grammar(i, "there"):
        return []
    if scan.pack.meta.order == "vso" and scan.has_grammar(i, "there"):
        return []  # "زار الهند حيث اجتمع مع X": the traveller met him there
    if scan.tokens[i - 1].text in ",،":
        i -= 1
    for chunk in reversed(chunks):
        if chunk.end <= i:
            close = i - chunk.end <= 1 and chunk.kind in ANIMATE
            return with_joined(chunks, chunk) if close else []
    return []


def _attached_head(scan: Scan, chunks: list[Chunk], verb: int) -> Chunk | None:
    """Whom a relative word written onto the verb stands for: "X, המבקר בישראל", "X שהגיעה לביקור"."""
    match = scan.covered[verb]
    if match is None or verb < 1 or not attached_relative(scan, verb):
        return None
    i = verb - (scan.tokens[verb - 1].text == ",")
    heads = [c for c in chunks if c.end == i and c.kind in HUMAN]
    if not heads:
        return None
    first = scan.sentences[scan.sentence_of[verb]].start
    told = scan.matches_in(first, heads[-1].start, "saying")
    if not is_articled(scan, match) and (heads[-1].slot == "to" or i == verb) and told:
        return None  # "הודיע לשר X שייפגש": what X is told
    return heads[-1]


SUBJECT_REACH = 5
"""Words between a verb that comes first and its subject, times not counted."""


def words_between(scan: Scan, start: int, end: int) -> int:
    """How many words stand in tokens `start` to `end`, marks and dates apart."""
    return sum(scan.tokens[i].is_word and i not in scan.date_tokens for i in range(start, end))


def subject_left(scan: Scan, left: list[Chunk], before: list[Chunk], trigger: Match) -> list[Chunk]:
    """The nearest unmarked actor on the left; people before the states beside them."""
    if (subject := who_met(scan, before, trigger)) is not None:
        return with_joined(left, subject)
    if head := antecedent(scan, left, shared_verb(scan, left, trigger)):
        return head
    if (first := shared_subject(scan, before, trigger)) is not None:
        return with_joined(left, first)
    before = outside_relative(scan, before, trigger)
    nearest = before[-1]
    if (led := _with_delegation(scan, before)) is not None:
        return with_joined(left, led)
    if _qualifies(scan, nearest, trigger) and any(c.kind in HUMAN for c in before):
        # "在非洲联盟峰会期间会见了": the summit's body meets no one.
        return with_joined(left, [c for c in before if c.kind in HUMAN][-1])
    if nearest.kind in ("state", "organization", "institution"):
        humans = [c for c in before if c.kind in HUMAN]
        acted_on = scan.pack.meta.spaces and _visited(scan, nearest)
        acted_on = acted_on or _inside_clause(scan, humans, nearest)
        if (humans and (acted_on or not is_close(nearest.end, trigger.start, 4))) or (
            humans and not scan.pack.meta.spaces and _in_setting(scan, nearest, trigger)
        ):
            nearest = humans[-1]
    elif len(before) > 1 and _is_met(scan, before[-2], nearest, trigger):
        nearest = before[-2]
    return with_joined(left, nearest)


def _with_delegation(scan: Scan, before: list[Chunk]) -> Chunk | None:
    """Who acts in "le ministre X et sa délégation ont rencontré Y": the delegation is his."""
    if before[-1].institution != DELEGATION or not scan.pack.meta.analytic:
        return None
    i = before[-1].start - 1
    while i > 0 and (
        scan.has_grammar(i, "determiner", "possessive") or scan.is_category(i, "pronoun")
    ):
        i -= 1
    people = [c for c in before if c.kind in HUMAN and c.kind != "pronoun" and c.end == i]
    return people[-1] if people and scan.has_grammar(i, "and") else None


def _visited(scan: Scan, chunk: Chunk) -> bool:
    """Whether a body is the object of the verb before it: "visited the museum before meeting X"."""
    i = phrase_start(scan, chunk) - 1
    while i > 0 and (i in scan.date_tokens or scan.has_grammar(i, "determiner", "adverb")):
        i -= 1  # "visita este viernes España"
    verb = scan.covered[i] if i >= 0 else None
    entry = verb.entry("trigger") if verb is not None else None
    return entry is not None and entry.value != "noun"


def _inside_clause(scan: Scan, humans: list[Chunk], chunk: Chunk) -> bool:
    """Whether a body is part of what the verb before it says, where cases tell the parts.

    "X встретился с главой фонда «Волна», позвонил Y": what opens no clause is not who goes on.
    """
    if not scan.pack.meta.paradigms or not humans or chunk.certain:
        return False
    verb = scan.matches_in(humans[-1].end, chunk.start, "trigger")
    i = phrase_start(scan, chunk) - 1
    while i > humans[-1].end and scan.tokens[i].text in '«"“„':
        i -= 1
    opens = scan.tokens[i].text in ",;:—–" or scan.has_grammar(i, "and", "but")
    return not opens and any(m.has_value("trigger", "past", "present", "future") for m in verb)


def _qualifies(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    """Whether a body stands right before a noun that tells of an encounter ("the AU summit")."""
    after = scan.match_at.get(chunk.end)
    entry = after.entry("trigger") if after is not None else None
    body = chunk.kind in ("organization", "institution")
    return body and entry is not None and entry.value == "noun" and after is not trigger


def _is_met(scan: Scan, subject: Chunk, met: Chunk, trigger: Match) -> bool:
    """ "Marsk met Dural in Amman during a regional tour": it is the tour of who meets, not of who is met."""
    tour = trigger.entry("trigger")
    if scan.pack.meta.order != "svo" or tour is None or tour.value != "noun":
        return False
    if tour.key not in ("visit", "tour"):
        return False
    behind = range(met.end, trigger.start)
    if any(scan.has_grammar(i, "relative") or other_verb(scan, i) for i in behind):
        return False  # "met Dural, who came on a visit"
    between = scan.matches_in(subject.end, met.start, "trigger")
    return bool(between) and any(
        e.category == "trigger" and e.key == "meeting" and e.value == "past"
        for e in between[-1].entries
    )


def _is_goal(scan: Scan, chunk: Chunk) -> bool:
    """Whether a verb of travel stands right before a state ("访问以色列，并会见…")."""
    before = scan.covered[chunk.start - 1] if chunk.start else None
    entry = before.entry("trigger") if before is not None else None
    return entry is not None and entry.key in ("visit", "arrival", "departure", "tour")


def _in_setting(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    """Whether a state or body only says where or when: "访问秘鲁，并会见", "出席联合国会议期间会见"."""
    during = scan.has_grammar_in(chunk.end, trigger.start, "during", "since")
    return during or _is_goal(scan, chunk)


def same_clause(scan: Scan, chunk: Chunk, trigger: Match) -> bool:
    """Whether no colon or semicolon stands between a noun phrase and the trigger."""
    return not scan.has_mark(chunk.end, trigger.start, ";:")
